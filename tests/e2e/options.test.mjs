// How a migration is made: safer ways at a click, data kept aside, a database in use, statements of one's own.

import assert from 'node:assert/strict';
import { entry, migrate, surface, tab, template } from './hand.mjs';
import { journey } from './harness.mjs';

const pending = (page) => page.getByTestId('pending');

/** A design with a migration, from which a table was then deleted. */
async function dropped(page) {
  await template(page, 'School');
  await migrate(page, 'initial');
  await entry(page, 'passport').click();
  await surface(page).focus();
  await page.keyboard.press('Delete');
  await tab(page, 'Migrations');
  await pending(page).getByText('Loses data').first().waitFor();
}

journey('a safer way is taken at a click, and taken back', async ({ page, audit, picture }) => {
  await dropped(page);
  await picture('options-finding');
  await pending(page).locator('[data-code=data-drop-table]').getByTestId('fix').click();
  await pending(page).getByTestId('kept-aside').filter({ hasText: 'passport is kept aside' }).waitFor();
  await pending(page).locator('[data-code=data-drop-table]').waitFor({ state: 'detached' });
  await pending(page).getByText(/relata_kept_/).first().waitFor();
  await audit();
  await pending(page).getByTestId('kept-aside').getByRole('button', { name: 'Drop it' }).click();
  await pending(page).locator('[data-code=data-drop-table]').waitFor();
});

journey('what was kept aside is dropped by a later migration', async ({ page }) => {
  await dropped(page);
  await page.getByRole('checkbox', { name: /Keep dropped tables and columns aside/ }).check();
  await pending(page).getByText(/relata_kept_/).first().waitFor();
  await migrate(page, 'keep it');
  await entry(page, 'teacher').click();
  await tab(page, 'Inspect');
  await page.getByRole('textbox', { name: 'New column' }).fill('born date');
  await page.keyboard.press('Enter');
  await tab(page, 'Migrations');
  const drop = page.getByRole('checkbox', { name: /Drop .*passport.* for good/ });
  await drop.check();
  await pending(page).locator('.code').filter({ hasText: /DROP TABLE relata_kept_/ }).waitFor();
});

journey('a database in use is locked as little as possible', async ({ page }) => {
  await template(page, 'Library');
  await migrate(page, 'initial');
  await entry(page, 'book').click();
  await tab(page, 'Inspect');
  await page.getByRole('button', { name: 'U: no two rows alike, title' }).click();
  await tab(page, 'Migrations');
  await page.getByRole('group', { name: 'Database' }).getByRole('button', { name: 'PostgreSQL' }).click();
  await page.getByRole('checkbox', { name: /The database is in use/ }).check();
  await pending(page).locator('.code').filter({ hasText: 'CONCURRENTLY' }).waitFor();
  await page.getByRole('group', { name: 'Database' }).getByRole('button', { name: 'SQLite' }).click();
  await page.getByRole('checkbox', { name: /The database is in use/ }).waitFor({ state: 'detached' });
});

journey('a kind of finding is hidden in this design, and shown again', async ({ page }) => {
  await dropped(page);
  const finding = pending(page).locator('[data-code=data-drop-table]');
  assert.match(await finding.getByRole('link', { name: 'Why' }).getAttribute('href'), /^https:\/\//);
  await finding.getByRole('button', { name: 'Hide such' }).click();
  await finding.waitFor({ state: 'detached' });
  await pending(page).getByRole('button', { name: 'Show again' }).click();
  await finding.waitFor();
});

journey('a statement of one’s own stands before a step, and stays when the migration is made again', async ({ page, audit, picture }) => {
  await dropped(page);
  const step = pending(page).locator('.step').filter({ hasText: 'passport' }).last();
  await step.hover();
  await step.getByRole('button', { name: /^SQL before/ }).click();
  const text = page.getByRole('textbox', { name: 'Your SQL: one statement' });
  await text.fill('DELETE FROM passport WHERE id = 1');
  await audit();
  await page.keyboard.press('Control+Enter');
  const own = pending(page).getByTestId('own');
  await own.filter({ hasText: 'DELETE FROM passport' }).waitFor();
  await picture('options-own');
  await page.getByRole('button', { name: 'Dark', exact: true }).click();
  await audit();
  await picture('options-dark');
  await entry(page, 'teacher').click();
  await tab(page, 'Inspect');
  await page.getByRole('textbox', { name: 'New column' }).fill('born date');
  await page.keyboard.press('Enter');
  await tab(page, 'Migrations');
  await own.filter({ hasText: 'DELETE FROM passport' }).waitFor();
  await own.getByRole('button', { name: 'Delete your SQL' }).click();
  await own.waitFor({ state: 'detached' });
  await page.getByTitle(/^Undo:/).click();
  await own.waitFor();
});

/** Opens what is said of a column in the panel. */
async function more(page, of, column) {
  await entry(page, of).click();
  await tab(page, 'Inspect');
  await page.getByRole('button', { name: `More about ${column}`, exact: true }).click();
}

journey('a column that moves to another table takes its values along by a key', async ({ page, audit, picture }) => {
  await template(page, 'School');
  await more(page, 'passport', 'number');
  await page.getByRole('combobox', { name: 'Table that it stands in' }).waitFor();
  await audit();
  await migrate(page, 'initial');
  await more(page, 'passport', 'number');
  await page.getByRole('combobox', { name: 'Table that it stands in' }).selectOption('person');
  await tab(page, 'Migrations');
  const question = pending(page).getByTestId('question').filter({ hasText: 'By which foreign key' });
  await question.waitFor();
  await picture('options-move');
  await question.getByRole('combobox').selectOption({ index: 1 });
  await pending(page).locator('.code').filter({ hasText: /UPDATE person|FROM passport/ }).first().waitFor();
  await page.getByRole('button', { name: 'Dark', exact: true }).click();
  await audit();
  await picture('options-move-dark');
});

journey('a type that no rule converts asks how, both ways', async ({ page, audit, picture }) => {
  await template(page, 'School');
  await migrate(page, 'initial');
  await entry(page, 'passport').click();
  await tab(page, 'Inspect');
  await page.getByRole('combobox', { name: 'Type of valid_until' }).fill('uuid');
  await page.keyboard.press('Enter');
  await tab(page, 'Migrations');
  await page.getByRole('group', { name: 'Database' }).getByRole('button', { name: 'PostgreSQL' }).click();
  const questions = pending(page).getByTestId('question');
  await questions.first().waitFor();
  await picture('options-conversion');
  await audit();
  await questions.first().getByRole('textbox').fill('md5(valid_until::text)::uuid');
  await page.keyboard.press('Enter');
  await pending(page).locator('.code').filter({ hasText: 'md5(valid_until::text)::uuid' }).first().waitFor();
});

journey('a column in use is renamed in two steps', async ({ page, picture }) => {
  await template(page, 'Library');
  await migrate(page, 'initial');
  await entry(page, 'book').click();
  await tab(page, 'Inspect');
  const title = page.locator('.column-name').nth(1);
  assert.equal(await title.inputValue(), 'title');
  await title.fill('name');
  await title.press('Enter');
  await tab(page, 'Migrations');
  await page.getByRole('group', { name: 'Database' }).getByRole('button', { name: 'PostgreSQL' }).click();
  await page.getByRole('checkbox', { name: /The database is in use/ }).check();
  await pending(page).locator('[data-code=breaks-column-name]').getByRole('button', { name: 'Change it in two steps' }).click();
  await pending(page).locator('.code').filter({ hasText: 'CREATE TRIGGER' }).first().waitFor();
  await pending(page).getByTestId('kept-aside').filter({ hasText: 'book.title is changed in two steps' }).waitFor();
  await picture('two-steps');
  await migrate(page, 'both names');
  // Nothing else is drawn: the second step waits.
  await pending(page).locator('.code').filter({ hasText: 'DROP COLUMN title' }).first().waitFor();
  await migrate(page, 'the new name');
  await pending(page).getByText('Nothing. Change the design').waitFor();
});
