// What it costs to open the page: a fact of the built site, and not a matter of the machine.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { DIST } from './browser.mjs';
import { LIMIT_KB, firstPage } from './weight.mjs';

test(`the first page weighs at most ${LIMIT_KB} kB in brotli`, async () => {
  const names = (await readdir(DIST, { recursive: true })).filter((name) => path.extname(name));
  const files = await Promise.all(names.map(async (name) => ({ name, bytes: await readFile(path.join(DIST, name)) })));
  const { brotli, names: counted } = firstPage(files);
  assert.ok(counted.some((name) => name.endsWith('.wasm')) && counted.length >= 3, `what the page asks for was found: ${counted}`);
  assert.ok(brotli <= LIMIT_KB * 1000, `${(brotli / 1000).toFixed(1)} kB: ${counted.join(', ')}`);
});
