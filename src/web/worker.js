// The worker that loads the second wasm, when the page asks it the first question.
//
// A question is a list with a port: the request, the design where that is new, and a file where
// one is opened. The answer goes to the port: a text, a list of a text and a file, or null where loading failed.
// The address of this file carries the version of the page, and what it loads is of the same version.

const version = self.location.search;
const early = [];
self.onmessage = (question) => early.push(question);

importScripts(`relata-worker.js${version}`);
// Loading runs the program's `main`, which takes over `onmessage`.
wasm_bindgen({ module_or_path: `relata-worker_bg.wasm${version}` })
  .catch(() => { self.onmessage = ({ ports: [port] }) => port.postMessage(null); })
  .then(() => early.forEach((question) => self.onmessage(question)));
