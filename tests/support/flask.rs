//! `flask db` on a project of Relata's, and what its databases should then hold.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Arc;

use relata::dialect::Dialect;
use relata::document::{Document, RevisionId, write_file};
use relata::migrate::portable;
use relata::schema::{DataType, Deferrable, Schema, Table};
use serde_json::{Value, json};

use super::facts::Facts;
use super::server::Database;
use super::{catalogue, expect, python};

/// The ways to write models.
pub const STYLES: [&str; 3] = ["typed", "plain", "classic"];

/// The process that runs `flask db` for one project after another.
pub struct Flask {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Flask {
    pub fn start() -> Self {
        let mut command = Command::new(python::program("python"));
        command.arg("-B").arg(python::script("migrate.py")).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = command.spawn().unwrap();
        let (input, output) = (process.stdin.take().unwrap(), process.stdout.take().unwrap());
        Self { process, input, output: BufReader::new(output) }
    }

    pub fn ask(&mut self, request: &Value) -> Result<String, String> {
        writeln!(self.input, "{request}").unwrap();
        self.input.flush().unwrap();
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        let answer: Value = serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error} in {line:?}"));
        match (&answer["ok"], &answer["error"]) {
            (Value::String(said), _) => Ok(said.clone()),
            (_, error) => Err(error.as_str().unwrap_or("?").to_owned()),
        }
    }
}

/// Runs a request as a user does: a command in a process of its own, in the folder of the project.
pub fn command(request: &Value) -> Result<String, String> {
    let folder = Path::new(request["folder"].as_str().unwrap());
    let style = request["models"].as_str().and_then(|name| name.strip_prefix("models_")?.strip_suffix(".py"));
    for file in ["models", "app"] {
        fs::copy(folder.join(format!("{file}_{}.py", style.unwrap_or(STYLES[0]))), folder.join(format!("{file}.py"))).unwrap();
    }
    let run = |name: &str, arguments: &[&str]| {
        let mut command = Command::new(python::program(name));
        command.args(arguments).current_dir(folder).env("PYTHONDONTWRITEBYTECODE", "1");
        python::run(command.env("SQLALCHEMY_DATABASE_URI", request["address"].as_str().unwrap()))
    };
    if style.is_some() {
        run("python", &["-W", "error", "-c", "import models; from sqlalchemy.orm import configure_mappers; configure_mappers()"])?;
    }
    let arguments: Vec<&str> = ["db"].into_iter().chain(request["do"].as_str()).chain(request["revision"].as_str()).collect();
    run("flask", &arguments)
}

impl Drop for Flask {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Writes the project, with the models and the app of all styles.
pub fn write_project(folder: &Path, design: &Document) {
    let _ = fs::remove_dir_all(folder);
    let design = write_file(design);
    for style in STYLES {
        let request = json!({ "want": "project", "design": design, "style": style });
        let answer: Value = serde_json::from_str(&relata::text::flask::answer(&request.to_string())).unwrap();
        for file in answer["files"].as_array().unwrap_or_else(|| panic!("{answer}")) {
            let name = file["name"].as_str().unwrap();
            let name = match name {
                "models.py" | "app.py" => name.replace('.', &format!("_{style}.")),
                _ => name.to_owned(),
            };
            let path = folder.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, file["text"].as_str().unwrap()).unwrap();
        }
    }
}

/// What a database has at a revision: the design, what is kept aside, and all in one place where there are no schemas.
pub fn in_database(design: &Document, at: RevisionId, dialect: Dialect) -> Schema {
    let mut schema = portable(&design.settled_at(Some(at), Dialect::Postgres));
    for table in schema.tables.values_mut().filter(|_| !dialect.features().namespaces) {
        Arc::make_mut(table).namespace.clear();
    }
    schema
}

/// Compares a database with what a schema says, as SQLAlchemy puts it there.
pub fn compare(database: &Database<'_>, name: &str, schema: &Schema) -> Result<(), String> {
    let dialect = database.dialect();
    let mut found = catalogue::read(database);
    found.tables.remove("alembic_version");
    numbered(&mut found);
    let mut expected = expect::facts(&as_sqlalchemy(schema, dialect), dialect, &found);
    spelled_out(&mut expected);
    spelled_out(&mut found);
    // SQLite does not rename a primary key, and nobody there needs its name.
    if dialect == Dialect::Sqlite {
        for facts in [&mut expected, &mut found] {
            facts.tables.values_mut().filter_map(|table| table.primary_key.as_mut()).for_each(|key| key.name.clear());
        }
    }
    match Facts::difference(&expected, &found, false) {
        None => Ok(()),
        Some(difference) => Err(format!("{name}: the database is not the design:\n{difference}")),
    }
}

/// What SQLAlchemy makes of a sequence counts as numbering, and a sequence that numbers is not a stray one.
fn numbered(found: &mut Facts) {
    for column in found.tables.values_mut().flat_map(|table| &mut table.columns) {
        let sequence = column.default.as_ref().and_then(|default| default.strip_prefix("nextval'")?.strip_suffix('\''));
        if let Some(sequence) = sequence.map(last_name)
            && found.others.remove(&format!("relation {sequence} of kind S"))
        {
            column.default = None;
            column.identity = true;
        }
    }
}

/// What a sequence is called without its schema, from the text of a `nextval`.
fn last_name(text: &str) -> String {
    let text = text.replace("''", "'");
    match text.strip_suffix('"') {
        Some(quoted) => quoted.rsplit_once(".\"").map_or(&quoted[1..], |(_, name)| name).replace("\"\"", "\""),
        None => text.rsplit('.').next().unwrap_or_default().to_owned(),
    }
}

/// PostgreSQL keeps `a BETWEEN 1 AND 5` as two comparisons.
fn spelled_out(facts: &mut Facts) {
    for table in facts.tables.values_mut() {
        table.checks = std::mem::take(&mut table.checks)
            .into_iter()
            .map(|mut check| {
                if let [name, "between", low, "and", high] = check.expression.split(' ').collect::<Vec<_>>()[..] {
                    check.expression = format!("{name}>={low} and {name}<={high}");
                }
                check
            })
            .collect();
    }
}

/// A schema with the types that SQLAlchemy gives a database where it has none of its own, and with plain indexes where
/// it cannot have others.
fn as_sqlalchemy(schema: &Schema, dialect: Dialect) -> Schema {
    let mut written = schema.clone();
    for table in written.tables.values_mut() {
        let table: &mut Table = Arc::make_mut(table);
        for index in table.indexes.iter_mut().filter(|_| dialect != Dialect::Postgres) {
            index.include.clear();
            index.method = None;
            if dialect != Dialect::Sqlite {
                index.predicate = None;
            }
        }
        for key in table.foreign_keys.iter_mut().filter(|_| dialect == Dialect::MariaDb) {
            key.deferrable = Deferrable::Not;
        }
        // MariaDB alone has none over an expression.
        table.indexes.retain(|index| dialect != Dialect::MariaDb || index.parts.iter().all(|part| part.as_column().is_some()));
        for column in &mut table.columns {
            let longest = |id| schema.enum_type(id).and_then(|e| e.values.iter().map(|v| v.name.chars().count()).max()).unwrap_or(0);
            column.data_type = match (dialect, &column.data_type) {
                (Dialect::Sqlite, DataType::Enum(id)) => DataType::Varchar(u32::try_from(longest(*id)).unwrap()),
                (Dialect::Sqlite, DataType::Uuid) => DataType::Char(32),
                (_, data_type) => data_type.clone(),
            };
        }
    }
    written
}
