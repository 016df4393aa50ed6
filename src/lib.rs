//! Relata: draw a database schema, see it as a diagram, download its SQL and its migrations.
//!
//! The modules in reading order. The law of direction: a module uses those above it in this list,
//! never those below it; `tests/tidy.rs` reads the imports and fails on a wrong one. Everything above
//! `web` is a plain function from values to values: no browser, no clock, no dice.

pub mod schema;

pub mod dialect;

pub mod migrate;

pub mod document;

pub mod text;

pub mod canvas;

pub mod editor;

#[cfg(all(feature = "app", target_arch = "wasm32"))]
pub mod web;

#[cfg(all(feature = "app", target_arch = "wasm32"))]
pub mod ui;
