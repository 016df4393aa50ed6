// How the app feels with large designs: first paint, opening, the frames of pan, zoom and drag, typing and memory.
//
// `RELATA_BENCH_TABLES=1000,10000` are the sizes. The figures are printed, and written to target/bench/canvas.json.
//
// The input is real: wheel and pointer events through the browser's input pipeline, at 60 a second. What is
// measured is when the browser asked the page for each frame, and how long the page's own callbacks took
// in it. A motion that leaves the picture as it was is a failure, not a fast frame.
//
// It needs of the app: a file input with data-testid="open-file", a <canvas>, and a pointer that changes its
// shape over what can be dragged.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DIST, ROOT, launch } from '../e2e/browser.mjs';
import { serve } from '../e2e/site.mjs';
import { percentile, table } from './table.mjs';

const SIZES = (process.env.RELATA_BENCH_TABLES ?? '1000,10000').split(',').map(Number);
const DRAGS_TO = 1000; // tables up to which a drag is measured too
const OPENINGS = Number(process.env.RELATA_BENCH_RUNS ?? 3);
const FRAME_MS = 1000 / 60;
const WANTED_FRAME_MS = 16.7;
const CLOCK_MS = 0.15; // the page's clock ticks in 0.1 ms: a frame on time reads 16.6 to 16.8
const WANTED_PAINT_MS = 1000;
const WANTED_KEY_MS = 50;
const wantedOpenMs = (tables) => (tables > 1000 ? 5000 : 1000);
const SWING = 30; // events one way; then as many back, so that the design stays in sight
const EVENTS = 2 * SWING * Number(process.env.RELATA_BENCH_SWINGS ?? 3);
const LEAD = 8; // events that only show that the motion has an effect
const HOLD = 'move';

const ms = (value) => value.toFixed(1);
const verdict = (met) => (met ? 'met' : 'MISSED');

// ---------------------------------------------------------------- what runs in the page

/** Before the app starts: count frames and the time that the app's frame callbacks take. */
function instrument() {
  const real = window.requestAnimationFrame.bind(window);
  const bench = { frames: [], work: new Map(), keys: [], memory: null, running: false, busyUntil: 0, changedAt: 0 };
  window.requestAnimationFrame = (callback) => real((time) => {
    const began = performance.now();
    callback(time);
    bench.work.set(time, (bench.work.get(time) ?? 0) + performance.now() - began);
  });
  const tick = (time) => {
    if (bench.running) bench.frames.push(time);
    real(tick);
  };
  real(tick);
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) bench.busyUntil = Math.max(bench.busyUntil, task.startTime + task.duration);
  }).observe({ type: 'longtask', buffered: true });
  // From a key to the end of the frame that shows what it did.
  document.addEventListener('keydown', (event) => real(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => bench.keys.push(performance.now() - event.timeStamp);
    port2.postMessage(0);
  }), true);
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const before = WebAssembly[name].bind(WebAssembly);
    WebAssembly[name] = async (...given) => {
      const made = await before(...given);
      bench.memory ??= (made.instance ?? made).exports.memory;
      return made;
    };
  }
  document.addEventListener('change', () => (bench.changedAt = performance.now()), true);
  window.__bench = bench;
}

/** From the chosen file to the first frame that shows something else, and to the end of the last long task. */
async function untilOpened() {
  const bench = window.__bench;
  const canvas = [...document.querySelectorAll('canvas')].sort((a, b) => b.width * b.height - a.width * a.height)[0];
  const small = Object.assign(document.createElement('canvas'), { width: 64, height: 40 });
  const look = () => {
    const context = small.getContext('2d', { willReadFrequently: true });
    context.clearRect(0, 0, 64, 40);
    if (canvas.width && canvas.height) context.drawImage(canvas, 0, 0, 64, 40);
    return context.getImageData(0, 0, 64, 40).data.join();
  };
  const before = look();
  window.__opened = (async () => {
    const deadline = performance.now() + 60_000;
    let shown = 0;
    while (performance.now() < deadline) {
      await new Promise((done) => setTimeout(done, 4));
      // Looking costs some milliseconds itself, so it ends with the first answer.
      if (!shown && bench.changedAt && look() !== before) shown = performance.now();
      if (shown && performance.now() - Math.max(shown, bench.busyUntil) > 1000) {
        return { shown: shown - bench.changedAt, settled: Math.max(shown, bench.busyUntil) - bench.changedAt };
      }
    }
    throw new Error('the picture did not change after the file was chosen');
  })();
}

// ---------------------------------------------------------------- the measures

async function firstPaint(browser, site) {
  const times = [];
  for (let run = 0; run < 5; run += 1) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(site.url);
    const entry = await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
    times.push(await entry.jsonValue());
    await context.close();
  }
  return percentile(times, 0.5);
}

async function open(page, file) {
  await page.waitForSelector('canvas');
  await page.waitForTimeout(500);
  await page.evaluate(untilOpened);
  await page.setInputFiles('[data-testid="open-file"]', file);
  return page.evaluate(() => window.__opened);
}

/** Sends `event(n)` sixty times a second without waiting for answers, as a hand does. */
async function motion(page, name, event) {
  const before = await page.screenshot();
  for (let n = 0; n < LEAD; n += 1) await event(n);
  await page.waitForTimeout(100);
  assert.ok(!before.equals(await page.screenshot()), `${name}: the picture does not change, so there is nothing to measure`);

  await page.evaluate(() => Object.assign(window.__bench, { frames: [], work: new Map(), running: true }));
  const sent = [];
  const began = performance.now();
  for (let n = LEAD; n < EVENTS; n += 1) {
    sent.push(event(n));
    const next = began + (n + 1 - LEAD) * FRAME_MS;
    await new Promise((done) => setTimeout(done, Math.max(0, next - performance.now())));
  }
  await Promise.all(sent);
  const { frames, work } = await page.evaluate(() => {
    const { frames, work } = window.__bench;
    window.__bench.running = false;
    return { frames, work: frames.map((time) => work.get(time) ?? 0) };
  });
  const gaps = frames.slice(1).map((time, at) => time - frames[at]);
  return { name, gaps, work };
}

async function motions(page, input, drags) {
  const box = await page.locator('canvas').first().boundingBox();
  const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const wheel = (deltaX, deltaY, modifiers = 0, at = centre) =>
    input.send('Input.dispatchMouseEvent', { type: 'mouseWheel', ...at, deltaX, deltaY, modifiers });
  const CTRL = 2;
  const swing = (n, far) => (n % (2 * SWING) < SWING ? far : -far);
  const results = [];
  const both = async (where) => {
    results.push(await motion(page, `pan, ${where}`, (n) => wheel(swing(n, 24), swing(n, 16))));
    results.push(await motion(page, `zoom, ${where}`, (n) => wheel(0, swing(n, -12), CTRL)));
    if (!drags) return;
    const { move, release } = await drag(page, input, centre);
    results.push(await motion(page, `drag, ${where}`, move));
    await release();
  };
  await both('as opened');
  const spot = await tableNear(page, centre);
  for (let n = 0; n < 12; n += 1) await wheel(0, -40, CTRL, spot);
  await page.waitForTimeout(300);
  await both('near');
  for (let n = 0; n < 80; n += 1) await wheel(0, 60, CTRL);
  await page.waitForTimeout(300);
  await both('far');
  return results;
}

/** A point over a visible table near this one: where the pointer, moved there, says that it would take hold. */
async function tableNear(page, { x, y }) {
  for (let ring = 0; ring < 24; ring += 1) {
    for (let step = 0; step < 8; step += 1) {
      const angle = (step * Math.PI) / 4;
      const place = { x: x + ring * 9 * Math.cos(angle), y: y + ring * 9 * Math.sin(angle) };
      await page.mouse.move(place.x, place.y);
      await page.waitForTimeout(30);
      const cursor = await page.evaluate((at) => getComputedStyle(document.elementFromPoint(at.x, at.y)).cursor, place);
      if (cursor === HOLD) return place;
    }
  }
  return assert.fail('no table in sight: nowhere does the pointer take hold of one');
}

/** Presses on the table nearest to the centre; `move(n)` takes it along a loop, `release()` drops it. */
async function drag(page, input, centre) {
  const place = await tableNear(page, centre);
  const mouse = (type, x, y, buttons) =>
    input.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', buttons, clickCount: type === 'mouseMoved' ? 0 : 1 });
  await mouse('mousePressed', place.x, place.y, 1);
  let at = place;
  const move = (n) => {
    at = { x: place.x + 150 * Math.sin(n / 20), y: place.y + 90 * (1 - Math.cos(n / 20)) + n / 10 };
    return mouse('mouseMoved', at.x, at.y, 1);
  };
  return { move, release: () => mouse('mouseReleased', at.x, at.y, 0) };
}

/** Types columns into a table in sight: what a letter costs, and what Enter costs, which is an edit. */
async function typing(page) {
  const centre = { x: 620, y: 450 };
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+Digit0');
  await page.waitForTimeout(300);
  await page.mouse.move(centre.x, centre.y);
  await page.keyboard.press('t');
  await page.getByTestId('cell').waitFor();
  const keys = async (press) => {
    await page.evaluate(() => (window.__bench.keys = []));
    await press();
    await page.waitForTimeout(150);
    return page.evaluate(() => window.__bench.keys);
  };
  const letters = [];
  const edits = [];
  for (let line = 0; line < 8; line += 1) {
    letters.push(...await keys(() => page.keyboard.type(`column_${line} text`, { delay: 30 })));
    edits.push(...await keys(() => page.keyboard.press('Enter')));
  }
  await page.keyboard.press('Escape');
  return { letters, edits };
}

const memoryOf = (page) => page.evaluate(() => ({
  wasm: window.__bench.memory?.buffer.byteLength ?? 0,
  js: performance.memory?.usedJSHeapSize ?? 0,
}));

// ---------------------------------------------------------------- run and report

const spread = (values) => ({ median: percentile(values, 0.5), p95: percentile(values, 0.95), worst: Math.max(...values), count: values.length });

async function measure(browser, site, folder, tables) {
  const file = path.join(folder, `stress-${tables}.relata.json`);
  const cargo = ['run', '--quiet', '--profile', 'native', '--no-default-features', '--example', 'stress', '--', String(tables)];
  await writeFile(file, execFileSync('cargo', cargo, { cwd: ROOT, maxBuffer: 2 ** 29 }));
  const shown = [];
  const settled = [];
  let page;
  for (let run = 0; run < OPENINGS; run += 1) {
    await page?.close();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.on('pageerror', (error) => console.error(`the page reported: ${error}`));
    await page.addInitScript(instrument);
    await page.goto(site.url);
    const opened = await open(page, file);
    shown.push(opened.shown);
    settled.push(opened.settled);
  }
  const memory = await memoryOf(page);
  const frames = await motions(page, await page.context().newCDPSession(page), tables <= DRAGS_TO);
  // As with dragging: what is wanted of the largest designs is that one can look around in them.
  const typed = tables <= DRAGS_TO ? await typing(page) : undefined;
  await page.close();
  return {
    tables,
    memory,
    open: { shown: spread(shown), settled: spread(settled) },
    frames: frames.map(({ name, gaps, work }) => ({ name, gaps: spread(gaps), late: gaps.filter((gap) => gap > 1.5 * FRAME_MS).length, work: spread(work) })),
    keys: typed && { letter: spread(typed.letters), enter: spread(typed.edits) },
  };
}

function report({ tables, memory, open: { shown, settled }, frames, keys }) {
  const mb = (bytes) => `${(bytes / 2 ** 20).toFixed(0)} MiB`;
  const wanted = wantedOpenMs(tables);
  console.log(`${tables} tables; memory after opening: wasm ${mb(memory.wasm)}, JavaScript ${mb(memory.js)}\n`);
  const line = (what, value, met) => [what, ms(value.median), ms(value.p95), ms(value.worst), met];
  table(['ms', 'median', 'p95', 'worst', 'wanted'], [
    line('file chosen to first picture', shown, `${wanted} ${verdict(shown.median < wanted)}`),
    line('file chosen to page at rest', settled, ''),
    ...(keys ? [
      line('a letter in a cell to its frame', keys.letter, `${WANTED_KEY_MS} ${verdict(keys.letter.p95 < WANTED_KEY_MS)}`),
      line('Enter: a new column to its frame', keys.enter, ''),
    ] : []),
  ]);
  table(['frames, ms', 'median', 'p95', 'worst', 'late', 'work median', 'work p95', 'wanted'], frames.map(({ name, gaps, late, work }) =>
    [name, ms(gaps.median), ms(gaps.p95), ms(gaps.worst), `${late}/${gaps.count}`, ms(work.median), ms(work.p95),
      `${WANTED_FRAME_MS} ${verdict(gaps.p95 < WANTED_FRAME_MS + CLOCK_MS)}`]));
}

const folder = await mkdtemp(path.join(os.tmpdir(), 'relata-bench-'));
const site = await serve(DIST);
const browser = await launch();
try {
  const paint = await firstPaint(browser, site);
  const machine = { browser: browser.version(), cores: os.cpus().length, window: '1440×900' };
  console.log(`${machine.browser}, ${machine.cores} cores, ${machine.window}`);
  console.log(`first paint of the empty app: ${ms(paint)} ms, ${WANTED_PAINT_MS} wanted: ${verdict(paint < WANTED_PAINT_MS)}\n`);
  const designs = [];
  for (const tables of SIZES) {
    const measured = await measure(browser, site, folder, tables);
    report(measured);
    designs.push(measured);
  }
  const to = path.join(ROOT, 'target', 'bench');
  await mkdir(to, { recursive: true });
  await writeFile(path.join(to, 'canvas.json'), `${JSON.stringify({ machine, firstPaint: paint, designs }, null, 2)}\n`);
} finally {
  await browser.close();
  await site.close();
  await rm(folder, { recursive: true, force: true });
}
