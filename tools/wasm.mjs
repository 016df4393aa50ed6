// A wasm file as bytes: its numbers and its sections, as the specification of WebAssembly describes them (5.2.2, 5.5.2):
// https://webassembly.github.io/spec/core/binary/

export const CUSTOM = 0;
export const IMPORTS = 2;
export const CODE = 10;

/** An unsigned number in LEB128 at `at`: itself, and where it ends. */
export function read(bytes, at) {
  for (let value = 0, shift = 0; ; shift += 7, at += 1) {
    value += (bytes[at] & 0x7f) * 2 ** shift;
    if (bytes[at] < 0x80) return [value, at + 1];
  }
}

/** A number in LEB128. */
export function written(value) {
  const bytes = [];
  do {
    bytes.push(value % 128 + (value >= 128 ? 128 : 0));
    value = Math.floor(value / 128);
  } while (value > 0);
  return Buffer.from(bytes);
}

/** Bytes with their length before them, as sections, names and vectors are written. */
export const sized = (...parts) => {
  const bytes = Buffer.concat(parts);
  return Buffer.concat([written(bytes.length), bytes]);
};

/** Where each section stands: its number, where its head begins, and its first byte and its end. */
export function* sections(wasm) {
  for (let at = 8; at < wasm.length;) {
    const [size, start] = read(wasm, at + 1);
    yield { number: wasm[at], head: at, start, end: start + size };
    at = start + size;
  }
}

/** The one section of this number. */
export function section(wasm, number) {
  const found = [...sections(wasm)].find((one) => one.number === number);
  if (!found) throw new Error(`a wasm without section ${number}`);
  return found;
}

/** The imports of a section: each with its module's and its own name, its kind, and where it stands. */
export function* imports(wasm, { start, end }) {
  let [count, at] = read(wasm, start);
  const text = () => {
    const [length, from] = read(wasm, at);
    at = from + length;
    return wasm.subarray(from, at).toString();
  };
  for (; count > 0; count -= 1) {
    const names = [text(), text()];
    const from = at;
    if (wasm[at] !== 0) throw new Error(`an import that is no function (${wasm[at]}) is not known here`);
    [, at] = read(wasm, at + 1); // a function: its type
    yield { module: names[0], name: names[1], what: wasm.subarray(from, at) };
  }
  if (at !== end) throw new Error('the section of imports ends elsewhere');
}
