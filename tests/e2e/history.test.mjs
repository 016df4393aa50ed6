// History that a team shares: two copies of a design grow apart, come together with one conflict, and are downloaded.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { journey } from './harness.mjs';
import { migrate, tab } from './hand.mjs';

/** A copy of a saved design in which somebody changed the table author and made a migration of it. */
function grown(base, id, message, change) {
  const copy = structuredClone(base);
  const author = copy.tables.find((table) => table.name === 'author');
  change(author);
  copy.revisions.push({
    id, parent: base.revisions.at(-1).id, message, date: '2026-03-01T12:00:00Z', tables: [structuredClone(author)],
  });
  return copy;
}

journey('two heads are merged, a conflict is chosen, both folders are downloaded and checked', async ({ page, download, picture }) => {
  await page.getByTestId('first-table').fill('author');
  await page.keyboard.press('Enter');
  await page.keyboard.type('name varchar(100)');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await migrate(page, 'initial');
  await page.getByRole('button', { name: 'Designs', exact: true }).click();
  const base = JSON.parse((await download(() => page.getByRole('button', { name: 'Save as file' }).click())).text);
  const name = (table) => table.columns.find((column) => column.name === 'name');
  const ours = grown(base, 'aaaaaaaaaaaa', 'short names', (table) => { name(table).type = 'varchar(60)'; });
  const theirs = grown(base, 'bbbbbbbbbbbb', 'long names', (table) => {
    name(table).type = 'text';
    table.columns.push({ id: '0123456789', name: 'born', type: 'date', nullable: true });
  });
  const folder = await mkdtemp(path.join(os.tmpdir(), 'history-'));
  try {
    const file = async (of, text) => {
      const at = path.join(folder, of);
      await writeFile(at, text);
      return at;
    };
    await page.getByTestId('open-file').setInputFiles(await file('ours.relata.json', JSON.stringify(ours)));
    await tab(page, 'Migrations');
    await page.getByTestId('revision').filter({ hasText: 'short names' }).waitFor();
    await page.getByTestId('merge-file').setInputFiles(await file('theirs.relata.json', JSON.stringify(theirs)));
    await page.getByTestId('other-head').filter({ hasText: '0002 long names is another head' }).waitFor();
    await picture('history-heads');
    await page.getByRole('button', { name: 'Merge 0002 long names' }).click();
    const conflict = page.getByTestId('conflict');
    await conflict.filter({ hasText: 'type of the column author.name' }).waitFor();
    assert.equal(await conflict.count(), 1);
    await page.getByRole('button', { name: 'Create merge' }).click();
    await page.getByTestId('toast').filter({ hasText: '1 conflict still open' }).waitFor();
    await conflict.getByRole('button', { name: 'Theirs' }).click();
    await picture('history-conflict');
    await page.getByRole('button', { name: 'Create merge' }).click();
    await page.getByTestId('revision').filter({ hasText: 'merge branches' }).getByText('current').waitFor();
    await picture('history-merged');

    const zip = await download(() => page.getByTestId('download-all').click());
    const files = unzipSync(zip.bytes);
    const text = (of) => new TextDecoder().decode(files[of]);
    assert.deepEqual(Object.keys(files).filter((of) => of.endsWith('.up.sql')), [
      'migrations/0001_initial.up.sql', 'migrations/0002_short_names.up.sql', 'migrations/0003_merge_branches.up.sql',
      'branches/0002_long_names/0001_initial.up.sql', 'branches/0002_long_names/0002_long_names.up.sql',
      'branches/0002_long_names/0003_merge_branches.up.sql',
    ]);
    // From ours the merge brings what theirs has; from theirs there is nothing left to do.
    assert.match(text('migrations/0003_merge_branches.up.sql'), /ADD COLUMN born date/);
    assert.match(text('migrations/0003_merge_branches.up.sql'), /ALTER COLUMN name TYPE text/);
    assert.match(text('branches/0002_long_names/0003_merge_branches.up.sql'), /Nothing to do/);
    await page.getByTestId('revision').filter({ hasText: 'published' }).first().waitFor();

    // The zip as it was downloaded, and with one file edited by hand.
    await page.getByTestId('check-files').setInputFiles(await file('all.zip', zip.bytes));
    await page.getByTestId('toast').filter({ hasText: 'as they were downloaded' }).waitFor();
    const loose = Object.keys(files).filter((of) => of.startsWith('migrations/')).map(async (of) => {
      const edited = of.endsWith('0001_initial.up.sql') ? `${text(of)}-- by hand\n` : files[of];
      return file(path.basename(of), edited);
    });
    await page.getByTestId('check-files').setInputFiles(await Promise.all(loose));
    await page.getByTestId('toast').filter({ hasText: '0001_initial.up.sql was edited' }).waitFor();

    // From any to any, in one file.
    await page.getByText('From one migration to another').click();
    const between = page.getByTestId('between');
    await between.getByRole('combobox', { name: 'From' }).selectOption({ label: '0002 short names' });
    await between.getByRole('combobox', { name: 'To' }).selectOption({ label: '0001 initial' });
    const one = await download(() => between.getByRole('button', { name: 'Download SQL' }).click());
    assert.equal(one.name, '0002_short_names_to_0001_initial.sql');
    assert.match(one.text, /varchar\(100\)/);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
