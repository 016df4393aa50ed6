// Gives short names to what a wasm takes from its script: `__wbg_focus_3acb0aad4483804c` becomes `a7`, in both.
//
//     node tools/shorten.mjs FOLDER
//
// The numbers in these names cannot be compressed, and stand in two files. wasm-bindgen needs them to tell its
// imports apart while it links; the finished site does not. Only the section of imports is written anew.

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { IMPORTS, imports, section, sized, written } from './wasm.mjs';

const LONG = /^__wb[a-z_]+/;

/** The section of imports with other names. */
function renamed(wasm, at, short) {
  const all = [...imports(wasm, at)].map(({ module, name, what }) => Buffer.concat([sized(Buffer.from(module)), sized(Buffer.from(short(name))), what]));
  return Buffer.concat([Buffer.from([IMPORTS]), sized(written(all.length), ...all)]);
}

const folder = process.argv[2];
for (const file of readdirSync(folder).filter((name) => name.endsWith('_bg.wasm'))) {
  const place = path.join(folder, file);
  const script = place.replace('_bg.wasm', '.js');
  const wasm = readFileSync(place);
  const names = new Map();
  const short = (name) => {
    if (!LONG.test(name)) return name;
    if (!names.has(name)) names.set(name, `a${names.size.toString(36)}`);
    return names.get(name);
  };
  const at = section(wasm, IMPORTS);
  writeFileSync(place, Buffer.concat([wasm.subarray(0, at.head), renamed(wasm, at, short), wasm.subarray(at.end)]));
  const text = readFileSync(script, 'utf8');
  for (const name of names.keys()) {
    if (!text.includes(name)) throw new Error(`${script} does not have ${name}`);
  }
  writeFileSync(script, text.replace(/\b__wb[a-z_]\w*/g, (name) => names.get(name) ?? name));
  console.log(`${file}: ${names.size} names are short now`);
}
