// Pictures: made in the dialog, by pointer and by keys; what they are as files; and that they open again.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { keep, sees, surface, table, tables, template } from './hand.mjs';
import { journey } from './harness.mjs';

const dialog = (page) => page.getByRole('dialog', { name: 'Download a picture' });
const said = (page) => page.getByTestId('picture-said');

async function open(page) {
  await surface(page).focus();
  await page.keyboard.press('Control+e');
  await dialog(page).waitFor();
  await said(page).filter({ hasText: /\S/ }).waitFor();
}

const choose = (page, name) => dialog(page).getByRole('radio', { name, exact: true }).check();
const take = (page) => dialog(page).getByRole('button', { name: 'Download' }).click();

/** The width, the height and the chunks of a PNG. */
function png(bytes) {
  assert.equal(bytes.subarray(0, 8).toString('latin1'), '\x89PNG\r\n\x1a\n');
  const chunks = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    chunks.push({ kind: bytes.subarray(at + 4, at + 8).toString('latin1'), content: bytes.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return { width: chunks[0].content.readUInt32BE(0), height: chunks[0].content.readUInt32BE(4), chunks };
}

/** The colour of a picture in its top left corner and how many colours it has, as the browser reads it. */
const seen = (page, file, kind) => page.evaluate(async ([data, kind]) => {
  const image = new Image();
  image.src = `data:${kind};base64,${data}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: image.naturalWidth, height: image.naturalHeight });
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const dots = context.getImageData(0, 0, canvas.width, canvas.height).data;
  const colours = new Set();
  for (let at = 0; at < dots.length; at += 4 * 97) colours.add(dots.slice(at, at + 4).join());
  return { corner: [...dots.slice(0, 4)], colours: colours.size, width: canvas.width, height: canvas.height };
}, [file.bytes.toString('base64'), kind]);

journey('a PNG is downloaded, in each size, light, dark and transparent, and opens again', { timeout: 120_000 }, async ({ page, download, folder, audit, picture }) => {
  await template(page, 'Library');
  await open(page);
  await audit();
  await picture('dialog-picture');
  await choose(page, '1×');
  await choose(page, 'Light');
  const small = await download(() => take(page));
  assert.match(small.name, /^Library-\d{4}-\d\d-\d\d\.png$/);
  await keep(small.bytes, 'pictures', 'small.png');
  const one = png(small.bytes);
  assert.ok(one.chunks.some(({ kind, content }) => kind === 'iTXt' && content.toString('utf8').startsWith('Relata design\0')));
  const light = await seen(page, small, 'image/png');
  assert.deepEqual(light.corner, [0xf7, 0xf8, 0xfa, 255]);
  assert.ok(light.colours > 8, `${light.colours} colours`);

  await open(page);
  await choose(page, '3×');
  await choose(page, 'Dark');
  const large = await download(() => take(page));
  const three = png(large.bytes);
  assert.deepEqual([three.width, three.height], [one.width * 3, one.height * 3]);
  assert.deepEqual((await seen(page, large, 'image/png')).corner, [0x11, 0x14, 0x1b, 255]);

  await open(page);
  await dialog(page).getByRole('checkbox', { name: 'Transparent background' }).check();
  await dialog(page).getByRole('checkbox', { name: /Keep the design/ }).uncheck();
  const clear = await download(() => take(page));
  assert.equal((await seen(page, clear, 'image/png')).corner[3], 0);
  assert.ok(!png(clear.bytes).chunks.some(({ kind }) => kind === 'iTXt'));

  // It opens as a new design, by Open and by drop; a picture without a design says so.
  const file = path.join(folder, 'again.png');
  await writeFile(file, small.bytes);
  const names = await tables(page);
  await page.getByTestId('open-file').setInputFiles(file);
  await page.getByText('Opened Library as a new design.').first().waitFor();
  await sees(page, names);
  await writeFile(file, clear.bytes);
  await page.getByTestId('open-file').setInputFiles(file);
  await page.getByText('This picture carries no design').first().waitFor();
});

journey('an SVG is downloaded, is the same picture elsewhere, and opens again by a drop', { timeout: 120_000 }, async ({ page, download }) => {
  await template(page, 'School');
  await open(page);
  await choose(page, 'SVG');
  await said(page).filter({ hasText: 'sharp at any size' }).waitFor();
  const file = await download(() => take(page));
  assert.match(file.name, /^School-\d{4}-\d\d-\d\d\.svg$/);
  await keep(file.bytes, 'pictures', 'school.svg');
  assert.match(file.text, /^<svg [\s\S]*<title>School<\/title>[\s\S]*student[\s\S]*<\/svg>\s*$/);
  assert.doesNotMatch(file.text, /foreignObject|class=|<style|@font-face|href/);
  const drawn = await seen(page, file, 'image/svg+xml');
  assert.ok(drawn.colours > 8 && drawn.width > 400, JSON.stringify(drawn));

  await page.getByTestId('designs').click();
  await page.getByRole('button', { name: 'New design' }).click();
  await page.getByTestId('first-table').waitFor();
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'school.svg', { type: 'image/svg+xml' }));
    for (const kind of ['dragover', 'drop']) document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
  }, file.text);
  await page.getByText('Opened School as a new design.').first().waitFor();
  await table(page, 'student').waitFor({ state: 'attached' });
});

journey('a PDF is downloaded by keys alone; its text is text', { timeout: 120_000 }, async ({ page, download }) => {
  await template(page, 'Library');
  await open(page);
  await dialog(page).getByRole('radio', { name: 'PNG', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await said(page).filter({ hasText: 'One page' }).waitFor();
  const file = await download(() => page.keyboard.press('Enter'));
  assert.match(file.name, /^Library-\d{4}-\d\d-\d\d\.pdf$/);
  await keep(file.bytes, 'pictures', 'library.pdf');
  const text = file.bytes.toString('latin1');
  assert.match(text, /^%PDF-1\.\d/);
  assert.ok(text.includes(`<${Buffer.from('author').toString('hex').toUpperCase()}> Tj`), 'a name is text');
  assert.match(text, /%%EOF\s*$/);
  await dialog(page).waitFor({ state: 'hidden' });
  await open(page);
  await dialog(page).getByRole('radio', { name: 'PDF' }).check();
  await dialog(page).getByRole('radio', { name: 'A4' }).check();
  const sheet = await download(() => dialog(page).getByRole('button', { name: 'Download' }).click());
  assert.match(sheet.bytes.toString('latin1'), /MediaBox \[0 0 (841.89 595.28|595.28 841.89)\]/);
});

journey('the selection and the view are pictures of their own', { timeout: 120_000 }, async ({ page, download }) => {
  await template(page, 'Library');
  await open(page);
  await choose(page, 'SVG');
  await choose(page, 'Selection');
  await said(page).filter({ hasText: 'Nothing is selected' }).waitFor();
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'hidden' });
  const place = await table(page, 'book').boundingBox();
  await page.mouse.click(place.x + 40, place.y + 15);
  await open(page);
  const part = await download(() => take(page));
  assert.match(part.text, />book<\/text>/);
  assert.doesNotMatch(part.text, />author<\/text>/);
  await surface(page).focus();
  await page.keyboard.press('Shift+Digit2');
  await open(page);
  await choose(page, 'Current view');
  const view = await download(() => take(page));
  assert.match(view.text, />book<\/text>/);
  assert.doesNotMatch(view.text, />passport<\/text>/);
});

journey('a picture for the printer, with its name, the keys alone and no notes', { timeout: 120_000 }, async ({ page, download, picture, audit }) => {
  await template(page, 'Library');
  await open(page);
  await choose(page, 'SVG');
  await choose(page, 'Print');
  await choose(page, 'Keys');
  await dialog(page).getByRole('checkbox', { name: 'Name and date above it' }).check();
  await dialog(page).getByRole('checkbox', { name: 'Without areas and notes' }).check();
  await page.waitForTimeout(300);
  await picture('dialog-print');
  await audit();
  const keys = await download(() => take(page));
  assert.match(keys.text, />Library<\/text>/);
  assert.match(keys.text, new RegExp(`>${new Date().toISOString().slice(0, 10)}</text>`));
  assert.match(keys.text, />author_id<\/text>/);
  assert.doesNotMatch(keys.text, />title<\/text>/);
  const colours = new Set(keys.text.match(/#[0-9A-F]{6}/g));
  assert.ok([...colours].every((colour) => /^#(..)\1\1$/.test(colour)), `greys alone: ${[...colours]}`);
  await open(page);
  await choose(page, 'Names');
  const names = await download(() => take(page));
  assert.match(names.text, />title<\/text>/);
  assert.doesNotMatch(names.text, />(integer|varchar|text)/);
});

journey('a picture goes to the clipboard', { timeout: 120_000 }, async ({ page }) => {
  await template(page, 'School');
  await open(page);
  await dialog(page).getByRole('button', { name: 'Copy' }).click();
  await page.getByText('The picture is on the clipboard.').first().waitFor();
  const kinds = () => page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types));
  assert.deepEqual(await kinds(), ['image/png']);
  await open(page);
  await choose(page, 'SVG');
  await dialog(page).getByRole('button', { name: 'Copy' }).click();
  await dialog(page).waitFor({ state: 'hidden' });
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^<svg [\s\S]*teacher/);
});

journey('a picture that no browser could draw is made smaller, and that is said', { timeout: 120_000 }, async ({ page, download, folder }) => {
  const file = path.join(folder, 'wide.relata.json');
  await template(page, 'School');
  await page.getByTestId('designs').click();
  const saved = await download(() => page.getByRole('button', { name: 'Save as file' }).click());
  const design = JSON.parse(saved.text);
  const moved = JSON.stringify(design).replace(/"x":(-?[\d.]+)/, '"x":30000');
  assert.notEqual(moved, JSON.stringify(design));
  await writeFile(file, moved);
  await page.getByTestId('open-file').setInputFiles(file);
  await page.getByText('Opened School as a new design.').first().waitFor();
  await open(page);
  await choose(page, '4×');
  await said(page).filter({ hasText: 'instead of 4×' }).waitFor();
  const { width, height } = png((await download(() => take(page))).bytes);
  assert.ok(width > 8_000 && width <= 16_384 && width * height <= 16_777_216, `${width} × ${height}`);
});
