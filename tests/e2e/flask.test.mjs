// For users of Flask: models in their style, a relation in Python, the words of flask db, and a project to run.

import assert from 'node:assert/strict';
import { unzipSync } from 'fflate';
import { migrate, tab, template } from './hand.mjs';
import { journey } from './harness.mjs';

const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

journey('models in three styles, and a project with its migrations', { timeout: 120_000 }, async ({ page, download, audit, picture }) => {
  await template(page, 'School');
  await migrate(page, 'initial');
  await tab(page, 'Flask');
  const models = page.getByTestId('models');
  await models.filter({ hasText: 'mapped_column' }).waitFor();
  await audit();
  await picture('flask-models');
  await page.getByRole('button', { name: 'Dark', exact: true }).click();
  await audit();
  await picture('flask-dark');
  await page.getByRole('button', { name: 'Classic' }).click();
  await models.filter({ hasText: 'db.Column' }).waitFor();
  await page.getByRole('button', { name: 'Plain' }).click();
  await models.filter({ hasText: 'DeclarativeBase' }).waitFor();
  await page.getByRole('button', { name: 'Typed' }).click();
  await models.filter({ hasText: 'db.Model' }).waitFor();
  const file = await download(() => page.getByTestId('download-models').click());
  assert.equal(file.name, 'models.py');
  assert.equal(file.text.trim(), (await models.innerText()).trim());

  const project = await download(() => page.getByTestId('download-project').click());
  const files = Object.keys(unzipSync(project.bytes));
  for (const name of ['app.py', 'models.py', 'requirements.txt', 'README.md', 'migrations/env.py', 'migrations/alembic.ini']) {
    assert.ok(files.includes(name), `${name} is in the project: ${files}`);
  }
  assert.equal(files.filter((name) => /^migrations\/versions\/[0-9a-f]{12}_initial\.py$/.test(name)).length, 1);

  // A project that has migrations of its own: ours come after its newest.
  await page.getByRole('textbox', { name: 'The newest revision of your own project' }).fill('1975ea83b712');
  await page.keyboard.press('Enter');
  const folder = await download(() => page.getByTestId('download-alembic').click());
  const inside = unzipSync(folder.bytes);
  const [revision] = Object.keys(inside).filter((name) => name.includes('versions/'));
  assert.match(new TextDecoder().decode(inside[revision]), /down_revision = ['"]1975ea83b712['"]/);
});

journey('the words of flask db stand beside ours, and are copied at a click', async ({ page, download, picture }) => {
  await template(page, 'School');
  await tab(page, 'Migrations');
  await page.getByRole('textbox', { name: 'Message of the migration' }).fill('the "first" one');
  const line = page.getByRole('button', { name: /flask db migrate/ });
  await line.filter({ hasText: 'first' }).click();
  await page.getByTestId('toast').getByText('Command copied.').waitFor();
  assert.equal(await clipboard(page), 'flask db migrate -m "the \\"first\\" one"');
  await page.getByRole('textbox', { name: 'Message of the migration' }).press('Enter');
  await page.getByTestId('revision').waitFor();
  for (const [word, says] of [
    ['upgrade', 'Runs the migrations that the database does not have yet.'],
    ['downgrade', 'Takes the last migration back, one step.'],
    ['current', 'Says which migration the database is at.'],
    ['history', 'Lists all migrations, newest first.'],
    ['check', 'Says whether models.py and the database agree.'],
  ]) {
    const command = page.getByRole('listitem').filter({ hasText: says }).getByRole('button', { name: `flask db ${word}`, exact: true });
    await command.click();
    await page.waitForFunction(async (line) => (await navigator.clipboard.readText()) === line, `flask db ${word}`);
  }
  await picture('flask-words');
  await page.getByRole('button', { name: 'Dark', exact: true }).click();
  await picture('flask-words-dark');
  const file = await download(() => page.getByTestId('revision').getByRole('button', { name: 'py', exact: true }).click());
  assert.match(file.name, /^[0-9a-f]{12}_the_first_one\.py$/);
  assert.match(file.text, /def upgrade\(\):[^]*op\.create_table/);
});

journey('a relation shows its Python, and its ends are named', async ({ page, audit, picture }) => {
  await template(page, 'School');
  await page.getByRole('navigation').getByRole('button', { name: /One student has many clubs/ }).click();
  await page.getByTestId('in-python').getByText('In Python').click();
  const code = page.getByRole('region', { name: 'The relation in Python' });
  await code.filter({ hasText: '.append(' }).waitFor();
  await audit();
  await picture('relation-python');
  await page.getByRole('textbox', { name: 'Club calls it' }).fill('members');
  await page.keyboard.press('Enter');
  await code.filter({ hasText: 'members.append(' }).waitFor();
  const backref = page.getByRole('checkbox', { name: 'Write one end only (backref)' });
  assert.equal(await backref.count(), 0, 'typed models write both ends');
  await tab(page, 'Flask');
  const models = page.getByTestId('models');
  await models.filter({ hasText: 'members' }).waitFor();
  await page.getByRole('button', { name: 'Classic' }).click();
  await models.filter({ hasText: 'db.Column' }).waitFor();
  assert.doesNotMatch(await models.innerText(), /backref/);
  await tab(page, 'Inspect');
  await page.getByTestId('in-python').getByText('In Python').click();
  await backref.check();
  await code.filter({ hasText: 'backref' }).waitFor();
  await tab(page, 'Flask');
  await models.filter({ hasText: 'backref' }).waitFor();
});
