// How much of the site a browser fetches to open the page, as a web server may send it.

import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/** What the first page may weigh at most, compressed. */
export const LIMIT_KB = 450;

export const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;

/** Of `files` ({ name, bytes }), those that index.html asks for, and their weight; the rest waits until it is wanted. */
export function firstPage(files) {
  const index = files.find(({ name }) => name === 'index.html').bytes.toString('utf8');
  const asked = files.filter(({ name }) => name === 'index.html' || index.includes(`/${path.basename(name)}`));
  return { names: asked.map(({ name }) => name), brotli: asked.reduce((sum, { bytes }) => sum + brotli(bytes), 0) };
}
