"""Compares a folder of migrations with the one that `flask db init` makes: init.py OURS THEIRS.

Every difference is listed here with its reason; one that is not listed, or is no longer there, is a fault.
"""

import configparser
import difflib
import logging
import logging.config
import sys
from pathlib import Path
from types import SimpleNamespace

import alembic
import flask

INI = {
    ("formatters", "keys"): "its name says what it is; nothing else speaks of it",
    ("handler_console", "formatter"): "the same",
    ("formatter_plain", "format"): "the same",
    ("formatter_plain", "datefmt"): "the same",
    ("formatter_generic", "format"): "the same",
    ("formatter_generic", "datefmt"): "the same",
    ("logger_root", "level"): "WARN is an old name of WARNING",
    ("logger_sqlalchemy", "level"): "WARN is an old name of WARNING",
}
# In the order that ruff wants, with the empty line that it wants before imports.
MAKO = ["+", "-import sqlalchemy as sa", "+import sqlalchemy as sa"]
README = ("One database, migrated by Flask-Migrate.", "Single-database configuration for Flask.")
# Loggers that are there already go on: `flask run` and tests have some.
LOGGING = {"disable_existing_loggers": False}


def settings(path):
    parser = configparser.RawConfigParser()
    parser.read_string(path.read_text())
    return {(section, key): value for section in parser.sections() for key, value in parser[section].items()}


def compare_ini(ours, theirs):
    ours, theirs = settings(ours), settings(theirs)
    differ = {key for key in ours.keys() | theirs.keys() if ours.get(key) != theirs.get(key)}
    assert differ == INI.keys(), f"alembic.ini: {sorted(differ ^ INI.keys())}"
    for key in ("format", "datefmt"):
        assert ours["formatter_plain", key] == theirs["formatter_generic", key], key
    for logger in ("logger_root", "logger_sqlalchemy"):
        assert getattr(logging, ours[logger, "level"]) == getattr(logging, theirs[logger, "level"])


def compare_mako(ours, theirs):
    lines = difflib.unified_diff(theirs.read_text().splitlines(), ours.read_text().splitlines(), lineterm="", n=0)
    differ = [line for line in lines if not line.startswith(("---", "+++", "@@"))]
    assert sorted(differ) == sorted(MAKO), f"script.py.mako: {differ}"


class Recorder:
    """What an env.py does to Alembic, in the order in which it does it."""

    def __init__(self, offline, autogenerate):
        self.said, self.offline = [], offline
        self.config = SimpleNamespace(
            config_file_name="alembic.ini",
            cmd_opts=SimpleNamespace(autogenerate=autogenerate),
            options={},
            set_main_option=lambda key, value: self.config.options.update({key: value}),
            get_main_option=lambda key: self.config.options[key].replace("%%", "%"),
        )

    def is_offline_mode(self):
        return self.offline

    def configure(self, **arguments):
        self.said.append(("configure", arguments))

    def begin_transaction(self):
        return self

    def __enter__(self):
        self.said.append("begin")
        return self

    def __exit__(self, *_):
        self.said.append("end")

    def run_migrations(self):
        self.said.append("run")


def ran(path, offline, metadatas, own, autogenerate, empty):
    """Runs an env.py; what it did, with the directives that it would leave."""
    url = SimpleNamespace(render_as_string=lambda hide_password: f"sqlite:///a%b?{hide_password}")
    engine = SimpleNamespace(url=url, dialect=SimpleNamespace(name="sqlite"))
    configured = {"compare_type": True} | ({"process_revision_directives": own} if own else {})
    recorder = Recorder(offline, autogenerate)

    class Connection:
        def __enter__(self):
            return "connection"

        def __exit__(self, *_):
            recorder.said.append("closed")

    engine.connect = Connection
    db = SimpleNamespace(engine=engine, metadata="metadata")
    if metadatas:
        db.metadatas = {None: "first metadata"}
    extension = SimpleNamespace(db=db, configure_args=configured)
    alembic.context, flask.current_app = recorder, SimpleNamespace(extensions={"migrate": extension})
    logged = []
    logging.config.fileConfig = lambda name, **more: logged.append((name, more))
    exec(compile(path.read_text(), str(path), "exec"), {"__name__": "env"})
    left = None
    for step in recorder.said:
        directives = step[1].pop("process_revision_directives", None) if isinstance(step, tuple) else None
        if directives is own and own is not None:
            left = "the user's own"
        elif directives is not None:
            script = SimpleNamespace(upgrade_ops=SimpleNamespace(is_empty=lambda: empty))
            left = [script]
            directives(None, None, left)
            left = len(left)
    return {"said": recorder.said, "options": recorder.config.options, "left": left}, logged


def compare_env(ours, theirs):
    tried = 0
    for case in range(32):
        offline, metadatas, own, autogenerate, empty = (bool(case >> bit & 1) for bit in range(5))
        own = print if own else None
        mine, logged = ran(ours, offline, metadatas, own, autogenerate, empty)
        other, logged_there = ran(theirs, offline, metadatas, own, autogenerate, empty)
        assert mine == other, f"env.py, case {case}:\n{mine}\n{other}"
        assert logged_there == [("alembic.ini", {})] and logged == [("alembic.ini", LOGGING)], (logged, logged_there)
        tried += 1
    return tried


def main(ours, theirs):
    names = [{path.name for path in folder.iterdir() if path.name != "__pycache__"} for folder in (ours, theirs)]
    assert names[0] == names[1], f"files: {names}"
    compare_ini(ours / "alembic.ini", theirs / "alembic.ini")
    compare_mako(ours / "script.py.mako", theirs / "script.py.mako")
    readmes = tuple((folder / "README").read_text().strip() for folder in (ours, theirs))
    assert readmes == README, readmes
    print(f"the same in {compare_env(ours / 'env.py', theirs / 'env.py')} cases of env.py")


main(*(Path(argument) for argument in sys.argv[1:]))
