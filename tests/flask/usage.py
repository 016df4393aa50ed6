"""Uses models as the tutorials do. Takes the paths of school, blog and library models; stops at what is wrong."""

import enum
import sys

import sqlalchemy as sa
from check import read
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool


def session_of(metadata):
    engine = sa.create_engine("sqlite://", poolclass=StaticPool)
    metadata.create_all(engine)
    return Session(engine)


COUNT = iter(range(1, 1000))


def make(cls, **given):
    """An object with a value in each column that must have one."""
    values = {}
    for attribute in sa.inspect(cls).column_attrs:
        column = attribute.columns[0]
        if column.nullable or column.primary_key or column.foreign_keys or column.server_default is not None:
            continue
        kind = column.type.python_type
        if kind is str:
            values[attribute.key] = f"{next(COUNT)}"
        elif issubclass(kind, enum.Enum):
            values[attribute.key] = next(iter(kind))
        else:
            values[attribute.key] = kind.today() if hasattr(kind, "today") else kind(1)
    return cls(**(values | given))


def school(path, name):
    module, metadata = read(path, name)
    with session_of(metadata) as session:
        teacher, alice, bob = make(module.Teacher), make(module.Student), make(module.Student)
        teacher.students.append(alice)
        bob.teacher = teacher
        chess_club = make(module.Club)
        chess_club.members.append(alice)
        person, passport = make(module.Person), make(module.Passport)
        assert person.passport is None
        person.passport = passport
        session.add_all([teacher, alice, bob, chess_club, person])
        session.commit()
        assert isinstance(teacher.students, list) and set(teacher.students) == {alice, bob}
        assert alice.teacher is teacher
        assert alice.clubs == [chess_club] and bob.clubs == []
        assert person.passport is passport and passport.owner is person
        session.add(make(module.Passport, person_id=person.id))
        try:
            session.commit()
        except IntegrityError:
            session.rollback()
        else:
            raise AssertionError("a second passport was not refused")
        chess_club.members.remove(alice)
        session.commit()
        assert alice.clubs == []


def blog(path, name):
    module, metadata = read(path, name)
    with session_of(metadata) as session:
        user, post = make(module.User), make(module.Post)
        user.posts.append(post)
        first = make(module.Comment, post=post, user=user)
        answer = make(module.Comment, post=post, user=user, parent=first)
        session.add_all([user, first, answer])
        session.commit()
        assert first.children == [answer] and answer.parent is first
        session.delete(first)
        session.commit()
        assert session.scalars(sa.select(module.Comment)).all() == [], "answers go with what they answer"
        session.add(make(module.Comment, post=post, user=user))
        session.commit()
        session.delete(post)
        session.commit()
        assert session.scalars(sa.select(module.Comment)).all() == [], "comments go with their post"
        user.posts.append(make(module.Post))
        session.commit()
        status = session.execute(sa.text("SELECT status FROM post")).scalar_one()
        assert status == "draft", "an enum is stored as its value"


def emptied(path, name):
    """A book whose author is deleted has none: ON DELETE SET NULL."""
    module, metadata = read(path, name)
    with session_of(metadata) as session:
        author, book = make(module.Author), make(module.Book)
        author.books.append(book)
        session.add(author)
        session.commit()
        session.delete(author)
        session.commit()
        session.refresh(book)
        assert book.author is None and session.get(module.Book, book.id) is book


def main(paths):
    for at, path in enumerate(paths):
        {"school": school, "blog": blog, "library": emptied}[path.split("/")[-2].split("-")[0]](path, f"used_{at}")


if __name__ == "__main__":
    main(sys.argv[1:])
