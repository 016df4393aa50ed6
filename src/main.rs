//! The entry of the app in the browser.

fn main() {}
