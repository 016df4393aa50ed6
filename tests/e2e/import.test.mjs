// models.py becomes a diagram: typed into the dialog, pasted or dropped onto the page, read by the second program.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { journey } from './harness.mjs';
import { draw, ready, sees, sql, surface, tab, table, tables, template } from './hand.mjs';

const MODELS = `from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()

student_clubs = db.Table(
    "student_clubs",
    db.Column("student_id", db.Integer, db.ForeignKey("student.id"), primary_key=True),
    db.Column("club_id", db.Integer, db.ForeignKey("club.id"), primary_key=True),
)

class Teacher(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(50))
    students = db.relationship("Student", backref="teacher")

class Student(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(50))
    teacher_id = db.Column(db.Integer, db.ForeignKey("teacher.id"))
    clubs = db.relationship("Club", secondary=student_clubs, backref="members")

class Club(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(50))
`;

journey('a models.py is imported as a new design', { timeout: 120_000 }, async ({ page, audit, picture }) => {
  await page.getByRole('button', { name: 'Designs', exact: true }).click();
  await page.getByRole('button', { name: 'Import text…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import tables' });
  await dialog.getByRole('textbox').fill(MODELS);
  await audit();
  await picture('import-dialog');
  await dialog.getByRole('button', { name: 'New design', exact: true }).click();
  await page.getByRole('navigation').getByText('One teacher has many students.').waitFor();
  await picture('imported');
  const text = await sql(page, 'PostgreSQL', /REFERENCES club/);
  for (const wanted of [/CREATE TABLE teacher/, /CREATE TABLE student_clubs/, /REFERENCES teacher/]) {
    assert.match(text, wanted);
  }
});

/** The five shapes of the tutorials: many, many to many, one to one, both ends written, only a foreign key. */
const SHAPES = `${MODELS}

class Person(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(50))
    passport = db.relationship("Passport", backref="owner", uselist=False)

class Passport(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    number = db.Column(db.String(20), nullable=False)
    person_id = db.Column(db.Integer, db.ForeignKey("person.id"), unique=True, nullable=False)

class Parent(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    children = db.relationship("Child", back_populates="parent")

class Child(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    parent_id = db.Column(db.Integer, db.ForeignKey("parent.id"))
    parent = db.relationship("Parent", back_populates="children")

class Author(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(100), nullable=False)

class Book(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    title = db.Column(db.String(200), nullable=False)
    author_id = db.Column(db.Integer, db.ForeignKey("author.id"), nullable=False)
`;
const TABLES = ['author', 'book', 'child', 'club', 'parent', 'passport', 'person', 'student', 'student_clubs', 'teacher'];

/** Drops a file of this machine, as a hand does that drags it over the window. */
async function drop(page, file, at) {
  const browser = await page.context().newCDPSession(page);
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop']) await browser.send('Input.dispatchDragEvent', { type, ...at, data });
}

/** Every relation of the shapes, in the outline's words, and no problem anywhere. */
async function seesTheShapes(page) {
  await page.getByRole('dialog', { name: 'Import tables' }).waitFor({ state: 'hidden' });
  await page.getByTestId('toast').getByText('10 tables are read.').waitFor();
  await sees(page, TABLES);
  const outline = page.getByRole('navigation', { name: 'Outline' });
  for (const says of [
    'One teacher has many students.',
    'One student has many clubs. One club has many students.',
    'One person has at most one passport.',
    'One parent has many children.',
    'One author has many books.',
  ]) await outline.getByText(says).waitFor();
  for (const name of TABLES) await table(page, name).waitFor({ state: 'attached' });
}

journey('a models.py that is dropped onto the page becomes a diagram', { timeout: 120_000 }, async ({ page, folder, picture }) => {
  const file = path.join(folder, 'models.py');
  await writeFile(file, SHAPES);
  await ready(page);
  await drop(page, file, { x: 720, y: 450 });
  const dialog = page.getByRole('dialog', { name: 'Import tables' });
  await dialog.waitFor();
  assert.equal(await dialog.getByRole('textbox').inputValue(), SHAPES);
  await dialog.getByRole('button', { name: 'New design', exact: true }).click();
  await seesTheShapes(page);
  await picture('dropped-models');
  await page.getByRole('button', { name: 'Dark', exact: true }).click();
  await picture('dropped-models-dark');
});

journey('the shapes of the tutorials are pasted, and nothing is found wrong with them', { timeout: 120_000 }, async ({ page }) => {
  await ready(page);
  // The field for the first table's name has the focus, and is none for these lines.
  await page.evaluate((text) => navigator.clipboard.writeText(text), SHAPES);
  await page.keyboard.press('Control+v');
  const dialog = page.getByRole('dialog', { name: 'Import tables' });
  await dialog.waitFor();
  await dialog.getByRole('button', { name: 'New design', exact: true }).click();
  await seesTheShapes(page);
  // The names that the file gives to the ends are those of the design.
  await tab(page, 'Flask');
  await page.getByRole('button', { name: 'Classic' }).click();
  const models = page.getByTestId('models');
  await models.filter({ hasText: 'db.Column' }).waitFor();
  const text = await models.innerText();
  for (const name of ['students', 'teacher', 'clubs', 'members', 'passport', 'owner', 'children', 'parent']) {
    assert.match(text, new RegExp(`(^ {4}${name} = db\\.relationship|backref(\\("|=")${name}")`, 'm'), `${name} is an end of a relation`);
  }
});

// What the system's clipboard holds is pasted on the canvas.
const pasted = async (page, text) => {
  await surface(page).focus();
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await page.keyboard.press('Control+V');
};

// A file is dropped on the page.
const dropped = (page, name, text) =>
  page.evaluate(
    ([name, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([text], name));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    [name, text],
  );

const SHOP = `CREATE TABLE customer (id serial PRIMARY KEY, email varchar(120) NOT NULL UNIQUE);
CREATE TABLE "order" (
  id serial PRIMARY KEY,
  customer_id int NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  "<script>" text FROBNICATE
);`;

journey('SQL that is pasted becomes tables, in one step and in free space', { timeout: 120_000 }, async ({ page, audit, picture }) => {
  await ready(page);
  await draw(page, { x: 400, y: 300 }, 'author', ['name']);
  await page.keyboard.press('Escape');
  await pasted(page, SHOP);
  const dialog = page.getByRole('dialog', { name: 'Import tables' });
  await dialog.waitFor();
  assert.match(await dialog.getByRole('textbox').inputValue(), /CREATE TABLE customer/);
  await dialog.getByRole('button', { name: 'Into this design' }).click();
  await dialog.getByText('Line 5: “FROBNICATE” is not understood').waitFor();
  await audit();
  await picture('import-sql');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await sees(page, ['author', 'customer', 'order']);
  const boxes = await Promise.all(['author', 'customer', 'order'].map((name) => table(page, name).boundingBox()));
  for (const [at, a] of boxes.entries()) {
    for (const b of boxes.slice(at + 1)) {
      assert.ok(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y, 'tables stand apart');
    }
  }
  await picture('imported-sql');
  await surface(page).focus();
  await page.keyboard.press('Control+Z');
  await table(page, 'customer').waitFor({ state: 'detached' });
  await table(page, 'author').waitFor();
});

journey('files are dropped, and what cannot be read is said with its line', { timeout: 120_000 }, async ({ page, picture }) => {
  await ready(page);
  await dropped(page, 'shop.sql', 'SET x = 1;\n\nCREATE TABEL a (id int);\n');
  const dialog = page.getByRole('dialog', { name: 'Import tables' });
  await dialog.waitFor();
  await dialog.getByRole('button', { name: 'New design' }).click();
  await dialog.getByText('Line 3: “CREATE TABEL a (id int)” is not understood').waitFor();
  await picture('import-bad');
  await dialog.getByRole('textbox').fill(SHOP);
  await dialog.getByRole('button', { name: 'New design' }).click();
  await dialog.getByText(/2 tables are read/).waitFor();
});

journey('the head of a spreadsheet becomes a table', { timeout: 120_000 }, async ({ page }) => {
  await ready(page);
  await dropped(page, 'people.tsv', 'id\temail\tborn\tpaid\n1\ta@b.c\t2001-02-03\ttrue\n2\t\t1999-12-31\tfalse\n');
  const dialog = page.getByRole('dialog', { name: 'Import tables' });
  await dialog.waitFor();
  await dialog.getByRole('button', { name: 'Into this design' }).click();
  await page.getByText('1 table is read as rows with a head.').first().waitFor();
  const text = await sql(page, 'PostgreSQL', /CREATE TABLE/);
  for (const wanted of [/id integer GENERATED/, /email varchar\(255\)/, /born date NOT NULL/, /paid boolean NOT NULL/]) assert.match(text, wanted);
});

const importing = async (page) => {
  const dialog = page.getByRole('dialog', { name: 'Import tables' });
  await dialog.waitFor();
  return dialog;
};

journey('rows of a spreadsheet are pasted on the empty page, and a list on the canvas', { timeout: 120_000 }, async ({ page, audit, picture }) => {
  await ready(page);
  // The field for the first table's name has the focus.
  await page.evaluate(() => navigator.clipboard.writeText('id\temail\tborn\n1\ta@b.c\t2001-02-03\n2\t\t1999-12-31\n'));
  await page.keyboard.press('Control+v');
  let dialog = await importing(page);
  await dialog.getByText('Looks like rows with a head.').waitFor();
  await audit();
  await picture('import-rows');
  await dialog.getByRole('button', { name: 'Into this design' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await sees(page, ['table']);
  await page.keyboard.press('Escape');
  await page.mouse.click(400, 700);
  await pasted(page, 'name\nprice numeric(10,2)\n');
  dialog = await importing(page);
  await dialog.getByRole('button', { name: 'Into this design' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await sees(page, ['table', 'table_2']);
  assert.match(await sql(page, 'PostgreSQL', /price numeric/), /born date NOT NULL/);
  await surface(page).focus();
  await page.keyboard.press('Control+Z');
  await sees(page, ['table']);
});

const SHOP_MERMAID = `erDiagram
  CUSTOMER ||--o{ ORDER : places
  CUSTOMER { int id PK
    string email UK "how to reach" }
  ORDER { int id PK
    text? note }
  this is no line of it
`;

const SHOP_DBML = `Table users {
  id int [pk, increment]
  "<b>" text [not null]
}
Table orders {
  id int [pk]
  user_id int [ref: > users.id]
  ??? 
}
`;

journey('a mermaid diagram is pasted, and one that is dropped reads the same', { timeout: 120_000 }, async ({ page, audit, picture }) => {
  await ready(page);
  await page.evaluate((text) => navigator.clipboard.writeText(text), SHOP_MERMAID);
  await page.keyboard.press('Control+v');
  let dialog = await importing(page);
  await dialog.getByText('Looks like mermaid.').waitFor();
  await dialog.getByRole('button', { name: 'Into this design' }).click();
  await dialog.getByText('Line 7: “this is no line of it” is not understood').waitFor();
  await dialog.getByText('Line 2: ORDER has no column for this relation, so it gets CUSTOMER_id.').waitFor();
  await audit();
  await picture('import-mermaid');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await sees(page, ['CUSTOMER', 'ORDER']);
  await page.getByRole('navigation', { name: 'Outline' }).getByText('One CUSTOMER has many ORDERs.', { exact: false }).waitFor();
  await surface(page).focus();
  await page.keyboard.press('Control+Z');
  await page.getByTestId('first-table').waitFor();
  await dropped(page, 'shop.mmd', SHOP_MERMAID);
  dialog = await importing(page);
  await dialog.getByRole('button', { name: 'New design' }).click();
  await dialog.getByText(/^2 tables are read as mermaid/).waitFor();
});

journey('DBML is pasted and dropped', { timeout: 120_000 }, async ({ page, picture }) => {
  await ready(page);
  await pasted(page, SHOP_DBML);
  let dialog = await importing(page);
  await dialog.getByText('Looks like DBML.').waitFor();
  await dialog.getByRole('button', { name: 'Into this design' }).click();
  await dialog.getByText('Line 8: “???” is not understood').waitFor();
  await picture('import-dbml');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await sees(page, ['orders', 'users']);
  assert.match(await sql(page, 'PostgreSQL', /REFERENCES users/), /"<b>" text NOT NULL/);
  await dropped(page, 'shop.dbml', SHOP_DBML.replace('  ??? \n', ''));
  dialog = await importing(page);
  await dialog.getByRole('button', { name: 'New design' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByTestId('toast').getByText('2 tables are read as DBML.').waitFor();
});

journey('what the text is taken for can be corrected by keys', { timeout: 120_000 }, async ({ page }) => {
  await ready(page);
  await page.getByRole('button', { name: 'Designs', exact: true }).click();
  await page.getByRole('button', { name: 'Import text…' }).click();
  const dialog = await importing(page);
  await dialog.getByText('Rows of a spreadsheet become a table.', { exact: false }).waitFor();
  await dialog.getByRole('textbox').fill('CREATE TABLE a (id int primary key, b tinyint(1), c datetime);');
  await dialog.getByText('Looks like SQL of SQLite.').waitFor();
  const choice = dialog.getByRole('combobox', { name: 'Read as' });
  await choice.focus();
  await page.keyboard.type('SQL of MySQL');
  assert.equal(await choice.inputValue(), 'mysql');
  // What is typed on does not undo the choice.
  await dialog.getByRole('textbox').press('End');
  await dialog.getByRole('textbox').pressSequentially('\n');
  await dialog.getByText('Looks like').waitFor();
  assert.equal(await choice.inputValue(), 'mysql');
  await dialog.getByRole('button', { name: 'New design' }).click();
  await page.getByTestId('toast').getByText('1 table is read as SQL of MySQL.').waitFor();
  // A new design is for the database whose SQL it was.
  await tab(page, 'SQL');
  await page.getByTestId('sql').filter({ hasText: 'for MySQL' }).filter({ hasText: 'b BOOLEAN' }).waitFor();
});

journey('the diagram that is copied for a README is read back', { timeout: 120_000 }, async ({ page }) => {
  await template(page, 'Library');
  const names = await tables(page);
  const lines = () => page.getByRole('navigation', { name: 'Outline' }).locator('.line-of-relation, .entry').allInnerTexts().then((lines) => lines.sort());
  const before = await lines();
  await tab(page, 'Mermaid');
  await page.getByRole('button', { name: 'Copy Mermaid' }).click();
  await page.getByText('Mermaid copied.').first().waitFor();
  await page.getByRole('button', { name: 'Designs', exact: true }).click();
  await page.getByRole('button', { name: 'New design' }).click();
  await ready(page);
  await page.keyboard.press('Control+v');
  const dialog = await importing(page);
  await dialog.getByRole('button', { name: 'New design' }).click();
  await page.getByTestId('toast').getByText(`${names.length} tables are read as mermaid.`).waitFor();
  await sees(page, names);
  assert.deepEqual(await lines(), before);
});
