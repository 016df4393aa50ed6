//! Undo and redo: the patches of one session, minutes deep.

use super::Patch;

/// What can be undone and redone.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Patch>,
    undone: Vec<Patch>,
}
