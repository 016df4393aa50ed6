// What every journey stands on: the built site on a free port, a real browser, and a watch on both.
//
// A journey fails on any uncaught error, any console.error, any missing file, and any request to another
// host, whether or not its own assertions pass. Nothing here knows what Relata does.

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { DIST, ROOT, launch } from './browser.mjs';
import { serve } from './site.mjs';

// One browser and one server per test file, started by the first journey in it.
let host;
async function theHost() {
  host ??= Promise.all([launch(), serve(DIST)]).then(([browser, site]) => ({ browser, site }));
  return host;
}
after(async () => {
  if (!host) return;
  const { browser, site } = await host;
  await browser.close();
  await site.close();
});

/**
 * A test in the browser: `journey('a table is drawn', async ({ page }) => { … })`.
 *
 * Its context is new and empty, its window 1440×900. The body gets
 *   page      the app, loaded
 *   url       its address
 *   context   Playwright's context: storage, permissions
 *   tab()     one more watched page with the app in the same context
 *   download(act)  does `act`, waits for the file, returns { name, path, bytes, text }
 *   folder    an empty folder of its own, gone afterwards
 *   picture(name)  a screenshot in target/pictures, to be looked at
 *   audit()   fails on what axe-core finds wrong with the page
 *
 * With RELATA_SCHEME=dark every journey that chooses no scheme of its own runs in the dark, to look at its pictures.
 *
 * Options: `context` for Playwright's newContext (colorScheme, viewport …), `expected` for errors that the
 * journey provokes (regular expressions), `prepare(context)` to run before the page opens, `timeout`.
 */
export function journey(name, ...rest) {
  const body = rest.pop();
  const { context: contextOptions = {}, expected = [], prepare, timeout = 60_000 } = rest.pop() ?? {};
  test(name, { timeout }, async () => {
    const { browser, site } = await theHost();
    const folder = await mkdtemp(path.join(os.tmpdir(), 'relata-e2e-'));
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: process.env.RELATA_SCHEME, ...contextOptions });
    try {
      const problems = await watch(context, site, expected);
      await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.origin });
      await prepare?.(context);
      const tab = async () => {
        const page = await context.newPage();
        page.setDefaultTimeout(10_000);
        await page.goto(site.url);
        return page;
      };
      const page = await tab();
      await body({
        page, context, tab, folder, url: site.url,
        download: (act, from = page) => download(from, folder, act),
        picture: (title, from = page) => picture(from, title),
        audit: (options, from = page) => audit(from, options),
      });
      assert.deepEqual(problems, [], 'the page reported errors');
    } finally {
      await context.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
}

/** Collects what must not happen. The list fills while the context lives. */
async function watch(context, site, expected) {
  const problems = [];
  const note = (what) => expected.some((pattern) => pattern.test(what)) || problems.push(what);
  const elsewhere = (url) => /^(https?|wss?):$/.test(url.protocol) && url.host !== site.host;
  await context.route(elsewhere, (route) => {
    note(`request to another host: ${route.request().url()}`);
    return route.abort();
  });
  context.on('weberror', (event) => note(`uncaught: ${event.error()?.stack ?? event.error()}`));
  context.on('console', (message) => message.type() === 'error' && note(`console.error: ${message.text()}`));
  context.on('response', (response) => response.status() >= 400 && note(`${response.status()}: ${response.url()}`));
  context.on('page', (page) => page.on('crash', () => note('the tab crashed')));
  return problems;
}

async function download(page, folder, act) {
  const [file] = await Promise.all([page.waitForEvent('download'), act()]);
  const name = file.suggestedFilename();
  const place = path.join(await mkdtemp(path.join(folder, 'download-')), path.basename(name));
  await file.saveAs(place);
  const bytes = await readFile(place);
  return { name, path: place, bytes, text: bytes.toString('utf8') };
}

async function picture(page, title) {
  const folder = process.env.RELATA_PICTURES ?? path.join(ROOT, 'target', 'pictures');
  await mkdir(folder, { recursive: true });
  const place = path.join(folder, `${title}.png`);
  await page.screenshot({ path: place });
  return place;
}

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe-core finds once the page is at rest: a colour on its way from one theme to the other is neither. */
async function audit(page, options = {}) {
  await page.evaluate(await readFile(axe, 'utf8'));
  await page.waitForFunction(() => document.getAnimations().every(({ playState, effect }) => playState !== 'running' || effect.getComputedTiming().iterations === Infinity));
  const { violations } = await page.evaluate((given) => globalThis.axe.run(document, given), options);
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join(', ')})`);
  assert.deepEqual(found, [], 'axe-core found fault with the page');
}
