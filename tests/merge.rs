//! What holds when two branches of a design are brought together, tried on random ones; and the conflicts that
//! teams meet, told one by one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

#[path = "support/edits.rs"]
mod edits;
#[path = "support/sound.rs"]
mod sound;

use edits::{random_document, random_edit};
use expect_test::{Expect, expect};
use fastrand::Rng;
use relata::document::{Document, Edit, Fact, Merged, RevisionId, Side, merge, read_file, write_file};
use relata::schema::{Column, DataType, Ids, Schema, TableId};

fn number(variable: &str, otherwise: u64) -> u64 {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// Three schemas, two of them grown from the first.
fn for_branches(law: impl Fn(u64, &Schema, &Schema, &Schema)) {
    let first = number("RELATA_SEED", 1);
    for seed in first..first + number("RELATA_LAWS", 150) {
        let (mut rng, mut ids) = (Rng::with_seed(seed), Ids::new(seed));
        let base = random_document(&mut rng, 60, &mut ids);
        let mut grown = || {
            let mut document = base.clone();
            for _ in 0..rng.usize(0..15) {
                let edit = random_edit(&mut rng, &document, &mut ids);
                let _ = document.edit(edit, &mut ids);
            }
            document.schema
        };
        let (ours, theirs) = (grown(), grown());
        law(seed, &base.schema, &ours, &theirs);
    }
}

#[test]
fn what_only_one_side_changed_is_taken() {
    for_branches(|seed, base, ours, _| {
        for (a, b) in [(ours, base), (base, ours), (ours, ours)] {
            let merged = merge(base, a, b, &[]);
            assert_eq!(merged.conflicts, [], "seed {seed}");
            assert!(merged.schema == *ours, "seed {seed}");
        }
    });
}

#[test]
fn without_a_conflict_the_sides_are_equal() {
    let agreed = std::cell::Cell::new(0);
    for_branches(|seed, base, ours, theirs| {
        let (one, other) = (merge(base, ours, theirs, &[]), merge(base, theirs, ours, &[]));
        // What is asked after an open question depends on whose answer stands meanwhile.
        assert_eq!(one.conflicts.is_empty(), other.conflicts.is_empty(), "seed {seed}");
        if one.conflicts.is_empty() {
            agreed.set(agreed.get() + 1);
            assert!(one.schema == other.schema, "seed {seed}");
        }
    });
    assert!(agreed.get() > 20, "only {} of the pairs had no conflict", agreed.get());
}

#[test]
fn every_choice_gives_a_sound_schema() {
    for_branches(|seed, base, ours, theirs| {
        let mut rng = Rng::with_seed(seed);
        let mut choices: Vec<(Fact, Side)> = Vec::new();
        // A choice can bring a new conflict up, so it is asked until nothing is open.
        for round in 0.. {
            let merged = merge(base, ours, theirs, &choices);
            check_sound(seed, &merged);
            let open = merged.conflicts.iter().find(|conflict| conflict.choice.is_none());
            let Some(open) = open else { break };
            assert!(round < 200, "seed {seed}: {open:#?} is asked for ever");
            let sides = if open.both { 3 } else { 2 };
            choices.push((open.fact, [Side::Ours, Side::Theirs, Side::Both][rng.usize(..sides)]));
        }
    });
}

fn check_sound(seed: u64, merged: &Merged) {
    let mut document = Document { schema: merged.schema.clone(), ..Document::default() };
    for id in document.schema.tables.keys() {
        document.layout.spots.insert(*id, relata::document::Spot::default());
    }
    sound::check(&document, &Edit::RenameDesign { name: format!("seed {seed}") });
    let (read, problems) = read_file(&write_file(&document)).unwrap();
    assert_eq!(problems, [], "seed {seed}");
    assert!(read.schema == document.schema, "seed {seed}");
}

// ---- conflicts that teams meet

struct Branches {
    ids: Ids,
    base: Document,
    ours: Document,
    theirs: Document,
}

impl Branches {
    fn new() -> Self {
        let mut ids = Ids::new(1);
        let base = relata::document::template::library(&mut ids);
        Self { ids, ours: base.clone(), theirs: base.clone(), base }
    }

    fn table(&self, name: &str) -> TableId {
        self.base.schema.tables.values().find(|table| table.name == name).unwrap().id
    }

    fn ours(&mut self, edit: Edit) {
        self.ours.edit(edit, &mut self.ids).unwrap();
    }

    fn theirs(&mut self, edit: Edit) {
        self.theirs.edit(edit, &mut self.ids).unwrap();
    }

    fn merged(&self, choices: &[(Fact, Side)]) -> Merged {
        merge(&self.base.schema, &self.ours.schema, &self.theirs.schema, choices)
    }

    /// The conflicts, and the columns of a table after each choice.
    fn check(&self, look_at: &str, expected: &Expect) {
        let mut lines = String::new();
        let merged = self.merged(&[]);
        for conflict in &merged.conflicts {
            let base = conflict.base.as_deref().map(|base| format!("{base} -> ")).unwrap_or_default();
            lines += &format!("{}: {base}{} | {}\n", conflict.about, conflict.ours, conflict.theirs);
        }
        for side in [Side::Ours, Side::Theirs, Side::Both] {
            if side == Side::Both && !merged.conflicts.iter().any(|conflict| conflict.both) {
                continue;
            }
            let choices: Vec<_> = merged.conflicts.iter().map(|conflict| (conflict.fact, side)).collect();
            let schema = self.merged(&choices).schema;
            lines += &format!("{side:?}:");
            for table in schema.tables_by_name().iter().filter(|table| table.name.starts_with(look_at)) {
                let columns: Vec<_> = table.columns.iter().map(|c| format!("{} {}", c.name, schema.write_type(&c.data_type))).collect();
                lines += &format!(" {}({})", table.name, columns.join(", "));
            }
            lines.push('\n');
        }
        expected.assert_eq(&lines);
    }
}

#[test]
fn both_changed_a_type() {
    let mut branches = Branches::new();
    let table = branches.table("book");
    let column = branches.base.schema.table(table).unwrap().columns[1].id;
    branches.ours(Edit::RetypeColumn { table, column, data_type: "varchar(100)".into() });
    branches.theirs(Edit::RetypeColumn { table, column, data_type: "char(9)".into() });
    branches.theirs(Edit::RenameColumn { table, column, name: "heading".into() });
    branches.check(
        "book",
        &expect![[r#"
        type of the column book.title: varchar(200) -> varchar(100) | char(9)
        Ours: book(id integer, heading varchar(100), isbn char(13), genre genre, price numeric(8,2), author_id integer)
        Theirs: book(id integer, heading char(9), isbn char(13), genre genre, price numeric(8,2), author_id integer)
    "#]],
    );
}

#[test]
fn one_dropped_the_table_that_the_other_extended() {
    let mut branches = Branches::new();
    let table = branches.table("club");
    branches.ours(Edit::DeleteTables { tables: vec![table] });
    let column = Column::new(branches.ids.mint(), "motto", DataType::Text);
    branches.theirs(Edit::AddColumn { table, column, position: None });
    branches.check(
        "club",
        &expect![[r#"
        table club: deleted | kept and changed, or used by something new
        Ours:
        Theirs: club(id integer, name varchar(80), meets_on varchar(20), motto text)
    "#]],
    );
}

#[test]
fn both_made_a_table_and_a_column_of_one_name() {
    let mut branches = Branches::new();
    let book = branches.table("book");
    for is_ours in [true, false] {
        let (id, data_type) = (branches.ids.mint(), if is_ours { DataType::Integer } else { DataType::Text });
        let column = Column::new(branches.ids.mint(), "pages", data_type);
        let edits =
            vec![Edit::AddTable { id, name: "book_tag".into(), x: 0.0, y: 0.0 }, Edit::AddColumn { table: book, column, position: None }];
        let edit = Edit::Many { label: String::new(), edits };
        if is_ours { branches.ours(edit) } else { branches.theirs(edit) }
    }
    branches.check("book", &expect![[r#"
        two tables named book_tag: a new table: id | another new table: id
        two columns named book.pages: integer must have a value | text must have a value
        Ours: book(id integer, title varchar(200), isbn char(13), genre genre, price numeric(8,2), author_id integer, pages integer) book_tag(id integer)
        Theirs: book(id integer, title varchar(200), isbn char(13), genre genre, price numeric(8,2), author_id integer, pages text) book_tag(id integer)
        Both: book(id integer, title varchar(200), isbn char(13), genre genre, price numeric(8,2), author_id integer, pages_2 text, pages integer) book_tag(id integer) book_tag_2(id integer)
    "#]]);
}

#[test]
fn what_each_added_is_kept_without_a_question() {
    let mut branches = Branches::new();
    let book = branches.table("book");
    branches.ours(Edit::RenameTable { table: book, name: "volume".into(), follow: true });
    let column = Column::new(branches.ids.mint(), "pages", DataType::Integer);
    branches.theirs(Edit::AddColumn { table: book, column, position: Some(1) });
    branches.check(
        "volume",
        &expect![[r#"
        Ours: volume(id integer, pages integer, title varchar(200), isbn char(13), genre genre, price numeric(8,2), author_id integer)
        Theirs: volume(id integer, pages integer, title varchar(200), isbn char(13), genre genre, price numeric(8,2), author_id integer)
    "#]],
    );
}

// ---- the history

fn revision(bits: u64) -> RevisionId {
    RevisionId::from_bits(bits)
}

fn create(document: &mut Document, ids: &mut Ids, bits: u64, message: &str) {
    let date = "2026-03-01T12:00:00Z".into();
    document.edit(Edit::CreateRevision { id: revision(bits), message: message.into(), date }, ids).unwrap();
}

#[test]
fn two_copies_come_together_and_nothing_is_there_twice() {
    let mut branches = Branches::new();
    create(&mut branches.base, &mut branches.ids, 1, "initial");
    (branches.ours, branches.theirs) = (branches.base.clone(), branches.base.clone());
    let book = branches.table("book");
    for is_ours in [true, false] {
        let (name, bits) = if is_ours { ("pages", 2) } else { ("weight", 3) };
        let column = Column::new(branches.ids.mint(), name, DataType::Integer);
        let document = if is_ours { &mut branches.ours } else { &mut branches.theirs };
        document.edit(Edit::AddColumn { table: book, column, position: None }, &mut branches.ids).unwrap();
        create(document, &mut branches.ids, bits, name);
    }
    let mut mine = branches.ours.clone();
    let (revisions, published) = (branches.theirs.revisions.clone(), vec![]);
    mine.edit(Edit::TakeOver { revisions, published }, &mut branches.ids).unwrap();
    let heads: Vec<_> = mine.heads().iter().map(|head| head.id).collect();
    assert_eq!(heads, [revision(2), revision(3)]);
    assert_eq!(mine.head().unwrap().id, revision(2));
    assert_eq!(mine.common_ancestor(revision(2), revision(3)).unwrap().id, revision(1));
    let merged = branches.merged(&[]);
    assert_eq!(merged.conflicts, []);
    let (schema, message, date) = (merged.schema, "merge".to_owned(), String::new());
    mine.edit(Edit::Merge { id: revision(4), other: revision(3), schema, message, date }, &mut branches.ids).unwrap();
    let (read, problems) = read_file(&write_file(&mine)).unwrap();
    assert_eq!(problems, []);
    assert!(read == mine, "a merge reads back");
    let files = relata::text::project_files(&mine, relata::dialect::Dialect::Postgres);
    let said: String =
        files.iter().filter(|(name, _)| name.ends_with("merge.up.sql")).map(|(name, text)| format!("{name}\n{text}")).collect();
    let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).filter(|name| name.ends_with(".up.sql")).collect();
    expect![[r#"
        migrations/0001_initial.up.sql
        migrations/0002_pages.up.sql
        migrations/0003_merge.up.sql
        branches/0002_weight/0001_initial.up.sql
        branches/0002_weight/0002_weight.up.sql
        branches/0002_weight/0003_merge.up.sql"#]]
    .assert_eq(&names.join("\n"));
    expect![[r#"
        migrations/0003_merge.up.sql
        -- merge (up)
        -- PostgreSQL
        -- From 000000000002 to 000000000004,

        BEGIN;

        -- Add column weight to book
        ALTER TABLE book ADD COLUMN weight integer NOT NULL;

        COMMIT;
        branches/0002_weight/0003_merge.up.sql
        -- merge (up)
        -- PostgreSQL
        -- From 000000000003 to 000000000004,

        BEGIN;

        -- Add column pages to book
        ALTER TABLE book ADD COLUMN pages integer NOT NULL;

        COMMIT;
    "#]]
    .assert_eq(&said);
}
