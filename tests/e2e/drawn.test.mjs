// Areas, notes, and lines that are led by hand: drawn, named, moved, undone, kept, by pointer and keyboard.

import assert from 'node:assert/strict';
import { connect, draw, place, ready, saved, surface, table } from './hand.mjs';
import { journey } from './harness.mjs';

/** The node that stands for an area or a note. */
const drawn = (page, kind, text) => page.locator(`[role=graphics-symbol][aria-roledescription=${kind}][aria-label^=${JSON.stringify(text)}]`);

async function settled(node) {
  await node.waitFor({ state: 'attached' });
  let before;
  for (;;) {
    const now = await node.boundingBox();
    if (before && now && before.x === now.x && before.y === now.y && before.width === now.width) return now;
    before = now;
    await node.page().waitForTimeout(300);
  }
}

async function drag(page, from, to) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

const two = async (page) => {
  await ready(page);
  await draw(page, { x: 420, y: 200 }, 'author', ['name text']);
  await draw(page, { x: 820, y: 320 }, 'book', ['title text']);
};

journey('an area is drawn, named, moved with its tables, made larger, undone and kept', async ({ page, audit, picture }) => {
  await two(page);
  await surface(page).focus();
  await page.keyboard.press('g');
  const author = await place(page, 'author');
  await drag(page, { x: author.x - 40, y: author.y - 60 }, { x: author.x + author.width + 60, y: author.y + author.height + 60 });
  await page.getByTestId('cell').waitFor();
  await page.keyboard.type('People');
  await page.keyboard.press('Enter');
  const area = drawn(page, 'area', 'People, with author');
  const before = await settled(area);
  await picture('area-light');
  await audit();

  // By its name: the table in it goes along, the other one stays.
  const book = await place(page, 'book');
  await drag(page, { x: before.x + 100, y: before.y + 14 }, { x: before.x + 100, y: before.y + 94 });
  const moved = await settled(area);
  assert.ok(Math.abs(moved.y - before.y - 80) <= 8, `${moved.y}`);
  const after = await place(page, 'author');
  assert.equal(Math.round(after.y - author.y), Math.round(moved.y - before.y));
  assert.deepEqual(await place(page, 'book'), book);
  await page.keyboard.press('Control+z');
  await page.waitForTimeout(300);
  assert.deepEqual(await place(page, 'author'), author);

  // By its lower right corner.
  await drag(page, { x: before.x + before.width, y: before.y + before.height }, { x: before.x + before.width + 80, y: before.y + before.height + 40 });
  const larger = await settled(area);
  assert.ok(Math.abs(larger.width - before.width - 80) <= 8 && Math.abs(larger.height - before.height - 40) <= 8);

  // Its colour, in the panel.
  await page.getByRole('region', { name: 'Area' }).getByRole('button', { name: 'green' }).click();
  await page.getByRole('region', { name: 'Area' }).getByRole('button', { name: 'Fit its tables' }).click();
  await page.waitForTimeout(300);
  const fitted = await settled(area);
  assert.ok(fitted.width < larger.width);
  await saved(page);
  await page.reload();
  await area.waitFor({ state: 'attached' });
  assert.equal(await page.getByRole('navigation', { name: 'Outline' }).getByRole('button', { name: 'People' }).count(), 1);
  await page.getByRole('navigation', { name: 'Outline' }).getByRole('button', { name: 'People' }).click();
  await surface(page).focus();
  await page.keyboard.press('Delete');
  await area.waitFor({ state: 'detached' });
  await table(page, 'author').waitFor({ state: 'attached' });
  await page.keyboard.press('Control+z');
  await area.waitFor({ state: 'attached' });
});

journey('an area under a finger: a tap selects it, then it moves with its tables, and its corner makes it larger', { context: { hasTouch: true } }, async ({ page, context }) => {
  await two(page);
  const client = await context.newCDPSession(page);
  const touch = (type, x, y) => client.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y, id: 1 }] });
  const swipe = async (from, right, down) => {
    await touch('touchStart', from.x, from.y);
    for (let step = 1; step <= 8; step += 1) await touch('touchMove', from.x + right * step / 8, from.y + down * step / 8);
    await touch('touchEnd');
  };
  await page.getByRole('button', { name: 'New area' }).tap();
  const author = await place(page, 'author');
  await swipe({ x: author.x - 40, y: author.y - 60 }, author.width + 100, author.height + 120);
  await page.getByTestId('cell').waitFor();
  await page.keyboard.type('People');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  const area = drawn(page, 'area', 'People, with author');
  const before = await settled(area);
  const name = { x: before.x + 40, y: before.y + 14 };
  const book = await place(page, 'book');
  await page.touchscreen.tap(name.x, name.y);
  await page.getByRole('region', { name: 'Area' }).waitFor();
  await swipe(name, 0, 90);
  const moved = await settled(area);
  const down = moved.y - before.y;
  assert.ok(down > 60 && down <= 98, `it went along with the finger: ${down}`);
  assert.equal(Math.round((await place(page, 'author')).y - author.y), Math.round(down), 'and its table with it');
  assert.deepEqual(await place(page, 'book'), book, 'the view did not move');
  await swipe({ x: moved.x + moved.width + 6, y: moved.y + moved.height + 6 }, 80, 40);
  const larger = await settled(area);
  assert.ok(larger.width - moved.width > 50 && larger.height - moved.height > 20, `${larger.width - moved.width}, ${larger.height - moved.height}`);
});

journey('an area and a note by keyboard alone, copied and found', { context: { colorScheme: 'dark' } }, async ({ page, audit, picture }) => {
  await two(page);
  await surface(page).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('g');
  await page.getByTestId('cell').waitFor();
  await page.keyboard.type('Library');
  await page.keyboard.press('Enter');
  await drawn(page, 'area', 'Library, with ').waitFor({ state: 'attached' });
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await page.getByTestId('note').waitFor();
  await page.keyboard.type('Ask how long a loan lasts.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('And who may borrow without a card, and what happens when a book is lost.');
  await page.keyboard.press('Escape');
  const note = drawn(page, 'note', 'Ask how long');
  const box = await settled(note);
  assert.ok(box.height > 80, 'it wraps, and is as high as its text');
  await picture('note-dark');
  await audit();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await page.waitForTimeout(300);
  const nudged = await settled(note);
  assert.ok(nudged.x > box.x && nudged.y > box.y);
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+v');
  await note.nth(1).waitFor({ state: 'attached' });
  await page.keyboard.press('Control+z');
  await note.nth(1).waitFor({ state: 'detached' });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('loan');
  await page.getByRole('option').filter({ hasText: 'note' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('F2');
  await page.getByTestId('note').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Escape');
  await note.waitFor({ state: 'detached' });
  // A note that stays empty is none.
  await page.keyboard.press('n');
  await page.getByTestId('note').waitFor();
  await page.keyboard.press('Escape');
  await page.waitForTimeout(300);
  assert.equal(await page.locator('[aria-roledescription=note]').count(), 0);
});

journey('a line is led by dragging it, keeps its way, and finds it again by a double click', async ({ page, picture }) => {
  await two(page);
  await connect(page, 'author', 'book', '2');
  const [a, b] = [await place(page, 'author'), await place(page, 'book')];
  const middle = { x: (a.x + a.width + b.x) / 2, y: (a.y + 34 + 13 + b.y + b.height - 13) / 2 };
  await drag(page, middle, { x: middle.x + 60, y: middle.y });
  const ways = async () => JSON.parse(await page.evaluate(() => Object.entries(localStorage).map(([, text]) => text).find((text) => text.includes('bends')) ?? 'null'));
  await saved(page);
  await picture('led-light');
  assert.ok(await ways(), 'the way is kept');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+Shift+z');
  await page.reload();
  await table(page, 'author').waitFor({ state: 'attached' });
  const [c, d] = [await place(page, 'author'), await place(page, 'book')];
  await page.mouse.dblclick((c.x + c.width + d.x) / 2 + 60 * (c.width / a.width), (c.y + d.y + d.height) / 2);
  await saved(page);
  assert.equal(await page.getByTestId('chip').count(), 0);
  assert.equal(await ways(), null);
});

journey('relations are walked by Alt and a point, and the menu pastes', async ({ page }) => {
  await two(page);
  await connect(page, 'author', 'book', '2');
  await page.getByRole('navigation', { name: 'Outline' }).getByRole('button', { name: 'author' }).last().click();
  await surface(page).focus();
  await page.keyboard.press('Alt+.');
  await page.getByRole('button', { name: 'Delete relation' }).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(200);
  assert.equal(await page.getByTestId('table-name').inputValue(), 'book');
  await page.keyboard.press('Control+c');
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).includes('tables'));
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menu').waitFor();
  await page.keyboard.press('Escape');
  await page.mouse.click(500, 760, { button: 'right' });
  await page.getByRole('menuitem', { name: /^Paste/ }).click();
  await table(page, 'book_2').waitFor({ state: 'attached' });
  // What it does not know as tables is read, as by Ctrl+V.
  await page.evaluate(() => navigator.clipboard.writeText('CREATE TABLE shop (id integer PRIMARY KEY);'));
  await page.mouse.click(500, 760, { button: 'right' });
  await page.getByRole('menuitem', { name: /^Paste/ }).click();
  await page.getByRole('dialog', { name: 'Import tables' }).getByTestId('looks-like').filter({ hasText: 'SQL' }).waitFor();
});
