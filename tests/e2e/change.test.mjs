// What is there is changed in place: keys, indexes, where a foreign key points, what rows of a value get.

import assert from 'node:assert/strict';
import { entry, migrate, place, sql, surface, tab, table, template } from './hand.mjs';
import { journey } from './harness.mjs';

const press = async (page, name, within = page) => {
  await within.getByRole('button', { name }).focus();
  await page.keyboard.press('Enter');
};

journey('the columns of a key and of an index are changed in place, by keys alone', { timeout: 120_000 }, async ({ page, audit, picture }) => {
  await template(page, 'Library');
  await entry(page, 'book').focus();
  await page.keyboard.press('Enter');
  await press(page, 'Columns of the primary key: id');
  const key = page.getByRole('group', { name: 'Columns of the key' });
  await press(page, 'Add title', key);
  await key.getByRole('button', { name: 'Move title up' }).waitFor();
  await press(page, 'Move title up', key);
  await page.getByRole('button', { name: 'Columns of the primary key: title, id' }).waitFor();
  // The focus stays with the line that moved.
  await page.waitForFunction(() => document.activeElement.getAttribute('aria-label') === 'Move title up');
  await audit();
  await picture('panel-key');
  await press(page, 'Take title out', key);
  await page.getByRole('button', { name: 'Columns of the primary key: id' }).waitFor();

  await press(page, /^Columns of the index: author_id/);
  const index = page.getByRole('group', { name: 'Columns of the index' });
  await press(page, 'Add title', index);
  await page.getByRole('button', { name: 'Columns of the index: author_id, title' }).waitFor();
  await page.getByRole('checkbox', { name: 'title: largest first' }).focus();
  await page.keyboard.press('Space');
  await audit();
  assert.match(await sql(page, 'PostgreSQL', /author_id, title/), /\(author_id, title DESC\)/);
});

journey('a foreign key is pointed at another table in the panel', { timeout: 120_000 }, async ({ page, audit, picture }) => {
  await template(page, 'Library');
  await entry(page, 'book').click();
  await page.getByRole('button', { name: /^Change where it points: author_id/ }).click();
  const form = page.getByRole('group', { name: 'Where the foreign key points' });
  await audit();
  await form.getByRole('combobox', { name: 'Points at table' }).selectOption({ label: 'person' });
  await form.getByRole('combobox', { name: 'Column that holds id' }).waitFor();
  await picture('panel-foreign-key');
  await press(page, 'Apply', form);
  await page.getByRole('navigation').getByText('One person has many books.').waitFor();
  assert.match(await sql(page, 'PostgreSQL', /FOREIGN KEY \(author_id\) REFERENCES person/), /FOREIGN KEY \(author_id\) REFERENCES person/);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByRole('navigation').getByText('One author has many books.').waitFor();
});

journey('a value taken out of an enum asks what its rows get', { timeout: 120_000 }, async ({ page, audit, picture }) => {
  await template(page, 'Library');
  await page.getByRole('button', { name: 'Add enum' }).click();
  await page.getByRole('textbox', { name: 'New value' }).fill('archived');
  await page.keyboard.press('Enter');
  await entry(page, 'club').click();
  for (const column of ['state status !', 'other status?']) {
    await page.getByRole('textbox', { name: 'New column' }).fill(column);
    await page.keyboard.press('Enter');
  }
  await migrate(page, 'initial');
  await page.getByRole('navigation').getByRole('button', { name: /status.*archived/ }).click();
  await page.getByRole('button', { name: 'Delete draft' }).click();
  await tab(page, 'Migrations');
  const answer = page.getByRole('combobox', { name: 'What do rows with the value draft of status get?' });
  await answer.waitFor();
  await page.getByText('May fail').first().waitFor();
  await audit();
  await picture('panel-enum-value');
  await answer.selectOption({ label: 'archived' });
  await page.getByTestId('pending').getByText(/'draft' THEN 'archived'/).first().waitFor();
  await page.getByText('May fail').first().waitFor({ state: 'detached' });
});

journey('PostgreSQL says that a new column stands last, where that is so', async ({ page }) => {
  await template(page, 'Library');
  await migrate(page, 'initial');
  await tab(page, 'Inspect');
  await entry(page, 'club').click();
  await page.getByRole('textbox', { name: 'New column' }).fill('motto text?');
  await page.keyboard.press('Enter');
  await page.locator('[data-column]').filter({ has: page.getByRole('button', { name: 'More about motto' }) }).waitFor();
  await tab(page, 'Migrations');
  await page.getByText('Add column motto').first().waitFor();
  assert.equal(await page.locator('[data-code=order-appended]').count(), 0);
  await tab(page, 'Inspect');
  await page.getByRole('button', { name: 'More about motto' }).click();
  await page.getByRole('button', { name: 'Move up', exact: true }).click();
  await tab(page, 'Migrations');
  await page.locator('[data-code=order-appended]').waitFor();
});

journey('in a narrow window the chip leaves the titles of tables free', { context: { viewport: { width: 420, height: 860 } } }, async ({ page, picture }) => {
  await template(page, 'Library');
  await page.getByRole('button', { name: 'Outline' }).click();
  await page.getByRole('navigation').getByRole('button', { name: /One author has many books/ }).click();
  await page.getByRole('button', { name: 'Outline' }).click();
  await surface(page).focus();
  await page.keyboard.press('Enter');
  const chip = await page.getByTestId('chip').boundingBox();
  await picture('narrow-chip');
  for (const name of ['author', 'book']) {
    if (!await table(page, name).count()) continue;
    const title = { ...await place(page, name), height: 20 };
    const apart = chip.x + chip.width <= title.x || title.x + title.width <= chip.x || chip.y + chip.height <= title.y || title.y + title.height <= chip.y;
    assert.ok(apart, `the chip covers the title of ${name}`);
  }
});

journey('an index over some rows, a key that waits for the end, and a schema', { timeout: 120_000 }, async ({ page, audit, picture }) => {
  await template(page, 'Library');
  await entry(page, 'book').click();
  const commit = async (name, text) => {
    const field = page.getByRole('textbox', { name, exact: true });
    await field.fill(text);
    await field.press('Enter');
  };
  await page.getByRole('button', { name: /^Columns of the index: author_id/ }).click();
  await commit('Add expression', 'lower(title)');
  await commit('Only rows where', 'price > 0');
  await commit('Also holds', 'title');
  await page.getByRole('combobox', { name: 'Checked' }).selectOption({ label: 'At the end of the transaction' });
  await commit('Schema of the table', 'shop');
  await audit();
  await picture('panel-details');
  const text = await sql(page, 'PostgreSQL', /CREATE TABLE shop\.book/);
  for (const wanted of [/ON shop\.book \(author_id, \(lower\(title\)\)\) INCLUDE \(title\) WHERE \(price > 0\)/, /DEFERRABLE INITIALLY DEFERRED/]) {
    assert.match(text, wanted);
  }
});
