// The canvas by hand: undo and redo, Escape, the marquee, zoom and pan.

import assert from 'node:assert/strict';
import { connect, drag, draw, place, ready, saved, sees, surface, table } from './hand.mjs';
import { journey } from './harness.mjs';

const two = async (page) => {
  await ready(page);
  await draw(page, { x: 400, y: 100 }, 'author', ['name text']);
  await draw(page, { x: 760, y: 100 }, 'book', ['title text']);
};

const zoom = async (page) => parseInt(await page.getByTestId('zoom').innerText(), 10);
const selected = (page) => page.locator('[role=graphics-symbol][data-selected=true]').count();

journey('everything can be undone and done again', async ({ page }) => {
  await two(page);
  await connect(page, 'author', 'book', '2');
  await page.getByRole('navigation').getByText('One author has many books.').waitFor();
  await surface(page).focus();
  const steps = [];
  while (await page.getByRole('button', { name: 'Undo', exact: true }).isEnabled()) {
    steps.push(await page.getByRole('button', { name: 'Undo', exact: true }).getAttribute('title'));
    await page.keyboard.press('Control+z');
    assert.ok(steps.length < 30, `undo does not end: ${steps}`);
    await page.waitForTimeout(30);
  }
  await sees(page, []);
  for (let step = 0; step < steps.length; step += 1) await page.keyboard.press('Control+Shift+z');
  await sees(page, ['author', 'book']);
  await page.getByRole('navigation').getByText('One author has many books.').waitFor();
});

journey('Escape takes back a gesture in flight', async ({ page }) => {
  await two(page);
  const before = await place(page, 'author');
  await page.mouse.move(before.x + 60, before.y + 17);
  await page.mouse.down();
  await page.mouse.move(before.x + 260, before.y + 117, { steps: 5 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  assert.deepEqual(await place(page, 'author'), before);

  const book = await place(page, 'book');
  await page.mouse.move(book.x + book.width - 1, book.y + 17);
  await page.mouse.down();
  await page.mouse.move(before.x + 60, before.y + 17, { steps: 5 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  assert.equal(await page.getByTestId('chip').count(), 0);
});

journey('the chip shows the kind, in a sentence, by keys and by pointer', async ({ page, picture }) => {
  await two(page);
  await drag(page, 'author', 'book');
  const chip = page.getByTestId('chip');
  await chip.getByText('One author has many books. Each book has one author.').waitFor();
  await picture('chip');
  await chip.getByRole('button', { name: '1:1' }).click();
  await chip.getByText('One author has at most one book.').waitFor();
  await page.keyboard.press('3');
  await chip.getByText('One book has many authors.').waitFor();
  await page.keyboard.press('2');
  await chip.getByText('One author has many books. Each book has one author.').waitFor();
  await chip.getByRole('button', { name: 'Swap the two ends' }).click();
  await chip.getByText('One book has many authors. Each author has one book.').waitFor();
  await chip.getByRole('button', { name: 'Keep it' }).click();
  await chip.waitFor({ state: 'detached' });
  await sees(page, ['author', 'book']);
});

journey('a marquee, Shift and Ctrl+A select; Delete deletes, and its toast brings back', async ({ page }) => {
  await two(page);
  await page.keyboard.press('Escape');
  await page.mouse.move(300, 600);
  await page.mouse.down();
  await page.mouse.move(1020, 60, { steps: 8 });
  await page.mouse.up();
  assert.equal(await selected(page), 2);
  const author = await place(page, 'author');
  await page.keyboard.down('Shift');
  await page.mouse.click(author.x + 60, author.y + 17);
  await page.keyboard.up('Shift');
  assert.equal(await selected(page), 1);
  await page.keyboard.press('Control+a');
  assert.equal(await selected(page), 2);
  await page.keyboard.press('Delete');
  await sees(page, []);
  await page.getByTestId('toast').getByRole('button', { name: 'Undo' }).click();
  await sees(page, ['author', 'book']);
});

journey('the wheel pans, Ctrl and the wheel zoom at the pointer, Space drags, keys fit', async ({ page }) => {
  await two(page);
  const start = await place(page, 'author');
  await page.mouse.move(600, 500);
  await page.mouse.wheel(0, -100);
  const down = await place(page, 'author');
  assert.ok(Math.abs(down.y - (start.y + 100)) <= 1 && down.x === start.x, 'the wheel pans');

  await page.mouse.move(down.x, down.y);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  await page.getByTestId('zoom').filter({ hasText: '149' }).waitFor();
  const large = await place(page, 'author');
  assert.ok(large.width > down.width * 1.2, 'it is larger');
  assert.ok(Math.abs(large.x - down.x) <= 2 && Math.abs(large.y - down.y) <= 2, 'what is under the pointer stays');

  await surface(page).focus();
  await page.keyboard.press('Shift+Digit0');
  await page.getByTestId('zoom').filter({ hasText: '100' }).waitFor();
  const before = await place(page, 'author');
  await page.keyboard.down(' ');
  await page.mouse.move(600, 300);
  await page.mouse.down();
  await page.mouse.move(650, 340, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up(' ');
  const after = await place(page, 'author');
  assert.deepEqual([after.x - before.x, after.y - before.y].map(Math.round), [50, 40]);
  await page.keyboard.press('Shift+Digit1');
  await table(page, 'author').waitFor({ state: 'attached' });
  assert.ok(await zoom(page) <= 100);
});

async function smaller(page) {
  for (const _ of '123') await page.keyboard.press('-');
  await page.getByTestId('zoom').filter({ hasText: '58' }).waitFor();
}

/** The numbers that the zoom passes while `act` is done and for as long after as any way takes. */
async function passed(page, act) {
  await page.evaluate(() => {
    const label = document.querySelector('[data-testid=zoom]');
    window.passed = [];
    new MutationObserver(() => window.passed.push(parseInt(label.textContent, 10))).observe(label, { characterData: true, childList: true, subtree: true });
  });
  await act();
  await page.waitForTimeout(600);
  return page.evaluate(() => window.passed);
}

journey('the view glides to where a key sends it, and a layout to its places', async ({ page }) => {
  await two(page);
  await smaller(page);
  const way = await passed(page, () => page.keyboard.press('Shift+Digit1'));
  assert.ok(way.length > 2, `it goes bit by bit: ${way}`);
  assert.ok(way.every((zoom, at) => at === 0 || zoom >= way[at - 1]), `in one direction: ${way}`);
  // The layout is one step, and a press in the middle of a way finds what stands at its end.
  const start = await place(page, 'book');
  await page.keyboard.press('Shift+L');
  await page.getByText('Arranged all tables.').first().waitFor();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Shift+Digit1');
  assert.deepEqual(await place(page, 'book'), start);
  await smaller(page);
  const back = await place(page, 'book');
  await page.keyboard.press('Shift+Digit1');
  let arrived;
  do arrived = await table(page, 'book').boundingBox() ?? back; while (arrived.x === back.x);
  await page.mouse.click(arrived.x + 20, arrived.y + 14);
  await page.locator('[role=graphics-symbol][data-selected=true][aria-label^="book, "]').waitFor({ state: 'attached' });
});

journey('who wants no motion gets none', { context: { reducedMotion: 'reduce' } }, async ({ page }) => {
  await two(page);
  await smaller(page);
  const way = await passed(page, () => page.keyboard.press('Shift+Digit1'));
  assert.equal(way.length, 1, `${way}`);
});

journey('two fingers zoom and move the view, and draw nothing', { context: { hasTouch: true } }, async ({ page, context }) => {
  await two(page);
  const before = await place(page, 'author');
  const client = await context.newCDPSession(page);
  const touch = (type, ...points) => client.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  await touch('touchStart', [350, 200]);
  await touch('touchStart', [350, 200], [450, 200]);
  for (let step = 1; step <= 5; step += 1) await touch('touchMove', [350 - 10 * step, 200], [450 + 10 * step, 200]);
  await touch('touchEnd');
  await page.getByTestId('zoom').filter({ hasText: '200' }).waitFor();
  const after = await place(page, 'author');
  assert.ok(Math.abs(after.width / before.width - 2) < 0.1);
  await sees(page, ['author', 'book']);
  assert.equal(await page.getByRole('button', { name: 'Redo', exact: true }).isEnabled(), false);
});

journey('a table is typed, connected and changed by the keyboard alone', async ({ page }) => {
  await ready(page);
  await page.keyboard.type('author');
  await page.keyboard.press('Enter');
  await page.keyboard.type('name');
  await page.keyboard.press('Tab');
  await page.keyboard.type('varchar(80)');
  await page.keyboard.press('Enter');
  await page.keyboard.type('email text unique');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  await page.keyboard.type('book');
  await page.keyboard.press('Enter');
  await page.keyboard.type('author_id > author');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.getByRole('navigation').getByText('One author has many books.').waitFor();
  await page.getByRole('group', { name: 'Zoom' }).waitFor();
  const name = page.getByRole('table', { name: 'Columns' });
  await name.waitFor();
  await saved(page);
});
