//! How wide a text is in the browser's own fonts.

use std::cell::RefCell;
use std::collections::HashMap;

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, OffscreenCanvas};

use crate::canvas::{FONT_FAMILY, Font, Ruler};

/// Measures with a canvas of its own, and remembers what it measured: most texts come again.
pub struct CanvasRuler {
    context: CanvasRenderingContext2d,
    known: RefCell<Known>,
}

#[derive(Default)]
struct Known {
    font: Option<Font>,
    widths: HashMap<(Font, String), f64>,
}

/// More than this many texts are not remembered: then it starts anew.
const MOST: usize = 20_000;

impl CanvasRuler {
    /// A ruler; `None` where the browser gives no canvas.
    #[must_use]
    pub fn new() -> Option<Self> {
        let element = super::page()?.create_element("canvas").ok()?;
        let context = element.dyn_into::<HtmlCanvasElement>().ok()?.get_context("2d").ok()??;
        Some(Self { context: context.dyn_into().ok()?, known: RefCell::default() })
    }

    /// A ruler for where there is no page; `None` where the browser gives no canvas there.
    #[must_use]
    pub fn off_screen() -> Option<Self> {
        let context = OffscreenCanvas::new(1, 1).ok()?.get_context("2d").ok()??;
        // Its context measures as that of a canvas on the page does.
        Some(Self { context: context.unchecked_into(), known: RefCell::default() })
    }
}

impl Ruler for CanvasRuler {
    fn width(&self, text: &str, font: Font) -> f64 {
        let mut known = self.known.borrow_mut();
        let key = (font, text.to_owned());
        if let Some(width) = known.widths.get(&key) {
            return *width;
        }
        if known.font != Some(font) {
            self.context.set_font(&css_font(font, font.size_px()));
            known.font = Some(font);
        }
        let width = self.context.measure_text(text).map_or(0.0, |metrics| metrics.width());
        if known.widths.len() >= MOST {
            known.widths.clear();
        }
        known.widths.insert(key, width);
        width
    }
}

/// A font in the words of CSS.
pub(super) fn css_font(font: Font, size_px: f64) -> String {
    format!("{} {size_px}px {FONT_FAMILY}", font.weight())
}
