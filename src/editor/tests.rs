//! Whole gestures: lists of events, and what the document is after them.
