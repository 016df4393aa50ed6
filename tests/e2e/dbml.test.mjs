// The tab "DBML": the design as a text that is typed in, both ways.

import assert from 'node:assert/strict';
import { entry, migrate, place, surface, tab, table, template } from './hand.mjs';
import { journey } from './harness.mjs';

const field = (page) => page.getByTestId('dbml');
const said = (page) => page.locator('#typed-said');
const undo = (page) => page.getByRole('button', { name: 'Undo' }).click();

/** The library with its text open. */
async function library(page) {
  await template(page, 'Library');
  await tab(page, 'DBML');
  await says(page, 'Ref fk_student_clubs_club_id_club');
}

/** Waits until the text says this, or no longer. */
const says = (page, text, does = true) =>
  page.waitForFunction(([text, does]) => document.querySelector('[data-testid=dbml]')?.value.includes(text) === does, [text, does]);

/** Puts the caret behind some words of the field, or around them. */
const mark = (page, words, around = false) => field(page).evaluate((area, [words, around]) => {
  const at = area.value.indexOf(words);
  if (at < 0) throw new Error(`${words} is not in the text`);
  area.focus();
  area.setSelectionRange(around ? at : at + words.length, at + words.length);
}, [words, around]);

/** Types behind some words, key by key. */
async function type(page, words, text) {
  await mark(page, words);
  await page.keyboard.type(text);
}

/** Types in the place of some words. */
async function retype(page, words, text) {
  await mark(page, words, true);
  await page.keyboard.type(text);
}

/** A table with so many columns. */
const counted = (page, name, columns) => page.locator(`[role=graphics-symbol][aria-label^="${name}, ${columns} columns"]`).waitFor({ state: 'attached' });

/** The first of the lines that are marked, and how many there are. */
const marked = (page) => field(page).evaluate((area) => {
  const [first, count] = ['--first', '--count'].map((name) => Number(area.style.getPropertyValue(name)));
  return area.value.split('\n').slice(first, first + count);
});

journey('what is typed is on the diagram, and what is undone there is gone from the text', async ({ page }) => {
  await library(page);
  await type(page, '  country varchar(60)', '\n  email varchar(80) [unique]');
  await counted(page, 'author', 5);
  await undo(page);
  await counted(page, 'author', 4);
  await says(page, 'email varchar(80)', false);
  await type(page, "  Note: 'Reading clubs'\n}", '\n\nTable room {\n  id integer [pk, increment]\n  name varchar(40) [not null]\n}\nRef: club.id > room.id');
  await entry(page, 'room').waitFor();
  await page.getByRole('navigation', { name: 'Outline' }).getByText(/One room has at most one club/).waitFor();
  // Once the field is left, the text stands as it is written: relations below the tables, with their names.
  await page.keyboard.press('Tab');
  await says(page, 'Ref fk_club_id_room: club.id - room.id');
});

journey('a table and a column that are renamed in the text stay what and where they are', async ({ page }) => {
  await library(page);
  await migrate(page, 'First');
  await tab(page, 'DBML');
  await says(page, 'Table author');
  const before = await place(page, 'author');
  await retype(page, 'Table author', 'Table writer');
  await table(page, 'writer').waitFor({ state: 'attached' });
  assert.deepEqual(await place(page, 'writer'), before);
  await retype(page, '  price numeric', '  cost numeric');
  await page.keyboard.press('Tab');
  // What pointed there says the new names, too.
  await says(page, 'book.author_id > writer.id');
  await says(page, '`cost >= 0`');
  await tab(page, 'Migrations');
  await page.locator('.step').filter({ hasText: 'RENAME COLUMN price TO cost' }).waitFor();
  const text = await page.locator('#panel').innerText();
  assert.match(text, /RENAME TO writer/);
  assert.doesNotMatch(text, /DROP (TABLE|COLUMN)/);
});

journey('a text that cannot be read says its line, and the diagram stays', async ({ page }) => {
  await library(page);
  await retype(page, '  born date\n', '  born\n');
  await said(page).getByText('Line 11: The column born has no type.').waitFor();
  assert.equal(await field(page).getAttribute('aria-invalid'), 'true');
  await counted(page, 'author', 4);
  // It waits: behind another tab, and while the diagram changes.
  await tab(page, 'Inspect');
  await entry(page, 'passport').click();
  await page.getByRole('textbox', { name: 'Name of the table' }).fill('id_card');
  await page.keyboard.press('Enter');
  await table(page, 'id_card').waitFor({ state: 'attached' });
  await tab(page, 'DBML');
  await says(page, '  born\n');
  await type(page, '  born', ' timestamp');
  await says(page, 'Table id_card');
  await says(page, '  born timestamp');
  assert.equal(await said(page).innerText(), '');
  await table(page, 'id_card').waitFor({ state: 'attached' });
});

journey('a text that waits goes with its design, and never into another one', async ({ page }) => {
  await library(page);
  await retype(page, '  born date\n', '  born\n');
  await said(page).getByText('Line 11').waitFor();
  await page.getByTestId('designs').click();
  await page.getByRole('button', { name: 'New design' }).click();
  await page.getByRole('button', { name: /^School/ }).first().click();
  await table(page, 'teacher').waitFor({ state: 'attached' });
  await says(page, 'Table teacher');
  await says(page, 'Table author', false);
  assert.equal(await said(page).innerText(), '');
  await retype(page, 'Table teacher', 'Table tutor');
  await table(page, 'tutor').waitFor({ state: 'attached' });
  assert.equal(await table(page, 'author').count(), 0);
  assert.equal(await entry(page, 'author').count(), 0);
});

journey('what is selected is marked in the text, and the caret selects', async ({ page }) => {
  await library(page);
  await entry(page, 'passport').click();
  await page.waitForFunction(() => document.querySelector('[data-testid=dbml]').scrollTop > 200);
  const lines = await marked(page);
  assert.match(lines[0], /^Table passport /);
  assert.equal(lines.at(-1), '}');
  await mark(page, '  isbn char');
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => document.querySelector('[data-testid=dbml]').style.getPropertyValue('--count') === '1');
  assert.match((await marked(page))[0], /^ {2}isbn/);
  // The column is selected on the diagram.
  await surface(page).focus();
  await page.keyboard.press('Delete');
  await counted(page, 'book', 5);
  await says(page, 'isbn', false);
});

for (const colorScheme of ['light', 'dark']) {
  journey(`the text is for everybody, ${colorScheme}`, { context: { colorScheme } }, async ({ page, audit, picture, download }) => {
    await library(page);
    await entry(page, 'book').click();
    await page.waitForFunction(() => document.querySelector('[data-testid=dbml]').style.getPropertyValue('--count') !== '0');
    await picture(`dbml-${colorScheme}`);
    await audit();
    await retype(page, '  born date', '  born dat e');
    await said(page).getByText('Line 11: “e” is not understood.').waitFor();
    await picture(`dbml-wrong-${colorScheme}`);
    await audit();
    const file = await download(() => page.getByRole('button', { name: 'Download .dbml' }).click());
    assert.equal(file.name, 'Library.dbml');
    assert.match(file.text, /^Enum genre \{/);
  });
}

journey('the text on a phone', { context: { viewport: { width: 390, height: 844 } } }, async ({ page, audit, picture }) => {
  await template(page, 'Library');
  await page.getByRole('button', { name: 'Details', exact: true }).click();
  await tab(page, 'DBML');
  await says(page, 'Table author');
  await picture('dbml-phone');
  await audit();
});
