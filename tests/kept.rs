//! What a design knows of data that is kept aside, of own statements and of findings that are turned off.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use relata::dialect::Dialect;
use relata::document::{Document, Edit, RevisionId, read_file, write_file};
use relata::migrate::{Aside, END, Own, Rule, kept_in};
use relata::schema::{Ids, TableId};

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
