//! Copying and pasting, within a design and into another; hiding and showing.

#![cfg(test)]

use super::*;
use crate::document::{Edit, read_file};

impl Person {
    fn copied(&mut self) -> String {
        self.key("Ctrl+c").last.copied.clone().expect("something was copied")
    }

    fn paste(&mut self, text: &str) -> &mut Self {
        self.act(Action::Paste(text.into()))
    }
}

fn related() -> Person {
    let mut p = Person::with(&[("author", 100.0, 100.0), ("book", 500.0, 200.0), ("shop", 900.0, 100.0)]);
    for (from, to) in [("author", "book"), ("book", "shop")] {
        let (from, to) = (p.at(from, 1.0, 0), p.at(to, 0.5, 0));
        p.drag(from, to).key("Escape").key("Escape");
    }
    p
}

#[test]
fn copies_take_the_relations_among_them_along() {
    let mut p = related();
    let ids = [p.table("author").id, p.table("book").id];
    p.act(Action::Select(Selection { tables: ids.into(), ..Selection::default() }));
    let text = p.copied();
    assert_eq!(read_file(&text).unwrap().1, [], "it is a sound design of its own");
    let steps = p.steps();
    p.paste(&text);
    let mut relations = p.relations();
    relations.sort();
    assert_eq!(relations, ["author 1:N book", "author_2 1:N book_2", "book 1:N shop"]);
    assert_eq!(p.steps(), steps + 1);
    let rects: Vec<_> = p.editor.diagram.tables().iter().map(|placed| placed.rect).collect();
    let on_another = |at: usize| rects[..at].iter().any(|other| other.touches(&rects[at]));
    assert!((0..rects.len()).all(|at| !on_another(at)), "they stand on nothing");
    let spot = |name: &str| p.editor.document.layout.spots[&p.table(name).id];
    assert_eq!(spot("book_2").x - spot("author_2").x, spot("book").x - spot("author").x);
    p.key("Ctrl+z");
    assert_eq!(p.relations().len(), 2);
}

#[test]
fn what_is_cut_is_the_same_table_where_it_is_pasted() {
    let mut p = related();
    let before = p.table("book").clone();
    let book = p.at("book", 0.5, 0);
    p.click(book).key("Ctrl+x");
    assert_eq!(p.names(), ["author", "shop"]);
    let text = p.last.copied.clone().unwrap();
    let mut other = Person::new();
    other.paste(&text);
    assert_eq!(other.names(), ["book"]);
    p.paste(&text);
    let ids = |table: &crate::schema::Table| table.columns.iter().map(|column| column.id).collect::<Vec<_>>();
    assert_eq!((p.table("book").id, ids(p.table("book"))), (before.id, ids(&before)));
}

#[test]
fn an_enum_comes_along_and_is_not_doubled() {
    let mut p = two();
    let id = p.editor.ids.mint();
    p.act(Action::Edit(Edit::AddEnum { id, name: "state".into(), values: vec!["new".into()] }));
    p.act(Action::EditCell(Cell::New(p.table("book").id))).types("state state", Then::Stop);
    let book = p.at("book", 0.5, 0);
    p.click(book);
    let text = p.copied();
    p.paste(&text);
    assert_eq!(p.editor.document.schema.enums.len(), 1);
    assert_eq!(p.columns("book_2"), ["id integer", "state state"]);
    let mut other = Person::new();
    other.paste(&text).paste(&text);
    assert_eq!(other.editor.document.schema.enums.len(), 1);
    assert_eq!(other.columns("book_2"), ["id integer", "state state"]);
}

#[test]
fn lines_and_cells_of_a_spreadsheet_become_columns_in_one_step() {
    let mut p = two();
    let book = p.at("book", 0.5, 0);
    let steps = p.steps();
    p.click(book).paste("title\tvarchar(200)\nisbn char(13) unique\n\nauthor_id > author\n");
    assert_eq!(p.columns("book"), ["id integer", "title varchar(200)", "isbn char(13)", "author_id integer"]);
    assert_eq!(p.relations(), ["author 1:N book"]);
    assert_eq!(p.steps(), steps + 1);
    let before = p.editor.document.clone();
    p.paste("CREATE TABLE x (id int);");
    assert!(p.last.toast.as_ref().is_some_and(|toast| toast.is_error), "what cannot be read is said");
    p.key("Escape").paste("hello");
    assert!(p.last.toast.as_ref().is_some_and(|toast| toast.is_error));
    assert!(p.editor.document == before);
}

fn shown(p: &Person) -> Vec<String> {
    p.editor.diagram.tables().iter().map(|placed| placed.card.title.to_string()).collect()
}

#[test]
fn tables_are_hidden_and_shown_and_the_design_stays_whole() {
    let mut p = related();
    let before = p.editor.document.clone();
    let book = p.at("book", 0.5, 0);
    p.click(book).act(Action::Do(Command::Hide));
    assert_eq!((p.editor.hidden(), p.editor.selection().is_empty()), (1, true));
    assert!(!shown(&p).contains(&"book".to_owned()) && p.editor.diagram.lines().is_empty());
    let author = p.at("author", 0.5, 0);
    p.click(author).act(Action::Do(Command::OnlyNeighbours));
    assert_eq!(shown(&p), ["author"]);
    p.act(Action::Do(Command::ShowAll));
    let author = p.at("author", 0.5, 0);
    p.click(author).act(Action::Do(Command::OnlyNeighbours));
    assert_eq!(p.editor.hidden(), 1);
    assert!(!shown(&p).contains(&"shop".to_owned()));
    // From neighbour to neighbour, a step at a time.
    let book = p.at("book", 0.5, 0);
    p.click(book).act(Action::Do(Command::Hide));
    let author = p.at("author", 0.5, 0);
    p.click(author).act(Action::Do(Command::AlsoNeighbours));
    assert_eq!((p.editor.hidden(), p.editor.selection().tables.len()), (1, 1));
    assert!(shown(&p).contains(&"book".to_owned()) && !shown(&p).contains(&"shop".to_owned()));
    p.act(Action::Go(Goes::Table(p.table("shop").id)));
    assert_eq!(p.editor.hidden(), 0, "what is gone to is shown");
    assert!(p.editor.document == before);
}
