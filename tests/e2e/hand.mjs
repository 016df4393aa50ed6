// A user's hand: what one does to Relata by pointer and keyboard, and what one sees of it.

import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The node that stands for a table on the canvas. */
export const table = (page, name) => page.locator(`[role=graphics-symbol][aria-label^=${JSON.stringify(`${name}, `)}]`);

export const surface = (page) => page.getByTestId('surface');

/** Where a table is, once it stands still. */
export async function place(page, name) {
  const node = table(page, name);
  await node.waitFor({ state: 'attached' });
  let before;
  for (;;) {
    const now = await node.boundingBox();
    if (now && before && now.x === before.x && now.y === before.y && now.height === before.height) return now;
    before = now;
    await page.waitForTimeout(250);
  }
}

/** Waits until an empty design is on the page. */
export const ready = (page) => page.getByTestId('first-table').waitFor();

/** Starts from a template, on an empty page. */
export async function template(page, name) {
  await ready(page);
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).first().click();
  await page.locator('[role=graphics-symbol]').first().waitFor({ state: 'attached' });
}

/** A new table by a double click at a point of the page, then its name, then its columns, one a line. */
export async function draw(page, at, name, columns = []) {
  await page.mouse.dblclick(at.x, at.y);
  const cell = page.getByTestId('cell');
  await cell.waitFor();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  for (const column of columns) {
    await page.keyboard.type(column);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Escape');
  await cell.waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await table(page, name).waitFor({ state: 'attached' });
}

const TITLE = 17; // the middle of a table's header, from its top

/** Drags from the handle at a table's title to another table; the chip is open afterwards. */
export async function drag(page, from, to) {
  const start = await place(page, from);
  const end = await place(page, to);
  await page.mouse.move(start.x + start.width / 2, start.y + TITLE);
  await page.mouse.move(start.x + start.width - 1, start.y + TITLE, { steps: 4 });
  await page.mouse.down();
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 6 });
  await page.mouse.move(end.x + end.width / 2, end.y + TITLE, { steps: 6 });
  await page.mouse.up();
  await page.getByTestId('chip').waitFor();
}

/** Connects two tables by dragging, and chooses the kind by a key: 1, 2 or 3. */
export async function connect(page, from, to, key) {
  await drag(page, from, to);
  await page.keyboard.press(key);
  await page.keyboard.press('Enter');
  await page.getByTestId('chip').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
}

export const tab = async (page, name) => page.getByRole('tab', { name }).click();

/** The line of a table in the outline. */
export const entry = (page, name) => page.getByRole('navigation', { name: 'Outline' }).locator('.line-of-table .entry', { hasText: name }).filter({ hasText: new RegExp(`^${name}\\d`) });

/** The text of the tab SQL for a database, once it is there. */
export async function sql(page, database, wanted = /CREATE TABLE/) {
  await tab(page, 'SQL');
  await page.getByRole('group', { name: 'Database' }).getByRole('button', { name: database, exact: true }).click();
  const code = page.getByTestId('sql');
  await code.filter({ hasText: `for ${database}` }).filter({ hasText: wanted }).waitFor();
  return code.innerText();
}

/** Waits until everything is saved. */
export async function saved(page) {
  await page.getByTestId('saved').filter({ hasText: /^\s*Saved\s*$/ }).waitFor();
}

/** Creates a migration with this message. */
export async function migrate(page, message) {
  await tab(page, 'Migrations');
  await page.getByRole('textbox', { name: 'Message of the migration' }).fill(message);
  await page.keyboard.press('Enter');
  await page.getByTestId('revision').filter({ hasText: message }).waitFor();
}

/** The names of the tables in the outline, in order. */
export async function tables(page) {
  const lines = await page.locator('.line-of-table .entry > span:first-child').allInnerTexts();
  return lines.map((line) => line.trim());
}

export async function sees(page, names) {
  await assert.doesNotReject(page.waitForFunction(
    (wanted) => JSON.stringify([...document.querySelectorAll('.line-of-table .entry > span:first-child')].map((e) => e.textContent)) === wanted,
    JSON.stringify(names),
  ), `the outline has ${await tables(page)}, not ${names}`);
}

/** Puts what was downloaded into the folder RELATA_DOWNLOADS, where that is set, for tests/downloads.rs. */
export async function keep(bytes, ...parts) {
  if (!process.env.RELATA_DOWNLOADS) return;
  const file = path.join(process.env.RELATA_DOWNLOADS, ...parts);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, bytes);
}
