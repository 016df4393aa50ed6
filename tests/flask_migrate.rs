//! Alembic's files, run by Alembic: `upgrade`, `current`, `history`, `check`, `downgrade` on PostgreSQL, MariaDB and
//! SQLite, with rows in the tables.
//!
//! The templates and random designs, each with three revisions. After each step the catalogue is read and compared
//! with the design of that revision, and the rows with what they should have become; at the newest revision
//! `flask db check` finds nothing between the models of each style and the database.
//! `RELATA_DESIGNS` is the number of random designs (12 where it is not set), `RELATA_SEED` tries one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

#[path = "support/support.rs"]
mod support;

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::time::Instant;

use relata::dialect::Dialect;
use relata::document::template::TEMPLATES;
use relata::document::{Document, RevisionId, write_file};
use relata::migrate::{Answers, Operation, Own, Risk, migration, portable};
use relata::schema::{DataType, DefaultValue, Deferrable, Schema, Severity, Table, TableId};
use serde_json::{Value, json};
use support::designs::{document, grown, revised};
use support::facts::Facts;
use support::random::Drawer;
use support::server::{Database, Server};
use support::story::{self, Story};
use support::trial::Ask;
use support::{catalogue, expect, python, rows, trial};

const STYLES: [&str; 3] = ["typed", "plain", "classic"];

#[test]
fn postgres() {
    prove(Dialect::Postgres);
}

#[test]
fn mariadb() {
    prove(Dialect::MariaDb);
}

#[test]
fn sqlite() {
    prove(Dialect::Sqlite);
}

fn prove(dialect: Dialect) {
    let (server, start) = (Server::start(dialect), Instant::now());
    let mut flask = Flask::start();
    let seed = std::env::var("RELATA_SEED").ok().map(|seed| seed.parse::<u64>().unwrap());
    let wanted = std::env::var("RELATA_DESIGNS").map_or(12, |number| number.parse().unwrap());
    let mut designs: Vec<Design> = Vec::new();
    match seed {
        Some(seed) => designs.push(Design::new(format!("seed {seed}"), random(seed).expect("a database cannot have this design"))),
        None => {
            designs.extend(TEMPLATES.iter().map(|template| Design::new(template.name, grown(template.name))));
            let drawn = (1..wanted * 4).filter_map(|seed| Some(Design::new(format!("seed {seed}"), random(seed)?)));
            designs.extend(drawn.take(usize::try_from(wanted).unwrap()));
        }
    }
    proved(&server, &mut flask, &designs, start);
}

fn proved(server: &Server, flask: &mut Flask, designs: &[Design], start: Instant) {
    let failures: Vec<_> = designs.iter().filter_map(|design| run(server, flask, design)).collect();
    let (count, dialect) = (designs.len(), server.dialect);
    println!("{dialect:?}: {count} designs in {:.1?}, {} failed", start.elapsed(), failures.len());
    assert!(failures.is_empty(), "{} of {count} failed on {dialect:?}:\n\n{}", failures.len(), failures.join("\n\n"));
    if dialect == Dialect::Sqlite {
        linted(designs);
    }
}

#[test]
fn stories_on_postgres() {
    tell(Dialect::Postgres);
}

#[test]
fn stories_on_mariadb() {
    tell(Dialect::MariaDb);
}

#[test]
fn stories_on_sqlite() {
    tell(Dialect::Sqlite);
}

/// The stories of the databases' own SQL that are about decisions of the user and about indexes: Alembic tells
/// them as well, on every database that can have them. `RELATA_CASE` is a part of the names of others to tell.
fn tell(dialect: Dialect) {
    let (server, start) = (Server::start(dialect), Instant::now());
    let mut flask = Flask::start();
    let part = std::env::var("RELATA_CASE").ok();
    let is_wanted = |name: &str| match &part {
        Some(part) => name.contains(part.as_str()),
        None => ["conversion-", "index-", "deferr", "namespace", "kept-"].iter().any(|part| name.contains(part)),
    };
    let stories = story::all().into_iter().chain([own_statements()]);
    // Alembic's files change a column at once.
    let wanted = stories.filter(|story| is_wanted(&story.trial.name) && !story.trial.name.ends_with("-second-step"));
    let suited = wanted.filter(|story| suits(&story.trial.from, dialect) && suits(&story.trial.to, dialect));
    let designs: Vec<Design> = suited.map(Design::told).collect();
    assert!(!designs.is_empty(), "no story has such a name");
    proved(&server, &mut flask, &designs, start);
}

const OWN: &str = "Statements of the user's own.

from
table book
  id integer pk identity
  pages varchar(20)
  room varchar(20)
  note varchar(40)

to
table book
  id integer pk identity
  pages integer
  room integer
  note varchar(50)

answers
convert book.pages (length(pages) % 7) back ('back')
convert book.room (cast(room as decimal(10, 0))) back (CASE WHEN note LIKE 'no such % thing' THEN 'no' ELSE 'r: %' END)

after up
SELECT sum(pages) FROM book => 40
SELECT sum(room) FROM book => 28

after down
SELECT count(*) FROM book WHERE pages = 'a;b:c%' AND room = 'r: %' => 4
";

/// Statements of the user's own: at the beginning, around a step, at the end, for one database and for all.
fn own_statements() -> Story {
    let mut story = story::read("conversion-and-own-statements", OWN);
    let operations = relata::migrate::diff(&story.trial.from, &story.trial.to);
    let table = story.trial.to.tables.values().next().unwrap();
    let anchor = |name: &str| {
        let id = table.columns.iter().find(|column| column.name == name).unwrap().id;
        let alters = |o: &&Operation| matches!(o, Operation::AlterColumn { after, .. } if after.id == id);
        operations.iter().find(alters).unwrap().anchors()[0].clone()
    };
    let own = |anchor: &str, after: bool, down: bool, dialect: Option<Dialect>, sql: &str| Own {
        anchor: anchor.into(),
        words: "Change a column".into(),
        after,
        down,
        dialect,
        sql: sql.into(),
    };
    story.trial.answers.own = vec![
        own("start", false, false, None, "UPDATE book SET room = '0'; UPDATE book SET room = '3' -- not; this\n;"),
        own(&anchor("room"), false, false, None, "UPDATE book SET room = '6' WHERE room = '3'"),
        own(&anchor("pages"), true, false, None, "UPDATE book SET pages = 4; UPDATE book SET pages = pages + 5"),
        own("end", true, false, None, "UPDATE book SET pages = pages + 1"),
        own("end", true, false, Some(Dialect::Postgres), "UPDATE book SET room = room + 1"),
        own("end", true, false, Some(Dialect::MariaDb), "UPDATE book SET room = room + 1"),
        own("end", true, false, Some(Dialect::MySql), "UPDATE book SET room = room + 1"),
        own("end", true, false, Some(Dialect::Sqlite), "UPDATE book SET room = room + 1"),
        own(&anchor("pages"), true, true, None, "UPDATE book SET pages = 'a;b:c%'"),
    ];
    story
}

// ---- designs

/// A design with its revisions.
struct Design {
    name: String,
    document: Document,
    /// What is asked after the second revision, and after it is taken back.
    asks: Vec<Ask>,
}

impl Design {
    fn new(name: impl Into<String>, document: Document) -> Self {
        Self { name: name.into(), document, asks: Vec::new() }
    }

    fn told(story: Story) -> Self {
        let trial = story.trial;
        let document = revised(vec![(trial.from, Answers::default()), (trial.to, trial.answers)]);
        Self { name: trial.name, document, asks: trial.asks }
    }
}

/// A random design, unless a database cannot have it.
fn random(seed: u64) -> Option<Document> {
    let mut drawer = Drawer::new(seed, Dialect::MariaDb);
    let first = drawer.schema(1 + (seed % 6) as usize);
    let mut schemas = vec![first];
    for _ in 0..2 {
        let changes = drawer.rng.usize(1..8);
        schemas.push(drawer.changed(schemas.last().unwrap(), changes));
    }
    schemas.iter_mut().for_each(without_emoji);
    let suits = |schema: &Schema| [Dialect::Postgres, Dialect::MariaDb, Dialect::Sqlite].into_iter().all(|dialect| suits(schema, dialect));
    schemas.iter().all(suits).then(|| document(schemas))
}

/// Whether a database can have this design, if not all of it.
fn suits(schema: &Schema, dialect: Dialect) -> bool {
    let made = migration(&Schema::default(), schema, &Answers::default(), dialect);
    made.up.problems.iter().all(|problem| problem.severity != Severity::Error)
}

/// MariaDB keeps a question mark for each emoji of a comment, which would then differ from the models.
fn without_emoji(schema: &mut Schema) {
    let plain = |text: &mut String| text.retain(|c| c <= '\u{ffff}');
    for table in schema.tables.values_mut() {
        let table = Arc::make_mut(table);
        plain(&mut table.comment);
        table.columns.iter_mut().for_each(|column| plain(&mut column.comment));
    }
}

// ---- Flask

/// The process that runs `flask db`.
struct Flask {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Flask {
    fn start() -> Self {
        let mut command = Command::new(python::program("python"));
        command.arg("-B").arg(python::script("migrate.py")).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = command.spawn().unwrap();
        let (input, output) = (process.stdin.take().unwrap(), process.stdout.take().unwrap());
        Self { process, input, output: BufReader::new(output) }
    }

    fn ask(&mut self, request: &Value) -> Result<String, String> {
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

impl Drop for Flask {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

// ---- one design

/// Writes the project, with the models of all styles.
fn write_project(folder: &Path, design: &Document) {
    let _ = fs::remove_dir_all(folder);
    let design = write_file(design);
    for style in STYLES {
        let request = json!({ "want": "project", "design": design, "style": style });
        let answer: Value = serde_json::from_str(&relata::text::flask::answer(&request.to_string())).unwrap();
        for file in answer["files"].as_array().unwrap_or_else(|| panic!("{answer}")) {
            let name = file["name"].as_str().unwrap();
            let name = if name == "models.py" { format!("models_{style}.py") } else { name.to_owned() };
            let path = folder.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, file["text"].as_str().unwrap()).unwrap();
        }
    }
}

/// What `ruff check` and `ruff format` say of all the Python of these designs: nothing.
fn linted(designs: &[Design]) {
    let folders: Vec<PathBuf> = designs.iter().map(|design| folder_of(Dialect::Sqlite, &design.name)).collect();
    // `app.py` speaks of the one `models.py` of a project; `flask_project` looks at it there.
    for arguments in [&["check", "--isolated", "--exclude", "app.py"][..], &["format", "--isolated", "--diff", "--exclude", "app.py"]] {
        let mut ruff = Command::new(python::program("ruff"));
        ruff.args(arguments).args(&folders);
        python::run(&mut ruff).unwrap_or_else(|why| panic!("ruff {} finds:\n{why}", arguments[0]));
    }
}

fn folder_of(dialect: Dialect, name: &str) -> PathBuf {
    let words = format!("{dialect:?}-{name}").replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("flask").join(words)
}

/// Runs a design through its steps; what went wrong, if anything did.
fn run(server: &Server, flask: &mut Flask, design: &Design) -> Option<String> {
    let Design { name, document: design, asks } = design;
    let folder = folder_of(server.dialect, name);
    write_project(&folder, design);
    let revisions = design.revisions.iter();
    let schemas: Vec<Schema> = revisions.map(|revision| in_database(design, revision.id, server.dialect)).collect();
    let mut emptied: BTreeSet<usize> = BTreeSet::new();
    loop {
        let database = server.database();
        let address = server.address(&database.name);
        let mut steps = Steps { flask, database, folder: &folder, address, design, schemas: &schemas, emptied: &emptied, asks };
        let outcome = steps.all();
        drop(steps);
        let failure = outcome.err()?;
        match failure {
            Failure { step: Some(step), may_fail: true, .. } if emptied.insert(step) => {}
            Failure { text, .. } => {
                return Some(format!("{name} on {:?}: {text}\n  its project is in {}", server.dialect, folder.display()));
            }
        }
    }
}

struct Failure {
    text: String,
    /// Which step, counted up and then down.
    step: Option<usize>,
    /// Whether a finding said that it may fail on rows.
    may_fail: bool,
}

impl From<String> for Failure {
    fn from(text: String) -> Self {
        Self { text, step: None, may_fail: false }
    }
}

struct Steps<'a> {
    flask: &'a mut Flask,
    database: Database<'a>,
    folder: &'a Path,
    address: String,
    design: &'a Document,
    schemas: &'a [Schema],
    /// The steps before which the tables are emptied that a finding names.
    emptied: &'a BTreeSet<usize>,
    asks: &'a [Ask],
}

impl Steps<'_> {
    fn all(&mut self) -> Result<(), Failure> {
        let last = self.schemas.len() - 1;
        let nothing = Schema::default();
        self.flask("upgrade", Some(&self.id(0)), None)?;
        self.compare("upgrade to the first", &self.schemas[0])?;
        let dialect = self.database.dialect();
        self.database.tell(&rows::insert(&self.schemas[0], dialect, &BTreeSet::new())).map_err(|why| why.0)?;
        for at in 1..=last {
            self.step(at - 1, at)?;
        }
        self.check()?;
        for at in (1..=last).rev() {
            self.step(at, at - 1)?;
        }
        self.flask("downgrade", Some("base"), None)?;
        self.compare("downgrade to base", &nothing)?;
        self.flask("upgrade", Some("head"), None)?;
        self.compare("upgrade to head at once", &self.schemas[last])?;
        self.flask("downgrade", Some("base"), None)?;
        self.compare("downgrade to base at once", &nothing)?;
        Ok(())
    }

    fn id(&self, at: usize) -> String {
        self.design.revisions[at].id.to_string()
    }

    /// One revision up or down, with the rows that are there.
    fn step(&mut self, from: usize, to: usize) -> Result<(), Failure> {
        let dialect = self.database.dialect();
        let up = to > from;
        let (number, name) = if up { (from, format!("upgrade to {}", to + 1)) } else { (10 + from, format!("downgrade to {}", to + 1)) };
        let (before, after) = (&self.schemas[from], &self.schemas[to]);
        let answers = &self.design.revisions[from.max(to)].answers;
        let both = migration(before, after, answers, dialect);
        // A finding of the database's own SQL says which tables had better be empty.
        let findings = both.up.steps.iter().flat_map(|step| &step.findings).filter(|finding| finding.risk == Risk::MayFail);
        let may_fail: BTreeSet<TableId> = rows::with_dependants(before, findings.map(|finding| finding.table));
        if self.emptied.contains(&number) {
            self.database.tell(&rows::delete(before, dialect, &may_fail)).map_err(|why| why.0)?;
        }
        let rows_before = rows::dump(before, &self.database);
        let id = self.id(to);
        let done = self.flask(if up { "upgrade" } else { "downgrade" }, Some(&id), None);
        done.map_err(|text| Failure { text, step: Some(number), may_fail: !may_fail.is_empty() })?;
        self.compare(&name, after)?;
        let rows_after = rows::dump(after, &self.database);
        let answers = &digits_alone(answers, dialect);
        let carried = trial::Carried { from: before, to: after, answers, script: &both.up };
        carried.compare(&name, &rows_before, &rows_after).map_err(|failure| failure.text)?;
        for ask in self.asks.iter().filter(|ask| ask.after_up == up) {
            let found = self.database.run(&format!("{};\n", ask.sql)).map_err(|why| why.0)?;
            let found = found.lines().collect::<Vec<_>>().join(" ");
            if found != ask.answer {
                return Err(format!("after {name} {} answers {found:?} and not {:?}", ask.sql, ask.answer).into());
            }
        }
        let current = self.flask("current", None, None)?;
        if !current.contains(&id) {
            return Err(format!("after {name} `flask db current` says {current:?}").into());
        }
        Ok(())
    }

    /// At the newest revision: the models of each style agree with the database.
    fn check(&mut self) -> Result<(), String> {
        for style in STYLES {
            self.flask("check", None, Some(style)).map_err(|why| format!("with {style} models: {why}"))?;
        }
        let history = self.flask("history", None, None)?;
        let ids: Vec<_> = (0..self.schemas.len()).map(|at| self.id(at)).collect();
        if !ids.iter().all(|id| history.contains(id)) {
            return Err(format!("`flask db history` says {history}"));
        }
        Ok(())
    }

    fn flask(&mut self, what: &str, revision: Option<&str>, style: Option<&str>) -> Result<String, String> {
        let models = style.map(|style| format!("models_{style}.py"));
        let request = json!({ "do": what, "folder": self.folder, "address": self.address, "revision": revision, "models": models });
        self.flask.ask(&request).map_err(|why| format!("flask db {what} {}: {why}", revision.unwrap_or_default()))
    }

    fn compare(&self, name: &str, schema: &Schema) -> Result<(), String> {
        let dialect = self.database.dialect();
        let mut found = catalogue::read(&self.database);
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
}

/// What a database has at a revision: the design, what is kept aside, and all in one place where there are no schemas.
fn in_database(design: &Document, at: RevisionId, dialect: Dialect) -> Schema {
    let mut schema = portable(&design.database_at(Some(at), Dialect::Postgres));
    for table in schema.tables.values_mut().filter(|_| !dialect.features().namespaces) {
        Arc::make_mut(table).namespace.clear();
    }
    schema
}

/// What SQLAlchemy makes of a sequence counts as numbering, and a sequence that numbers is not a stray one.
fn numbered(found: &mut Facts) {
    for column in found.tables.values_mut().flat_map(|table| &mut table.columns) {
        let sequence = column.default.as_ref().and_then(|default| default.strip_prefix("nextval'")?.strip_suffix('\''));
        if let Some(sequence) = sequence.map(|name| name.trim_matches('"').replace("\"\"", "\"").replace("''", "'"))
            && found.others.remove(&format!("relation {} of kind S", sequence.rsplit('.').next().unwrap_or_default()))
        {
            column.default = None;
            column.identity = true;
        }
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

/// Answers as SQLAlchemy keeps them: SQLite has no UUIDs, and gets the digits of one.
fn digits_alone(answers: &Answers, dialect: Dialect) -> Answers {
    let mut answers = answers.clone();
    let is_uuid = |text: &str| text.len() == 36 && text.matches('-').count() == 4;
    for fill in answers.fills.values_mut().filter(|_| dialect == Dialect::Sqlite) {
        match fill {
            DefaultValue::Literal(text) if is_uuid(text) => text.retain(|c| c != '-'),
            _ => {}
        }
    }
    answers
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
