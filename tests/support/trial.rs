//! One migration, run through its phases on a real database with rows in the tables.
//!
//! Empty → from → (rows) → to → from → empty; after each step the catalogue is read and compared with the
//! design, and the rows with what they should have become. A step that fails although no finding said that
//! it may, fails the trial. Where a finding said so, the tables it names are emptied and all is done again.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use relata::dialect::Dialect;
use relata::migrate::{Answers, Finding, Migration, Risk, Script, aside, migration};
use relata::schema::{Column, ColumnId, DataType, DefaultValue, Mirror, Schema, Severity, Table, TableId};

use super::catalogue;
use super::expect;
use super::facts::Facts;
use super::rows::{self, Rows};
use super::server::{Database, Refused, Server};
use super::spell;
use super::values::{Kind, across_types};

#[path = "moved.rs"]
mod moved;

/// What is tried.
#[derive(Clone, Debug, Default)]
pub struct Trial {
    pub name: String,
    pub from: Schema,
    pub to: Schema,
    pub answers: Answers,
    /// Queries with their one answer.
    pub asks: Vec<Ask>,
    /// The files to run, where they are not those that the engine writes now.
    pub files: Option<Files>,
}

impl Trial {
    /// The migration after this one, where this one leaves columns beside those that they become.
    pub fn second_step(&self, dialect: Dialect) -> Option<Trial> {
        let from = aside(&self.from, &self.to, &self.answers, dialect).into_owned();
        let is_half_way = from.tables.values().any(|table| !table.mirrors.is_empty());
        let (name, to) = (format!("{}-second-step", self.name), self.to.clone());
        is_half_way.then(|| Trial { name, from, to, answers: self.answers.at_once(), ..Trial::default() })
    }
}

/// The text of the four scripts of a trial.
#[derive(Clone, Debug, Default)]
pub struct Files {
    pub create: String,
    pub up: String,
    pub down: String,
    pub drop: String,
}

/// A query of a story: when it is asked, and what it must answer.
#[derive(Clone, Debug)]
pub struct Ask {
    pub after_up: bool,
    pub sql: String,
    pub answer: String,
}

/// How it went.
#[derive(Debug)]
pub enum Outcome {
    /// All phases held; the tables that had to be empty for it, by name.
    Proved { emptied: Vec<String> },
    /// The dialect says that it cannot have this design.
    Unsuited(String),
    /// It did not, and why.
    Failed(String),
}

pub struct Failure {
    pub text: String,
    /// The tables that findings of the failed step named, and whether it was the way up.
    may_fail: BTreeSet<TableId>,
    up: bool,
}

/// The scripts, made once.
struct Scripts {
    create: Migration,
    change: Migration,
    files: Files,
}

impl Scripts {
    fn of(trial: &Trial, dialect: Dialect) -> Self {
        let create = migration(&Schema::default(), &trial.from, &Answers::default(), dialect);
        let change = migration(&trial.from, &trial.to, &trial.answers, dialect);
        let text = |script: &Script| script.text("A trial");
        let files = trial.files.clone().unwrap_or_else(|| Files {
            create: text(&create.up),
            up: text(&change.up),
            down: text(&change.down),
            drop: text(&create.down),
        });
        Self { create, change, files }
    }
}

/// Runs a trial. A failure leaves its scripts in a folder under `target`, and says which.
pub fn run(server: &Server, trial: &Trial) -> Outcome {
    let Ok(scripts) = catch_unwind(AssertUnwindSafe(|| Scripts::of(trial, server.dialect))) else {
        return Outcome::Failed(format!("{}: the engine panicked (see above)", trial.name));
    };
    let all = [&scripts.create.up, &scripts.create.down, &scripts.change.up, &scripts.change.down];
    let errors = all.iter().flat_map(|script| &script.problems).find(|problem| problem.severity == Severity::Error);
    if let Some(problem) = errors {
        return Outcome::Unsuited(format!("{}: {}", problem.code, problem.say));
    }
    let Trial { from, to, answers, .. } = trial;
    // After up there is what was designed and exactly what was to be kept aside.
    let to = aside(from, to, answers, server.dialect);
    let named = Trial { from: spell::named(from, server.dialect), to: spell::named(&to, server.dialect), ..trial.clone() };
    let (mut empty_up, mut empty_down) = (BTreeSet::new(), BTreeSet::new());
    loop {
        let Err(failure) = attempt(server, &named, &scripts, &empty_up, &empty_down) else {
            let names = empty_up.union(&empty_down).filter_map(|id| trial.from.table(*id).or(to.table(*id)));
            return Outcome::Proved { emptied: names.map(|table| table.name.clone()).collect() };
        };
        let emptied = if failure.up { &mut empty_up } else { &mut empty_down };
        let before = emptied.len();
        emptied.extend(rows::with_dependants(if failure.up { &trial.from } else { &to }, failure.may_fail.clone()));
        if emptied.len() == before {
            let insert = rows::insert(&named.from, server.dialect, &empty_up);
            let delete = rows::delete(&named.to, server.dialect, &empty_down);
            return Outcome::Failed(report(server.dialect, trial, &scripts, [insert, delete], &failure.text));
        }
    }
}

fn attempt(
    server: &Server,
    trial: &Trial,
    scripts: &Scripts,
    empty_up: &BTreeSet<TableId>,
    empty_down: &BTreeSet<TableId>,
) -> Result<(), Failure> {
    let Trial { from, to, answers, .. } = trial;
    let database = server.database();
    let phase = Phase { database: &database };
    phase.run("from nothing to `from`", (&scripts.create.up, &scripts.files.create), from)?;
    phase.compare("from nothing to `from`", from)?;
    phase.fill(from, empty_up)?;
    let rows_before = rows::dump(from, &database);

    let files = scripts.change.up.files("A trial");
    if trial.files.is_none() && files.len() > 1 {
        // As a folder of migrations is run: file by file.
        for (at, file) in files.iter().enumerate() {
            let name = format!("up, part {}", at + 1);
            phase.run(&name, (&scripts.change.up, file), from).map_err(|f| Failure { up: true, ..f })?;
        }
    } else {
        phase.run("up", (&scripts.change.up, &scripts.files.up), from).map_err(|f| Failure { up: true, ..f })?;
    }
    phase.compare("up", to)?;
    let rows_after = rows::dump(to, &database);
    Carried { from, to, answers, script: &scripts.change.up }.compare("up", &rows_before, &rows_after)?;
    phase.ask(trial, true)?;
    again_is_nothing(to, server.dialect)?;

    let rows_after = if empty_down.is_empty() {
        rows_after
    } else {
        phase.sql("emptying tables before down", &rows::delete(to, server.dialect, empty_down))?;
        rows::dump(to, &database)
    };
    phase.run("down", (&scripts.change.down, &scripts.files.down), to)?;
    phase.compare("down", from)?;
    let rows_back = rows::dump(from, &database);
    Carried { from: to, to: from, answers, script: &scripts.change.down }.compare("down", &rows_after, &rows_back)?;
    phase.ask(trial, false)?;

    phase.run("down to nothing", (&scripts.create.down, &scripts.files.drop), from)?;
    phase.compare("down to nothing", &Schema::default())?;
    Ok(())
}

fn fail(text: String) -> Failure {
    Failure { text, may_fail: BTreeSet::new(), up: false }
}

fn again_is_nothing(schema: &Schema, dialect: Dialect) -> Result<(), Failure> {
    let again = migration(schema, schema, &Answers::default(), dialect);
    if again.up.is_empty() && again.down.is_empty() {
        return Ok(());
    }
    Err(fail(format!("from `to` to `to` there is something to do:\n{}", again.up.text(""))))
}

struct Phase<'a> {
    database: &'a Database<'a>,
}

impl Phase<'_> {
    fn sql(&self, name: &str, sql: &str) -> Result<String, Failure> {
        self.database.run(sql).map_err(|Refused(why)| fail(format!("{name}: the database refused:\n{why}")))
    }

    /// Runs the file that a user downloads.
    fn run(&self, name: &str, (script, file): (&Script, &str), on: &Schema) -> Result<(), Failure> {
        let findings = script.steps.iter().flat_map(|step| &step.findings);
        let may_fail = findings.filter(|finding| finding.risk == Risk::MayFail).map(|finding| finding.table);
        let may_fail = rows::with_dependants(on, may_fail);
        let mut text = file.to_owned();
        if self.database.dialect() == Dialect::Sqlite {
            // As an application has it; what a script switches off it must switch on again.
            text.insert_str(0, "PRAGMA foreign_keys = ON;\n");
            text.push_str("\nPRAGMA foreign_keys;\n");
        }
        let out = self.sql(name, &text).map_err(|failure| Failure { may_fail, ..failure })?;
        if self.database.dialect() == Dialect::Sqlite && out.lines().last() != Some("1") {
            return Err(fail(format!("{name}: at its end foreign keys are not in force")));
        }
        Ok(())
    }

    fn compare(&self, name: &str, schema: &Schema) -> Result<(), Failure> {
        let dialect = self.database.dialect();
        let found = catalogue::read(self.database);
        let expected = expect::facts(schema, dialect, &found);
        match Facts::difference(&expected, &found, matches!(dialect, Dialect::MariaDb | Dialect::MySql)) {
            None => Ok(()),
            Some(difference) => Err(fail(format!("{name}: the database is not the design:\n{difference}"))),
        }
    }

    fn fill(&self, schema: &Schema, empty: &BTreeSet<TableId>) -> Result<(), Failure> {
        let sql = rows::insert(schema, self.database.dialect(), empty);
        let out = self.database.tell(&sql);
        out.map(drop).map_err(|Refused(why)| fail(format!("the test's own rows were refused:\n{why}\n{sql}")))
    }

    fn ask(&self, trial: &Trial, after_up: bool) -> Result<(), Failure> {
        for ask in trial.asks.iter().filter(|ask| ask.after_up == after_up) {
            let when = if after_up { "up" } else { "down" };
            let found = self.sql(&ask.sql, &format!("{};\n", ask.sql))?;
            let found = found.lines().collect::<Vec<_>>().join(" ");
            if found != ask.answer {
                return Err(fail(format!("after {when}, {} answers {found:?} and not {:?}", ask.sql, ask.answer)));
            }
        }
        Ok(())
    }
}

/// What rows should be like after a script.
pub struct Carried<'a> {
    pub from: &'a Schema,
    pub to: &'a Schema,
    pub answers: &'a Answers,
    pub script: &'a Script,
}

/// What is known of a value after a script.
#[derive(Clone, Debug, PartialEq)]
enum Known {
    Exactly(String),
    /// The same in another type.
    Like(String),
    Null,
    NotNull,
    /// One of several: which, is the engine's choice.
    Among(Vec<Known>),
    Nothing,
}

impl Known {
    fn fits(&self, value: Option<&String>) -> bool {
        match (self, value) {
            (Self::Nothing, _) | (Self::NotNull, Some(_)) | (Self::Null, None) => true,
            (Self::Exactly(text), Some(value)) => text == value,
            (Self::Like(text), Some(value)) => across_types(text) == across_types(value),
            (Self::Among(several), value) => several.iter().any(|known| known.fits(value)),
            _ => false,
        }
    }
}

impl Carried<'_> {
    pub fn compare(&self, name: &str, before: &Rows, after: &Rows) -> Result<(), Failure> {
        for (table, old) in self.from.tables.values().filter_map(|old| Some((self.to.table(old.id)?, old))) {
            let (found, rows) = (&after[&table.id], &before[&old.id]);
            let mut left: Vec<_> = found.iter().collect();
            let mut lost = String::new();
            for row in rows {
                let source = |id| table.mirror(id).filter(|_| old.mirrors.is_empty()).map_or(id, Mirror::known);
                let known = |c: &Column| match self.moved(before, old, table, c, row) {
                    Some(known) => known,
                    None => self.known(old, table, c.id, row.get(&source(c.id))),
                };
                let known: Vec<_> = table.columns.iter().map(|c| (c, known(c))).collect();
                let at = left.iter().position(|found| known.iter().all(|(c, known)| known.fits(found[&c.id].as_ref())));
                match at {
                    Some(at) => drop(left.remove(at)),
                    None => {
                        let cells: Vec<_> = known.iter().map(|(column, known)| format!("{}: {known:?}", column.name)).collect();
                        let _ = writeln!(lost, "    lost {}", cells.join(", "));
                    }
                }
            }
            if !lost.is_empty() || !left.is_empty() {
                for row in left {
                    let cells: Vec<_> = table.columns.iter().map(|c| format!("{}: {:?}", c.name, row[&c.id])).collect();
                    let _ = writeln!(lost, "    there is {}", cells.join(", "));
                }
                return Err(fail(format!("{name}: rows of {} are not what they were:\n{lost}", table.name)));
            }
        }
        Ok(())
    }

    fn known(&self, old_table: &Table, table: &Table, id: ColumnId, value: Option<&Option<String>>) -> Known {
        let Some(column) = table.column(id) else { return Known::Nothing };
        // What stands beside an old column is its value; which values a type cannot hold, the script says.
        if let Some(mirror) = table.mirror(id).filter(|_| old_table.mirrors.is_empty()) {
            let (source, known) = (old_table.column(mirror.known()), mirror.known());
            let (Some(source), false) = (source, self.loses(table.id, known)) else { return Known::Nothing };
            let value = value.and_then(Option::as_deref);
            return self.changed(table.id, source, column, value).unwrap_or(Known::Null);
        }
        let fill = self.answers.fills.get(&id).or(column.default.as_ref());
        // SQLite numbers rows by an INTEGER that is the whole primary key, whatever its default is.
        let numbers = self.script.dialect == Dialect::Sqlite && table.primary_columns() == [id] && column.data_type == DataType::Integer;
        let filled = match fill {
            _ if numbers && !self.answers.fills.contains_key(&id) => Known::NotNull,
            _ if column.identity || column.data_type == DataType::Binary => Known::NotNull,
            Some(DefaultValue::Literal(text)) => Known::Like(text.clone()),
            _ => Known::NotNull,
        };
        let (Some(value), Some(old)) = (value, old_table.column(id)) else {
            return match &column.default {
                _ if column.generated.is_some() => Known::Nothing,
                None if table.is_nullable(column) && !column.identity => Known::Null,
                Some(DefaultValue::Literal(text)) if !numbers => Known::Like(text.clone()),
                _ => filled,
            };
        };
        let value = value.as_deref();
        self.changed(old_table.id, old, column, value).unwrap_or(if table.is_nullable(column) { Known::Null } else { filled })
    }

    /// What becomes of a value of a column that may change its type; `None` where there is none.
    fn changed(&self, table: TableId, old: &Column, column: &Column, value: Option<&str>) -> Option<Known> {
        if old.generated.is_some() || column.generated.is_some() || self.loses(table, old.id) {
            return Some(Known::Nothing);
        }
        // What the user's own expression gives, the story asks.
        if old.data_type != column.data_type && self.answers.conversions.contains_key(&old.id) {
            return Some(Known::Nothing);
        }
        let text = value?;
        Some(match text {
            _ if old.data_type == column.data_type => self.kept(&column.data_type, text),
            // What number a day is, on what day a time, and which bytes a text, is the engine's choice.
            _ if (old.data_type == DataType::Binary) != (column.data_type == DataType::Binary) => Known::NotNull,
            _ if (old.data_type == DataType::Time) != (column.data_type == DataType::Time) => Known::NotNull,
            _ if is_temporal(&old.data_type) != is_temporal(&column.data_type) && is_number(old, column) => Known::NotNull,
            text => Known::Like(text.to_owned()),
        })
    }

    /// A value of a type that did not change; an enum's values can have been renamed or taken out.
    fn kept(&self, data_type: &DataType, text: &str) -> Known {
        let DataType::Enum(id) = data_type else { return Known::Exactly(text.to_owned()) };
        let (Some(from), Some(to)) = (self.from.enum_type(*id), self.to.enum_type(*id)) else { return Known::Nothing };
        let Some(value) = from.values.iter().find(|value| value.name == text) else { return Known::Nothing };
        let named = |id| to.values.iter().find(|value| value.id == id).map(|value| value.name.clone());
        let replaced = || self.answers.values.get(&value.id).and_then(|id| named(*id));
        named(value.id).or_else(replaced).map_or(Known::Nothing, Known::Exactly)
    }

    /// Whether the script says that the values of a column are lost.
    fn loses(&self, table: TableId, column: ColumnId) -> bool {
        let mut findings = self.script.steps.iter().flat_map(|step| &step.findings);
        let is_loss = |f: &Finding| f.risk == Risk::LosesData || f.code == "beside-narrow";
        findings.any(|f| is_loss(f) && f.table == table && f.column == Some(column))
    }
}

fn is_temporal(data_type: &DataType) -> bool {
    matches!(data_type, DataType::Date | DataType::Time | DataType::Timestamp | DataType::TimestampTz)
}

fn is_number(old: &Column, new: &Column) -> bool {
    Kind::of(&old.data_type) == Kind::Number || Kind::of(&new.data_type) == Kind::Number
}

/// Writes everything that is needed to see a failure again, and says where.
fn report(dialect: Dialect, trial: &Trial, scripts: &Scripts, [insert, delete]: [String; 2], text: &str) -> String {
    let words = format!("{dialect:?}-{}", trial.name).replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("trials").join(words);
    let _ = std::fs::create_dir_all(&folder);
    let files = [
        ("1-create.sql", scripts.files.create.clone()),
        ("1-rows.sql", insert),
        ("2-up.sql", scripts.files.up.clone()),
        ("2-rows-that-go.sql", delete),
        ("3-down.sql", scripts.files.down.clone()),
        ("4-drop.sql", scripts.files.drop.clone()),
        ("failure.txt", text.to_owned()),
        ("schemas.txt", format!("{:#?}\n\n{:#?}\n\n{:#?}", trial.from, trial.to, trial.answers)),
    ];
    for (name, content) in files {
        let _ = std::fs::write(folder.join(name), content);
    }
    format!("{} on {dialect:?}: {text}\n  its scripts are in {}", trial.name, folder.display())
}
