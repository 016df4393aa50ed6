// The second program of the site: fetched when asked, and never with the page.

import assert from 'node:assert/strict';
import { journey } from './harness.mjs';

/** Asks the worker as the page does, and gives its answer: a text, or null where it could not be loaded. */
const ask = (page, questions) => page.evaluate((texts) => {
  const worker = new Worker('flask-worker.js?test');
  const answers = texts.map((text) => new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.onerror = () => reject(new Error('the worker broke off'));
    worker.postMessage(text, [port2]);
  }));
  return Promise.all(answers).finally(() => worker.terminate());
}, questions);

journey('the page opens without the second program, which answers when asked', async ({ page, context }) => {
  const fetched = [];
  context.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await page.reload({ waitUntil: 'networkidle' });
  assert.ok(fetched.some((name) => /relata-[0-9a-f]+_bg\.wasm$/.test(name)), 'the page itself was fetched');
  assert.deepEqual(fetched.filter((name) => name.includes('flask')), []);
  const [first, second, third] = await ask(page, ['{"want":"ping"}', '{"want":"ping"}', 'no request']);
  assert.deepEqual([JSON.parse(first), JSON.parse(second)], [{ ok: 'pong' }, { ok: 'pong' }]);
  assert.ok(JSON.parse(third).error, 'what is no request gets an error');
  assert.deepEqual(fetched.filter((name) => name.includes('flask')).sort(), ['/flask-worker.js', '/relata-flask.js', '/relata-flask_bg.wasm']);
});

journey('a second program that does not arrive is said to be missing', { expected: [/relata-flask_bg\.wasm/, /Failed to load resource/] }, async ({ page, context }) => {
  await context.route(/relata-flask_bg\.wasm/, (route) => route.fulfill({ status: 503, body: 'later' }));
  assert.deepEqual(await ask(page, ['{"want":"ping"}']), [null]);
});
