// Every key that the list of keys promises, pressed in a browser. Those of the menu, of Ctrl+K and of copying are in
// gestures.test.mjs; undo, Escape, the marquee and the wheel in canvas.test.mjs.

import assert from 'node:assert/strict';
import { connect, draw, place, ready, saved, sees, sql, surface, table, tables } from './hand.mjs';
import { journey } from './harness.mjs';

const two = async (page) => {
  await ready(page);
  await draw(page, { x: 400, y: 120 }, 'author', ['name text']);
  await draw(page, { x: 760, y: 120 }, 'book', ['title text', 'pages integer']);
};

const press = async (page, ...keys) => { for (const key of keys) await page.keyboard.press(key); };
const selected = (page) => page.locator('[role=graphics-symbol][data-selected=true]');
const cell = (page) => page.getByTestId('cell');
const toast = (page, words) => page.getByTestId('toast').filter({ hasText: words }).waitFor();

/** Selects a table by a click on its title. */
async function click(page, name) {
  const at = await place(page, name);
  await page.mouse.click(at.x + 40, at.y + 17);
  await selected(page).first().waitFor({ state: 'attached' });
}

/** The columns of a table in its order, from the SQL. */
async function columnsOf(page, name, wanted) {
  const text = await sql(page, 'PostgreSQL', wanted ?? new RegExp(`CREATE TABLE ${name} `));
  return text.split(`CREATE TABLE ${name} (`)[1].split('\n').slice(1).map((line) => line.trim()).filter((line) => /^[a-z]/.test(line)).map((line) => line.split(' ')[0]);
}

journey('arrows move what is selected: 8 pixels, 40 with Shift, 1 with Alt; one step of undo', async ({ page }) => {
  await two(page);
  await click(page, 'author');
  const start = await place(page, 'author');
  const moved = async (keys, x, y) => {
    const before = await place(page, 'author');
    await press(page, ...keys);
    const after = await place(page, 'author');
    assert.deepEqual([after.x - before.x, after.y - before.y].map(Math.round), [x, y], keys.join());
  };
  await moved(['ArrowRight'], 8, 0);
  await moved(['ArrowDown', 'ArrowDown'], 0, 16);
  await moved(['Shift+ArrowLeft'], -40, 0);
  await moved(['Alt+ArrowUp'], 0, -1);
  await press(page, 'Control+z');
  const back = await place(page, 'author');
  assert.deepEqual([back.x, back.y], [start.x, start.y], 'one step of undo for all of them');
});

journey('arrows go from table to table where none is selected; Enter types columns, F2 renames', async ({ page }) => {
  await two(page);
  await press(page, 'Escape', 'Escape', 'ArrowLeft', 'ArrowLeft');
  await press(page, 'F2');
  await cell(page).waitFor();
  assert.equal(await cell(page).inputValue(), 'author');
  await page.keyboard.type('writer');
  await press(page, 'Enter', 'Escape');
  await sees(page, ['book', 'writer']);
  // The first Enter selects what the keyboard is at.
  await press(page, 'Escape', 'ArrowRight', 'Enter', 'Enter');
  await cell(page).waitFor();
  await press(page, 'Escape', 'Escape');
  await cell(page).waitFor({ state: 'detached' });
});

journey('in the cells: Tab and Shift+Tab, Enter, Ctrl+Enter, Ctrl+Delete, Alt with arrows and letters', { timeout: 120_000 }, async ({ page }) => {
  await two(page);
  await click(page, 'book');
  const at = await place(page, 'book');
  await page.mouse.dblclick(at.x + 90, at.y + 34 + 26 * 1.5);
  await cell(page).waitFor();
  assert.equal(await cell(page).inputValue(), 'title');
  await press(page, 'Tab');
  assert.equal(await cell(page).inputValue(), 'text');
  await press(page, 'Shift+Tab');
  assert.equal(await cell(page).inputValue(), 'title');
  await press(page, 'Enter');
  assert.equal(await cell(page).inputValue(), 'pages');
  // A column between the two, with a name at once.
  await press(page, 'Shift+Tab', 'Control+Enter');
  await page.keyboard.type('isbn char(13)');
  await press(page, 'Enter');
  assert.equal(await cell(page).inputValue(), 'pages');
  assert.deepEqual(await columnsOf(page, 'book', /isbn/), ['id', 'title', 'isbn', 'pages']);

  await page.mouse.dblclick(at.x + 90, at.y + 34 + 26 * 2.5);
  await cell(page).waitFor();
  assert.equal(await cell(page).inputValue(), 'isbn');
  await press(page, 'Alt+u', 'Alt+n');
  assert.match(await sql(page, 'PostgreSQL', /UNIQUE \(isbn\)/), /isbn char\(13\),/i);
  await page.mouse.dblclick(at.x + 90, at.y + 34 + 26 * 2.5);
  await press(page, 'Alt+ArrowUp');
  await press(page, 'Escape');
  assert.deepEqual(await columnsOf(page, 'book', /isbn[\s\S]*title/), ['id', 'isbn', 'title', 'pages']);
  await page.mouse.dblclick(at.x + 90, at.y + 34 + 26 * 1.5);
  await press(page, 'Alt+p');
  assert.match(await sql(page, 'PostgreSQL', /PRIMARY KEY \(id, isbn\)/), /PRIMARY KEY \(id, isbn\)/);
  await page.mouse.dblclick(at.x + 90, at.y + 34 + 26 * 3.5);
  await cell(page).waitFor();
  assert.equal(await cell(page).inputValue(), 'pages');
  await press(page, 'Control+Delete');
  assert.deepEqual(await columnsOf(page, 'book', /CREATE TABLE book \((?![\s\S]*pages)/), ['id', 'isbn', 'title']);
});

journey('a column in short form: its type, its marks, its default and what it points at', async ({ page }) => {
  await ready(page);
  await draw(page, { x: 400, y: 120 }, 'author', ['email varchar(80) !unique', 'rating int?', 'state text = new']);
  await draw(page, { x: 760, y: 120 }, 'book', ['author > authors', 'code char(8) *']);
  const text = await sql(page, 'PostgreSQL', /REFERENCES author/);
  assert.match(text, /email varchar\(80\) NOT NULL/i);
  assert.match(text, /UNIQUE \(email\)/);
  assert.match(text, /rating integer,/i);
  assert.match(text, /state text DEFAULT 'new' NOT NULL|state text NOT NULL DEFAULT 'new'/i);
  assert.match(text, /PRIMARY KEY \(id, code\)/);
  assert.match(text, /FOREIGN KEY \(author\) REFERENCES author/);
});

journey('Ctrl+A, Ctrl+D, Backspace, Ctrl+Y', async ({ page }) => {
  await two(page);
  await press(page, 'Escape', 'Control+a');
  await page.waitForFunction(() => document.querySelectorAll('[role=graphics-symbol][data-selected=true]').length === 2);
  await press(page, 'Control+d');
  await page.waitForFunction(() => document.querySelectorAll('.line-of-table').length === 4);
  await page.waitForFunction(() => document.querySelectorAll('[role=graphics-symbol][data-selected=true]').length === 2);
  await press(page, 'Backspace');
  await sees(page, ['author', 'book']);
  await toast(page, /Undo/);
  await press(page, 'Control+z');
  assert.equal((await tables(page)).length, 4);
  await press(page, 'Control+y');
  await sees(page, ['author', 'book']);
});

journey('1, 2 and 3 choose the kind of a relation, S turns it round, Delete takes it away', async ({ page }) => {
  await two(page);
  await connect(page, 'author', 'book', '2');
  const outline = page.getByRole('navigation', { name: 'Outline' });
  await outline.getByRole('button', { name: /One author has many books/ }).click();
  await surface(page).focus();
  await press(page, '1');
  await outline.getByText('One author has at most one book.').waitFor();
  await press(page, '2');
  await outline.getByText('One author has many books.').waitFor();
  await press(page, 's');
  await outline.getByText('One book has many authors.').waitFor();
  await press(page, '3');
  await outline.getByText('One book has many authors. One author has many books.').waitFor().catch(() =>
    outline.getByText('One author has many books. One book has many authors.').waitFor());
  await press(page, 'Delete');
  await sees(page, ['author', 'book']);
});

journey('keys of the view: plus, minus, Shift+0, Shift+1, Shift+2, V, H and the middle button', async ({ page }) => {
  await two(page);
  await press(page, 'Escape', 'Shift+Digit0');
  await page.getByTestId('zoom').filter({ hasText: '100' }).waitFor();
  await press(page, '+');
  await page.getByTestId('zoom').filter({ hasText: '120' }).waitFor();
  await press(page, '-', '-');
  await page.getByTestId('zoom').filter({ hasText: '83' }).waitFor();
  await press(page, 'Shift+Digit0');
  await click(page, 'book');
  await press(page, 'Shift+Digit2');
  const box = await surface(page).boundingBox();
  const book = await place(page, 'book');
  assert.ok(Math.abs(book.x + book.width / 2 - (box.x + box.width / 2)) < 4, 'what is selected stands in the middle');
  await press(page, 'Shift+Digit1', 'Shift+Digit0');

  const by = async (button) => {
    const before = await place(page, 'author');
    await page.mouse.move(600, 600);
    await page.mouse.down({ button });
    await page.mouse.move(640, 630, { steps: 5 });
    await page.mouse.up({ button });
    const after = await place(page, 'author');
    return [after.x - before.x, after.y - before.y].map(Math.round);
  };
  assert.deepEqual(await by('middle'), [40, 30]);
  await press(page, 'Escape', 'h');
  assert.deepEqual(await by('left'), [40, 30]);
  await press(page, 'v');
  assert.deepEqual(await by('left'), [0, 0], 'the select tool draws a marquee instead');
});

journey('Shift+L arranges in one step of undo, and says so', async ({ page }) => {
  await two(page);
  await connect(page, 'author', 'book', '2');
  await click(page, 'book');
  await press(page, 'Shift+ArrowLeft', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Escape', 'Shift+Digit0');
  await press(page, 'Shift+L');
  await toast(page, /Arranged all tables/);
  const [author, book] = [await place(page, 'author'), await place(page, 'book')];
  assert.ok(author.x + author.width < book.x, 'what is pointed at stands left');
  await page.getByTestId('toast').getByRole('button', { name: 'Undo' }).click();
  await press(page, 'Shift+Digit0');
  await sees(page, ['author', 'book']);
});

journey('Ctrl+S says that all is saved, with Shift it downloads; Ctrl+F finds; ? lists the keys', async ({ page, download, audit }) => {
  await two(page);
  await press(page, 'Control+s');
  await toast(page, /Saved/);
  await saved(page);
  const file = await download(() => page.keyboard.press('Control+Shift+S'));
  assert.match(file.name, /\.relata\.json$/);
  await press(page, 'Control+f');
  await page.keyboard.type('boo');
  await sees(page, ['book']);
  await press(page, 'Control+a', 'Delete');
  await sees(page, ['author', 'book']);
  await surface(page).focus();
  await press(page, '?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await audit();
  await press(page, 'Escape');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'hidden' });
});

journey('letters in a field are text, and no commands', async ({ page }) => {
  await two(page);
  const name = page.getByRole('textbox', { name: 'Name of the design' });
  await name.fill('');
  await page.keyboard.type('the ? / 123 vhl');
  await press(page, 'Backspace', 'Control+z', 'Enter');
  await sees(page, ['author', 'book']);
  assert.equal(await page.getByRole('dialog').count(), 0);
});

// ---- by pointer

/** Drags from the handle at the right of a row, or of the title (row -1), to a point; without letting go. */
async function pull(page, from, row, to) {
  const at = await place(page, from);
  const y = row < 0 ? at.y + 17 : at.y + 34 + 26 * (row + 0.5);
  await page.mouse.move(at.x + at.width / 2, y);
  await page.mouse.move(at.x + at.width - 1, y, { steps: 4 });
  await page.mouse.down();
  await page.mouse.move(to.x - 30, to.y - 10, { steps: 6 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
}

journey('a line dropped on a column makes that column the foreign key', async ({ page }) => {
  await ready(page);
  await draw(page, { x: 400, y: 120 }, 'author', ['name text']);
  await draw(page, { x: 760, y: 120 }, 'book', ['title text', 'writer integer']);
  const book = await place(page, 'book');
  await pull(page, 'author', 0, { x: book.x + 60, y: book.y + 34 + 26 * 2.5 });
  await page.mouse.up();
  await page.getByTestId('chip').waitFor();
  await press(page, 'Enter');
  assert.match(await sql(page, 'PostgreSQL', /REFERENCES author/), /FOREIGN KEY \(writer\) REFERENCES author \(id\)/);
});

journey('a line dropped on empty canvas makes a new table that is connected', async ({ page }) => {
  await ready(page);
  await draw(page, { x: 400, y: 120 }, 'author', ['name text']);
  await pull(page, 'author', -1, { x: 860, y: 420 });
  await page.mouse.up();
  await page.waitForFunction(() => document.querySelectorAll('.line-of-table').length === 2);
  const chip = page.getByTestId('chip');
  const edit = cell(page);
  await Promise.race([chip.waitFor(), edit.waitFor()]);
  await page.getByRole('navigation').getByText(/One author has many/).waitFor();
});

journey('three pixels are a click and no drag; five are a drag', async ({ page }) => {
  await two(page);
  const before = await place(page, 'author');
  const drag = async (x) => {
    await page.mouse.move(before.x + 60, before.y + 17);
    await page.mouse.down();
    await page.mouse.move(before.x + 60 + x, before.y + 17);
    await page.mouse.up();
    return (await place(page, 'author')).x - before.x;
  };
  assert.equal(await drag(3), 0);
  await page.keyboard.down('Control'); // nothing to snap to
  assert.ok(await drag(40) > 30);
  await page.keyboard.up('Control');
});

journey('a line has a wide edge: five pixels beside it, it is selected, and lights up before', async ({ page, picture }) => {
  await two(page);
  await connect(page, 'author', 'book', '2');
  await press(page, 'Escape');
  const [author, book] = [await place(page, 'author'), await place(page, 'book')];
  // The line leaves the row of the key; it is straight on until halfway.
  await page.mouse.move(author.x + author.width + 30, author.y + 34 + 13 + 5);
  await picture('line-hovered');
  await page.mouse.click(author.x + author.width + 30, author.y + 34 + 13 + 5);
  await page.getByRole('complementary', { name: 'Details' }).getByText('One author has many books.').first().waitFor();
  assert.ok(book.x > author.x);
});

journey('a finger: a tap selects, then it drags; on the canvas it moves the view; a double tap makes a table', { context: { hasTouch: true } }, async ({ page, context }) => {
  await two(page);
  await press(page, 'Escape', 'Escape');
  const client = await context.newCDPSession(page);
  const touch = async (type, at) => client.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [{ x: at.x, y: at.y, id: 1 }] : [] });
  const swipe = async (from, to) => {
    await touch('touchStart', from);
    for (let step = 1; step <= 6; step += 1) await touch('touchMove', { x: from.x + (to.x - from.x) * step / 6, y: from.y + (to.y - from.y) * step / 6 });
    await touch('touchEnd');
  };
  const before = await place(page, 'author');
  await swipe({ x: 500, y: 600 }, { x: 560, y: 640 });
  const panned = await place(page, 'author');
  // The browser keeps the first pixels of a finger to itself.
  const [right, down] = [panned.x - before.x, panned.y - before.y];
  assert.ok(right > 40 && right <= 61 && down > 26 && down <= 41, `one finger moves the view: ${right}, ${down}`);
  const title = { x: panned.x + 60, y: panned.y + 17 };
  await page.touchscreen.tap(title.x, title.y);
  await selected(page).first().waitFor({ state: 'attached' });
  await swipe(title, { x: title.x + 24, y: title.y + 160 });
  const dragged = await place(page, 'author');
  assert.ok(dragged.y - panned.y > 100, `the table went along: ${dragged.y - panned.y}`);
  await page.touchscreen.tap(520, 640);
  await page.touchscreen.tap(520, 640);
  await cell(page).waitFor();
});
