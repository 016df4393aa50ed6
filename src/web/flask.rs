//! The second program of the site, for what only some users need: a worker with a wasm of its own.
//!
//! Both ends are here: [`ask`] in the page, [`serve`] in the worker. `flask-worker.js` is between them.
//! Law: the worker is fetched at the first question, never before; after a failure the next question starts
//! it anew. Deliberately not here: what is asked and answered, which is `text::flask`'s business.

use std::cell::RefCell;

use js_sys::{Array, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, MessageChannel, MessageEvent, MessagePort, Worker};

/// Longer than the slowest answer and a slow network take together.
const PATIENCE_MS: i32 = 60_000;

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The files of the worker did not arrive, or it broke off.
    #[error("The part of Relata that writes Python could not be loaded. Check the connection and try again.")]
    NotLoaded,
    /// No answer in a long time.
    #[error("The part of Relata that writes Python did not answer within a minute. Try again.")]
    TooSlow,
}

thread_local! {
    static WORKER: RefCell<Option<Worker>> = const { RefCell::new(None) };
}

/// Asks the worker, and waits for its answer. The first call loads it, later ones find it there.
pub async fn ask(request: &str) -> Result<String, Failure> {
    let answer = match posted(request) {
        Ok(promise) => JsFuture::from(promise).await,
        Err(error) => Err(error),
    };
    let failure = match answer {
        Ok(event) => match event.unchecked_into::<MessageEvent>().data().as_string() {
            Some(answer) => return Ok(answer),
            None => Failure::NotLoaded,
        },
        // The timer rejects with nothing at all, a broken worker with what went wrong.
        Err(error) if error.is_undefined() => Failure::TooSlow,
        Err(_) => Failure::NotLoaded,
    };
    if let Some(worker) = WORKER.take() {
        worker.terminate();
    }
    Err(failure)
}

/// The event of the answer, at some time.
fn posted(request: &str) -> Result<Promise, JsValue> {
    let worker = worker()?;
    let channel = MessageChannel::new()?;
    let heard = channel.port1();
    let promise = Promise::new(&mut |resolve, reject| {
        heard.set_onmessage(Some(&resolve));
        // A promise that is settled already takes no notice of these two.
        let _ = worker.add_event_listener_with_callback("error", &reject);
        let _ = super::window().set_timeout_with_callback_and_timeout_and_arguments_0(&reject, PATIENCE_MS);
    });
    worker.post_message_with_transfer(&request.into(), &Array::of1(&channel.port2()))?;
    Ok(promise)
}

fn worker() -> Result<Worker, JsValue> {
    if let Some(worker) = WORKER.with_borrow(Clone::clone) {
        return Ok(worker);
    }
    let worker = Worker::new(&format!("flask-worker.js?{}", version()))?;
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

/// In the worker: answers each question that comes, for as long as the worker lives.
pub fn serve(answer: fn(&str) -> String) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let (Some(question), Ok(port)) = (event.data().as_string(), event.ports().get(0).dyn_into::<MessagePort>()) else { return };
        // The only failure is a page that has gone, and waits for nothing.
        let _ = port.post_message(&answer(&question).into());
    });
    scope.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
}
