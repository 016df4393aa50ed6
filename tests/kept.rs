//! What a design knows of data that is kept aside, of own statements and of findings that are turned off.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use relata::dialect::Dialect;
use relata::document::{Document, Edit, Refusal, RevisionId, merge, read_file, write_file};
use relata::migrate::{Aside, END, Own, Rule, conversion_questions, kept_in, move_questions};
use relata::schema::{Cardinality, Column, DataType, Ids, TableId};
use relata::text::migration_between;

const DIALECT: Dialect = Dialect::Postgres;

fn revision(document: &mut Document, ids: &mut Ids, number: u64) {
    let edit = Edit::CreateRevision { id: RevisionId::from_bits(number), message: "change".into(), date: String::new() };
    document.edit(edit, ids).expect("there is something to migrate");
}

/// A design with two tables in its first revision.
fn design(ids: &mut Ids) -> (Document, TableId) {
    let mut document = Document::default();
    let (book, author) = (ids.mint(), ids.mint());
    for (id, name) in [(book, "book"), (author, "author")] {
        document.edit(Edit::AddTable { id, name: name.into(), x: 0.0, y: 0.0 }, ids).unwrap();
    }
    revision(&mut document, ids, 1);
    (document, book)
}

#[test]
fn what_is_kept_stays_until_a_later_migration_drops_it() {
    let mut ids = Ids::new(3);
    let (mut document, book) = design(&mut ids);
    document.edit(Edit::DeleteTables { tables: vec![book] }, &mut ids).unwrap();
    let finding = document.pending(DIALECT).up.steps.iter().flat_map(|step| step.findings.clone()).find(|f| f.code == "data-drop-table");
    let finding = finding.expect("dropping a table is said");
    assert!(Rule::of(finding.code).and_then(|rule| rule.why(DIALECT)).is_some());
    document.edit(Edit::fix(finding.fix.expect("there is a safer way")), &mut ids).unwrap();
    let up = document.pending(DIALECT).up.text("");
    assert!(up.contains("RENAME TO relata_kept_book_") && !up.contains("DROP TABLE"), "{up}");
    revision(&mut document, &mut ids, 2);
    let kept = |document: &Document| kept_in(&document.database_at(document.head().map(|head| head.id), DIALECT)).len();
    assert_eq!((kept(&document), document.schema.tables.len()), (1, 1));
    let (read, problems) = read_file(&write_file(&document)).unwrap();
    assert!(read == document && problems.is_empty());
    // Nothing is drawn anew, and still there is something to do.
    document.edit(Edit::DropKept { aside: Aside::Table(book), drop: true }, &mut ids).unwrap();
    assert!(document.pending(DIALECT).up.text("").contains("DROP TABLE relata_kept_book_"));
    revision(&mut document, &mut ids, 3);
    assert_eq!(kept(&document), 0);
    assert!(document.edit(Edit::DropKept { aside: Aside::Table(book), drop: true }, &mut ids).is_err());
}

#[test]
fn a_table_that_comes_back_to_the_design_comes_back_with_its_rows() {
    let mut ids = Ids::new(4);
    let (mut document, book) = design(&mut ids);
    document.edit(Edit::KeepAll { keep: true }, &mut ids).unwrap();
    document.edit(Edit::DeleteTables { tables: vec![book] }, &mut ids).unwrap();
    revision(&mut document, &mut ids, 2);
    document.edit(Edit::GoTo { revision: RevisionId::from_bits(1) }, &mut ids).unwrap();
    // The design is as it was; the database is not.
    document.edit(Edit::GoOnFrom { revision: RevisionId::from_bits(2) }, &mut ids).unwrap();
    let up = document.pending(DIALECT).up.text("");
    assert!(up.contains(" RENAME TO book") && !up.contains("CREATE TABLE"), "{up}");
}

#[test]
fn a_column_takes_two_steps_at_a_click_and_the_second_is_the_next_migration() {
    let mut ids = Ids::new(21);
    let (mut document, book) = design(&mut ids);
    let mut title = Column::new(ids.mint(), "title", DataType::Text);
    title.nullable = true;
    let id = title.id;
    document.edit(Edit::AddColumn { table: book, column: title, position: None }, &mut ids).unwrap();
    revision(&mut document, &mut ids, 2);
    document.edit(Edit::RenameColumn { table: book, column: id, name: "name".into() }, &mut ids).unwrap();
    let offered = |document: &Document| {
        let steps = document.pending(DIALECT).up.steps;
        steps.into_iter().flat_map(|step| step.findings).find(|f| f.code == "breaks-column-name").and_then(|finding| finding.fix)
    };
    assert_eq!(offered(&document), None, "a database that nobody uses meanwhile is changed at once");
    document.edit(Edit::SetCareful { careful: true }, &mut ids).unwrap();
    document.edit(Edit::fix(offered(&document).expect("there is a safer way")), &mut ids).unwrap();
    let way = document.pending(DIALECT);
    let (up, down) = (way.up.text(""), way.down.text(""));
    assert!(up.contains("ADD COLUMN name") && up.contains("CREATE TRIGGER") && !up.contains("RENAME"), "{up}");
    assert!(down.contains("DROP TRIGGER") && down.contains("DROP COLUMN name"), "{down}");
    revision(&mut document, &mut ids, 3);
    let (read, problems) = read_file(&write_file(&document)).unwrap();
    assert!(read == document && problems.is_empty());
    // Nothing is drawn anew, and still there is something to do; for a database without such a way there is not.
    let way = document.pending(DIALECT);
    let (up, down) = (way.up.text(""), way.down.text(""));
    assert!(up.contains("DROP TRIGGER") && up.contains("DROP COLUMN title") && !up.contains("DROP COLUMN name"), "{up}");
    assert!(down.contains("ADD COLUMN title") && down.contains("CREATE TRIGGER") && down.contains("SET title = name"), "{down}");
    assert!(document.is_half_way(DIALECT) && !document.is_half_way(Dialect::Sqlite));
    revision(&mut document, &mut ids, 4);
    assert!(!document.is_half_way(DIALECT) && document.pending(DIALECT).up.is_empty());
    assert_eq!(
        document.edit(Edit::CreateRevision { id: RevisionId::from_bits(5), message: "x".into(), date: String::new() }, &mut ids).err(),
        Some(Refusal::NothingChanged)
    );
    // Straight from anywhere: what is half-way has both columns, what is before or behind has one.
    let at = |number| Some(RevisionId::from_bits(number));
    let text = |from, to| migration_between(&document, from, RevisionId::from_bits(to), DIALECT).unwrap().up.text("");
    let made = text(None, 3);
    assert!(made.contains("title text") && made.contains("name text") && made.contains("CREATE TRIGGER"), "{made}");
    let back = text(at(4), 3);
    assert!(back.contains("ADD COLUMN title") && back.contains("CREATE TRIGGER") && !back.contains("RENAME"), "{back}");
    let past = text(at(2), 4);
    assert!(past.contains("RENAME COLUMN title TO name") && !past.contains("TRIGGER"), "{past}");
    // Made into one, nothing is left half-way.
    let squash = Edit::Squash { first: RevisionId::from_bits(3), last: RevisionId::from_bits(4), message: "both".into() };
    document.edit(squash, &mut ids).unwrap();
    assert!(!document.is_half_way(DIALECT));
}

#[test]
fn own_statements_keep_their_place_or_are_a_problem() {
    let mut ids = Ids::new(5);
    let (mut document, book) = design(&mut ids);
    document.edit(Edit::RenameTable { table: book, name: "novel".into(), follow: false }, &mut ids).unwrap();
    let anchor = document.pending(DIALECT).up.steps[0].anchors[0].clone();
    for (anchor, sql, down) in
        [(anchor.clone(), "SELECT 'after';", false), (END.into(), "SELECT 'end'", false), (anchor, "SELECT 'back'", true)]
    {
        let own = Own { anchor, words: "Rename table book to novel".into(), after: true, sql: sql.into(), down, ..Own::default() };
        document.edit(Edit::PutOwn { at: None, own: Some(own) }, &mut ids).unwrap();
    }
    let column = document.schema.table(book).unwrap().columns[0].id;
    document.edit(Edit::RenameColumn { table: book, column, name: "number".into() }, &mut ids).unwrap();
    let migration = document.pending(DIALECT);
    let place = |text: &str, what: &str| text.find(what).unwrap_or_else(|| panic!("no {what} in {text}"));
    let (up, down) = (migration.up.text(""), migration.down.text(""));
    assert!(place(&up, "RENAME TO novel") < place(&up, "SELECT 'after';\n") && place(&up, "TO number") < place(&up, "'end'"), "{up}");
    assert!(place(&down, "RENAME TO book") < place(&down, "'back'"), "{down}");
    let (read, _) = read_file(&write_file(&document)).unwrap();
    assert!(read == document);
    document.edit(Edit::RenameTable { table: book, name: "book".into(), follow: false }, &mut ids).unwrap();
    let lost = document.pending(DIALECT).up.problems;
    assert!(lost.iter().any(|problem| problem.code == "own-statement-lost" && problem.say.contains("SELECT 'after'")), "{lost:?}");
}

#[test]
fn a_code_that_is_turned_off_is_not_heard() {
    let mut ids = Ids::new(6);
    let (mut document, book) = design(&mut ids);
    document.edit(Edit::DeleteTables { tables: vec![book] }, &mut ids).unwrap();
    let heard = |document: &Document| document.pending(DIALECT).up.steps.iter().flat_map(|step| &step.findings).count();
    let before = heard(&document);
    let patch = document.edit(Edit::Silence { code: "data-drop-table".into(), silent: true }, &mut ids).unwrap();
    assert_eq!(heard(&document), before - 1);
    assert!(read_file(&write_file(&document)).unwrap().0 == document);
    document.apply(&patch.reversed());
    assert_eq!(heard(&document), before);
}

#[test]
fn both_ways_to_a_merge_end_in_the_same_database() {
    let mut ids = Ids::new(8);
    let (mut ours, book) = design(&mut ids);
    let author = ours.schema.tables.values().find(|table| table.name == "author").unwrap().id;
    let base = ours.schema.clone();
    let mut theirs = ours.clone();
    for (document, gone, number, sql) in [(&mut ours, author, 2, "SELECT 'ours'"), (&mut theirs, book, 3, "SELECT 'theirs'")] {
        document.edit(Edit::KeepAll { keep: true }, &mut ids).unwrap();
        document.edit(Edit::DeleteTables { tables: vec![gone] }, &mut ids).unwrap();
        let own = Own { anchor: END.into(), sql: sql.into(), ..Own::default() };
        document.edit(Edit::PutOwn { at: None, own: Some(own) }, &mut ids).unwrap();
        revision(document, &mut ids, number);
    }
    ours.edit(Edit::TakeOver { revisions: theirs.revisions.clone(), published: vec![] }, &mut ids).unwrap();
    let schema = merge(&base, &ours.schema, &theirs.schema, &[]).schema;
    let (id, other) = (RevisionId::from_bits(4), RevisionId::from_bits(3));
    ours.edit(Edit::Merge { id, other, schema, message: "merge".into(), date: String::new() }, &mut ids).unwrap();
    let database = ours.database_at(Some(id), DIALECT).into_owned();
    assert_eq!(kept_in(&database).len(), 2);
    for (from, kept, own) in [(2, "relata_kept_book_", "'theirs'"), (3, "relata_kept_author_", "'ours'")] {
        let way = migration_between(&ours, Some(RevisionId::from_bits(from)), id, DIALECT).unwrap();
        let up = way.up.text("");
        assert!(way.up.problems.is_empty(), "{:?}", way.up.problems);
        assert!(up.contains(kept) && up.contains(own) && up.matches("SELECT").count() == 1, "{up}");
    }
    // What one branch kept can be dropped after the merge, in every database.
    ours.edit(Edit::DropKept { aside: Aside::Table(book), drop: true }, &mut ids).unwrap();
    assert!(ours.pending(DIALECT).up.text("").contains("DROP TABLE relata_kept_book_"));
}

#[test]
fn a_finding_about_a_type_or_a_move_brings_its_answer() {
    let mut ids = Ids::new(9);
    let (mut document, book) = design(&mut ids);
    let author = document.schema.tables.values().find(|table| table.name == "author").unwrap().id;
    let (seen, note) = (ids.mint(), ids.mint());
    for (id, name, data_type) in [(seen, "seen", DataType::Boolean), (note, "note", DataType::Text)] {
        document.edit(Edit::AddColumn { table: book, column: Column::new(id, name, data_type), position: None }, &mut ids).unwrap();
    }
    let (cardinality, columns) = (Cardinality::OneToMany, vec![]);
    let connect = Edit::Connect { parent: author, child: book, cardinality, columns, optional: true, x: 0.0, y: 0.0 };
    document.edit(connect, &mut ids).unwrap();
    revision(&mut document, &mut ids, 2);
    let before = document.schema.clone();
    document.edit(Edit::RetypeColumn { table: book, column: seen, data_type: "date".into() }, &mut ids).unwrap();
    document.edit(Edit::MoveColumnToTable { table: book, column: note, target: author, position: None }, &mut ids).unwrap();
    let asked = conversion_questions(&before, &document.schema);
    assert_eq!(asked.iter().map(|question| question.down).collect::<Vec<_>>(), [false, true]);
    assert_eq!(asked[0].say, "How does a value of seen in book, which is boolean, become date?");
    assert_eq!(move_questions(&before, &document.schema)[0].choices.len(), 1);
    for code in ["rows-no-conversion", "data-move-column"] {
        let findings: Vec<_> = document.pending(DIALECT).up.steps.iter().flat_map(|step| step.findings.clone()).collect();
        let finding = findings.iter().find(|finding| finding.code == code).unwrap_or_else(|| panic!("no {code} in {findings:?}"));
        document.edit(Edit::fix(finding.fix.clone().expect("there is an answer")), &mut ids).unwrap();
    }
    let up = document.pending(DIALECT).up.text("");
    assert!(up.contains("TYPE date USING ('1970-01-01')::date") && up.contains("SET note = (SELECT book.note FROM book WHERE"), "{up}");
    assert!(read_file(&write_file(&document)).unwrap().0 == document);
}
