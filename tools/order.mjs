// Puts the functions of a wasm in an order in which each stands beside those that are like it.
//
//     node tools/order.mjs FOLDER
//
// A compressor names what it has seen before by how far back it stands: near is short. The order of functions means
// nothing to the program. How alike two functions are is estimated by MinHash (A. Broder, "On the resemblance and
// containment of documents", 1997) over runs of RUN bytes; then each function is followed by the one most like it
// that is left. wasm-opt does the moving, which has to number all calls anew: it sorts by names, so it is given names
// that are places.

import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { CODE, CUSTOM, IMPORTS, imports, read, section, sized, written } from './wasm.mjs';

/** How many bytes are compared at once, and by how many hashes two functions are. */
const RUN = 4;
const HASHES = 512;
/** Functions that have no more hashes than this in common are not called alike. */
const CHANCE = 6;
/** What more functions than this have in common tells nothing. */
const COMMON = 1000;

/** The bodies of all functions, in their order. */
function bodies(wasm) {
  let [count, at] = read(wasm, section(wasm, CODE).start);
  return Array.from({ length: count }, () => {
    const [length, from] = read(wasm, at);
    at = from + length;
    return wasm.subarray(from, at);
  });
}

/** For each hash function, the least hash among all runs of bytes. */
function sketch(body) {
  const least = new Uint32Array(HASHES).fill(0xffffffff);
  const seen = new Set();
  for (let at = 0; at + RUN <= body.length; at += 1) {
    let hash = 2166136261;
    for (let next = 0; next < RUN; next += 1) hash = Math.imul(hash ^ body[at + next], 16777619);
    hash >>>= 0;
    if (seen.has(hash)) continue;
    seen.add(hash);
    for (let which = 0; which < HASHES; which += 1) {
      let mixed = Math.imul(hash ^ Math.imul(which, 0x9e3779b9), 0x85ebca6b);
      mixed ^= mixed >>> 13;
      mixed = Math.imul(mixed, 0xc2b2ae35) >>> 0;
      if (mixed < least[which]) least[which] = mixed;
    }
  }
  return least;
}

/** For each hash function, the functions that have the same least hash. */
function alike(sketches) {
  return Array.from({ length: HASHES }, (_, which) => {
    const same = new Map();
    sketches.forEach((sketch, index) => {
      const group = same.get(sketch[which]);
      if (group) group.push(index);
      else same.set(sketch[which], [index]);
    });
    return same;
  });
}

/** The numbers of the functions in the order in which they are to stand. */
function order(functions) {
  const sketches = functions.map(sketch);
  const groups = alike(sketches);
  const left = new Set(functions.keys());
  const score = new Uint16Array(functions.length);
  const next = (current) => {
    const touched = [];
    for (let which = 0; which < HASHES; which += 1) {
      const group = groups[which].get(sketches[current][which]);
      if (group.length > COMMON) continue;
      for (const other of group) {
        if (!left.has(other)) continue;
        if (score[other] === 0) touched.push(other);
        score[other] += 1;
      }
    }
    const far = (other) => Math.abs(functions[other].length - functions[current].length);
    let best = -1;
    for (const other of touched) {
      if (score[other] <= CHANCE) continue;
      if (best < 0 || score[other] > score[best] || (score[other] === score[best] && far(other) < far(best))) best = other;
    }
    for (const other of touched) score[other] = 0;
    return best;
  };
  // Nothing like it is left: on to the next one in the order that was.
  const after = (current) => {
    for (let step = 1; step < functions.length; step += 1) {
      const other = (current + step) % functions.length;
      if (left.has(other)) return other;
    }
    return -1;
  };
  const placed = [];
  for (let current = 0; current >= 0;) {
    left.delete(current);
    placed.push(current);
    const best = next(current);
    current = best >= 0 ? best : after(current);
  }
  return placed;
}

/** A section that names each function by its place. */
function places(placed, imported) {
  const width = String(placed.length).length;
  const ranks = new Array(placed.length);
  placed.forEach((index, rank) => { ranks[index] = String(rank).padStart(width, '0'); });
  const names = ranks.map((rank, index) => Buffer.concat([written(imported + index), sized(Buffer.from(rank))]));
  const functions = sized(written(names.length), ...names);
  return Buffer.concat([Buffer.from([CUSTOM]), sized(sized(Buffer.from('name')), Buffer.from([1]), functions)]);
}

const folder = process.argv[2];
for (const file of readdirSync(folder).filter((name) => name.endsWith('_bg.wasm'))) {
  const place = path.join(folder, file);
  const wasm = readFileSync(place);
  const functions = bodies(wasm);
  const imported = [...imports(wasm, section(wasm, IMPORTS))].length;
  writeFileSync(place, Buffer.concat([wasm, places(order(functions), imported)]));
  execFileSync('wasm-opt', [place, '--reorder-functions-by-name', '-o', place], { stdio: ['ignore', 'inherit', 'inherit'] });
  if (!WebAssembly.validate(readFileSync(place))) throw new Error(`${file} is no valid wasm any more`);
  console.log(`${file}: ${functions.length} functions stand beside those like them`);
}
