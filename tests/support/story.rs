//! The `.case` files: one file tells one story of a change.
//!
//! ```text
//! A table and a column of it are renamed at once.
//! dialects: postgres mariadb sqlite            (all three where the line is missing)
//!
//! from
//! table author in people
//!   id integer pk identity
//! table book "a comment"
//!   id integer pk
//!   title varchar(40) null unique = 'untitled' comment "said"
//!   author_id integer -> author(id) on delete cascade deferred named book_author
//!   total integer generated (id * 2) stored
//!   unique book_both (title, author_id)
//!   index i (title, (lower(title)) desc) using btree include (id) where (id > 0)
//!   unique index u (title)
//!   check c (id > 0)
//!   primary key book_pk (id, title)
//!   foreign key f (author_id) -> author(id)
//! enum mood: happy, sad
//!
//! to
//! keep author
//! table novel was book
//!   name was title varchar(60)
//! enum mood: glad was happy, sad
//!
//! answers
//! fill novel.isbn = 'none'
//! value mood.angry -> sad
//! convert book.pages (length(pages)) back (pages)
//! move book.isbn by novel_isbn_fkey
//! keep book                 (or a column, book.isbn; or everything)
//! careful                   (as a live database wants it)
//! two steps book.title      (the second is a story of its own: `after second up`, `after second down`)
//!
//! after up
//! SELECT count(*) FROM novel => 4
//! ```
//!
//! What has the same name in `from` and `to` is the same thing, and so is what `was` names; `new` says that it
//! is another thing of an old name. A column can come from another table: `name was author.name`.

use std::fs;
use std::path::Path;

use relata::dialect::Dialect;
use relata::migrate::{Answers, Aside, Conversion};
use relata::schema::{
    Check, Column, ColumnId, DefaultValue, Deferrable, EnumType, EnumValue, Expression, ForeignKey, Generated, Id, Index, IndexKey,
    IndexPart, Key, ReferentialAction, Schema, Table,
};

use super::trial::{Ask, Trial};

/// A case and the databases that it is told for.
pub struct Story {
    pub trial: Trial,
    pub dialects: Vec<Dialect>,
    pub title: String,
    /// The queries of the second step, where a column is changed in two.
    second: Vec<Ask>,
}

/// All stories, by the names of their files.
pub fn all() -> Vec<Story> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let files = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "case")).collect();
    files.sort();
    let stem = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let stories = files.iter().map(|path| read(&stem(path), &fs::read_to_string(path).unwrap()));
    stories
        .flat_map(|story| {
            let second = second_step(&story);
            [Some(story), second]
        })
        .flatten()
        .collect()
}

/// The migration after one that left columns beside those that they become.
fn second_step(story: &Story) -> Option<Story> {
    let trial = story.trial.second_step(*story.dialects.first()?)?;
    Some(Story {
        title: format!("{} The second step.", story.title),
        dialects: story.dialects.clone(),
        trial: Trial { asks: story.second.clone(), ..trial },
        second: Vec::new(),
    })
}

/// Reads one story.
pub fn read(name: &str, text: &str) -> Story {
    let mut sections: Vec<(&str, Vec<&str>)> = Vec::new();
    let mut head = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        match line.trim_end() {
            word @ ("from" | "to" | "answers" | "after up" | "after down" | "after second up" | "after second down") => {
                sections.push((word, Vec::new()))
            }
            line => sections.last_mut().map_or(&mut head, |(_, lines)| lines).push(line),
        }
    }
    let section = |word: &str| sections.iter().filter(|(of, _)| *of == word).flat_map(|(_, lines)| lines.clone()).collect::<Vec<_>>();
    let from = Reader::new(name, &Schema::default()).schema(&section("from"));
    let to = Reader::new(name, &from).schema(&section("to"));
    let answers = answers(name, &section("answers"), &from, &to);
    let asks = |words: [&str; 2]| -> Vec<Ask> {
        let all = words.into_iter().zip([true, false]);
        all.flat_map(|(word, up)| section(word).into_iter().map(|line| ask(line, up)).collect::<Vec<_>>()).collect()
    };
    Story {
        title: head.first().copied().unwrap_or_default().to_owned(),
        dialects: head
            .iter()
            .find_map(|line| line.strip_prefix("dialects:"))
            .map_or(Dialect::ALL.to_vec(), |words| words.split_whitespace().map(dialect).collect()),
        trial: Trial { name: name.to_owned(), asks: asks(["after up", "after down"]), from, to, answers, ..Trial::default() },
        second: asks(["after second up", "after second down"]),
    }
}

fn dialect(word: &str) -> Dialect {
    match word {
        "postgres" => Dialect::Postgres,
        "mariadb" => Dialect::MariaDb,
        "mysql" => Dialect::MySql,
        "sqlite" => Dialect::Sqlite,
        _ => panic!("no dialect {word}"),
    }
}

fn ask(line: &str, after_up: bool) -> Ask {
    let (sql, answer) = line.rsplit_once("=>").unwrap_or_else(|| panic!("no => in {line}"));
    Ask { after_up, sql: sql.trim().to_owned(), answer: answer.trim().to_owned() }
}

fn answers(story: &str, lines: &[&str], from: &Schema, to: &Schema) -> Answers {
    let mut answers = Answers::default();
    for line in lines {
        let mut words = Words::of(story, line);
        let kind = words.word();
        if kind == "careful" {
            answers.careful = true;
            continue;
        }
        if kind == "two" {
            words.word();
        }
        let path = words.word();
        if kind == "keep" {
            keep(story, &path, from, &mut answers);
            continue;
        }
        let (thing, part) = path.split_once('.').unwrap_or_else(|| panic!("{story}: no dot in {line}"));
        let column = |schema: &Schema| {
            let table = schema.tables.values().find(|table| table.name == thing)?;
            table.columns.iter().find(|column| column.name == part).map(|column| column.id)
        };
        let value = |schema: &Schema, name: &str| {
            let e = schema.enums.values().find(|e| e.name == thing)?;
            e.values.iter().find(|value| value.name == name).map(|value| value.id)
        };
        if kind == "two" {
            let id = column(from).unwrap_or_else(|| panic!("{story}: no column {path}"));
            answers.keeps.insert(Aside::Old(id));
        } else if kind == "fill" {
            let id = column(to).or_else(|| column(from)).unwrap_or_else(|| panic!("{story}: no column {path}"));
            assert!(words.take("="), "{story}: {line}");
            answers.fills.insert(id, words.value());
        } else if kind == "convert" {
            let id = column(from).unwrap_or_else(|| panic!("{story}: no column {path}"));
            let read = |schema: &Schema, text: &str| {
                let table = schema.tables.values().find(|table| table.column(id).is_some());
                table.map(|table| Expression::read(text, &table.columns))
            };
            let up = read(from, &words.group());
            let down = if words.take("back") { read(to, &words.group()) } else { None };
            answers.conversions.insert(id, Conversion { up, down });
        } else if kind == "move" {
            assert!(words.take("by"), "{story}: {line}");
            let name = words.word();
            let keys = |schema: &Schema| schema.tables.values().flat_map(|t| t.foreign_keys.clone()).find(|key| key.name == name);
            let key = keys(to).or_else(|| keys(from)).unwrap_or_else(|| panic!("{story}: no foreign key {name}"));
            answers.moves.insert(column(from).unwrap(), key.id);
        } else {
            let old = value(from, part).unwrap_or_else(|| panic!("{story}: no value {path}"));
            assert!(words.take("->"), "{story}: {line}");
            let new = words.word();
            answers.values.insert(old, value(to, &new).unwrap_or_else(|| panic!("{story}: no value {new}")));
        }
    }
    answers
}

/// What is to be kept aside: everything, a table, or a column.
fn keep(story: &str, path: &str, from: &Schema, answers: &mut Answers) {
    if path == "everything" {
        answers.keeps_all = true;
        return;
    }
    let (name, column) = path.split_once('.').map_or((path, None), |(table, column)| (table, Some(column)));
    let table = from.tables.values().find(|table| table.name == name).unwrap_or_else(|| panic!("{story}: no table {name}"));
    answers.keeps.insert(match column {
        None => Aside::Table(table.id),
        Some(name) => {
            let column = table.columns.iter().find(|column| column.name == name);
            Aside::Column(column.unwrap_or_else(|| panic!("{story}: no column {path}")).id)
        }
    });
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Word(String),
    Name(String),
    Text(String),
    Group(String),
}

/// The words of a line, taken from the left.
struct Words<'a> {
    story: &'a str,
    line: &'a str,
    tokens: std::collections::VecDeque<Token>,
}

impl<'a> Words<'a> {
    fn of(story: &'a str, line: &'a str) -> Self {
        let mut tokens = std::collections::VecDeque::new();
        let mut rest = line.trim();
        while let Some(c) = rest.chars().next() {
            let length = match c {
                '\'' | '"' => quoted_length(rest, c),
                '(' => group_length(rest),
                ',' | ':' | '=' => 1,
                '-' if rest.starts_with("->") => 2,
                c if c.is_whitespace() => c.len_utf8(),
                _ => rest.find(|c: char| c.is_whitespace() || "(),:'\"=".contains(c)).unwrap_or(rest.len()),
            };
            let (piece, after) = rest.split_at(length);
            let inside = || piece[1..piece.len() - 1].to_owned();
            match c {
                '\'' => tokens.push_back(Token::Text(inside().replace("''", "'"))),
                '"' => tokens.push_back(Token::Name(inside().replace("\"\"", "\""))),
                '(' => tokens.push_back(Token::Group(inside())),
                c if c.is_whitespace() => {}
                _ => tokens.push_back(Token::Word(piece.to_owned())),
            }
            rest = after;
        }
        Self { story, line, tokens }
    }

    fn wrong<T>(&self) -> T {
        panic!("{}: not understood: {}", self.story, self.line)
    }

    fn is(&self, word: &str) -> bool {
        self.tokens.front() == Some(&Token::Word(word.to_owned()))
    }

    fn take(&mut self, word: &str) -> bool {
        let is = self.is(word);
        if is {
            self.tokens.pop_front();
        }
        is
    }

    /// A word or a quoted name or text.
    fn word(&mut self) -> String {
        match self.tokens.pop_front() {
            Some(Token::Word(word) | Token::Name(word) | Token::Text(word)) => word,
            _ => self.wrong(),
        }
    }

    fn group(&mut self) -> String {
        match self.tokens.pop_front() {
            Some(Token::Group(inside)) => inside,
            _ => self.wrong(),
        }
    }

    fn value(&mut self) -> DefaultValue {
        match self.tokens.pop_front() {
            Some(Token::Group(inside)) => DefaultValue::Expression(inside),
            Some(Token::Text(text) | Token::Word(text)) => DefaultValue::Literal(text),
            _ => self.wrong(),
        }
    }

    /// A name, and where it comes from: `(name, origin)`.
    fn named(&mut self) -> (String, String) {
        let name = self.word();
        let origin = if self.take("was") {
            self.word()
        } else if self.take("new") {
            format!("new {name}")
        } else {
            name.clone()
        };
        (name, origin)
    }
}

fn quoted_length(text: &str, quote: char) -> usize {
    let mut at = 1;
    while let Some(found) = text[at..].find(quote) {
        at += found + 1;
        if !text[at..].starts_with(quote) {
            return at;
        }
        at += 1;
    }
    text.len()
}

fn group_length(text: &str) -> usize {
    let (mut at, mut depth) = (0, 0);
    while let Some(c) = text[at..].chars().next() {
        match c {
            '\'' | '"' => {
                at += quoted_length(&text[at..], c);
                continue;
            }
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        at += c.len_utf8();
        if depth == 0 {
            break;
        }
    }
    at
}

/// An id that follows from what a thing is called first (FNV-1a).
fn id<T: Id>(kind: &str, path: &str) -> T {
    let bytes = kind.bytes().chain([0]).chain(path.bytes());
    T::from_bits(bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)))
}

/// A line about a table that can be read only when all columns of all tables are known.
struct Later<'a> {
    table: usize,
    words: Words<'a>,
    /// The column that the line is about, where it is about one.
    column: Option<ColumnId>,
    /// What that column is called in `from`.
    origin: String,
}

struct Reader<'a> {
    story: &'a str,
    from: &'a Schema,
    /// Each table with the name that it has in `from`.
    tables: Vec<(Table, String)>,
    schema: Schema,
    later: Vec<Later<'a>>,
}

impl<'a> Reader<'a> {
    fn new(story: &'a str, from: &'a Schema) -> Self {
        Self { story, from, tables: Vec::new(), schema: Schema::default(), later: Vec::new() }
    }

    fn schema(mut self, lines: &[&'a str]) -> Schema {
        for line in lines.iter().filter(|line| line.starts_with("enum ")) {
            self.read_enum(Words::of(self.story, line));
        }
        for line in lines.iter().filter(|line| !line.starts_with("enum ")) {
            self.read_line(line);
        }
        for later in std::mem::take(&mut self.later) {
            self.read_later(later);
        }
        for (table, _) in self.tables {
            self.schema.put_table(table);
        }
        self.schema
    }

    fn read_enum(&mut self, mut words: Words<'_>) {
        words.take("enum");
        let (name, origin) = words.named();
        let mut values = Vec::new();
        words.take(":");
        while !words.tokens.is_empty() {
            let (value, was) = words.named();
            values.push(EnumValue { id: id("value", &format!("{origin}.{was}")), name: value });
            words.take(",");
        }
        self.schema.put_enum(EnumType { id: id("enum", &origin), name, values });
    }

    fn read_line(&mut self, line: &'a str) {
        let mut words = Words::of(self.story, line);
        if !line.starts_with(' ') {
            if words.take("keep") {
                let name = words.word();
                let table = self.from.tables.values().find(|table| table.name == name);
                self.tables.push((Table::clone(table.unwrap_or_else(|| words.wrong())), name));
            } else if words.take("table") {
                let (name, origin) = words.named();
                let mut table = Table::new(id("table", &origin), name);
                if words.take("in") {
                    table.namespace = words.word();
                }
                if !words.tokens.is_empty() {
                    table.comment = words.word();
                }
                self.tables.push((table, origin));
            } else {
                words.wrong::<()>();
            }
            return;
        }
        let table = self.tables.len().checked_sub(1).unwrap_or_else(|| words.wrong());
        match ["unique", "index", "check", "primary", "foreign"].iter().any(|word| words.is(word)) {
            true => self.later.push(Later { table, words, column: None, origin: String::new() }),
            false => self.read_column(table, words),
        }
    }

    fn read_column(&mut self, at: usize, mut words: Words<'a>) {
        let (name, origin) = words.named();
        let path = if origin.contains('.') { origin.clone() } else { format!("{}.{origin}", self.tables[at].1) };
        let mut data_type = words.word();
        if let Some(Token::Group(inside)) = words.tokens.front() {
            data_type = format!("{data_type}({inside})");
            words.tokens.pop_front();
        }
        let data_type = self.schema.read_type(&data_type);
        let mut column = Column::new(id("column", &path), name, data_type);
        let (table, table_origin) = &mut self.tables[at];
        loop {
            if words.take("null") {
                column.nullable = true;
            } else if words.take("identity") {
                column.identity = true;
            } else if words.take("pk") {
                let name = format!("{table_origin}_pkey").replace(' ', "_");
                let id = id("key", &name);
                table.primary_key.get_or_insert(Key { id, name, columns: Vec::new() }).columns.push(column.id);
            } else if words.take("unique") {
                let name = format!("{table_origin}_{origin}_key").replace([' ', '.'], "_");
                table.uniques.push(Key { id: id("key", &name), name, columns: vec![column.id] });
            } else if words.take("=") {
                column.default = Some(words.value());
            } else if words.take("comment") {
                column.comment = words.word();
            } else {
                break;
            }
        }
        let id = column.id;
        table.columns.push(column);
        if !words.tokens.is_empty() {
            self.later.push(Later { table: at, words, column: Some(id), origin });
        }
    }

    fn read_later(&mut self, Later { table, mut words, column, origin }: Later<'_>) {
        let table_origin = self.tables[table].1.clone();
        let path = |kind: &str, of: &str| format!("{table_origin}.{kind}.{of}");
        if words.take("generated") {
            let expression = Expression::read(&words.group(), &self.tables[table].0.columns);
            let generated = Generated { expression, stored: !words.take("virtual") };
            let column = column.and_then(|id| self.tables[table].0.column_mut(id));
            column.unwrap_or_else(|| words.wrong()).generated = Some(generated);
        } else if words.is("->") {
            let name = format!("{table_origin}_{origin}_fkey").replace([' ', '.'], "_");
            let key = self.foreign_key(id("foreign key", &path("column", &origin)), name, column.into_iter().collect(), &mut words);
            self.tables[table].0.foreign_keys.push(key);
        } else if words.take("foreign") {
            words.take("key");
            let (name, was) = words.named();
            let columns = self.columns(table, &words.group());
            let key = self.foreign_key(id("foreign key", &path("named", &was)), name, columns, &mut words);
            self.tables[table].0.foreign_keys.push(key);
        } else if words.take("primary") {
            words.take("key");
            let (name, _) = words.named();
            let columns = self.columns(table, &words.group());
            self.tables[table].0.primary_key = Some(Key { id: id("key", &format!("{table_origin}_pkey")), name, columns });
        } else if words.take("check") {
            let (name, was) = words.named();
            let expression = Expression::read(&words.group(), &self.tables[table].0.columns);
            self.tables[table].0.checks.push(Check { id: id("check", &path("check", &was)), name, expression });
        } else {
            let unique = words.take("unique");
            let is_index = words.take("index");
            let (name, was) = words.named();
            let list = words.group();
            if is_index {
                let mut parts = Vec::new();
                let mut listed = Words::of(self.story, &list);
                while !listed.tokens.is_empty() {
                    let key = match listed.tokens.front().cloned() {
                        Some(Token::Group(inside)) => {
                            listed.tokens.pop_front();
                            IndexKey::Expression(Expression::read(&inside, &self.tables[table].0.columns))
                        }
                        _ => IndexKey::Column(self.column_named(table, &listed.word())),
                    };
                    parts.push(IndexPart { key, descending: listed.take("desc") });
                    listed.take(",");
                }
                let mut index = Index::new(id("index", &path("index", &was)), name, parts, unique);
                if words.take("using") {
                    index.method = Some(words.word());
                }
                if words.take("include") {
                    index.include = self.columns(table, &words.group());
                }
                if words.take("where") {
                    index.predicate = Some(Expression::read(&words.group(), &self.tables[table].0.columns));
                }
                self.tables[table].0.indexes.push(index);
            } else {
                let columns = self.columns(table, &list);
                self.tables[table].0.uniques.push(Key { id: id("key", &path("unique", &was)), name, columns });
            }
        }
    }

    fn columns(&self, table: usize, list: &str) -> Vec<ColumnId> {
        let mut words = Words::of(self.story, list);
        let mut ids = Vec::new();
        while !words.tokens.is_empty() {
            ids.push(self.column_named(table, &words.word()));
            words.take(",");
        }
        ids
    }

    fn column_named(&self, table: usize, name: &str) -> ColumnId {
        let column = self.tables[table].0.columns.iter().find(|column| column.name == name);
        column.unwrap_or_else(|| panic!("{}: no column {name}", self.story)).id
    }

    fn foreign_key(&self, id: relata::schema::ForeignKeyId, name: String, columns: Vec<ColumnId>, words: &mut Words<'_>) -> ForeignKey {
        words.take("->");
        let target = words.word();
        let at = self.tables.iter().position(|(table, _)| table.name == target);
        let at = at.unwrap_or_else(|| panic!("{}: no table {target}", self.story));
        let target_columns = self.columns(at, &words.group());
        let (mut on_delete, mut on_update) = (ReferentialAction::NoAction, ReferentialAction::NoAction);
        while words.take("on") {
            let which = if words.take("delete") { &mut on_delete } else { &mut on_update };
            words.take("update");
            *which = action(words);
        }
        let deferrable = match () {
            () if words.take("deferrable") => Deferrable::Immediate,
            () if words.take("deferred") => Deferrable::Deferred,
            () => Deferrable::Not,
        };
        let name = if words.take("named") { words.word() } else { name };
        ForeignKey { on_delete, on_update, deferrable, ..ForeignKey::new(id, name, columns, self.tables[at].0.id, target_columns) }
    }
}

fn action(words: &mut Words<'_>) -> ReferentialAction {
    let first = words.word();
    match first.as_str() {
        "cascade" => ReferentialAction::Cascade,
        "restrict" => ReferentialAction::Restrict,
        "set" if words.take("null") => ReferentialAction::SetNull,
        "set" if words.take("default") => ReferentialAction::SetDefault,
        "no" if words.take("action") => ReferentialAction::NoAction,
        _ => words.wrong(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_is_read() {
        let story = read(
            "x",
            "Title\ndialects: sqlite\nfrom\ntable a \"said\"\n  id integer pk identity\n  n varchar(4) null unique = 'it''s'\n\
             to\ntable b was a\n  id integer pk identity\n  m was n varchar(5)\n  o new text = ''\nanswers\nfill b.m = 'x'\n",
        );
        let (from, to) = (&story.trial.from, &story.trial.to);
        assert_eq!(from.tables.keys().collect::<Vec<_>>(), to.tables.keys().collect::<Vec<_>>());
        let (a, b) = (from.tables.values().next().unwrap(), to.tables.values().next().unwrap());
        assert_eq!((a.columns[1].id, a.comment.as_str(), b.name.as_str()), (b.columns[1].id, "said", "b"));
        assert_eq!(a.columns[1].default, Some(DefaultValue::Literal("it's".into())));
        assert_eq!(story.trial.answers.fills.len(), 1);
        assert_eq!(story.dialects, [Dialect::Sqlite]);
    }
}
