//! Menus: what is under the pointer is selected, and each line does what its key does.

#![cfg(test)]

use super::*;
use crate::canvas::{Approximate, Arrangement, studio};

impl Person {
    /// The menu at a point.
    fn menu_at(&mut self, (x, y): (f64, f64)) -> Menu {
        self.act(Action::OpenMenu(Some(Point::new(x, y))));
        self.editor.menu().expect("a menu is open")
    }

    /// Chooses a line of the menu that is open.
    fn choose(&mut self, say: &str) -> &mut Self {
        let menu = self.editor.menu().expect("a menu is open");
        let item = menu.items.iter().find(|item| item.say == say).unwrap_or_else(|| panic!("no {say} in {menu:?}"));
        let command = item.command;
        self.act(Action::Do(command))
    }
}

fn said(menu: &Menu) -> Vec<&'static str> {
    menu.items.iter().map(|item| item.say).collect()
}

#[test]
fn a_menu_is_about_what_is_under_the_pointer() {
    let mut p = two();
    let (from, to) = (p.at("author", 1.0, 0), p.at("book", 0.5, 0));
    p.drag(from, to).key("Escape").key("Escape");
    let (title, row) = (p.at("author", 0.5, 0), p.at("book", 0.5, 2));
    let menu = p.menu_at(title);
    assert_eq!((menu.about.as_str(), p.editor.selection().only_table()), ("author", Some(p.table("author").id)));
    assert_eq!(menu.items.iter().find(|item| item.say == "Rename").map(|item| item.keys), Some("F2"));
    let menu = p.menu_at(row);
    assert_eq!(menu.about, "book.author_id");
    assert!(said(&menu).contains(&"Primary key") && !said(&menu).contains(&"Duplicate"));
    let menu = p.menu_at((20.0, 800.0));
    assert_eq!((menu.about.as_str(), said(&menu)[0]), ("the canvas", "New table"));
    assert!(p.editor.selection().is_empty());
    let route = p.editor.diagram.route(0, None).unwrap();
    let on_line: Point<crate::canvas::World> =
        Point::new(f64::midpoint(route.points[1].x, route.points[2].x), f64::midpoint(route.points[1].y, route.points[2].y));
    let menu = p.menu_at((on_line.x, on_line.y));
    assert_eq!(menu.about, "author → book");
    let on: Vec<_> = menu.items.iter().filter(|item| item.on == Some(true)).map(|item| item.say).collect();
    assert_eq!(on, ["One to many"]);
    p.choose("One to one");
    assert_eq!(p.relations(), ["author 1:1 book"]);
    assert_eq!(p.editor.menu(), None);
}

#[test]
fn a_menu_on_one_of_several_is_about_all_of_them() {
    let mut p = two();
    p.key("Ctrl+a");
    let at = p.at("book", 0.5, 1);
    assert_eq!(p.menu_at(at).about, "2 tables");
    p.choose("Delete");
    assert!(p.names().is_empty());
}

#[test]
fn lines_of_a_menu_do_what_their_keys_do() {
    let mut p = two();
    let free = (300.0, 700.0);
    p.menu_at(free);
    p.choose("New table").types("prize", Then::Stop);
    let rect = p.editor.diagram.table(p.table("prize").id).unwrap().rect;
    assert!(rect.contains(Point::new(free.0, free.1)), "it stands where the menu was");
    let row = p.at("book", 0.5, 1);
    p.menu_at(row);
    p.choose("Rename").types("isbn", Then::Stop);
    assert_eq!(p.columns("book"), ["isbn integer"]);
    let title = p.at("author", 0.5, 0);
    p.menu_at(title);
    p.choose("Connect to…");
    let book = p.at("book", 0.5, 0);
    p.click(book);
    assert_eq!(p.relations(), ["author 1:N book"]);
}

#[test]
fn the_menu_key_opens_the_menu_of_what_is_selected_and_anything_else_closes_it() {
    let mut p = two();
    let author = p.at("author", 0.5, 0);
    p.click(author).key("ContextMenu");
    let menu = p.editor.menu().unwrap();
    assert_eq!(menu.about, "author");
    assert!(menu.at.distance(Point::new(author.0, author.1)) < 200.0);
    p.act(Action::CloseMenu);
    assert!(p.last.menu && p.editor.menu().is_none());
    p.key("ContextMenu").click((20.0, 800.0));
    assert!(p.editor.menu().is_none());
    p.key("ContextMenu");
    assert_eq!(p.editor.menu().unwrap().about, "author", "the keyboard is still at it");
    p.key("t");
    assert!(p.editor.menu().is_none(), "a key is no line of it");
}

#[test]
fn a_long_press_drops_the_gesture_that_it_began() {
    let mut p = two();
    let before = p.editor.document.clone();
    let at = p.at("author", 0.5, 0);
    p.pointer(Phase::Down, at).pointer(Phase::Cancel, at);
    p.menu_at(at);
    p.pointer(Phase::Move, (500.0, 500.0));
    assert!(p.editor.document == before && !p.editor.tool.is_busy());
}

fn found(p: &Person, typed: &str) -> Vec<String> {
    p.editor.find(typed).into_iter().map(|found| found.say).collect()
}

#[test]
fn a_few_letters_find_tables_columns_and_commands() {
    let mut p = two();
    p.act(Action::EditCell(Cell::New(p.table("book").id))).types("author_name text", Then::Stop).key("Escape");
    assert_eq!(found(&p, "auth"), ["author", "author_name"]);
    assert_eq!(found(&p, "bok"), ["book"]);
    assert_eq!(found(&p, "AllTab"), ["Select all tables", "Arrange all tables"]);
    assert!(found(&p, "xyz").is_empty());
    let column = p.editor.find("autname").remove(0);
    assert_eq!(column.beside, "book");
    p.act(Action::Go(column.goes));
    assert_eq!(p.editor.selection().column, Some((p.table("book").id, p.table("book").columns[1].id)));
    let all = p.editor.find("select all").remove(0);
    p.act(Action::Go(all.goes));
    assert_eq!(p.editor.selection().tables.len(), 2);
}

#[test]
fn while_a_line_is_drawn_its_other_end_is_found_by_name() {
    let mut p = two();
    let author = p.at("author", 0.5, 0);
    p.click(author).key("l").key("Enter");
    assert!(p.last.find);
    assert_eq!(found(&p, "o"), ["book", "author"]);
    let book = p.editor.find("book").remove(0);
    p.act(Action::Go(book.goes));
    assert_eq!(p.relations(), ["author 1:N book"]);
}

#[test]
fn a_dragged_table_lines_up_with_another_and_shows_it() {
    let mut p = two();
    let at = p.at("author", 0.5, 0);
    p.pull(at, (at.0 + 397.0, at.1 + 300.0));
    let mut live = crate::canvas::Live::default();
    p.editor.tool.show(&p.editor.context(p.editor.hover), &mut live);
    assert_eq!(live.guides.len(), 3, "both edges and the middle: the tables are equally wide");
    p.pointer(Phase::Up, (at.0 + 397.0, at.1 + 300.0));
    assert_eq!(p.editor.document.layout.spots[&p.table("author").id].x, 500.0);
}

#[test]
fn several_tables_are_lined_up_in_one_step() {
    let mut p = Person::with(&[("a", 0.0, 0.0), ("b", 300.0, 40.0), ("c", 700.0, 90.0)]);
    let steps = p.steps();
    p.key("Ctrl+a").act(Action::Do(Command::Align(Align::Top))).act(Action::Do(Command::Align(Align::Across)));
    let spot = |name: &str| p.editor.document.layout.spots[&p.table(name).id];
    assert_eq!([spot("a").y, spot("b").y, spot("c").y], [0.0, 0.0, 0.0]);
    assert_eq!(spot("b").x - spot("a").x, spot("c").x - spot("b").x);
    assert_eq!(p.steps(), steps + 2);
}

#[test]
fn the_view_moves_with_what_is_held_at_its_edge() {
    let mut p = two();
    let at = p.at("author", 0.5, 0);
    p.pull(at, (1395.0, 400.0));
    let wanted = |p: &Person| p.editor.wants_frames();
    assert!(wanted(&p));
    for _ in 0..12 {
        p.act(Action::Frame(0.0));
    }
    assert_eq!(p.editor.viewport().origin, Point::new(0.0, 0.0), "not at once");
    for _ in 0..30 {
        p.act(Action::Frame(0.0));
    }
    let gone = p.editor.viewport().origin.x;
    assert!(gone > 100.0 && p.editor.viewport().origin.y == 0.0);
    p.pointer(Phase::Up, (1395.0, 400.0));
    assert!(!wanted(&p));
    let spot = p.editor.document.layout.spots[&p.table("author").id];
    assert!(spot.x > 1200.0 + gone, "the table came along: {}", spot.x);
    p.pull((300.0, 600.0), (310.0, 890.0));
    assert!(wanted(&p), "a marquee too");
    p.key("Escape");
    assert!(!wanted(&p));
    p.pointer(Phase::Move, (1395.0, 400.0));
    assert!(!wanted(&p), "a pointer that holds nothing moves nothing");
}

#[test]
fn the_selected_tables_alone_are_arranged() {
    let mut p = Person::with(&[("a", 0.0, 0.0), ("b", 0.0, 30.0), ("c", 700.0, 90.0)]);
    let ids = [p.table("a").id, p.table("b").id];
    let spot = |p: &Person, name: &str| p.editor.document.layout.spots[&p.table(name).id];
    let c = spot(&p, "c");
    let steps = p.steps();
    p.act(Action::Select(Selection { tables: ids.into(), ..Selection::default() }));
    let asked = p.editor.dispatch(Action::Do(Command::ArrangeSelected)).asks_layout.unwrap();
    let answer: serde_json::Value = serde_json::from_str(&studio::layout(&p.editor.document, &asked, &Approximate)).unwrap();
    p.act(Action::Arranged(Arrangement::read(answer["places"].as_str().unwrap())));
    let rect = |name: &str| p.editor.diagram.table(p.table(name).id).unwrap().rect;
    assert!(!rect("a").touches(&rect("b")) && !rect("a").touches(&rect("c")));
    assert_eq!((spot(&p, "c"), p.steps()), (c, steps + 1));
}
