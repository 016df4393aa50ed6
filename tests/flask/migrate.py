"""Runs `flask db` for many projects in one process, as it is told line by line.

A request is a line of JSON, and so is its answer: what was printed, or what went wrong.
"""

import importlib.util
import io
import json
import logging
import sys
import traceback
import warnings
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from alembic import command
from flask import Flask
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SAWarning
from sqlalchemy.orm import configure_mappers
from sqlalchemy.pool import NullPool


@event.listens_for(Engine, "connect")
def enforce_foreign_keys(connection, record):
    if type(connection).__module__.startswith("sqlite3"):
        connection.execute("PRAGMA foreign_keys = ON")


def project(request, models):
    """The app of a project, with the models of one of its folders where they are wanted."""
    folder = Path(request["folder"])
    app = Flask("trial", root_path=str(folder), instance_path=str(folder))
    app.config["SQLALCHEMY_DATABASE_URI"] = request["address"]
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {"poolclass": NullPool}
    db = SQLAlchemy()
    if models:
        spec = importlib.util.spec_from_file_location("models", folder / models)
        module = importlib.util.module_from_spec(spec)
        sys.modules["models"] = module
        spec.loader.exec_module(module)
        configure_mappers()
        base = getattr(module, "Base", None)
        db = getattr(module, "db", None) or SQLAlchemy(metadata=base.metadata)
    db.init_app(app)
    Migrate(app, db, directory=str(folder / "migrations"))
    return app


def run(request):
    warnings.simplefilter("error")
    app = project(request, request.get("models"))
    with app.app_context():
        config = app.extensions["migrate"].migrate.get_config()
        out = io.StringIO()
        config.stdout = out
        what = request["do"]
        if what == "check":
            # Of tables that point at each other in a circle SQLAlchemy warns that it cannot sort them.
            warnings.simplefilter("ignore", SAWarning)
            # And Alembic of an index over an expression that SQLAlchemy does not read back from SQLite.
            warnings.filterwarnings("ignore", "autogenerate skipping .* expression-based index", UserWarning)
        if what in ("upgrade", "downgrade"):
            getattr(command, what)(config, request["revision"])
        else:
            getattr(command, what)(config)
        return out.getvalue()


def main():
    answers = sys.stdout
    for line in sys.stdin:
        request = json.loads(line)
        said = io.StringIO()
        try:
            with redirect_stdout(said), redirect_stderr(said):
                answer = {"ok": run(request)}
        except BaseException as problem:
            where = traceback.extract_tb(problem.__traceback__)
            where = [f"{at.filename}:{at.lineno}" for at in where if "versions" in at.filename]
            answer = {"error": f"{type(problem).__name__}: {problem}\n{where[-1:]}"}
        logging.shutdown()
        for handler in list(logging.getLogger().handlers):
            logging.getLogger().removeHandler(handler)
        print(json.dumps(answer), file=answers, flush=True)


main()
