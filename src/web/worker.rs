//! The second program of the site, the engine: a worker with a wasm of its own.
//!
//! Both ends are here: [`ask`] in the page, [`serve`] in the worker. `worker.js` is between them.
//! Laws: answers come in the order of the questions, but for those that take a while; a design goes over with the first question about it; after a
//! failure the next question starts the worker anew. Deliberately not here: what is asked and answered, which is the
//! business of `text::Service`.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;

use js_sys::{Array, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DedicatedWorkerGlobalScope, File, MessageChannel, MessageEvent, MessagePort, Worker};

/// Longer than the slowest answer and a slow network take together.
const PATIENCE_MS: i32 = 60_000;

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The files of the worker did not arrive, or it broke off.
    #[error("The part of Relata that writes SQL and Python could not be loaded. Check the connection and try again.")]
    NotLoaded,
    /// No answer in a long time.
    #[error("The part of Relata that writes SQL and Python did not answer within a minute. Try again.")]
    TooSlow,
}

thread_local! {
    static WORKER: RefCell<Option<Worker>> = const { RefCell::new(None) };
}

/// Loads the worker, so that the first question need not wait for it.
pub fn wake() {
    // Where it fails, the first question says so.
    let _ = worker();
}

/// Whether the worker still has what was handed over: not before the first question, nor after a failure.
#[must_use]
pub fn is_awake() -> bool {
    WORKER.with_borrow(Option::is_some)
}

/// An answer: a text, and a file where there is one.
pub struct Answer {
    /// The text.
    pub text: String,
    /// The file.
    pub file: Option<Blob>,
}

/// Asks the worker, and waits for its answer. `design` is a saved file to hand over with the question, `file` one from
/// the disk.
///
/// # Errors
/// Where the worker cannot be loaded, broke off, or takes too long.
pub async fn ask(request: &str, design: Option<&str>, file: Option<&File>) -> Result<Answer, Failure> {
    let failure = match posted(request, design, file).await {
        Ok(event) => {
            // A list of both where there is a file, else the text alone.
            let data = event.unchecked_into::<MessageEvent>().data();
            let part = |at| js_sys::Reflect::get_u32(&data, at).unwrap_or(JsValue::NULL);
            match (data.as_string(), part(1).dyn_into()) {
                (None, Ok(file)) => return Ok(Answer { text: part(0).as_string().unwrap_or_default(), file: Some(file) }),
                (Some(text), _) => return Ok(Answer { text, file: None }),
                (None, _) => Failure::NotLoaded,
            }
        }
        // The timer rejects with nothing at all, a broken worker with what went wrong.
        Err(error) if error.is_undefined() => Failure::TooSlow,
        Err(_) => Failure::NotLoaded,
    };
    if let Some(worker) = WORKER.take() {
        worker.terminate();
    }
    Err(failure)
}

/// The event of the answer, once it comes.
async fn posted(request: &str, design: Option<&str>, file: Option<&File>) -> Result<JsValue, JsValue> {
    let worker = worker()?;
    let channel = MessageChannel::new()?;
    let heard = channel.port1();
    let (mut broken, mut timer) = (None, None);
    let promise = Promise::new(&mut |resolve, reject| {
        heard.set_onmessage(Some(&resolve));
        timer = super::window().set_timeout_with_callback_and_timeout_and_arguments_0(&reject, PATIENCE_MS).ok();
        broken = Some(reject);
    });
    if let Some(broken) = &broken {
        worker.add_event_listener_with_callback("error", broken)?;
    }
    let question = Array::of3(&request.into(), &design.into(), &file.into());
    worker.post_message_with_transfer(&question, &Array::of1(&channel.port2()))?;
    let answer = JsFuture::from(promise).await;
    if let Some(timer) = timer {
        super::window().clear_timeout_with_handle(timer);
    }
    if let Some(broken) = &broken {
        worker.remove_event_listener_with_callback("error", broken)?;
    }
    answer
}

fn worker() -> Result<Worker, JsValue> {
    if let Some(worker) = WORKER.with_borrow(Clone::clone) {
        return Ok(worker);
    }
    let worker = Worker::new(&format!("worker.js?{}", version()))?;
    WORKER.set(Some(worker.clone()));
    Ok(worker)
}

/// The name of the page's own script, which has a hash of the page in it: a browser that keeps files must
/// not give the new page an old worker.
fn version() -> String {
    let link = super::page().and_then(|page| page.query_selector("link[rel=modulepreload]").ok()?);
    let address = link.and_then(|link| link.get_attribute("href")).unwrap_or_default();
    address.rsplit('/').next().unwrap_or_default().to_owned()
}

/// A question as it comes to the worker.
pub struct Question {
    /// What is asked.
    pub request: String,
    /// A design that is handed over with it.
    pub design: Option<String>,
    /// A file from the disk.
    pub file: Option<File>,
}

/// What a question is answered with.
pub enum Answered {
    /// A text.
    Now(String),
    /// What comes of something that takes a while.
    Later(Pin<Box<dyn Future<Output = JsValue>>>),
}

/// In the worker: answers each question that comes, for as long as the worker lives.
pub fn serve(mut answer: impl FnMut(Question) -> Answered + 'static) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let parts: Array = event.data().unchecked_into();
        let (Some(request), Ok(port)) = (parts.get(0).as_string(), event.ports().get(0).dyn_into::<MessagePort>()) else { return };
        let question = Question { request, design: parts.get(1).as_string(), file: parts.get(2).dyn_into().ok() };
        // The only failure is a page that has gone, and waits for nothing.
        match answer(question) {
            Answered::Now(text) => drop(port.post_message(&text.into())),
            Answered::Later(coming) => wasm_bindgen_futures::spawn_local(async move { drop(port.post_message(&coming.await)) }),
        }
    });
    scope.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
}
