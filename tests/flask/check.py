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
    """Where a database has no such type, our SQL and SQLAlchemy keep the values in different ones."""
    if context.dialect.name == "postgresql":
        return None
    moment = isinstance(wanted, sa.DateTime) and wanted.timezone
    return False if moment or isinstance(wanted, (sa.Enum, sa.Uuid)) else None


def differences(connection, metadata, own):
    context = MigrationContext.configure(connection, opts={"compare_type": compare_type if own else True})
    found = []
    for difference in compare_metadata(context, metadata):
        steps = difference if isinstance(difference, list) else [difference]
        for step in steps:
            # Our SQL numbers rows by identity, SQLAlchemy by a sequence of its own.
            if own and step[0] == "modify_default" and isinstance(step[5], sa.Identity):
                continue
            # SQLite does not call the column that numbers its rows NOT NULL, though it always is.
            if step[0] == "modify_nullable" and connection.dialect.name == "sqlite" and own:
                if metadata.tables[step[2]].c[step[3]].primary_key:
                    continue
            # The definitions of MariaDB keep no letters beyond U+FFFF.
            if "comment" in step[0] and "mysql" in context.dialect.name and ("\U0001f642" in repr(step) or "\U0001f642" in str(getattr(step[1], "comment", ""))):
                continue
            # Where tables of SQLite point at each other in a circle, create_all leaves a foreign key out.
            if step[0] == "add_fk" and not own and connection.dialect.name == "sqlite" and step[1].name in circles(metadata):
                continue
            if not unreadable(step):
                found.append(repr(step))
    return found


def circles(metadata):
    """The names of the foreign keys that cannot be made with their tables."""
    return {key.name for key in sa.schema.sort_tables_and_constraints(metadata.tables.values())[-1][1]}


def unreadable(step):
    """SQLAlchemy reads SQLite's and MariaDB's keys with patterns that these letters break."""
    return step[0].endswith(("_fk", "_constraint", "_index", "_column")) and re.search(r"""["`()]\w|\w["`()%]['<>, ]|``""", names(step))


def names(step):
    item = step[-1]
    columns = getattr(item, "columns", [])
    table = getattr(item, "table", None)
    words = [getattr(item, "name", ""), getattr(table, "name", ""), *(column.name for column in columns)]
    for element in getattr(item, "elements", []):
        words.append(element.target_fullname)
    return " ".join(f"{word} " for word in words if word)


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
