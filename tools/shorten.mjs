// Gives short names to what a wasm takes from its script: `__wbg_focus_3acb0aad4483804c` becomes `a7`, in both.
//
//     node tools/shorten.mjs FOLDER
//
// The numbers in these names cannot be compressed, and stand in two files. wasm-bindgen needs them to tell its
// imports apart while it links; the finished site does not. Only the section of imports is written anew, as the
// specification of WebAssembly describes it (5.5.5): https://webassembly.github.io/spec/core/binary/modules.html

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const IMPORTS = 2;
const LONG = /^__wb[a-z_]+/;

/** An unsigned number in LEB128 at `at`: itself, and where it ends. */
function read(bytes, at) {
  for (let value = 0, shift = 0; ; shift += 7, at += 1) {
    value += (bytes[at] & 0x7f) * 2 ** shift;
    if (bytes[at] < 0x80) return [value, at + 1];
  }
}

function written(value) {
  const bytes = [];
  do {
    bytes.push(value % 128 + (value >= 128 ? 128 : 0));
    value = Math.floor(value / 128);
  } while (value > 0);
  return Buffer.from(bytes);
}

/** Where each section stands: its number, and its first and last byte. */
function* sections(wasm) {
  for (let at = 8; at < wasm.length;) {
    const [size, start] = read(wasm, at + 1);
    yield { number: wasm[at], head: at, start, end: start + size };
    at = start + size;
  }
}

/** The section of imports with other names. Each import: its module, its name, and what it is, which stays as it is. */
function renamed(wasm, { start, end }, name) {
  let [count, at] = read(wasm, start);
  const parts = [written(count)];
  const text = () => {
    const [length, from] = read(wasm, at);
    at = from + length;
    return wasm.subarray(from, at);
  };
  for (; count > 0; count -= 1) {
    for (const part of [text(), Buffer.from(name(text().toString()))]) parts.push(written(part.length), part);
    const from = at;
    const kind = wasm[at];
    if (kind === 0) [, at] = read(wasm, at + 1); // a function: its type
    else throw new Error(`an import that is no function (${kind}) is not known here`);
    parts.push(wasm.subarray(from, at));
  }
  if (at !== end) throw new Error('the section of imports ends elsewhere');
  return Buffer.concat(parts);
}

const folder = process.argv[2];
for (const file of readdirSync(folder).filter((name) => name.endsWith('_bg.wasm'))) {
  const place = path.join(folder, file);
  const script = place.replace('_bg.wasm', '.js');
  const wasm = readFileSync(place);
  const section = [...sections(wasm)].find(({ number }) => number === IMPORTS);
  const names = new Map();
  const short = (name) => {
    if (!LONG.test(name)) return name;
    if (!names.has(name)) names.set(name, `a${names.size.toString(36)}`);
    return names.get(name);
  };
  const imports = renamed(wasm, section, short);
  const before = wasm.subarray(0, section.head);
  writeFileSync(place, Buffer.concat([before, Buffer.from([IMPORTS]), written(imports.length), imports, wasm.subarray(section.end)]));
  const text = readFileSync(script, 'utf8');
  for (const name of names.keys()) {
    if (!text.includes(name)) throw new Error(`${script} does not have ${name}`);
  }
  writeFileSync(script, text.replace(/\b__wb[a-z_]\w*/g, (name) => names.get(name) ?? name));
  console.log(`${file}: ${names.size} names are short now`);
}
