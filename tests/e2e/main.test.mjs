// The main job: draw seven tables, make migrations as the design grows, download everything, come back.
//
// What is downloaded is put into the folder RELATA_DOWNLOADS, where that is set: a folder for each database.
// `./dev test` then runs it on real servers (tests/downloads.rs). The zip is read by a reader that is not ours.

import assert from 'node:assert/strict';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { connect, draw, entry, keep, migrate, place, saved, sees, sql, surface, tab, table } from './hand.mjs';
import { journey } from './harness.mjs';

const SEVEN = ['author', 'book', 'club', 'passport', 'person', 'student', 'student_clubs'];

async function drawTheSeven(page, picture) {
  const first = page.getByTestId('first-table');
  await first.fill('author');
  await page.keyboard.press('Enter');
  for (const column of ['name varchar(100)', 'born date?']) {
    await page.keyboard.type(column);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  // The first table stands in the middle: it is dragged to its place.
  const author = await place(page, 'author');
  await page.mouse.move(author.x + 60, author.y + 17);
  await page.mouse.down();
  await page.mouse.move(340, 110, { steps: 8 });
  await page.mouse.up();
  await page.keyboard.press('Escape');

  await draw(page, { x: 640, y: 100 }, 'book', ['title varchar(200)', 'isbn char(13)?', 'price numeric(8,2) = 0']);
  await draw(page, { x: 280, y: 360 }, 'student', ['name varchar(100)']);
  await draw(page, { x: 780, y: 360 }, 'club', ['name varchar(80) unique']);
  await draw(page, { x: 280, y: 620 }, 'person', ['name varchar(100)']);
  await draw(page, { x: 640, y: 620 }, 'passport', ['number varchar(20) unique']);

  await connect(page, 'author', 'book', '2');
  await connect(page, 'student', 'club', '3');
  await picture('main-connected');
  await connect(page, 'person', 'passport', '1');
  await sees(page, SEVEN);
}

journey('seven tables, two migrations, downloads, and all of it there after a reload', { timeout: 180_000 }, async ({ page, download, picture }) => {
  await drawTheSeven(page, picture);
  await page.getByRole('button', { name: 'Fit' }).click();
  await picture('main-seven');

  for (const sentence of [
    'One author has many books. Each book has one author.',
    'One student has many clubs. One club has many students.',
    'One person has at most one passport. Each passport has one person.',
  ]) await page.getByRole('navigation').getByText(sentence).waitFor();

  await migrate(page, 'initial');

  // A column is renamed, in its cell on the canvas.
  await page.getByRole('button', { name: /100 percent/ }).click();
  await entry(page, 'book').click();
  const book = await place(page, 'book');
  await page.mouse.dblclick(book.x + 60, book.y + 34 + 26 * 1.5);
  const cell = page.getByTestId('cell');
  await cell.waitFor();
  assert.equal(await cell.inputValue(), 'title');
  await cell.fill('name');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');

  // A column that must have a value, and what the rows get that are there.
  await tab(page, 'Inspect');
  await page.getByRole('textbox', { name: 'New column' }).fill('pages integer !');
  await page.keyboard.press('Enter');
  await page.locator('[data-column]').filter({ has: page.getByRole('button', { name: 'NN: must have a value, pages' }) }).waitFor();
  await tab(page, 'Migrations');
  await page.getByText('Rename column title of book to name').waitFor();
  const answer = page.getByRole('textbox', { name: /What do existing rows of book get in pages/ });
  await answer.fill('100');
  await page.keyboard.press('Enter');

  // One to many becomes one to one.
  await page.getByRole('navigation').getByRole('button', { name: /One author has many books/ }).click();
  await tab(page, 'Inspect');
  await page.getByTestId('relation').getByRole('button', { name: '1:1' }).click();
  await page.getByTestId('relation').getByText('One author has at most one book. Each book has one author.').waitFor();

  // A table is dropped.
  await entry(page, 'passport').click();
  await surface(page).focus();
  await page.keyboard.press('Delete');
  await sees(page, SEVEN.filter((name) => name !== 'passport'));

  await tab(page, 'Migrations');
  await page.getByText('Loses data').first().waitFor();
  await picture('main-migration');
  await migrate(page, 'shop window');
  await saved(page);

  const downloaded = {};
  for (const [database, slug] of [['PostgreSQL', 'postgres'], ['MariaDB', 'mariadb'], ['SQLite', 'sqlite']]) {
    downloaded[database] = await sql(page, database, /author/);
    const script = await download(() => page.getByTestId('download-sql').click());
    assert.equal(script.text.trim(), downloaded[database].trim());
    assert.match(script.name, new RegExp(`\\.${slug}\\.sql$`));
    await keep(script.bytes, slug, 'design.sql');
    await tab(page, 'Migrations');
    const zip = await download(() => page.getByTestId('download-all').click());
    const files = unzipSync(zip.bytes);
    assert.deepEqual(Object.keys(files), [
      'migrations/0001_initial.down.sql', 'migrations/0001_initial.up.sql',
      'migrations/0002_shop_window.down.sql', 'migrations/0002_shop_window.up.sql', 'migrations/relata.sum',
    ]);
    for (const [name, bytes] of Object.entries(files)) await keep(bytes, slug, path.basename(name));
  }
  const second = page.getByTestId('revision').filter({ hasText: 'shop window' });
  const one = await download(() => second.getByRole('button', { name: 'up', exact: true }).click());
  assert.equal(one.name, '0002_shop_window.up.sql');
  assert.match(one.text, /100/);
  await page.getByRole('button', { name: 'Designs', exact: true }).click();
  const file = await download(() => page.getByRole('button', { name: 'Save as file' }).click());
  assert.match(file.name, /\.relata\.json$/);
  await keep(file.bytes, 'design.relata.json');

  await tab(page, 'Flask');
  await page.getByTestId('models').filter({ hasText: 'class Author' }).waitFor();
  const project = await download(() => page.getByTestId('download-project').click());
  for (const [name, bytes] of Object.entries(unzipSync(project.bytes))) await keep(bytes, 'flask', ...name.split('/'));

  await saved(page);
  await page.reload();
  await sees(page, SEVEN.filter((name) => name !== 'passport'));
  await table(page, 'book').waitFor({ state: 'attached' });
  assert.equal(await sql(page, 'SQLite', /author/), downloaded.SQLite);
  await tab(page, 'Migrations');
  assert.equal(await page.getByTestId('revision').count(), 2);
  await page.getByTestId('revision').first().getByText('current').waitFor();
});

journey('an earlier revision is looked at without touching the design, and gone back to in one step', async ({ page, picture }) => {
  await page.getByTestId('first-table').fill('author');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await migrate(page, 'initial');
  await surface(page).focus();
  await page.keyboard.press('t');
  await page.keyboard.type('book');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await sees(page, ['author', 'book']);
  await migrate(page, 'books');

  await page.getByRole('button', { name: 'Look at 0001 initial' }).click();
  await page.getByTestId('looking').getByText('0001 initial').waitFor();
  await sees(page, ['author']);
  await picture('looking');
  // It is the past: nothing there can be changed.
  await surface(page).focus();
  await page.keyboard.press('t');
  await page.getByTestId('toast').filter({ hasText: 'earlier revision' }).waitFor();
  await sees(page, ['author']);
  await page.getByRole('button', { name: 'Back to the design' }).click();
  await sees(page, ['author', 'book']);

  await page.getByRole('button', { name: 'Go back to 0001 initial' }).click();
  await sees(page, ['author']);
  assert.equal(await page.getByTestId('revision').count(), 2);
  await surface(page).focus();
  await page.keyboard.press('Control+z');
  await sees(page, ['author', 'book']);
});
