// models.py becomes a diagram: pasted into the dialog, read by the second program.

import assert from 'node:assert/strict';
import { journey } from './harness.mjs';
import { sql } from './hand.mjs';

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
  await page.getByRole('button', { name: 'Import models.py…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import models.py' });
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
