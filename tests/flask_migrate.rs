//! Alembic's files, run by Alembic: `upgrade`, `current`, `history`, `check`, `downgrade` on PostgreSQL, MariaDB and
//! SQLite, with rows in the tables.
//!
//! The templates and random designs, each with three revisions. After each step the catalogue is read and compared
//! with the design of that revision, and the rows with what they should have become; at the newest revision
//! `flask db check` finds nothing between the models of each style and the database.
//!
//! The four templates of the tutorials and a twentieth of the random designs go through commands, each in a process of its
//! own; the others through one process that stays, for starting Flask costs more than what it then does.
//! `RELATA_DESIGNS` is the number of random designs (50 where it is not set), `RELATA_SEED` tries one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

#[path = "support/support.rs"]
mod support;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use relata::dialect::Dialect;
use relata::document::Document;
use relata::document::template::TEMPLATES;
use relata::migrate::{Answers, Operation, Own, Risk, migration, portable_plan};
use relata::schema::{DefaultValue, Schema, Severity, TableId};
use serde_json::json;
use support::designs::{document, grown, revised};
use support::flask::{Flask, STYLES, command, compare, in_database, write_project};
use support::random::Drawer;
use support::server::{Database, Server};
use support::story::{self, Story};
use support::trial::{Ask, Trial};
use support::{python, rows, trial};

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
    let wanted = std::env::var("RELATA_DESIGNS").map_or(50, |number| number.parse().unwrap());
    let mut designs: Vec<Design> = Vec::new();
    match seed {
        Some(seed) => designs.push(Design::new(format!("seed {seed}"), random(seed).expect("a database cannot have this design"))),
        None => {
            designs.extend(TEMPLATES.iter().map(|template| Design::new(template.name, grown(template.name))));
            let drawn = (1..wanted * 4).filter_map(|seed| Some(Design::new(format!("seed {seed}"), random(seed)?)));
            designs.extend(drawn.take(usize::try_from(wanted).unwrap()));
            assert_eq!(designs.len() as u64, TEMPLATES.len() as u64 + wanted, "too few designs suit all databases");
        }
    }
    for (at, design) in designs.iter_mut().enumerate() {
        design.by_commands = ["School", "Library", "Shop", "Blog"].contains(&design.name.as_str()) || at % 20 == 19;
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

/// What the files cannot promise on MySQL and MariaDB is said; where the key that is pointed at runs upwards, nothing is.
#[test]
fn a_foreign_key_to_a_key_that_only_runs_downwards_is_told() {
    let told = |name: &str| {
        let story = story::all().into_iter().find(|story| story.trial.name == name).unwrap();
        let Trial { from, to, .. } = &story.trial;
        let plan = portable_plan(from, to, &Answers::default());
        plan.problems.iter().filter(|problem| problem.code == "python-descending-target").count()
    };
    assert_eq!([told("foreign-key-to-a-descending-key"), told("foreign-key-added")], [2, 0]);
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
        None => ["conversion-", "index-", "deferr", "namespace", "kept-", "over-a-computed"].iter().any(|part| name.contains(part)),
    };
    let stories = story::all().into_iter().chain([own_statements(), story::read("index-and-check-over-computed", CHECKED)]);
    // Alembic's files change a column at once.
    let wanted = stories.filter(|story| is_wanted(&story.trial.name) && !story.trial.name.ends_with("-second-step"));
    let suited = wanted.filter(|story| suits(&story.trial.from, dialect) && suits(&story.trial.to, dialect));
    let designs: Vec<Design> = suited.flat_map(|story| [Design::cleaned(&story), Some(Design::told(story))]).flatten().collect();
    assert!(!designs.is_empty(), "no story has such a name");
    proved(&server, &mut flask, &designs, start);
}

/// SQLite makes the table anew, and computes the column there.
const CHECKED: &str = "A column changes beside one that is computed and checked.

from
table sale
  id integer pk
  price integer
  twice bigint null generated (price * 2) stored
  note varchar(20)
  check sale_twice_check (twice < 100000)

to
table sale
  id integer pk
  price integer
  twice bigint null generated (price * 2) stored
  note varchar(40)
  check sale_twice_check (twice < 100000)
";

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
    /// Whether each step is a command in a process of its own.
    by_commands: bool,
}

impl Design {
    fn new(name: impl Into<String>, document: Document) -> Self {
        Self { name: name.into(), document, asks: Vec::new(), by_commands: false }
    }

    /// What is kept aside goes for good in a revision of its own.
    fn cleaned(story: &Story) -> Option<Self> {
        let trial = &story.trial;
        let drops = Answers { drops: trial.answers.keeps.clone(), ..Answers::default() };
        let steps = [(&trial.from, Answers::default()), (&trial.to, trial.answers.clone()), (&trial.to, drops.clone())];
        let document = || revised(steps.into_iter().map(|(schema, answers)| (schema.clone(), answers)).collect());
        (!drops.drops.is_empty()).then(|| Self::new(format!("{} for good", trial.name), document()))
    }

    fn told(story: Story) -> Self {
        let trial = story.trial;
        let document = revised(vec![(trial.from, Answers::default()), (trial.to, trial.answers)]);
        Self { name: trial.name, document, asks: trial.asks, by_commands: false }
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
    // Files of Alembic add no index of their own, and say where MariaDB may want one.
    let wants_index =
        || portable_plan(&Schema::default(), schema, &Answers::default()).problems.iter().any(|p| p.code == "python-descending-target");
    made.up.problems.iter().all(|problem| problem.severity != Severity::Error) && (dialect != Dialect::MariaDb || !wants_index())
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

// ---- one design

/// What `ruff check` and `ruff format` say of all the Python of these designs: nothing.
fn linted(designs: &[Design]) {
    let folders: Vec<PathBuf> = designs.iter().map(|design| folder_of(Dialect::Sqlite, &design.name)).collect();
    // `app_….py` speaks of the one `models.py` of a project; `flask_project` looks at it there.
    for arguments in [&["check", "--isolated", "--exclude", "app*.py"][..], &["format", "--isolated", "--diff", "--exclude", "app*.py"]] {
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
    let Design { name, document: design, asks, by_commands } = design;
    let folder = folder_of(server.dialect, name);
    write_project(&folder, design);
    let mut flask = (!by_commands).then_some(flask);
    let revisions = design.revisions.iter();
    let schemas: Vec<Schema> = revisions.map(|revision| in_database(design, revision.id, server.dialect)).collect();
    let mut emptied: BTreeSet<usize> = BTreeSet::new();
    loop {
        let database = server.database();
        let address = server.address(&database.name);
        let mut steps =
            Steps { flask: flask.as_deref_mut(), database, folder: &folder, address, design, schemas: &schemas, emptied: &emptied, asks };
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
    /// The process that stays; none where each step is a command.
    flask: Option<&'a mut Flask>,
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
        self.is_at("upgrade to the first", &self.schemas[0])?;
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
        self.is_at("downgrade to base", &nothing)?;
        self.flask("upgrade", Some("head"), None)?;
        self.is_at("upgrade to head at once", &self.schemas[last])?;
        self.flask("downgrade", Some("base"), None)?;
        self.is_at("downgrade to base at once", &nothing)?;
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
        self.is_at(&name, after)?;
        // What was dropped for good does not come back.
        let later = self.design.revisions.get(from.max(to) + 1..).unwrap_or_default();
        if !up && later.iter().any(|revision| !revision.answers.drops.is_empty()) {
            return Ok(());
        }
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

    fn is_at(&self, name: &str, schema: &Schema) -> Result<(), String> {
        compare(&self.database, name, schema)
    }

    fn flask(&mut self, what: &str, revision: Option<&str>, style: Option<&str>) -> Result<String, String> {
        let models = style.map(|style| format!("models_{style}.py"));
        let request = json!({ "do": what, "folder": self.folder, "address": self.address, "revision": revision, "models": models });
        let said = self.flask.as_mut().map_or_else(|| command(&request), |flask| flask.ask(&request));
        said.map_err(|why| format!("flask db {what} {}: {why}", revision.unwrap_or_default()))
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
