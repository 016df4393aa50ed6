// What goes wrong, and what is said about it: nothing is lost, and every message is clear.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { draw, entry, ready, saved, sees, sql, tab } from './hand.mjs';
import { journey } from './harness.mjs';

const first = async (page, name) => {
  await page.getByTestId('first-table').fill(name);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
};

const HOSTILE = [
  `"; DROP TABLE x; --`, `<script>alert(1)</script>`, 'select', '🐘 table', 'with  spaces', `it's`, 'a`b', 'x'.repeat(200),
];

journey('hostile names are kept as they are typed, and are quoted in SQL', async ({ page }) => {
  page.on('dialog', () => assert.fail('a name was run as a script'));
  await first(page, HOSTILE[0]);
  let y = 60;
  for (const name of HOSTILE.slice(1)) {
    await page.getByTestId('add-table').click();
    await page.getByTestId('cell').fill(name);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    y += 40;
  }
  await page.waitForFunction((count) => document.querySelectorAll('.line-of-table').length === count, HOSTILE.length);
  const shown = await page.locator('.line-of-table .entry > span:first-child').allTextContents();
  assert.deepEqual([...shown].sort(), [...HOSTILE].sort());
  const text = await sql(page, 'PostgreSQL');
  for (const quoted of ['"""; DROP TABLE x; --"', '"<script>alert(1)</script>"', '"select"', '"🐘 table"', '"with  spaces"', `"it's"`, '"a`b"']) {
    assert.ok(text.includes(quoted), `${quoted} is not in the SQL`);
  }
  assert.ok((await sql(page, 'MariaDB')).includes('`a``b`'));
  await saved(page);
  await page.reload();
  await page.waitForFunction((count) => document.querySelectorAll('.line-of-table').length === count, HOSTILE.length);
  assert.equal(await page.locator('script:not([type=module])').count(), 0);
});

journey('a name that is taken or empty is refused with a sentence', async ({ page }) => {
  await first(page, 'author');
  await page.getByTestId('add-table').click();
  await page.getByTestId('cell').fill('author');
  await page.keyboard.press('Enter');
  await page.getByTestId('toast').filter({ hasText: 'is taken' }).waitFor();
  await page.keyboard.press('Escape');
  await entry(page, 'author').click();
  const name = page.getByRole('textbox', { name: 'Name of the table' });
  await name.fill('');
  await page.keyboard.press('Enter');
  assert.equal(await name.inputValue(), 'author');
});

async function openFile(page, folder, name, text) {
  const file = path.join(folder, name);
  await writeFile(file, text);
  await page.getByTestId('open-file').setInputFiles(file);
}

journey('a file that is damaged or newer is not opened, and says why', async ({ page, folder }) => {
  await first(page, 'author');
  await openFile(page, folder, 'damaged.json', '{"format": 1, "tables": [');
  await page.getByTestId('toast').filter({ hasText: /damaged\.json was not opened\..*line 1/ }).waitFor();
  await openFile(page, folder, 'other.json', '{"name": "something else"}');
  await page.getByTestId('toast').filter({ hasText: 'not a design of Relata' }).waitFor();
  await openFile(page, folder, 'newer.json', '{"format": 999}');
  await page.getByTestId('toast').filter({ hasText: 'newer version' }).waitFor();
  await sees(page, ['author']);
});

journey('a file opens as a new design, and the one before stays', async ({ page, folder, download }) => {
  await first(page, 'author');
  await page.getByTestId('design-name').fill('First');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Designs', exact: true }).click();
  const file = await download(() => page.getByRole('button', { name: 'Save as file' }).click());
  const changed = file.text.replaceAll('"author"', '"writer"').replace('"First"', '"Second"');
  await openFile(page, folder, 'second.json', changed);
  await sees(page, ['writer']);
  assert.equal(await page.getByTestId('design-name').inputValue(), 'Second');
  await page.getByRole('button', { name: 'Designs', exact: true }).click();
  await page.getByRole('button', { name: /^First/ }).click();
  await sees(page, ['author']);
});

journey('a file dropped on the page opens', async ({ page }) => {
  await first(page, 'author');
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(['{"format":1,"name":"Dropped","tables":[]}'], 'dropped.json', { type: 'application/json' }));
    for (const type of ['dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    }
  });
  await page.waitForFunction(() => document.title.startsWith('Dropped'));
  await ready(page);
});

/** An entry that is in the browser before the page opens. */
const stored = (entry) => ({ prepare: (context) => context.addInitScript((text) => {
  if (location.protocol !== 'http:' || localStorage.getItem('relata.current')) return;
  localStorage.setItem('relata.current', '"aa"');
  localStorage.setItem('relata.design.aa', text);
}, entry) });

for (const [what, entry, says] of [
  ['damaged', '{"count":3,"design":{"format":1,"tables":[{]}', 'damaged'],
  ['newer', '{"count":3,"design":{"format":999,"tables":[]}}', 'newer version'],
]) {
  journey(`an entry of the browser that is ${what} is kept untouched, and offered as a file`, stored(entry), async ({ page, download }) => {
    const toast = page.getByTestId('toast').filter({ hasText: 'was not opened' }).filter({ hasText: says });
    await toast.waitFor();
    const file = await download(() => toast.getByRole('button', { name: 'Download it' }).click());
    assert.equal(file.text, entry);
    await first(page, 'author');
    await saved(page);
    assert.equal(await page.evaluate(() => localStorage.getItem('relata.design.aa')), entry);
  });
}

journey('a full storage is said, nothing is lost, and saving goes on when there is room', async ({ page, download }) => {
  await first(page, 'author');
  await saved(page);
  await page.evaluate(() => {
    for (let size = 1 << 20; size >= 1; size >>= 1) {
      for (;;) {
        try { localStorage.setItem(`filler${localStorage.length}`, 'x'.repeat(size)); } catch { break; }
      }
    }
  });
  await draw(page, { x: 500, y: 200 }, 'book', ['a long text that takes room'.replaceAll(' ', '_')]);
  const trouble = page.getByTestId('no-room');
  await trouble.waitFor();
  const file = await download(() => trouble.getByRole('button', { name: 'Save as file' }).click());
  assert.match(file.text, /book/);
  // Leaving would lose what is not saved: the browser asks first.
  const asked = new Promise((done) => page.once('dialog', (dialog) => { done(dialog.type()); dialog.dismiss(); }));
  await page.close({ runBeforeUnload: true });
  assert.equal(await asked, 'beforeunload');
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith('filler')) localStorage.removeItem(key);
  });
  await trouble.waitFor({ state: 'detached', timeout: 15_000 });
  await saved(page);
  await page.reload();
  await sees(page, ['author', 'book']);
});

journey('two tabs on one design never overwrite each other', async ({ page, tab: another }) => {
  await first(page, 'author');
  await saved(page);
  const other = await another();
  await sees(other, ['author']);
  await draw(other, { x: 500, y: 200 }, 'book');
  await saved(other);

  const banner = page.getByTestId('changed-elsewhere');
  await banner.waitFor();
  await draw(page, { x: 500, y: 600 }, 'club');
  await banner.getByRole('button', { name: 'Keep mine as a copy' }).click();
  await saved(page);
  await sees(page, ['author', 'club']);
  assert.match(await page.getByTestId('design-name').inputValue(), /copy/);
  await other.reload();
  await page.getByRole('button', { name: 'Designs', exact: true }).click();
  await page.getByRole('button', { name: /^Untitled *2 tables/ }).click();
  await sees(page, ['author', 'book']);
});

journey('what the other tab saved can be loaded', async ({ page, tab: another }) => {
  await first(page, 'author');
  await saved(page);
  const other = await another();
  await sees(other, ['author']);
  await draw(other, { x: 500, y: 200 }, 'book');
  await saved(other);
  await page.getByTestId('changed-elsewhere').getByRole('button', { name: 'Load theirs' }).click();
  await sees(page, ['author', 'book']);
  await draw(page, { x: 500, y: 600 }, 'club');
  await saved(page);
});

journey('a deleted design comes back by undo', async ({ page }) => {
  await first(page, 'author');
  await saved(page);
  await page.getByRole('button', { name: 'Designs', exact: true }).click();
  await page.getByRole('button', { name: 'Delete design' }).click();
  await page.getByTestId('first-table').waitFor();
  await page.getByTestId('toast').getByRole('button', { name: 'Undo' }).click();
  await sees(page, ['author']);
  await tab(page, 'SQL');
});

journey('a program that broke off is said to have, and the page can be loaded again', async ({ page, audit, picture }) => {
  await first(page, 'author');
  await saved(page);
  const broken = page.getByRole('alert').filter({ hasText: 'broke off' });
  await page.evaluate(() => dispatchEvent(new ErrorEvent('error', { error: new Error('of something else') })));
  assert.equal(await broken.count(), 0, 'what others throw is not a matter of the program');
  await page.evaluate(() => dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') })));
  await broken.waitFor();
  await audit();
  await picture('broken');
  await page.getByRole('button', { name: 'Dark', exact: true }).focus();
  await page.keyboard.press('Enter');
  await audit();
  await picture('broken-dark');
  await broken.getByRole('link', { name: 'Reload' }).click();
  await broken.waitFor({ state: 'hidden' });
  await entry(page, 'author').waitFor();
});
