//! The interface: shows, sends, owns no facts.
