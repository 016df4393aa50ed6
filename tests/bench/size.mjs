// How large the built site is, file by file: as it lies there, and as a web server may send it.

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { DIST } from '../e2e/browser.mjs';
import { LIMIT_KB, brotli, firstPage } from '../e2e/weight.mjs';
import { table } from './table.mjs';

const kb = (bytes) => (bytes / 1000).toFixed(1);
const names = (await readdir(DIST, { recursive: true })).filter((name) => path.extname(name)).sort();
const files = await Promise.all(names.map(async (name) => ({ name, bytes: await readFile(path.join(DIST, name)) })));
const first = new Set(firstPage(files).names);
const rows = files.map(({ name, bytes }) => ({
  name,
  first: first.has(name),
  sizes: [bytes.length, gzipSync(bytes, { level: 9 }).length, brotli(bytes)],
}));

const sum = (list) => [0, 1, 2].map((at) => list.reduce((total, row) => total + row.sizes[at], 0));
const opened = sum(rows.filter((row) => row.first));
table(
  ['size of the site, kB', 'raw', 'gzip', 'brotli'],
  [
    ...rows.map((row) => [`${row.first ? '' : 'later: '}${row.name}`, ...row.sizes.map(kb)]),
    ['all of it', ...sum(rows).map(kb)],
    ['the first page', ...opened.map(kb)],
  ],
);
console.log(`first page: ${kb(opened[2])} kB in brotli, wanted at most ${LIMIT_KB} kB: ${opened[2] <= LIMIT_KB * 1000 ? 'met' : 'MISSED'}`);
