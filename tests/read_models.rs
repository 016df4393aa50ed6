//! Reading `models.py`: the tutorial's shapes, what SQLAlchemy's rules leave unsaid, and what cannot be known.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it stands, also in its helpers")]

#[path = "support/support.rs"]
mod support;

use std::fmt::Write;

use expect_test::{Expect, expect};
use relata::schema::{Ids, Place, Table};
use relata::text::flask::{into_design, read_models};
use support::said::said;

fn check(text: &str, expected: Expect) {
    let reading = read_models(text, &mut Ids::new(1));
    let mut found = said(&reading.schema);
    for problem in &reading.problems {
        let line = if let Place::Line(line) = problem.at { line } else { 0 };
        writeln!(found, "{line}: {:?} {}: {}", problem.severity, problem.code, problem.say).unwrap();
    }
    expected.assert_eq(&found);
}

#[test]
fn one_teacher_has_many_students_classic() {
    check(
        r#"
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from flask_migrate import Migrate

app = Flask(__name__)
app.config['SQLALCHEMY_DATABASE_URI'] = 'sqlite:///myapp.db'
db = SQLAlchemy(app)
migrate = Migrate(app, db)

class Teacher(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(50), nullable=False)
    students = db.relationship('Student', backref='teacher', lazy=True)

    def __repr__(self):
        return f"<Teacher {self.name}>"

class Student(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(50), nullable=False)
    teacher_id = db.Column(db.Integer, db.ForeignKey('teacher.id'), nullable=False)

if __name__ == '__main__':
    app.run(debug=True)
"#,
        expect![[r#"
            student
              id integer numbered
              name varchar(50)
              teacher_id integer
              student_pkey primary key (id)
              student_teacher_id_fkey (teacher_id) to teacher (id) [teacher | students] backref
            teacher
              id integer numbered
              name varchar(50)
              teacher_pkey primary key (id)
        "#]],
    );
}

#[test]
fn students_and_clubs_through_a_table() {
    check(
        r#"
student_clubs = db.Table('student_clubs',
    db.Column('student_id', db.Integer, db.ForeignKey('student.id'), primary_key=True),
    db.Column('club_id', db.Integer, db.ForeignKey('club.id'), primary_key=True)
)

class Student(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(50), nullable=False)
    clubs = db.relationship('Club', secondary=student_clubs, backref='members')

class Club(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(50), unique=True)
"#,
        expect![[r#"
            club
              id integer numbered
              name varchar(50) null
              club_pkey primary key (id)
              club_name_key unique (name)
            student
              id integer numbered
              name varchar(50)
              student_pkey primary key (id)
            student_clubs
              student_id integer
              club_id integer
              student_clubs_pkey primary key (student_id, club_id)
              student_clubs_student_id_fkey (student_id) to student (id) [ | clubs] backref
              student_clubs_club_id_fkey (club_id) to club (id) [ | members] backref
        "#]],
    );
}

#[test]
fn a_person_has_one_passport() {
    check(
        r#"
class Person(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(50))
    passport = db.relationship('Passport', backref='owner', uselist=False)

class Passport(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    number = db.Column(db.String(20), nullable=False)
    person_id = db.Column(db.Integer, db.ForeignKey('person.id'), unique=True, nullable=False)
"#,
        expect![[r#"
            passport
              id integer numbered
              number varchar(20)
              person_id integer
              passport_pkey primary key (id)
              passport_person_id_key unique (person_id)
              passport_person_id_fkey (person_id) to person (id) [owner | passport] backref
            person
              id integer numbered
              name varchar(50) null
              person_pkey primary key (id)
        "#]],
    );
}

#[test]
fn parent_and_children_both_ends_written() {
    check(
        r#"
class Parent(db.Model):
    __tablename__ = "parents"
    id = db.Column(db.Integer, primary_key=True)
    children = db.relationship("Child", back_populates="parent", cascade="all, delete-orphan")

class Child(db.Model):
    __tablename__ = "children"
    id = db.Column(db.Integer, primary_key=True)
    parent_id = db.Column(db.Integer, db.ForeignKey("parents.id", ondelete="CASCADE"))
    parent = db.relationship("Parent", back_populates="children")
"#,
        expect![[r#"
            children
              id integer numbered
              parent_id integer null
              children_pkey primary key (id)
              children_parent_id_fkey (parent_id) to parents (id) on delete CASCADE [parent | children]
            parents
              id integer numbered
              parents_pkey primary key (id)
        "#]],
    );
}

#[test]
fn author_and_book_with_only_a_foreign_key() {
    check(
        r#"
class Author(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(100))

class Book(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    title = db.Column(db.String(100))
    author_id = db.Column(db.Integer, db.ForeignKey('author.id'))
"#,
        expect![[r#"
            author
              id integer numbered
              name varchar(100) null
              author_pkey primary key (id)
            book
              id integer numbered
              title varchar(100) null
              author_id integer null
              book_pkey primary key (id)
              book_author_id_fkey (author_id) to author (id) [ | ]
        "#]],
    );
}

#[test]
fn the_typed_style() {
    check(
        r#"
from __future__ import annotations
import enum
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Optional
from sqlalchemy import CheckConstraint, Computed, DateTime, Enum, ForeignKey, Index, MetaData, Numeric, String, Table, Column, UniqueConstraint, func, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

class Base(DeclarativeBase):
    metadata = MetaData(naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    })

class Role(enum.Enum):
    ADMIN = "admin"
    USER = "user"

int_pk = Annotated[int, mapped_column(primary_key=True)]

class TimestampMixin:
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())

tags = Table(
    "book_tags",
    Base.metadata,
    Column("book_id", ForeignKey("book.id", ondelete="CASCADE"), primary_key=True),
    Column("tag_id", ForeignKey("tag.id"), primary_key=True),
    comment="Which book has which tag",
)

class User(TimestampMixin, Base):
    __tablename__ = "user"
    __table_args__ = (UniqueConstraint("email"), {"comment": "Who signs in"})
    id: Mapped[int_pk]
    email: Mapped[str] = mapped_column(String(255))
    role: Mapped[Role] = mapped_column(Enum(Role, name="role", values_callable=lambda e: [m.value for m in e]), server_default="user")
    other: Mapped[Optional[Role]]
    metadata_: Mapped[dict | None] = mapped_column("metadata", JSON)
    written: Mapped[list[Book]] = relationship(back_populates="author", foreign_keys="Book.author_id")
    edited: Mapped[list["Book"]] = relationship(back_populates="editor", foreign_keys="Book.editor_id")

class Book(Base):
    __tablename__ = "book"
    __table_args__ = (
        CheckConstraint("price >= 0", name="price"),
        Index("ix_book_title", "title", text("price DESC")),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(200), index=True, comment="On the cover")
    price: Mapped[Decimal | None] = mapped_column(Numeric(8, 2), server_default=text("0"))
    twice: Mapped[int] = mapped_column(Computed("price * 2", persisted=True))
    author_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    editor_id: Mapped[Optional[int]] = mapped_column(ForeignKey(User.id, ondelete="SET NULL"))
    born: Mapped[Optional["date"]]
    author: Mapped[User] = relationship(back_populates="written", foreign_keys=[author_id])
    editor: Mapped[User | None] = relationship(back_populates="edited", foreign_keys=[editor_id])
    tags: Mapped[list["Tag"]] = relationship(secondary=tags, back_populates="books")

class Tag(Base):
    __tablename__ = "tag"
    id: Mapped[int_pk]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("tag.id"))
    parent: Mapped["Tag | None"] = relationship(remote_side=[id], back_populates="children")
    children: Mapped[list["Tag"]] = relationship(back_populates="parent")
    books: Mapped[list[Book]] = relationship(secondary="book_tags", back_populates="tags")
"#,
        expect![[r#"
            enum role: admin, user
            enum role_2: ADMIN, USER
            book
              id integer numbered
              title varchar(200) -- On the cover
              price numeric(8,2) null = "0"
              twice integer as (price * 2) stored
              author_id integer
              editor_id integer null
              born date null
              pk_book primary key (id)
              ck_book_price check (price >= 0)
              fk_book_author_id_user (author_id) to user (id) [author | written]
              fk_book_editor_id_user (editor_id) to user (id) on delete SET NULL [editor | edited]
              ix_book_title index (title)
              ix_book_title index (title, price desc)
            book_tags -- Which book has which tag
              book_id integer
              tag_id integer
              pk_book_tags primary key (book_id, tag_id)
              fk_book_tags_book_id_book (book_id) to book (id) on delete CASCADE [ | tags]
              fk_book_tags_tag_id_tag (tag_id) to tag (id) [ | books]
            tag
              id integer numbered
              parent_id integer null
              pk_tag primary key (id)
              fk_tag_parent_id_tag (parent_id) to tag (id) [parent | children]
            user -- Who signs in
              id integer numbered
              email varchar(255)
              role role = "user"
              other role_2 null
              metadata json null
              created_at timestamptz = (CURRENT_TIMESTAMP)
              pk_user primary key (id)
              uq_user_email unique (email)
            42: Warning python-twice: Another enum is called role and has other values, so this one is called role_2. Give one of them name=.
        "#]],
    );
}

#[test]
fn what_cannot_be_known_is_said_with_its_line() {
    check(
        r#"
class A(db.Model):
    __tablename__ = prefix + "a"
    id = db.Column(db.Integer, primary_key=True)
    when = db.Column(db.DateTime, default=datetime.utcnow)
    odd = db.Column(Odd(3))
    b_id = db.Column(db.Integer, db.ForeignKey("b.id"))
    cs = db.relationship("C")
    name = db.Column(db.String, server_default=make())
    bare = db.Column()

class B(SomewhereElse):
    x = db.Column(db.Integer)

class D(db.Model:
    id = 1
"#,
        expect![[r#"
            a
              id integer numbered
              when timestamp null
              odd odd null
              b_id integer null
              name text null
              bare text null
              a_pkey primary key (id)
            3: Warning python-unknown: The name of this table is known only when it runs; a is taken for it. Rename the table if that is wrong.
            5: Note python-default: default= is filled in by Python, so the database has no default here. Use server_default= to give it one.
            6: Note python-type: Odd is no type that is known here, so it is kept as it is. Set the column's type to what the database has.
            7: Warning python-target: b.id is not in this text, so the foreign key to it is left out. Add its table, or correct the name.
            8: Warning python-relationship: cs leads to C, which is not in this text. Add that class, and read again.
            9: Note python-type: String without a length is text here.
            9: Warning python-unknown: This default is known only when it runs. Set the column's default.
            10: Warning python-type: The column bare has no type, so it is text. Give it one.
            12: Warning python-class: What B is derived from is not in this text, and it names no table, so it is left out. Add __tablename__ to it.
            15: Error python-syntax: This is no valid Python: Expected `,`, found `:`. Correct the line, then read the text again.
            17: Error python-syntax: This is no valid Python: unexpected EOF while parsing. Correct the line, then read the text again.
        "#]],
    );
}

#[test]
fn reading_again_keeps_what_has_the_same_name() {
    let before =
        "class Book(db.Model):\n    id = db.Column(db.Integer, primary_key=True)\n    title = db.Column(db.String(20), unique=True)\n";
    let after = before.replace("String(20)", "String(40)") + "    pages = db.Column(db.Integer)\n";
    let first = read_models(before, &mut Ids::new(1)).schema;
    let (same, problems) = into_design(&first, read_models(before, &mut Ids::new(2)).schema);
    assert_eq!((same, problems), (first.clone(), Vec::new()));
    let (second, _) = into_design(&first, read_models(&after, &mut Ids::new(3)).schema);
    let (old, new) = (first.tables.values().next().unwrap(), second.tables.values().next().unwrap());
    assert_eq!(old.id, new.id);
    assert_eq!(old.columns[1].id, new.columns[1].id);
    assert_eq!(old.uniques, new.uniques);
    assert_eq!(new.columns.len(), 3);
}

/// Pieces of Python that meet each other in odd ways.
const PIECES: &[&str] = &[
    "class ",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    "\n",
    "    ",
    "=",
    ",",
    ".",
    "\"",
    "'",
    "\"\"\"",
    "#",
    "\\",
    "db.Column",
    "Mapped[",
    "Table",
    "relationship",
    "ForeignKey(\"a.b\")",
    "f\"{",
    "lambda: ",
    "not ",
    "-",
    "**",
    "*",
    "|",
    "None",
    "é",
    "🙂",
    "\u{0}",
    "\r",
    "\t",
    "@",
    "->",
    "...",
    "__table_args__ = ",
    "__tablename__ = ",
    "backref=",
    "1",
    "0x",
    "import ",
    "if ",
    "A",
    "A",
    "b",
];

#[test]
fn no_text_makes_it_panic() {
    let own = include_str!("read_models.rs");
    let texts: Vec<&str> = own.split("r#\"").skip(1).filter_map(|part| part.split("\"#").next()).collect();
    assert!(texts.len() > 6);
    let mut random = fastrand::Rng::with_seed(7);
    for round in 0..1500 {
        let mut text: Vec<char> = texts[random.usize(0..texts.len())].chars().collect();
        for _ in 0..random.usize(1..8) {
            let at = random.usize(0..=text.len());
            let end = (at + random.usize(0..40)).min(text.len());
            match random.usize(0..4) {
                0 => drop(text.drain(at..end)),
                1 => {
                    let piece: Vec<char> = text[at..end].to_vec();
                    let to = random.usize(0..=text.len());
                    text.splice(to..to, piece);
                }
                _ => drop(text.splice(at..at, PIECES[random.usize(0..PIECES.len())].chars().collect::<Vec<_>>())),
            }
        }
        let text: String = text.into_iter().collect();
        let lines = text.split('\n').count() + text.matches('\r').count();
        let reading = read_models(&text, &mut Ids::new(round));
        for problem in &reading.problems {
            assert!(!matches!(problem.at, Place::Line(line) if line == 0 || line > lines), "{problem:?} in {lines} lines");
        }
        for table in reading.schema.tables.values() {
            let has = |table: &Table, ids: &[relata::schema::ColumnId]| ids.iter().all(|id| table.column(*id).is_some());
            for key in &table.foreign_keys {
                assert!(has(table, &key.columns) && has(&reading.schema.tables[&key.target], &key.target_columns));
                assert_eq!(key.columns.len(), key.target_columns.len());
            }
            assert!(has(table, table.primary_columns()) && table.uniques.iter().all(|key| has(table, &key.columns)));
        }
    }
}

#[test]
fn deep_texts_do_not_overflow() {
    for piece in
        ["(", "[", "{", "not ", "- ", "x+", "x.", "x()", "lambda: ", "lambda a, b: ", "f\"{", "1 if x else ", "x[", "await ", "if x:\n "]
    {
        let many = piece.repeat(20_000);
        for text in [many.clone(), format!("class A(db.Model):\n    x = {many}1\n"), format!("A: Mapped[\"{many}\"] = 1")] {
            let reading = read_models(&text, &mut Ids::new(1));
            assert!(!reading.problems.is_empty(), "{piece}");
        }
    }
    let mut indented = String::new();
    for depth in 0..3000 {
        indented += &format!("{}if x:\n", " ".repeat(depth));
    }
    assert!(!read_models(&indented, &mut Ids::new(1)).problems.is_empty());
}
