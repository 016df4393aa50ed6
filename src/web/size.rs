//! How large an element is, and how many pixels the screen has for one of CSS.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlCanvasElement, ResizeObserver};

use crate::canvas::{Screen, Size};

/// Calls `act` with the size of an element, now and whenever it changes.
pub fn watch(element: &Element, act: impl Fn(Size<Screen>) + 'static) {
    let watched = element.clone();
    let heard = Closure::<dyn FnMut()>::new(move || {
        act(Size::new(f64::from(watched.client_width()), f64::from(watched.client_height())));
    });
    if let Ok(observer) = ResizeObserver::new(heard.as_ref().unchecked_ref()) {
        observer.observe(element);
    }
    heard.forget();
}

/// Screen pixels for a pixel of CSS.
#[must_use]
pub fn density() -> f64 {
    super::window().device_pixel_ratio().clamp(1.0, 4.0)
}

/// Gives a canvas as many pixels as the screen has where it stands; whether that was a change.
pub fn fit(canvas: &HtmlCanvasElement, size: Size<Screen>) -> bool {
    let pixels = |length: f64| (length * density()).round().max(1.0) as u32;
    let (width, height) = (pixels(size.width), pixels(size.height));
    let changed = canvas.width() != width || canvas.height() != height;
    if changed {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    changed
}
