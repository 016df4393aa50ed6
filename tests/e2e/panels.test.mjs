// The panels: everything can be done there, by the keyboard alone where it says so.

import assert from 'node:assert/strict';
import { entry, ready, saved, sees, sql, surface, tab, template } from './hand.mjs';
import { journey } from './harness.mjs';

const names = (page) => page.locator('.column:not(.new) .column-name').evaluateAll((fields) => fields.map((field) => field.value));

journey('columns are typed, moved, marked and deleted in the panel, by keys alone', async ({ page }) => {
  await ready(page);
  await page.keyboard.type('book');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: 'New column' }).focus();
  for (const column of ['title', 'isbn char(13) unique', 'price numeric(8,2)']) {
    await page.keyboard.type(column);
    await page.keyboard.press('Enter');
  }
  assert.deepEqual(await names(page), ['id', 'title', 'isbn', 'price']);

  // Tab from the name to the type; what is typed is put into the portable words.
  await page.locator('.column-name').nth(1).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('str');
  await page.keyboard.press('Tab');
  assert.equal(await page.getByRole('combobox', { name: 'Type of title' }).inputValue(), 'varchar(255)');
  // The marks come next: PK, NN, U.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  assert.equal(await page.getByRole('button', { name: 'NN: must have a value, title' }).getAttribute('aria-pressed'), 'false');

  await page.locator('.column-name').nth(3).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await page.waitForFunction(() => document.querySelectorAll('.column-name')[2].value === 'price');
  assert.deepEqual(await names(page), ['id', 'title', 'price', 'isbn']);
  await page.locator('.column-name').nth(1).focus();
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.value), 'price');
  await page.locator('.column-name').nth(3).focus();
  await page.keyboard.press('Control+Delete');
  await page.waitForFunction(() => document.querySelectorAll('.column-name').length === 4);
  assert.deepEqual(await names(page), ['id', 'title', 'price']);
});

journey('defaults, computed columns, comments, checks and indexes', async ({ page }) => {
  await template(page, 'Library');
  await entry(page, 'book').click();
  await page.getByRole('button', { name: 'More about price' }).click();
  await page.getByRole('textbox', { name: 'Default', exact: true }).fill('9.50');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Comment of the column' }).fill("what it's worth");
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'New check' }).fill('price >= 0');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Add index' }).click();
  const choice = page.getByRole('group', { name: 'Columns of the index' });
  await choice.getByRole('button', { name: /title/ }).click();
  await choice.getByRole('button', { name: /price/ }).click();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('combobox', { name: 'On delete' }).selectOption({ label: 'Cascade' });
  await page.getByRole('textbox', { name: 'New column' }).fill('double_price numeric(9,2)?');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'More about double_price' }).click();
  await page.getByRole('textbox', { name: 'Expression that computes it' }).fill('price * 2');
  await page.keyboard.press('Enter');
  const text = await sql(page, 'PostgreSQL', /GENERATED ALWAYS AS \(/);
  for (const wanted of [/price numeric\(8,\s?2\) DEFAULT 9\.50/, /what it''s worth/, /CHECK \(price >= 0\)/, /\(title, price\)/, /ON DELETE CASCADE/, /GENERATED ALWAYS AS \(price \* 2\) STORED/]) {
    assert.match(text, wanted);
  }
});

journey('renaming a table offers to rename what is named after it, in one step', async ({ page }) => {
  await template(page, 'Library');
  await entry(page, 'author').click();
  await page.getByRole('textbox', { name: 'Name of the table' }).fill('writer');
  await page.keyboard.press('Enter');
  await page.getByTestId('toast').getByRole('button', { name: 'Rename author_id too' }).click();
  await page.getByRole('navigation').getByText('One writer has many books.').waitFor();
  assert.match(await sql(page, 'PostgreSQL', /writer_id/), /FOREIGN KEY \(writer_id\)/);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await entry(page, 'author').waitFor();
  assert.doesNotMatch(await sql(page, 'PostgreSQL', /author_id/), /writer/);
});

journey('an enum is made, changed and used', async ({ page }) => {
  await template(page, 'Library');
  await page.getByRole('button', { name: 'Add enum' }).click();
  await page.getByRole('textbox', { name: 'Name of the enum' }).fill('state');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'New value' }).fill('archived');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Move archived up' }).click();
  await entry(page, 'club').click();
  await page.getByRole('textbox', { name: 'New column' }).fill('state state');
  await page.keyboard.press('Enter');
  assert.match(await sql(page, 'PostgreSQL', /state/), /CREATE TYPE state AS ENUM \('draft', 'archived', 'published'\)/);
});

journey('two tables are connected from the panel, and the kind is changed there', async ({ page }) => {
  await template(page, 'Library');
  await entry(page, 'club').click();
  // The arrow keys go through the list; nothing is connected before the button says so.
  await page.getByRole('combobox', { name: 'Connect to table' }).selectOption({ label: 'book' });
  assert.equal(await page.getByTestId('chip').count(), 0);
  await page.getByRole('complementary').getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByTestId('chip').waitFor();
  await page.getByRole('navigation').getByText('One club has many books.').waitFor();
  const form = page.getByTestId('relation');
  await form.getByRole('button', { name: 'N:M' }).click();
  await page.getByRole('navigation').getByText('One club has many books. One book has many clubs.').waitFor();
  await sees(page, ['author', 'book', 'club', 'club_books', 'passport', 'person', 'student', 'student_clubs']);
  await saved(page);
});

journey('the outline filters, and is walked by arrows', async ({ page }) => {
  await template(page, 'Library');
  await surface(page).focus();
  await page.keyboard.press('Control+f');
  await page.waitForFunction(() => document.activeElement.type === 'search');
  await page.keyboard.type('isbn');
  await sees(page, ['book']);
  await page.getByRole('searchbox', { name: 'Filter the outline' }).fill('');
  await entry(page, 'author').focus();
  await page.keyboard.press('ArrowRight');
  await page.locator('.line-of-column').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'More about id' }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'More about id' }).getAttribute('aria-expanded'), 'true');
});

journey('the theme is chosen, and kept', async ({ page }) => {
  await ready(page);
  await page.getByRole('button', { name: 'Dark', exact: true }).click();
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.equal(await ground(), 'rgb(17, 20, 27)');
  await page.reload();
  await ready(page);
  assert.equal(await ground(), 'rgb(17, 20, 27)');
  await page.getByRole('button', { name: 'Light', exact: true }).click();
  assert.equal(await ground(), 'rgb(247, 248, 250)');
});

journey('mermaid and SQL are copied', async ({ page }) => {
  await template(page, 'School');
  await tab(page, 'Mermaid');
  await page.getByRole('button', { name: 'Copy Mermaid' }).click();
  await page.getByTestId('toast').filter({ hasText: 'Mermaid copied.' }).waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^```mermaid\nerDiagram/);
  await sql(page, 'MySQL');
  await page.getByRole('button', { name: 'Copy SQL' }).click();
  await page.getByTestId('toast').filter({ hasText: 'SQL copied.' }).waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /CREATE TABLE/);
});
