//! The files of a project that are the same for every design.
//!
//! `env.py` does what the one that `flask db init` makes does, so `flask db` goes on from there.

use super::python::{Py, string};

/// The files of `migrations/` beside its versions.
pub(super) const MIGRATIONS: [(&str, &str); 4] =
    [("README", "One database, migrated by Flask-Migrate.\n"), ("alembic.ini", ALEMBIC_INI), ("env.py", ENV), ("script.py.mako", SCRIPT)];

pub(super) const REQUIREMENTS: &str = "\
Flask>=3.0
Flask-SQLAlchemy>=3.1
Flask-Migrate>=4.0
SQLAlchemy>=2.0
# for PostgreSQL: psycopg[binary]
# for MySQL and MariaDB: PyMySQL
";

/// `app.py`. `{imports}` and `{db}` are those of the models' style: [`FLASK_MODELS`] or [`PLAIN_MODELS`].
pub(super) const APP: &str = r#"import os

from flask import Flask
from flask_migrate import Migrate
{imports}

{db}app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = os.environ.get(
    "SQLALCHEMY_DATABASE_URI", "sqlite:///myapp.db"
)
db.init_app(app)
migrate = Migrate(app, db)
"#;

/// Models that have a `db` of Flask-SQLAlchemy.
pub(super) const FLASK_MODELS: (&str, &str) = ("\nfrom models import db", "");

/// Models of SQLAlchemy alone.
pub(super) const PLAIN_MODELS: (&str, &str) =
    ("from flask_sqlalchemy import SQLAlchemy\n\nfrom models import Base", "db = SQLAlchemy(metadata=Base.metadata)\n\n");

pub(super) const README: &str = r#"# {name}

A Flask application with its models and its migrations.

    python -m venv .venv
    . .venv/bin/activate
    pip install -r requirements.txt
    flask db upgrade

The database is `instance/myapp.db` (SQLite). For another one, set its address first:

    export SQLALCHEMY_DATABASE_URI=postgresql+psycopg://user:password@localhost/myapp
    export SQLALCHEMY_DATABASE_URI=mysql+pymysql://user:password@localhost/myapp

## Commands

| command | what it does |
|---|---|
| `flask db upgrade` | brings the database to the newest revision |
| `flask db downgrade` | takes the newest revision back |
| `flask db current` | says at which revision the database is |
| `flask db history` | lists the revisions |
| `flask db check` | says whether models and database differ |
| `flask db migrate -m "words"` | makes a revision from what you changed in `models.py` |
"#;

/// `env.py` for a design: what is kept aside in some revision is left alone, for models do not have it and `flask db
/// migrate` would drop it; and tables are looked for in the schemas of PostgreSQL that they stand in.
pub(super) fn env(keeps: bool, schemas: &[&str]) -> String {
    let mut ours = String::new();
    let mut set = String::new();
    if keeps || !schemas.is_empty() {
        set.push_str("\n    settings[\"include_name\"] = is_ours");
        ours.push_str("\ndef is_ours(name, kind, _parents):\n    \"\"\"Whether something in the database belongs to the models.\"\"\"\n");
        if !schemas.is_empty() {
            ours.push_str("    if kind == \"schema\":\n        return name is None or name in SCHEMAS\n");
        }
        let rest = if keeps { "name is None or not name.startswith(\"relata_kept_\")" } else { "True" };
        ours.push_str(&format!("    return {rest}\n\n"));
    }
    let (mut named, mut found) = (String::new(), "found");
    if !schemas.is_empty() {
        let list = Py::Tuple(schemas.iter().map(|name| string(*name)).collect());
        named =
            format!("\n\n# Of PostgreSQL; the other databases have no schemas inside a database.\n{}\n", list.write(0, "SCHEMAS = ", ""));
        named.push_str("HAS_SCHEMAS = engine.dialect.name == \"postgresql\"");
        set.push_str("\n    settings[\"include_schemas\"] = HAS_SCHEMAS");
        found = "found if HAS_SCHEMAS else without_schemas(found)";
        ours.push_str(WITHOUT_SCHEMAS);
    }
    let text = ENV.replace("{schemas}", &named).replace("{found}", found);
    let import = if schemas.is_empty() { "" } else { "from sqlalchemy import BLANK_SCHEMA, MetaData\n" };
    let text = text.replace("{import}", import);
    text.replace("{ours}", &ours).replace("{settings}", &set)
}

const WITHOUT_SCHEMAS: &str = r#"
def without_schemas(found):
    """The same tables, all in one place."""
    metadata = MetaData(naming_convention=found.naming_convention)
    for table in found.tables.values():
        table.to_metadata(
            metadata, schema=None, referred_schema_fn=lambda *_: BLANK_SCHEMA
        )
    return metadata

"#;

const ALEMBIC_INI: &str = r"# Settings of Alembic; Flask-Migrate adds where the database is.

[alembic]
# How files of revisions are named: %%(rev)s is the id, %%(slug)s the message.
# file_template = %%(rev)s_%%(slug)s

[loggers]
keys = root,sqlalchemy,alembic,flask_migrate

[handlers]
keys = console

[formatters]
keys = plain

[logger_root]
level = WARNING
handlers = console
qualname =

[logger_sqlalchemy]
level = WARNING
handlers =
qualname = sqlalchemy.engine

[logger_alembic]
level = INFO
handlers =
qualname = alembic

[logger_flask_migrate]
level = INFO
handlers =
qualname = flask_migrate

[handler_console]
class = StreamHandler
args = (sys.stderr,)
level = NOTSET
formatter = plain

[formatter_plain]
format = %(levelname)-5.5s [%(name)s] %(message)s
datefmt = %H:%M:%S
";

const ENV: &str = r#"import logging
from logging.config import fileConfig

from alembic import context
from flask import current_app
{import}
config = context.config
fileConfig(config.config_file_name, disable_existing_loggers=False)
logger = logging.getLogger("alembic.env")

migrate = current_app.extensions["migrate"]
engine = migrate.db.engine
url = engine.url.render_as_string(hide_password=False)
config.set_main_option("sqlalchemy.url", url.replace("%", "%%")){schemas}


def metadata():
    """What `flask db migrate` and `flask db check` compare the database with."""
    metadatas = getattr(migrate.db, "metadatas", None)
    found = migrate.db.metadata if metadatas is None else metadatas[None]
    return {found}

{ours}
def leave_out_empty(context, revision, directives):
    """Make no file where nothing has changed."""
    asked = getattr(config.cmd_opts, "autogenerate", False)
    if asked and directives[0].upgrade_ops.is_empty():
        directives[:] = []
        logger.info("No changes in schema detected.")


def settings():
    """What `Migrate(app, db, …)` was told."""
    settings = dict(migrate.configure_args)
    if settings.get("process_revision_directives") is None:
        settings["process_revision_directives"] = leave_out_empty{settings}
    return settings


def run_offline():
    """Print SQL: `flask db upgrade --sql`."""
    context.configure(url=url, target_metadata=metadata(), literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()


def run_online():
    """Change the database."""
    with engine.connect() as connection:
        context.configure(
            connection=connection, target_metadata=metadata(), **settings()
        )
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    run_offline()
else:
    run_online()
"#;

const SCRIPT: &str = r#""""${message}

Revision ID: ${up_revision}
Revises: ${down_revision | comma,n}
Create Date: ${create_date}

"""

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}

# revision identifiers, used by Alembic.
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade():
    ${upgrades if upgrades else "pass"}


def downgrade():
    ${downgrades if downgrades else "pass"}
"#;
