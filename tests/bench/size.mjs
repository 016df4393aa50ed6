// How large the built site is, file by file: as it lies there, and as a web server may send it.

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { DIST } from '../e2e/browser.mjs';
import { table } from './table.mjs';

const WANTED_KB = 450;

const kb = (bytes) => (bytes / 1000).toFixed(1);
const index = await readFile(path.join(DIST, 'index.html'), 'utf8');
const files = (await readdir(DIST, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
  .filter((file) => !file.includes(`${path.sep}.`));

const rows = [];
for (const file of files.sort()) {
  const bytes = await readFile(file);
  const name = path.relative(DIST, file);
  rows.push({
    name,
    // What the first page asks for is what index.html names; the rest waits until it is wanted.
    first: name === 'index.html' || index.includes(path.basename(name)),
    sizes: [
      bytes.length,
      gzipSync(bytes, { level: 9 }).length,
      brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length,
    ],
  });
}

const sum = (list) => [0, 1, 2].map((at) => list.reduce((total, row) => total + row.sizes[at], 0));
const first = sum(rows.filter((row) => row.first));
table(
  ['size of the site, kB', 'raw', 'gzip', 'brotli'],
  [
    ...rows.map((row) => [`${row.first ? '' : 'later: '}${row.name}`, ...row.sizes.map(kb)]),
    ['all of it', ...sum(rows).map(kb)],
    ['the first page', ...first.map(kb)],
  ],
);
console.log(`first page: ${kb(first[2])} kB in brotli, wanted at most ${WANTED_KB} kB: ${first[2] <= WANTED_KB * 1000 ? 'met' : 'MISSED'}`);
