// Gestures beyond drawing: the menu over what is selected, by mouse, keyboard and finger.

import assert from 'node:assert/strict';
import { connect, draw, place, ready, sees, surface, table } from './hand.mjs';
import { journey } from './harness.mjs';

const two = async (page) => {
  await ready(page);
  await draw(page, { x: 400, y: 100 }, 'author', ['name text']);
  await draw(page, { x: 760, y: 100 }, 'book', ['title text']);
};

const menu = (page) => page.getByRole('menu');
const item = (page, name) => menu(page).locator('[role^=menuitem]').filter({ hasText: name });

/** The middle of the row of a table, counted from 1. */
const row = (at, index) => ({ x: at.x + at.width / 2, y: at.y + 34 + 26 * (index - 0.5) });

journey('the second button opens the menu of a table, a column, a relation, the canvas', async ({ page, audit, picture }) => {
  await two(page);
  await connect(page, 'author', 'book', '2');
  const author = await place(page, 'author');
  await page.mouse.click(author.x + 60, author.y + 17, { button: 'right' });
  await menu(page).and(page.getByLabel('Menu of author')).waitFor();
  await picture('menu-table');
  await audit();
  await item(page, 'Rename').click();
  await page.keyboard.type('writer');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await sees(page, ['book', 'writer']);

  const name = row(await place(page, 'writer'), 2);
  await page.mouse.click(name.x, name.y, { button: 'right' });
  await menu(page).and(page.getByLabel('Menu of writer.name')).waitFor();
  await item(page, 'Unique').click();
  await page.mouse.click(name.x, name.y, { button: 'right' });
  assert.equal(await item(page, 'Unique').getAttribute('aria-checked'), 'true');
  await picture('menu-column');
  await audit();
  await page.keyboard.press('Escape');
  await menu(page).waitFor({ state: 'detached' });

  await page.mouse.click(500, 700, { button: 'right' });
  await menu(page).and(page.getByLabel('Menu of the canvas')).waitFor();
  await picture('menu-canvas');
  await item(page, 'New table').click();
  await page.keyboard.type('prize');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  const prize = await place(page, 'prize');
  assert.ok(prize.x <= 500 && prize.x + prize.width >= 500 && prize.y <= 700 && prize.y + prize.height >= 700, 'it stands where the menu was');
});

journey('the menu by keyboard alone: Shift+F10, arrows, Enter, Escape', async ({ page }) => {
  await two(page);
  await surface(page).focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+F10');
  await menu(page).waitFor();
  const held = () => page.evaluate(() => document.activeElement.textContent);
  assert.match(await held(), /^Rename/);
  await page.keyboard.press('ArrowUp');
  assert.match(await held(), /^Delete/, 'it goes round');
  await page.keyboard.press('Home');
  await page.keyboard.press('Escape');
  await menu(page).waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement.id), 'surface');
  await page.keyboard.press('ContextMenu');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await menu(page).waitFor({ state: 'detached' });
  assert.equal(await page.locator('.line-of-table').count(), 1);
  await page.keyboard.press('Control+z');
  await sees(page, ['author', 'book']);
});

journey('a long press opens the menu, and a finger that moves does not', { context: { hasTouch: true } }, async ({ page, context, picture }) => {
  await two(page);
  const before = await place(page, 'author');
  const client = await context.newCDPSession(page);
  const touch = (type, ...points) => client.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  const at = [before.x + 60, before.y + 17];
  await touch('touchStart', at);
  await page.waitForTimeout(200);
  assert.equal(await menu(page).count(), 0, 'not at once');
  await menu(page).and(page.getByLabel('Menu of author')).waitFor();
  await touch('touchEnd');
  await page.waitForTimeout(100);
  assert.equal(await menu(page).count(), 1, 'lifting the finger leaves it open');
  await picture('menu-touch');
  await item(page, 'Duplicate').tap();
  await sees(page, ['author', 'author_2', 'book']);

  await touch('touchStart', [300, 700]);
  await touch('touchMove', [330, 700]);
  await page.waitForTimeout(700);
  assert.equal(await menu(page).count(), 0);
  await touch('touchEnd');
});

const finder = (page) => page.getByRole('dialog', { name: 'Find' });
const option = (page, name) => finder(page).getByRole('option').filter({ hasText: name });

journey('Ctrl+K finds tables, columns and commands by a few letters', async ({ page, audit, picture }) => {
  await two(page);
  await page.keyboard.press('Control+k');
  await finder(page).waitFor();
  await page.keyboard.type('titl');
  await option(page, 'title').waitFor();
  await picture('palette');
  await audit();
  await page.keyboard.press('Enter');
  await finder(page).waitFor({ state: 'hidden' });
  await page.keyboard.press('Alt+n');
  await page.getByTestId('table-name').waitFor();
  assert.equal(await page.getByTestId('table-name').inputValue(), 'book');

  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.type('select all');
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('[role=graphics-symbol][data-selected=true]').count(), 2);
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await finder(page).waitFor({ state: 'hidden' });
  await page.keyboard.press('Delete');
  await sees(page, []);
});

journey('L, Enter and a name connect by the keyboard alone', async ({ page }) => {
  await two(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('author');
  await page.keyboard.press('Enter');
  await page.keyboard.press('l');
  await page.keyboard.press('Enter');
  await page.keyboard.type('bo');
  await option(page, 'book').waitFor();
  assert.equal(await option(page, 'Undo').count(), 0, 'only tables can be its other end');
  await page.keyboard.press('Enter');
  await page.getByTestId('chip').waitFor();
  await page.keyboard.press('3');
  await page.getByRole('navigation').getByText('One author has many books. One book has many authors.').waitFor();
});

/** Where a box can line up with another from left to right: its left edge, its middle, its right edge. */
const lines = ({ x, width }) => [x, x + width / 2, x + width];

journey('a dragged table lines up with another, and Control lets go', async ({ page, picture }) => {
  await two(page);
  const [author, book] = [await place(page, 'author'), await place(page, 'book')];
  await page.mouse.move(author.x + 60, author.y + 17);
  await page.mouse.down();
  await page.mouse.move(author.x + 100, author.y + 217, { steps: 5 });
  await page.mouse.move(book.x + 60 + 5, author.y + 257, { steps: 5 });
  await picture('guides');
  await page.mouse.up();
  const [dropped, other] = [lines(await place(page, 'author')), lines(await place(page, 'book'))];
  // Which of them is nearest depends on how wide this machine's letters make the two tables.
  assert.ok(dropped.some((x, at) => Math.abs(x - other[at]) < 0.01), `an edge or the middle meets: ${dropped}, ${other}`);
  await page.keyboard.press('Control+z');
  await page.mouse.move(author.x + 60, author.y + 17);
  await page.mouse.down();
  await page.keyboard.down('Control');
  await page.mouse.move(author.x + 100, author.y + 217, { steps: 5 });
  await page.mouse.move(book.x + 60 + 5, author.y + 257, { steps: 5 });
  await page.mouse.up();
  await page.keyboard.up('Control');
  assert.equal((await place(page, 'author')).x, book.x + 5, 'where the hand left it');
});

journey('several tables are lined up from their menu', async ({ page }) => {
  await two(page);
  await page.keyboard.press('Control+a');
  const author = await place(page, 'author');
  await page.mouse.click(author.x + 60, author.y + 17, { button: 'right' });
  await menu(page).and(page.getByLabel('Menu of 2 tables')).waitFor();
  await item(page, 'Align left edges').click();
  assert.equal((await place(page, 'book')).x, author.x);
});

journey('tables are copied, cut and pasted, and lines become columns', async ({ page }) => {
  await two(page);
  await connect(page, 'author', 'book', '2');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await page.getByTestId('toast').filter({ hasText: 'Copied 2 tables.' }).waitFor();
  await page.keyboard.press('Control+v');
  await sees(page, ['author', 'author_2', 'book', 'book_2']);
  assert.equal(await page.getByRole('navigation').getByText(/One author(_2)? has many/).count(), 2);
  await page.keyboard.press('Control+x');
  await sees(page, ['author', 'book']);
  await page.keyboard.press('Control+v');
  await sees(page, ['author', 'author_2', 'book', 'book_2']);

  await page.keyboard.press('Control+k');
  await page.keyboard.type('author');
  await page.keyboard.press('Enter');
  await page.evaluate(() => navigator.clipboard.writeText('born\tdate\nemail varchar(255) unique'));
  await page.keyboard.press('Control+v');
  const columns = page.getByRole('table', { name: 'Columns' }).getByRole('textbox');
  await page.waitForFunction(() => [...document.querySelectorAll('.columns input')].some((input) => input.value === 'email'));
  assert.ok(await columns.count() > 4);
});

journey('tables are hidden, neighbours alone are shown, and all come back', async ({ page, audit, picture }) => {
  await ready(page);
  await page.getByRole('button', { name: /^Library/ }).first().click();
  const author = await place(page, 'author');
  await page.mouse.click(author.x + 40, author.y + 12, { button: 'right' });
  await item(page, 'Only it and its neighbours').click();
  await page.getByTestId('hidden').filter({ hasText: '5 tables hidden' }).waitFor();
  await page.waitForFunction(() => document.querySelectorAll('[role=graphics-symbol]').length === 2);
  await picture('neighbours');
  await audit();
  // From neighbour to neighbour: the tables of the next step come back, and only those.
  const book = await place(page, 'book');
  await page.mouse.click(book.x + 40, book.y + 12, { button: 'right' });
  await item(page, 'Hide').click();
  await page.getByTestId('hidden').filter({ hasText: '6 tables hidden' }).waitFor();
  const alone = await place(page, 'author');
  await page.mouse.click(alone.x + 40, alone.y + 12, { button: 'right' });
  await item(page, 'Its neighbours, too').click();
  await page.getByTestId('hidden').filter({ hasText: '5 tables hidden' }).waitFor();
  await page.getByTestId('hidden').getByRole('button', { name: 'Show all' }).click();
  await page.waitForFunction(() => document.querySelectorAll('[role=graphics-symbol]').length > 5);
});

journey('a small map stands by a large diagram, and moves the view', async ({ page, audit, picture }) => {
  await ready(page);
  await page.getByRole('button', { name: /^Shop/ }).first().click();
  const first = page.locator('[role=graphics-symbol]').first();
  await first.waitFor({ state: 'attached' });
  await surface(page).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+d');
  await page.keyboard.press('Escape');
  const map = page.getByTestId('map');
  await map.waitFor();
  await page.keyboard.press('Shift+Digit0');
  await page.waitForTimeout(400);
  await picture('map');
  await audit();
  const labels = () => page.locator('[role=graphics-symbol]').evaluateAll((nodes) => nodes.map((node) => `${node.getAttribute('aria-label')} ${node.getAttribute('style')}`).join());
  const before = await labels();
  const seen = await map.locator('.seen').boundingBox();
  const box = await map.boundingBox();
  await page.mouse.click(box.x + box.width - 12, box.y + box.height - 12);
  await page.waitForTimeout(400);
  assert.notEqual(await labels(), before, 'the view is elsewhere');
  const now = await map.locator('.seen').boundingBox();
  assert.ok(now.x > seen.x && now.y > seen.y, 'and the frame shows where');
  await page.keyboard.press('Shift+Digit1');
  await map.waitFor({ state: 'hidden' });
});

journey('the view moves along with a table that is held at its edge', async ({ page }) => {
  await two(page);
  const author = await place(page, 'author');
  const room = await surface(page).boundingBox();
  await page.mouse.move(author.x + 60, author.y + 17);
  await page.mouse.down();
  await page.mouse.move(author.x + 100, author.y + 217, { steps: 5 });
  await page.mouse.move(room.x + room.width - 4, author.y + 400, { steps: 5 });
  await page.waitForTimeout(900);
  await page.mouse.up();
  await page.waitForTimeout(400);
  const after = await table(page, 'author').boundingBox();
  assert.ok(after && after.x > room.x + room.width / 2, 'the table is still under the pointer');
  await page.keyboard.press('Control+z');
  await page.waitForTimeout(400);
  const left = await table(page, 'author').count();
  assert.ok(left === 0 || (await table(page, 'author').boundingBox()).x < author.x - 20, 'the view went to the right');
});

journey('the outline of a large design shows the first tables, and the filter finds the others', { timeout: 120_000 }, async ({ page }) => {
  await ready(page);
  await page.getByRole('button', { name: /^Shop/ }).first().click();
  await page.locator('[role=graphics-symbol]').first().waitFor({ state: 'attached' });
  await surface(page).focus();
  for (const count of [24, 48, 96, 192, 384, 768]) {
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+d');
    await page.getByRole('group', { name: 'Tables' }).locator('h2 .tag').filter({ hasText: new RegExp(`^${count}$`) }).waitFor({ timeout: 30_000 });
  }
  assert.equal(await page.locator('.line-of-table').count(), 400);
  await page.getByText('368 more: type in the filter.').waitFor();
  // Each doubling copies the first one again: after six there is always a seventh, whatever the others are called.
  const last = page.locator('.line-of-table').filter({ hasText: 'shipment_7' });
  assert.equal(await last.count(), 0);
  await page.getByRole('searchbox', { name: 'Filter the outline' }).fill('shipment_7');
  await last.first().waitFor();
  await page.getByText(/ more: type in the filter/).waitFor({ state: 'detached' });
});
