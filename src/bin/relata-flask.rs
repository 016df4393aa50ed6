//! The entry of the second program: it answers what is asked about Flask, in a worker of the browser.
//!
//! Deliberately not here: what is asked and answered; see `relata::text::flask`.

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    relata::web::flask::serve(relata::text::flask::answer);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This part of Relata runs in a browser, in a worker of the page: see ./dev serve.");
}
