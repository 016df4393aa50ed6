//! The entry of the second program: it answers what the page asks, in a worker of the browser.
//!
//! Deliberately not here: what is asked and answered; see `relata::text::Service`, `relata::canvas::studio`,
//! `relata::web::easel` and `relata::web::shelf`.

#[cfg(target_arch = "wasm32")]
fn main() {
    use relata::canvas::studio;
    use relata::web::worker::{Answered, Question, serve};
    use relata::web::{easel, shelf};

    console_error_panic_hook::set_once();
    let mut service = relata::text::Service::default();
    serve(move |Question { request, design, file }| {
        if let Some(design) = design {
            service.hold(design);
        }
        if let Some(answer) = studio::answer(&request) {
            return Answered::Now(answer);
        }
        match studio::wanted(&request).as_deref() {
            Some("picture") => {
                let design = service.held();
                Answered::Later(Box::pin(async move {
                    let answer = match design {
                        Ok(design) => easel::picture(&design, &request).await,
                        Err(error) => Err(error),
                    };
                    easel::posted(answer)
                }))
            }
            Some("layout") => Answered::Now(match service.held() {
                Ok(design) => easel::layout(&design, &request),
                Err(error) => serde_json::json!({ "error": error }).to_string(),
            }),
            Some("opened") => Answered::Later(Box::pin(async move { easel::posted(easel::opened(file).await) })),
            Some(want) if shelf::is_about(want) => Answered::Later(Box::pin(shelf::answer(request, service.held()))),
            Some("read") => Answered::Now(studio::placed(service.answer(&request))),
            _ => Answered::Now(service.answer(&request)),
        }
    });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This part of Relata runs in a browser, in a worker of the page: see ./dev serve.");
}
