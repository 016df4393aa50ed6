//! Undo and redo: the patches of one session, minutes deep.

use std::collections::VecDeque;

use super::{Document, Patch};

/// What can be undone and redone.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: VecDeque<Patch>,
    undone: Vec<Patch>,
}

impl History {
    /// How many steps are kept; the oldest are forgotten first.
    pub const DEPTH: usize = 1000;

    /// Remembers a step that was just done; what was undone before cannot be redone any more.
    /// A step that changed nothing is no step.
    pub fn push(&mut self, patch: Patch) {
        if patch.is_empty() {
            return;
        }
        self.undone.clear();
        self.done.push_back(patch);
        if self.done.len() > Self::DEPTH {
            self.done.pop_front();
        }
    }

    /// Takes the last step back, and returns what that changed (before is how it was a moment ago).
    pub fn undo(&mut self, document: &mut Document) -> Option<Patch> {
        let patch = self.done.pop_back()?;
        let back = patch.reversed();
        document.apply(&back);
        self.undone.push(patch);
        Some(back)
    }

    /// Does the step again that was taken back last, and returns it.
    pub fn redo(&mut self, document: &mut Document) -> Option<Patch> {
        let patch = self.undone.pop()?;
        document.apply(&patch);
        self.done.push_back(patch.clone());
        Some(patch)
    }

    /// Whether there is a step to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is a step to do again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// The names of the next step back and the next step forward, for the menu.
    #[must_use]
    pub fn labels(&self) -> (Option<&str>, Option<&str>) {
        (self.done.back().map(|p| p.label.as_str()), self.undone.last().map(|p| p.label.as_str()))
    }
}
