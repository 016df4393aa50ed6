// How much of the site a browser fetches to open the page, as a web server may send it.

import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/** What the first page is wanted to weigh at most, compressed; the bench says whether it does. */
export const WANTED_KB = 450;

/**
 * What it must not grow beyond on the way there: 480, and 5 for what differs between machines, whose paths stand in the
 * program. To be lowered with each gain, and never raised.
 */
export const LIMIT_KB = 485;

export const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;

/** Of `files` ({ name, bytes }), those that index.html asks for, and their weight; the rest waits until it is wanted. */
export function firstPage(files) {
  const index = files.find(({ name }) => name === 'index.html').bytes.toString('utf8');
  const asked = files.filter(({ name }) => name === 'index.html' || index.includes(`/${path.basename(name)}`));
  return { names: asked.map(({ name }) => name), brotli: asked.reduce((sum, { bytes }) => sum + brotli(bytes), 0) };
}
