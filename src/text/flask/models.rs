//! `models.py`: the classes of a design, in one of three styles.
//!
//! Law: what the classes say of tables, columns, keys and indexes is what our SQL and our Alembic files say; what
//! cannot be said is a problem. The order is that of the design: columns as they are drawn, tables by name.
//! Deliberately not here: the names ([`names`](super::names)), migrations, the app around the models.

mod column;
mod head;
mod relation;
mod table;
mod usage;

use std::collections::BTreeSet;

use serde::Deserialize;

use super::names::{Names, is_plain_junction};
use super::python::{Py, fits, quoted};
use super::revision::without_strings;
use super::{File, Files, Said, design, read, written};
use crate::migrate::{Answers, portable_plan};
use crate::schema::{Place, Problem, Schema, Severity, Table};

pub(super) use head::namespaces;
pub(super) use usage::answer as relation;

/// A way to write models.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Style {
    /// Flask-SQLAlchemy 3 with types: `Mapped` and `mapped_column`.
    #[default]
    Typed,
    /// SQLAlchemy 2 without Flask.
    Plain,
    /// As in the tutorials: `db.Column` and `db.relationship`.
    Classic,
}

#[derive(Deserialize)]
struct Request {
    design: String,
    #[serde(default)]
    style: Style,
}

/// `{"want": "models", "design": "…", "style": "typed" | "plain" | "classic"}`.
pub(super) fn answer(request: &str) -> Result<String, String> {
    let request: Request = read(request)?;
    let (document, mut problems) = design(&request.design)?;
    let (text, found) = write(&document.schema, request.style);
    problems.extend(found);
    let file = File { name: "models.py".into(), text };
    Ok(written(&Files { files: vec![file], problems: problems.into_iter().map(Said::of).collect(), ..Files::default() }))
}

/// The text of `models.py`, and what it cannot say.
pub(crate) fn write(schema: &Schema, style: Style) -> (String, Vec<Problem>) {
    let portable = portable_plan(&Schema::default(), schema, &Answers::default());
    let names = Names::of(&portable.to);
    let mut writer = Writer::new(&portable.to, &names, style);
    writer.problems.extend(portable.problems);
    writer.problems.extend(names.problems.clone());
    let text = writer.module();
    (text, writer.problems)
}

/// What is known while the module is being written.
pub(super) struct Writer<'a> {
    pub schema: &'a Schema,
    pub names: &'a Names,
    pub style: Style,
    pub problems: Vec<Problem>,
    /// Modules that the text speaks of, to be imported.
    pub modules: BTreeSet<&'static str>,
}

impl<'a> Writer<'a> {
    pub fn new(schema: &'a Schema, names: &'a Names, style: Style) -> Self {
        Self { schema, names, style, problems: Vec::new(), modules: BTreeSet::new() }
    }

    /// What stands before each name of SQLAlchemy.
    pub fn prefix(&self) -> &'static str {
        if self.style == Style::Plain { "sa." } else { "db." }
    }

    /// A name of SQLAlchemy.
    pub fn sa(&self, name: &str) -> String {
        format!("{}{name}", self.prefix())
    }

    pub fn tell(&mut self, at: Place, severity: Severity, code: &'static str, say: String) {
        let problem = Problem { at, severity, code, say };
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    /// Whether a table has a class.
    pub fn has_class(&self, table: &Table) -> bool {
        !table.columns.is_empty() && !is_plain_junction(self.schema, table)
    }

    fn module(&mut self) -> String {
        let mut blocks = self.enums();
        let tables = self.schema.tables_by_name();
        let (classes, links): (Vec<_>, Vec<_>) = tables.into_iter().partition(|table| self.has_class(table));
        blocks.extend(links.into_iter().map(|table| self.association(table)));
        blocks.extend(classes.into_iter().map(|table| self.class(table)));
        if blocks.iter().any(|block| without_strings(block).contains("sa.")) {
            self.modules.insert("sa");
        }
        // The head last: by now it is known what has to be imported.
        blocks.insert(0, self.head());
        let mut text = String::new();
        for (at, block) in blocks.iter().enumerate() {
            let after_class = at > 0 && blocks[at - 1].lines().any(|l| l.starts_with("class ") || l.starts_with("def "));
            let begins = block.starts_with("class ") || block.starts_with("def ") || block.starts_with('@');
            let gap = match at {
                0 => "",
                _ if begins || after_class && !blocks[at - 1].lines().last().is_some_and(|l| l.starts_with("db = ")) => "\n\n",
                _ => "\n",
            };
            text.push_str(gap);
            text.push_str(block);
            text.push('\n');
        }
        text
    }

    fn enums(&mut self) -> Vec<String> {
        let mut blocks = Vec::new();
        for enum_type in self.schema.enums_by_name() {
            if self.schema.users_of(enum_type.id).next().is_none() {
                let say = format!("No column is of the enum {}: SQLAlchemy makes no type that nothing uses.", enum_type.name);
                self.tell(Place::Enum(enum_type.id), Severity::Note, "python-enum-unused", say);
            }
            self.modules.insert("enum");
            if enum_type.values.iter().any(|value| value.name.contains('\\')) {
                self.modules.extend(["backslashes", "mysql"]);
            }
            let name = self.names.enums.get(&enum_type.id).map_or("?", String::as_str);
            let mut lines = vec![format!("class {name}(enum.Enum):")];
            for value in &enum_type.values {
                let member = self.names.values.get(&value.id).map_or("?", String::as_str);
                lines.push(format!("    {member} = {}", quoted(&value.name)));
            }
            if enum_type.values.is_empty() {
                lines.push("    pass".into());
            }
            blocks.push(lines.join("\n"));
        }
        blocks
    }
}

/// Names joined as the convention joins them.
pub(super) fn joined<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    words.into_iter().collect::<Vec<_>>().join("_")
}

/// What stands in `__table_args__`: constraints, and options at the end.
pub(super) fn table_args(items: &[Py], options: &[(&str, Py)]) -> Option<String> {
    let pairs: Vec<(String, Py)> = options.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
    let mut all = items.to_vec();
    if !pairs.is_empty() {
        all.push(Py::Dict(pairs));
    }
    (!all.is_empty()).then(|| Py::Tuple(all).write(4, "__table_args__ = ", ""))
}

/// A line of a class: a name with its type, and the call that it gets.
pub(super) fn annotated(attribute: &str, kind: &str, value: &Py) -> String {
    let head = format!("{attribute}: Mapped[{kind}] = ");
    let line = value.write(4, &head, "");
    if line.lines().next().is_none_or(fits) {
        return line;
    }
    let head = format!("    {attribute}: Mapped[{kind}] = (");
    if fits(&head) {
        return format!("{head}\n{}\n    )", value.write(8, "", ""));
    }
    let head = format!("    {attribute}: Mapped[\n        {kind}\n");
    format!("{head}{}", value.explode(4, "] = ", ""))
}
