// A whole design by the keyboard alone: no pointer event is sent, and the page hears of none.

import assert from 'node:assert/strict';
import { keep, ready, sees } from './hand.mjs';
import { journey } from './harness.mjs';

const toast = (page, words) => page.getByTestId('toast').filter({ hasText: words }).waitFor();

/** Tells every press of a pointer that the page hears of. */
const watchPointers = (context) => context.addInitScript(() => {
  globalThis.pressed = [];
  for (const name of ['pointerdown', 'mousedown', 'touchstart', 'wheel']) {
    addEventListener(name, (event) => globalThis.pressed.push(`${name} on ${event.target.tagName}`), { capture: true });
  }
});

const press = async (page, ...keys) => { for (const key of keys) await page.keyboard.press(key); };

const focused = (page) => page.evaluate(() => {
  const element = document.activeElement;
  return element.getAttribute('aria-label') ?? element.textContent.trim();
});

/** Presses Tab, or Shift+Tab, until the focus is where a name fits. */
async function tabTo(page, name, key = 'Tab') {
  const passed = [];
  for (let at = 0; at < 150; at += 1) {
    await page.keyboard.press(key);
    passed.push(await focused(page));
    if (name.test(passed.at(-1))) return;
  }
  assert.fail(`Tab does not come to ${name}: ${passed.join(' · ')}`);
}

/** Types columns into the grid of the table that is being edited, and leaves it. */
async function columns(page, lines) {
  for (const line of lines) {
    await page.keyboard.type(line);
    await page.keyboard.press('Enter');
  }
  await press(page, 'Escape', 'Escape');
}

/** A new table by T. */
async function tableByKey(page, name, lines) {
  await page.keyboard.press('t');
  await page.getByTestId('cell').waitFor();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await columns(page, lines);
}

/** Goes to a table by Ctrl+K, and connects it by L and the name of the other; 1, 2 or 3 chooses the kind. */
async function connectByKey(page, from, to, kind) {
  await press(page, 'Control+k');
  await page.keyboard.type(from);
  await page.getByRole('option', { selected: true }).filter({ hasText: from }).waitFor();
  await press(page, 'Enter', 'l', 'Enter');
  await page.keyboard.type(to);
  await page.getByRole('option', { selected: true }).filter({ hasText: to }).waitFor();
  await press(page, 'Enter');
  await page.getByTestId('chip').waitFor();
  await press(page, kind, 'Enter', 'Escape', 'Escape');
}

journey('three tables, 1:N, N:M, 1:1 and a migration downloaded, by the keyboard alone', { timeout: 180_000, prepare: watchPointers }, async ({ page, download, audit, picture }) => {
  await ready(page);
  // The focus is in the first field.
  await page.keyboard.type('author');
  await press(page, 'Enter');
  await columns(page, ['name varchar(100)', 'email text unique']);
  await tableByKey(page, 'book', ['title varchar(200)', 'price numeric(8,2) = 0']);
  await tableByKey(page, 'contract', ['signed_on date']);
  await sees(page, ['author', 'book', 'contract']);

  const outline = page.getByRole('navigation', { name: 'Outline' });
  await connectByKey(page, 'author', 'book', '2');
  await outline.getByText('One author has many books.').waitFor();
  await connectByKey(page, 'author', 'contract', '1');
  await outline.getByText('One author has at most one contract.').waitFor();
  await connectByKey(page, 'book', 'contract', '3');
  await outline.getByText('One book has many contracts. One contract has many books.').waitFor();
  await sees(page, ['author', 'book', 'book_contracts', 'contract']);

  // Arranged, seen whole, undone and done again.
  await press(page, 'Shift+L');
  await toast(page, /Arranged all tables/);
  await press(page, 'Shift+Digit1', 'Control+z', 'Control+Shift+z');
  await picture('keyboard-design');

  await tabTo(page, /^Inspect$/);
  await press(page, 'ArrowRight', 'ArrowRight');
  assert.equal(await focused(page), 'Migrations');
  await tabTo(page, /^Message of the migration$/);
  await page.keyboard.type('initial');
  await press(page, 'Enter');
  await page.getByTestId('revision').filter({ hasText: 'initial' }).waitFor();
  await audit();
  await tabTo(page, /Download/);
  const file = await download(() => press(page, 'Enter'));
  assert.match(file.name, /\.(sql|zip)$/);
  await keep(file.bytes, 'keyboard', file.name);
  for (const name of ['author', 'book', 'contract', 'book_contracts']) assert.ok(file.bytes.includes(`CREATE TABLE ${name}`), `${name} is in ${file.name}`);
  assert.ok(file.bytes.includes('PRIMARY KEY (book_id, contract_id)'), 'a junction table with its key');

  assert.deepEqual(await page.evaluate(() => globalThis.pressed), []);
});
