// Says in the page that the program broke off: it cannot say so itself any more.
// Deliberately not here: what the program knows how to say, which is every failure that was foreseen.

for (const kind of ['error', 'unhandledrejection']) {
  addEventListener(kind, ({ error, reason }) => {
    if ((error ?? reason) instanceof WebAssembly.RuntimeError) document.getElementById('broken').hidden = false;
  });
}
