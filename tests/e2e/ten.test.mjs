// Ten different changes of one design in one migration, made in the page and downloaded for three databases.
// tests/downloads.rs runs the files.

import assert from 'node:assert/strict';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { entry, keep, migrate, saved, sql, surface, tab, template } from './hand.mjs';
import { journey } from './harness.mjs';

const commit = async (page, name, text) => {
  const field = page.getByRole('textbox', { name, exact: true });
  await field.fill(text);
  await field.press('Enter');
};

const show = async (page, name) => {
  await entry(page, name).click();
  await tab(page, 'Inspect');
  await page.getByRole('textbox', { name: 'Name of the table' }).waitFor();
};

journey('ten changes in one migration', { timeout: 180_000 }, async ({ page, download, picture }) => {
  await template(page, 'Library');
  await migrate(page, 'initial');

  // 1 a table is renamed, 2 a column added to it
  await show(page, 'club');
  await commit(page, 'Name of the table', 'society');
  await commit(page, 'New column', 'motto text?');
  // 3 a column is renamed, 4 another gets a default, 5 a check and 6 an index are added
  await show(page, 'book');
  const title = page.locator('.column-name').nth(1);
  assert.equal(await title.inputValue(), 'title');
  await title.fill('name');
  await title.press('Enter');
  await page.getByRole('button', { name: 'More about price' }).click();
  await commit(page, 'Default', '9.50');
  await commit(page, 'New check', 'price >= 0');
  await page.getByRole('button', { name: 'Add index' }).click();
  await page.getByRole('group', { name: 'Columns of the index' }).getByRole('button', { name: /price/ }).click();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  // 7 a column that must have a value, and what the rows get that are there
  await commit(page, 'New column', 'pages integer !');
  await tab(page, 'Migrations');
  const answer = page.getByRole('textbox', { name: /What do existing rows of book get in pages/ });
  await answer.fill('100');
  await answer.press('Enter');
  // 8 a wider type
  await show(page, 'student');
  const type = page.getByRole('combobox', { name: 'Type of name' });
  await type.fill('varchar(200)');
  await type.press('Enter');
  // 9 one to many becomes one to one
  await page.getByRole('navigation').getByRole('button', { name: /One author has many books/ }).click();
  await page.getByTestId('relation').getByRole('button', { name: '1:1' }).click();
  await page.getByTestId('relation').getByText('One author has at most one book.').waitFor();
  // 10 a table is dropped
  await entry(page, 'passport').click();
  await surface(page).focus();
  await page.keyboard.press('Delete');

  await tab(page, 'Migrations');
  const pending = page.getByTestId('pending');
  for (const words of [/Rename table club to society/, /Add column motto/, /Rename column title of book to name/, /default/i, /check/i, /index/i, /Add column pages/, /varchar\(200\)/, /unique/i, /Drop table passport/]) {
    await pending.locator('.step').filter({ hasText: words }).first().waitFor();
  }
  await picture('ten-changes');
  await migrate(page, 'ten changes');
  for (const [database, slug] of [['PostgreSQL', 'postgres'], ['MariaDB', 'mariadb'], ['SQLite', 'sqlite']]) {
    await keep(Buffer.from(await sql(page, database, /society/)), 'ten', slug, 'design.sql');
    await tab(page, 'Migrations');
    const zip = await download(() => page.getByTestId('download-all').click());
    const files = unzipSync(zip.bytes);
    assert.equal(Object.keys(files).filter((name) => name.endsWith('.up.sql')).length, 2);
    for (const [name, bytes] of Object.entries(files)) await keep(bytes, 'ten', slug, path.basename(name));
  }
  await page.getByRole('button', { name: 'Designs', exact: true }).click();
  const file = await download(() => page.getByRole('button', { name: 'Save as file' }).click());
  await keep(file.bytes, 'ten', 'design.relata.json');
  await saved(page);
});
