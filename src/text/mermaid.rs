//! The design as a mermaid `erDiagram`, in the form that mermaid 10.9 and all later versions read.
//!
//! Old versions draw some unknown words as tables without a complaint, so only what all of them know is
//! written: no direction, no styles, names quoted or spelled in plain letters. A name that had to be
//! respelled stands in a remark beside it, and is said as a [`Problem`].

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::schema::{Column, ColumnId, DataType, Link, Place, Problem, Schema, Severity, Table, TableId, unique_name};

/// Mermaid refuses longer texts unless it is told otherwise.
const LONGEST: usize = 50_000;
/// Mermaid refuses more lines unless it is told otherwise.
const MOST_LINES: usize = 500;

/// Words that mean something to one version or another, so they are quoted as names.
const WORDS: &[&str] = &[
    "accdescr",
    "acctitle",
    "class",
    "classdef",
    "direction",
    "end",
    "erdiagram",
    "many",
    "one",
    "style",
    "subgraph",
    "title",
    "to",
    "u",
    "zero",
    "only",
    "optionally",
    "or",
    "more",
];

/// The text, and what mermaid cannot say.
#[must_use]
pub fn write_mermaid(schema: &Schema) -> (String, Vec<Problem>) {
    let mut writer = Writer { schema, names: BTreeMap::new(), problems: Vec::new() };
    writer.name_tables();
    let mut lines = vec!["erDiagram".to_owned()];
    let relations = writer.relations();
    let tables = schema.tables_by_name();
    for table in &tables {
        writer.table(&mut lines, table);
    }
    let count = relations.len();
    lines.extend(relations);
    let text = lines.join("\n") + "\n";
    writer.limits(&text, count);
    writer.left_out();
    (text, writer.problems)
}

struct Writer<'a> {
    schema: &'a Schema,
    /// How each table is written.
    names: BTreeMap<TableId, String>,
    problems: Vec<Problem>,
}

impl Writer<'_> {
    fn name_tables(&mut self) {
        let mut taken = BTreeSet::new();
        for table in self.schema.tables_by_name() {
            let sayable: String = table.name.chars().map(sayable).collect();
            let name = unique_name(&sayable, |name| taken.contains(name));
            taken.insert(name.clone());
            if name != table.name {
                let say = format!("Mermaid cannot write the name of the table {}; it is “{name}” there.", table.name);
                self.problem("mermaid-name", Place::Table(table.id), say);
            }
            let written = if is_plain(&name) && !is_word(&name) { name } else { format!("\"{name}\"") };
            self.names.insert(table.id, written);
        }
    }

    fn name(&self, id: TableId) -> &str {
        self.names.get(&id).map_or("unknown", String::as_str)
    }

    fn table(&mut self, lines: &mut Vec<String>, table: &Table) {
        let name = self.name(table.id).to_owned();
        if name.trim_matches('"') != table.name {
            lines.push(format!("    %% {name} is the table {}", one_line(&table.name)));
        }
        if !table.comment.is_empty() {
            lines.push(format!("    %% {}: {}", name.trim_matches('"'), one_line(&table.comment)));
        }
        if table.columns.is_empty() {
            lines.push(format!("    {name}"));
            return;
        }
        lines.push(format!("    {name} {{"));
        let mut taken = BTreeSet::new();
        for column in &table.columns {
            let line = self.column(table, column, &mut taken);
            lines.push(format!("        {line}"));
        }
        lines.push("    }".to_owned());
    }

    fn column(&mut self, table: &Table, column: &Column, taken: &mut BTreeSet<String>) -> String {
        let name = unique_name(&word(&column.name, "column"), |name| taken.contains(name));
        taken.insert(name.clone());
        let mut line = format!("{} {name}", word(&self.schema.write_type(&column.data_type), "type"));
        let marks = marks(table, column.id);
        if !marks.is_empty() {
            line.push(' ');
            line.push_str(&marks.join(", "));
        }
        let mut remarks = Vec::new();
        if name != column.name {
            remarks.push(one_line(&column.name));
            let say = format!("Mermaid cannot write the name of the column {}.{}; it is {name} there.", table.name, column.name);
            self.problem("mermaid-name", Place::Column(table.id, column.id), say);
        }
        if table.is_nullable(column) {
            remarks.push("null".into());
        }
        if let DataType::Enum(id) = column.data_type
            && let Some(enum_type) = self.schema.enum_type(id)
        {
            let values: Vec<_> = enum_type.values.iter().map(|value| value.name.as_str()).collect();
            remarks.push(one_line(&values.join(" | ")));
        }
        remarks.push(one_line(&column.comment));
        remarks.retain(|remark| !remark.is_empty());
        if !remarks.is_empty() {
            line.push_str(&format!(" \"{}\"", remarks.join("; ")));
        }
        line
    }

    fn relations(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for table in self.schema.tables_by_name() {
            for key in &table.foreign_keys {
                let link = Link::of(table, key);
                let one = if link.optional { "|o" } else { "||" };
                let many = if link.unique { "o|" } else { "o{" };
                let columns = key.columns.iter().filter_map(|id| table.column(*id));
                let label = columns.map(|column| one_line(&column.name)).collect::<Vec<_>>().join(", ");
                lines.push(format!("    {} {one}--{many} {} : \"{label}\"", self.name(link.parent), self.name(link.child)));
            }
        }
        lines
    }

    fn limits(&mut self, text: &str, relations: usize) {
        let length = text.chars().count();
        if length > LONGEST {
            let say = format!("The text has {length} characters; mermaid draws up to {LONGEST} unless maxTextSize is raised.");
            self.problem("mermaid-long", Place::Design, say);
        }
        if relations > MOST_LINES {
            let say = format!("The diagram has {relations} lines; mermaid draws up to {MOST_LINES} unless maxEdges is raised.");
            self.problem("mermaid-edges", Place::Design, say);
        }
    }

    /// What a diagram of mermaid has no place for, as one remark.
    fn left_out(&mut self) {
        let tables = || self.schema.tables.values();
        let columns = || tables().flat_map(|table| &table.columns);
        let kinds = [
            ("default(s)", columns().filter(|column| column.default.is_some()).count()),
            ("computed column(s)", columns().filter(|column| column.generated.is_some()).count()),
            ("check(s)", tables().map(|table| table.checks.len()).sum()),
            ("index(es)", tables().map(|table| table.indexes.len()).sum()),
            ("unique constraint(s) over several columns", tables().flat_map(|t| &t.uniques).filter(|k| k.columns.len() > 1).count()),
        ];
        let some = kinds.iter().filter(|(_, count)| *count > 0);
        let words: Vec<String> = some.map(|(kind, count)| format!("{count} {kind}")).collect();
        if !words.is_empty() {
            let say = format!("Mermaid has no place for these, so they are left out: {}.", words.join(", "));
            self.problems.push(Problem { at: Place::Design, severity: Severity::Note, code: "mermaid-left-out", say });
        }
    }

    fn problem(&mut self, code: &'static str, at: Place, say: String) {
        self.problems.push(Problem { at, severity: Severity::Warning, code, say });
    }
}

/// `PK`, `FK`, `UK`.
fn marks(table: &Table, column: ColumnId) -> Vec<&'static str> {
    let mut marks = Vec::new();
    if table.is_primary(column) {
        marks.push("PK");
    }
    if table.is_foreign(column) {
        marks.push("FK");
    }
    let alone = table.uniques.iter().any(|key| key.columns == [column]);
    let by_index = table.indexes.iter().any(|index| index.unique && index.plain_columns() == [column]);
    if alone || by_index {
        marks.push("UK");
    }
    marks
}

fn is_plain(name: &str) -> bool {
    let first = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    first && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

fn is_word(name: &str) -> bool {
    WORDS.contains(&name.to_ascii_lowercase().as_str())
}

/// A letter inside the quotes of a name.
fn sayable(letter: char) -> char {
    match letter {
        '"' => '\'',
        '%' | '\\' => '_',
        c if c.is_control() => ' ',
        c => c,
    }
}

/// A text inside the quotes of a label or a remark.
fn one_line(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c == '"' { '\'' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A type or the name of a column in plain letters, for they cannot be quoted in all versions.
pub(super) fn word(text: &str, otherwise: &str) -> String {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '(' | ')' | '[' | ']');
    let mut word = String::new();
    for letter in text.chars() {
        match letter {
            c if allowed(c) => word.push(c),
            ' ' if word.ends_with('_') => {}
            _ => word.push('_'),
        }
    }
    if word.chars().all(|c| c == '_') {
        otherwise.clone_into(&mut word);
    } else if !word.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
        word.insert(0, '_');
    }
    if ["pk", "fk", "uk"].contains(&word.to_ascii_lowercase().as_str()) {
        word.push('_');
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::template;
    use crate::schema::{Ids, Key};
    use expect_test::expect;

    #[test]
    fn the_library() {
        let (text, problems) = write_mermaid(&template::library(&mut Ids::new(1)).schema);
        expect![[r#"
            erDiagram
                %% author: People who write books
                author {
                    integer id PK
                    varchar(100) name
                    date born "null"
                    varchar(60) country "null"
                }
                %% book: Books on the shelves
                book {
                    integer id PK
                    varchar(200) title
                    char(13) isbn UK "The number under the bar code"
                    genre genre "novel | poetry | science | children"
                    numeric(8_2) price "null"
                    integer author_id FK
                }
                %% club: Reading clubs
                club {
                    integer id PK
                    varchar(80) name UK
                    varchar(20) meets_on "null"
                }
                %% passport: One for each person
                passport {
                    integer id PK
                    varchar(20) number UK
                    date valid_until
                    integer person_id FK, UK
                }
                %% person: Anyone
                person {
                    integer id PK
                    varchar(100) name
                    date born "null"
                }
                %% student: Those who read
                student {
                    integer id PK
                    varchar(100) name
                    varchar(255) email UK
                }
                student_clubs {
                    integer student_id PK, FK
                    integer club_id PK, FK
                }
                author ||--o{ book : "author_id"
                person ||--o| passport : "person_id"
                student ||--o{ student_clubs : "student_id"
                club ||--o{ student_clubs : "club_id"
        "#]]
        .assert_eq(&text);
        assert!(problems.iter().all(|problem| problem.severity == Severity::Note), "{problems:#?}");
    }

    #[test]
    fn hostile_names_are_respelled_and_said() {
        let mut ids = Ids::new(1);
        let mut schema = Schema::default();
        let mut table = Table::new(ids.mint(), "a \"b\" 100%");
        table.comment = "two\nlines of \"text\"".into();
        table.columns.push(Column::new(ids.mint(), "größe", DataType::Numeric(Some((10, 2)))));
        table.columns.push(Column::new(ids.mint(), "1st name", DataType::Other("timestamp with time zone".into())));
        table.columns.push(Column::new(ids.mint(), "PK", DataType::Other("🙂".into())));
        table.primary_key = Some(Key { id: ids.mint(), name: "pk".into(), columns: vec![table.columns[2].id] });
        schema.put_table(table);
        schema.put_table(Table::new(ids.mint(), "style"));
        let (text, problems) = write_mermaid(&schema);
        expect![[r#"
            erDiagram
                %% "a 'b' 100_" is the table a 'b' 100%
                %% a 'b' 100_: two lines of 'text'
                "a 'b' 100_" {
                    numeric(10_2) gr__e "größe"
                    timestamp_with_time_zone _1st_name "1st name"
                    type PK_ PK "PK"
                }
                "style"
        "#]]
        .assert_eq(&text);
        assert_eq!(problems.iter().filter(|problem| problem.code == "mermaid-name").count(), 4);
    }
}
