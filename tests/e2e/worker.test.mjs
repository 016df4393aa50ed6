// The second program of the site: the engine, in a worker, fetched once the page stands.

import assert from 'node:assert/strict';
import { draw, ready, sql } from './hand.mjs';
import { journey } from './harness.mjs';

/** Asks the worker as the page does, and gives its answer: a text, or null where it could not be loaded. */
const ask = (page, questions) => page.evaluate((texts) => {
  const worker = new Worker('worker.js?test');
  const answers = texts.map((text) => new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.onerror = () => reject(new Error('the worker broke off'));
    worker.postMessage([text], [port2]);
  }));
  return Promise.all(answers).finally(() => worker.terminate());
}, questions);

const ENGINE = ['/relata-worker.js', '/relata-worker_bg.wasm', '/worker.js'];

journey('the engine comes after the page, and answers when asked', async ({ page, context }) => {
  const fetched = [];
  await ready(page);
  context.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  // The engine is held back until the page stands: so it stands without it.
  let stands;
  const standing = new Promise((resolve) => { stands = resolve; });
  await context.route((url) => ENGINE.includes(url.pathname), async (route) => {
    await standing;
    await route.continue();
  });
  await page.reload();
  await ready(page);
  assert.ok(fetched.some((name) => /relata-[0-9a-f]+_bg\.wasm$/.test(name)), 'the page itself was fetched');
  assert.ok(!fetched.some((name) => /worker_bg\.wasm$/.test(name)), 'the engine waits');
  stands();
  while (!ENGINE.every((name) => fetched.includes(name))) await page.waitForTimeout(50);
  const [one, two, three] = await ask(page, ['{"want":"ping"}', '{"want":"ping"}', 'no request']);
  assert.deepEqual([JSON.parse(one), JSON.parse(two)], [{ ok: 'pong' }, { ok: 'pong' }]);
  assert.ok(JSON.parse(three).error, 'what is no request gets an error');
});

journey('once the page and the engine are there, the network can go', async ({ page, context }) => {
  await ready(page);
  await draw(page, { x: 400, y: 100 }, 'author', ['name']);
  await sql(page, 'PostgreSQL', /author/);
  await context.setOffline(true);
  await draw(page, { x: 760, y: 100 }, 'book', ['title']);
  assert.match(await sql(page, 'MariaDB', /book/), /CREATE TABLE book/);
  await context.setOffline(false);
});

journey('an engine that does not arrive is said to be missing, and asked for again', { expected: [/relata-worker_bg\.wasm/, /Failed to load resource/] }, async ({ page, context }) => {
  await ready(page);
  await context.route(/relata-worker_bg\.wasm/, (route) => route.fulfill({ status: 503, body: 'later' }));
  await page.reload();
  assert.deepEqual(await ask(page, ['{"want":"ping"}']), [null]);
  await page.getByRole('tab', { name: 'Mermaid' }).click();
  const said = page.getByRole('alert').filter({ hasText: 'could not be loaded' });
  await said.waitFor();
  await context.unroute(/relata-worker_bg\.wasm/);
  await said.getByRole('button', { name: 'Try again' }).click();
  await said.waitFor({ state: 'detached' });
  await page.getByTestId('mermaid').filter({ hasText: 'erDiagram' }).waitFor();
});
