//! The entry of the second program: it answers what the page asks, in a worker of the browser.
//!
//! Deliberately not here: what is asked and answered; see `relata::text::Service`.

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    let mut service = relata::text::Service::default();
    relata::web::worker::serve(move |request, design| {
        if let Some(design) = design {
            service.hold(design);
        }
        service.answer(request)
    });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This part of Relata runs in a browser, in a worker of the page: see ./dev serve.");
}
