// What is put away by itself while somebody draws, and comes back.

import assert from 'node:assert/strict';
import { draw, ready, saved, sees, tables } from './hand.mjs';
import { journey } from './harness.mjs';

const dialog = (page) => page.getByRole('dialog', { name: 'Earlier states' });
const states = (page) => dialog(page).locator('ul').first().getByRole('button');

async function menu(page, item) {
  await page.getByRole('button', { name: 'Designs', exact: true }).click();
  await page.getByRole('button', { name: item }).click();
}

async function open(page) {
  await menu(page, 'Earlier states…');
  await dialog(page).waitFor();
}

async function add(page, at, name) {
  await draw(page, at, name, ['name text']);
  await saved(page);
}

journey('a design is as it was five minutes ago, as a design of its own', { timeout: 120_000, prepare: (context) => context.clock.install() }, async ({ page, audit, picture }) => {
  await ready(page);
  await add(page, { x: 400, y: 120 }, 'author');
  await open(page);
  await dialog(page).getByText('None yet.').waitFor();
  await page.keyboard.press('Escape');

  await page.clock.fastForward('06:00');
  await add(page, { x: 760, y: 120 }, 'book');
  await page.clock.fastForward('06:00');
  await add(page, { x: 400, y: 420 }, 'lost');
  await open(page);
  await states(page).nth(1).waitFor();
  assert.match(await states(page).first().innerText(), /2 tables/, 'the newest first: as it was before the last table');
  assert.match(await states(page).nth(1).innerText(), /1 table/);
  assert.equal(await states(page).first().locator('svg rect').count(), 4, 'each has a picture');
  await audit();
  await picture('states');

  await states(page).first().click();
  await dialog(page).waitFor({ state: 'hidden' });
  await sees(page, ['author', 'book']);
  assert.match(await page.getByRole('textbox', { name: 'Name of the design' }).inputValue(), /^Untitled \(.+\d{4}.*\)$/);
  await page.getByRole('button', { name: 'Designs', exact: true }).click();
  await page.getByRole('dialog', { name: 'Designs' }).getByRole('button', { name: /^Untitled\s*3 tables/ }).click();
  await sees(page, ['author', 'book', 'lost']);
});

journey('a deleted design is found among the earlier states, also after the page was loaded again', { context: { colorScheme: 'dark' } }, async ({ page, picture }) => {
  await ready(page);
  await add(page, { x: 400, y: 120 }, 'author');
  await page.getByRole('textbox', { name: 'Name of the design' }).fill('<b>Mine</b>');
  await page.keyboard.press('Enter');
  await saved(page);
  await menu(page, 'Delete design');
  await page.getByTestId('toast').filter({ hasText: 'is deleted' }).waitFor();
  await page.waitForTimeout(500);
  await page.reload();
  await ready(page);
  await open(page);
  const found = dialog(page).getByRole('button', { name: /^<b>Mine<\/b>/ });
  await found.waitFor();
  await picture('states-deleted');
  await found.press('Enter');
  await sees(page, ['author']);
  assert.deepEqual(await tables(page), ['author']);
});
