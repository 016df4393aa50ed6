// The engine in the browser: how long the worker takes for the migration between two large designs, in wasm.
//
// The first answer also reads the design; the later ones are comparing, writing SQL both ways, and the way to the
// page and back.

import { execFileSync } from 'node:child_process';
import { DIST, ROOT, launch } from '../e2e/browser.mjs';
import { serve } from '../e2e/site.mjs';
import { percentile, table } from './table.mjs';

const RUNS = 9;
const WANTED_MS = 40;

async function answers(page, design) {
  return page.evaluate(async ([text, runs]) => {
    const worker = new Worker('worker.js?bench');
    const ask = (question) => new Promise((resolve, reject) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => resolve(data);
      worker.onerror = () => reject(new Error('the worker broke off'));
      worker.postMessage(question, [port2]);
    });
    await ask(['{"want":"ping"}']);
    const times = [];
    for (let run = 0; run <= runs; run += 1) {
      const began = performance.now();
      const answer = JSON.parse(await ask(run ? ['{"want":"changes"}'] : ['{"want":"changes"}', text]));
      times.push(performance.now() - began);
      if (!answer.up?.steps.length) throw new Error(`no migration: ${JSON.stringify(answer).slice(0, 200)}`);
    }
    worker.terminate();
    return times;
  }, [design, RUNS]);
}

const [browser, site] = await Promise.all([launch(), serve(DIST)]);
try {
  const page = await browser.newPage();
  await page.goto(site.url);
  const rows = [];
  for (const tables of [10, 100, 1000]) {
    const cargo = ['run', '--quiet', '--release', '--no-default-features', '--example', 'stress', '--', `${tables}`, `${Math.min(tables, 100)}`];
    const design = execFileSync('cargo', cargo, { cwd: ROOT, maxBuffer: 2 ** 28 }).toString();
    const [first, ...rest] = await answers(page, design);
    const verdict = tables === 1000 ? (percentile(rest, 0.5) <= WANTED_MS ? 'met' : 'MISSED') : '';
    rows.push([`${tables} tables, ${Math.min(tables, 100)} changed`, first.toFixed(1), percentile(rest, 0.5).toFixed(1), percentile(rest, 0.95).toFixed(1), verdict]);
  }
  console.log(`the engine in the browser, PostgreSQL; wanted: ${WANTED_MS} ms for 1,000 tables\n`);
  table(['', 'first, ms', 'median, ms', 'p95, ms', ''], rows);
} finally {
  await browser.close();
  await site.close();
}
