//! Every foreign text, in and out.
