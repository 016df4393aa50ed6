//! The pointer and the wheel over the canvas: captured, and moves joined to one a frame.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent, WheelEvent};

use super::frame::{Frame, Later};
use super::listen;
use super::pinch::Pinch;
use crate::canvas::{Point, Screen};
use crate::editor::{Action, Button, Modifiers, Phase, PointerEvent, Wheel};

/// Pixels of a line, where a wheel counts in lines.
const LINE_PX: f64 = 16.0;
/// Pixels of a page, where a wheel counts in pages.
const PAGE_PX: f64 = 400.0;
/// How long a finger rests before it asks for the menu, and how far it may stray.
const LONG_PRESS_MS: i32 = 500;
const STRAY_PX: f64 = 10.0;

/// What was heard and not told yet.
#[derive(Default)]
struct Pending {
    moved: Option<PointerEvent>,
    turned: Option<Wheel>,
}

/// Watches an element, and tells what happens over it as actions, in order, moves at most once a frame.
pub fn watch(element: &Element, tell: impl Fn(Action) + 'static) {
    let tell: Rc<dyn Fn(Action)> = Rc::new(tell);
    let pending = Rc::new(RefCell::new(Pending::default()));
    let flush = {
        let (pending, tell) = (Rc::clone(&pending), Rc::clone(&tell));
        Rc::new(move || flush(&pending, &*tell))
    };
    let frame = {
        let flush = Rc::clone(&flush);
        Frame::new(move || flush())
    };
    let corner = Rc::new(Cell::new((0.0, 0.0)));
    let pinch = Rc::new(RefCell::new(Pinch::default()));

    let rest = Rest::new(Rc::clone(&tell), Rc::clone(&pinch));

    // Moves come often, and asking where the element is costs: once as the pointer comes in is enough.
    {
        let (surface, corner) = (element.clone(), Rc::clone(&corner));
        listen(element, "pointerenter", move |_: web_sys::PointerEvent| corner.set(corner_of(&surface)));
    }
    for (name, phase) in [
        ("pointerdown", Phase::Down),
        ("pointermove", Phase::Move),
        ("pointerup", Phase::Up),
        ("pointercancel", Phase::Cancel),
        ("pointerleave", Phase::Leave),
    ] {
        let (tell, flush, frame, pending) = (Rc::clone(&tell), Rc::clone(&flush), frame.clone(), Rc::clone(&pending));
        let (surface, corner, pinch, rest) = (element.clone(), Rc::clone(&corner), Rc::clone(&pinch), rest.clone());
        listen(element, name, move |event: web_sys::PointerEvent| {
            if phase != Phase::Move {
                corner.set(corner_of(&surface));
            }
            let told = PointerEvent {
                phase,
                at: at(&event, corner.get()),
                button: button(&event),
                modifiers: modifiers(&event),
                coarse: event.pointer_type() != "mouse",
            };
            match phase {
                Phase::Move if !told.coarse => {
                    pending.borrow_mut().moved = Some(told);
                    frame.ask();
                    return;
                }
                // A gesture goes on outside the element, and its end is heard.
                Phase::Down => {
                    let _ = surface.set_pointer_capture(event.pointer_id());
                }
                _ => {}
            }
            rest.hear(&told);
            flush();
            let actions = pinch.borrow_mut().hear(event.pointer_id(), told);
            actions.into_iter().for_each(|action| tell(action));
        });
    }
    watch_double_click(element, Rc::clone(&tell), Rc::clone(&flush));
    watch_wheel(element, pending, frame);
    watch_menu(element, tell);
}

/// A finger that rests on the canvas, which asks for the menu.
#[derive(Clone)]
struct Rest {
    from: Rc<Cell<Option<PointerEvent>>>,
    timer: Later,
}

impl Rest {
    fn new(tell: Rc<dyn Fn(Action)>, pinch: Rc<RefCell<Pinch>>) -> Self {
        let from: Rc<Cell<Option<PointerEvent>>> = Rc::default();
        let pressed = Rc::clone(&from);
        let timer = Later::new(move || {
            if let Some(event) = pressed.take() {
                pinch.borrow_mut().hold();
                tell(Action::Pointer(PointerEvent { phase: Phase::Cancel, ..event }));
                tell(Action::OpenMenu(Some(event.at)));
            }
        });
        Self { from, timer }
    }

    fn hear(&self, event: &PointerEvent) {
        let before = self.from.get();
        match event.phase {
            // A second finger is no long press of the first.
            Phase::Down if event.coarse && before.is_none() => {
                self.from.set(Some(*event));
                self.timer.after(LONG_PRESS_MS);
            }
            Phase::Move if before.is_some_and(|before| before.at.distance(event.at) < STRAY_PX) => {}
            _ => {
                self.from.set(None);
                self.timer.cancel();
            }
        }
    }
}

/// The second button and the menu key open our menu, and none of the browser's. A finger has its long press.
fn watch_menu(element: &Element, tell: Rc<dyn Fn(Action)>) {
    let surface = element.clone();
    listen(element, "contextmenu", move |event: MouseEvent| {
        event.prevent_default();
        let is_touch = event.dyn_ref::<web_sys::PointerEvent>().is_some_and(|event| event.pointer_type() == "touch");
        let by_pointer = event.button() == 2 || event.ctrl_key();
        if !is_touch {
            tell(Action::OpenMenu(by_pointer.then(|| at(&event, corner_of(&surface)))));
        }
    });
}

fn flush(pending: &RefCell<Pending>, tell: &dyn Fn(Action)) {
    let heard = std::mem::take(&mut *pending.borrow_mut());
    if let Some(moved) = heard.moved {
        tell(Action::Pointer(moved));
    }
    if let Some(turned) = heard.turned {
        tell(Action::Wheel(turned));
    }
}

fn watch_double_click(element: &Element, tell: Rc<dyn Fn(Action)>, flush: Rc<impl Fn() + 'static>) {
    let surface = element.clone();
    listen(element, "dblclick", move |event: MouseEvent| {
        flush();
        tell(Action::Pointer(PointerEvent {
            phase: Phase::DoubleClick,
            at: at(&event, corner_of(&surface)),
            button: Button::Primary,
            modifiers: modifiers(&event),
            coarse: false,
        }));
    });
}

fn watch_wheel(element: &Element, pending: Rc<RefCell<Pending>>, frame: Frame) {
    let surface = element.clone();
    listen(element, "wheel", move |event: WheelEvent| {
        // Neither does the page scroll nor the browser zoom.
        event.prevent_default();
        let unit = match event.delta_mode() {
            WheelEvent::DOM_DELTA_LINE => LINE_PX,
            WheelEvent::DOM_DELTA_PAGE => PAGE_PX,
            _ => 1.0,
        };
        let by = Point::new(event.delta_x() * unit, event.delta_y() * unit);
        let mut pending = pending.borrow_mut();
        let before = pending.turned.map_or(Point::new(0.0, 0.0), |wheel| wheel.by);
        let at = at(&event, corner_of(&surface));
        pending.turned = Some(Wheel { at, by: before + by, modifiers: modifiers(&event) });
        frame.ask();
    });
}

fn corner_of(element: &Element) -> (f64, f64) {
    let place = element.get_bounding_client_rect();
    (place.left(), place.top())
}

fn at(event: &MouseEvent, (left, top): (f64, f64)) -> Point<Screen> {
    Point::new(f64::from(event.client_x()) - left, f64::from(event.client_y()) - top)
}

fn button(event: &web_sys::PointerEvent) -> Button {
    // While moving, `button` is -1 and `buttons` says which are held.
    match (event.button(), event.buttons()) {
        (1, _) | (-1, 4) => Button::Middle,
        (2, _) | (-1, 2) => Button::Secondary,
        _ => Button::Primary,
    }
}

fn modifiers(event: &MouseEvent) -> Modifiers {
    Modifiers { shift: event.shift_key(), control: event.ctrl_key() || event.meta_key(), alt: event.alt_key() }
}

/// Gives an element the focus without moving the page.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}
