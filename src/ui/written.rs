//! A design as text, for those who take it away from the page: the storage and the engine.
//!
//! Law: one state of a design is written once, however many ask for it.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use crate::document::{Document, write_compact};

thread_local! {
    /// The design that was written last.
    static LAST: RefCell<Option<(Arc<Document>, Rc<str>)>> = const { RefCell::new(None) };
}

/// The saved file of a design, in as few letters as possible.
pub fn written(design: &Arc<Document>) -> Rc<str> {
    LAST.with_borrow_mut(|last| match last {
        Some((known, text)) if Arc::ptr_eq(known, design) => Rc::clone(text),
        _ => {
            let text: Rc<str> = write_compact(design).into();
            *last = Some((Arc::clone(design), Rc::clone(&text)));
            text
        }
    })
}
