"""Reads models that Relata wrote, and compares them with databases.

Takes a file of JSON: the models, and for each database its address and the statements of our own SQL.
Prints a line for each thing that is wrong; nothing is all well.
"""

import importlib.util
import json
import re
import sys
import traceback
import warnings

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.pool import NullPool, StaticPool

from limits import unreadable


def load(path, name):
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def read(path, name):
    """Imports a module and configures its mappers; a warning is an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        module = load(path, name)
        base = module.Base if hasattr(module, "Base") else module.db.Model
        base.registry.configure()
        metadata = module.db.metadata if hasattr(module, "db") else base.metadata
    return module, metadata


def empty(kind, address):
    """An engine for a database with nothing in it."""
    if kind == "sqlite":
        return sa.create_engine("sqlite://", poolclass=StaticPool)
    engine = sa.create_engine(address, poolclass=NullPool)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if kind == "postgres":
            connection.exec_driver_sql("DROP SCHEMA public CASCADE")
            connection.exec_driver_sql("CREATE SCHEMA public")
        else:
            connection.exec_driver_sql("DROP DATABASE IF EXISTS models")
            connection.exec_driver_sql("CREATE DATABASE models CHARACTER SET utf8mb4")
    if kind != "postgres":
        engine = sa.create_engine(sa.make_url(address).set(database="models"), poolclass=NullPool)
    return engine


def compare_type(context, column, ours, found, wanted):
    """The types that our SQL takes where the database has not the one that is meant, and SQLAlchemy takes another.

    All else is compared: the databases that SQLAlchemy makes, and PostgreSQL, which has these types.
    """
    kind = context.dialect.name
    # Its Enum is VARCHAR on SQLite, which tells the two no further apart than that both hold text; ours is TEXT and a check.
    if kind == "sqlite" and isinstance(wanted, sa.Enum) and isinstance(found, sa.TEXT):
        return False
    # Its Uuid is CHAR(32), the digits alone, where `Dialect.supports_native_uuid` is not set; ours keeps the dashes.
    if kind in ("sqlite", "mysql") and isinstance(wanted, sa.Uuid) and isinstance(found, sa.CHAR) and found.length == 36:
        return False
    # Its DateTime is DATETIME on MySQL and MariaDB, with `timezone` or without; ours is TIMESTAMP, which keeps the moment.
    if kind == "mysql" and isinstance(wanted, sa.DateTime) and wanted.timezone and isinstance(found, sa.TIMESTAMP):
        return False
    return None


def differences(connection, metadata, own):
    context = MigrationContext.configure(connection, opts={"compare_type": compare_type if own else True})
    kind = connection.dialect.name
    for difference in compare_metadata(context, metadata):
        for step in difference if isinstance(difference, list) else [difference]:
            if own and kind == "sqlite" and numbers_rows(metadata, step):
                continue
            if not own and kind == "sqlite" and step[0] == "add_fk" and step[1].name in circles(metadata):
                continue
            if kind == "mysql" and emoji_alone(step):
                continue
            if not unreadable(kind, step):
                yield repr(step)


def numbers_rows(metadata, step):
    """INTEGER PRIMARY KEY of SQLite is never NULL, for it is the row's number, and yet PRAGMA table_info, which SQLAlchemy
    reads, has `notnull` only where NOT NULL is written as well. (Other primary keys of SQLite may hold NULL: those count.)"""
    if step[0] != "modify_nullable":
        return False
    column = metadata.tables[step[2]].c[step[3]]
    return isinstance(step[4]["existing_type"], sa.INTEGER) and list(column.table.primary_key) == [column]


def emoji_alone(step):
    """MariaDB keeps its definitions in utf8mb3, and there a question mark for each letter beyond U+FFFF. Models say so."""
    if step[0] not in ("modify_comment", "add_table_comment"):
        return False
    found, wanted = step[-2:] if step[0] == "modify_comment" else (step[2], step[1].comment)
    return bool(wanted) and found == re.sub(r"[^\u0000-\uffff]", "?", wanted)


def circles(metadata):
    """The names of the foreign keys that `create_all` leaves out on SQLite: where tables point at each other in a circle it
    adds their keys by ALTER, which SQLite does not have (`Dialect.supports_alter`). Our migrations make them."""
    return {key.name for key in sa.schema.sort_tables_and_constraints(metadata.tables.values())[-1][1]}


def against(kind, address, statements, metadata):
    engine = empty(kind, address)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for statement in statements:
            connection.exec_driver_sql(statement if kind == "sqlite" else statement.replace("%", "%%"))
    with engine.connect() as connection:
        yield from (f"our SQL on {kind}: {found}" for found in differences(connection, metadata, True))
    engine.dispose()
    engine = empty(kind, address)
    with engine.begin() as connection:
        metadata.create_all(connection)
    with engine.connect() as connection:
        yield from (f"create_all on {kind}: {found}" for found in differences(connection, metadata, False))
    engine.dispose()


def main(path):
    job = json.load(open(path, encoding="utf-8"))
    for design in job["designs"]:
        name = design["name"]
        try:
            _, metadata = read(design["path"], name)
        except Exception:
            print(f"{name}: {traceback.format_exc(limit=-3)}")
            continue
        warnings.simplefilter("ignore")
        for kind, statements in design["databases"].items():
            try:
                for wrong in against(kind, job["addresses"].get(kind), statements, metadata):
                    print(f"{name}: {wrong}")
            except Exception as error:
                print(f"{name}: {kind}: {error}"[:2000])


if __name__ == "__main__":
    main(sys.argv[1])
