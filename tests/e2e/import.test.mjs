// models.py becomes a diagram: typed into the dialog, pasted or dropped onto the page, read by the second program.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { journey } from './harness.mjs';
import { ready, sees, sql, tab, table } from './hand.mjs';

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
  await page.getByRole('dialog', { name: 'Import models.py' }).waitFor({ state: 'hidden' });
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
  const dialog = page.getByRole('dialog', { name: 'Import models.py' });
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
  const dialog = page.getByRole('dialog', { name: 'Import models.py' });
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
