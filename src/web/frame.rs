//! One animation frame at a time.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Something that is done at most once a frame, however often it is asked for.
#[derive(Clone)]
pub struct Frame {
    asked: Rc<Cell<bool>>,
    act: Rc<Closure<dyn FnMut()>>,
}

impl Frame {
    /// `act` is done in the frame after each [`ask`](Self::ask).
    #[must_use]
    pub fn new(act: impl Fn() + 'static) -> Self {
        let asked = Rc::new(Cell::new(false));
        let open = Rc::clone(&asked);
        let act = Closure::new(move || {
            open.set(false);
            act();
        });
        Self { asked, act: Rc::new(act) }
    }

    /// Asks for the next frame. Where it was asked for already, nothing more happens.
    pub fn ask(&self) {
        let granted = !self.asked.get() && super::window().request_animation_frame((*self.act).as_ref().unchecked_ref()).is_ok();
        if granted {
            self.asked.set(true);
        }
    }
}

/// Something that is done once, some time after it was last asked for.
#[derive(Clone)]
pub struct Later {
    timer: Rc<Cell<Option<i32>>>,
    act: Rc<Closure<dyn FnMut()>>,
}

impl Later {
    /// `act` is done once things are quiet.
    #[must_use]
    pub fn new(act: impl Fn() + 'static) -> Self {
        let timer = Rc::new(Cell::new(None));
        let running = Rc::clone(&timer);
        let act = Closure::new(move || {
            running.set(None);
            act();
        });
        Self { timer, act: Rc::new(act) }
    }

    /// Does it in `wait_ms`, and not before, whatever was asked for until now.
    pub fn after(&self, wait_ms: i32) {
        self.cancel();
        let callback = (*self.act).as_ref().unchecked_ref();
        let timer = super::window().set_timeout_with_callback_and_timeout_and_arguments_0(callback, wait_ms);
        self.timer.set(timer.ok());
    }

    /// Does not do it after all.
    pub fn cancel(&self) {
        if let Some(timer) = self.timer.take() {
            super::window().clear_timeout_with_handle(timer);
        }
    }
}
