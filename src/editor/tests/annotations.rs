//! Areas, notes, and lines that are led by hand.

use super::*;
use crate::document::{Annotation, read_file, write_file};

fn drawn(p: &Person) -> &[Annotation] {
    &p.editor.document().layout.annotations
}

fn at(p: &Person, name: &str) -> (f64, f64) {
    let spot = p.editor.document().layout.spots[&p.table(name).id];
    (spot.x, spot.y)
}

#[test]
fn an_area_is_drawn_named_moved_with_its_tables_and_undone() {
    let mut p = Person::with(&[("author", 100.0, 120.0), ("book", 900.0, 120.0)]);
    p.key("g").drag((40.0, 40.0), (480.0, 400.0)).types("People", Then::Down);
    assert_eq!((drawn(&p).len(), drawn(&p)[0].text.as_str()), (1, "People"));
    assert_eq!(p.editor.labels().0, Some("Add area"), "drawing and naming are one step");
    p.drag((200.0, 50.0), (280.0, 130.0));
    assert_eq!((drawn(&p)[0].x, drawn(&p)[0].y), (120.0, 120.0));
    assert_eq!((at(&p, "author"), at(&p, "book")), ((180.0, 200.0), (900.0, 120.0)), "what stands in it goes along");
    p.key("Ctrl+z");
    assert_eq!((drawn(&p)[0].x, at(&p, "author")), (40.0, (100.0, 120.0)));
    // By its lower right corner.
    p.click((200.0, 50.0)).drag((480.0, 400.0), (560.0, 480.0));
    assert_eq!((drawn(&p)[0].width, drawn(&p)[0].height), (520.0, 440.0));
    p.key("ArrowRight");
    assert_eq!((drawn(&p)[0].x, at(&p, "author").0), (48.0, 108.0));
    p.key("Delete");
    assert!(drawn(&p).is_empty() && p.editor.selection().is_empty());
    assert_eq!(p.editor.document().schema.tables.len(), 2);
    p.key("Ctrl+z").key("Ctrl+z").key("Ctrl+z").key("Ctrl+z");
    assert!(drawn(&p).is_empty());
}

#[test]
fn an_area_goes_around_what_is_selected() {
    let mut p = Person::with(&[("author", 100.0, 120.0), ("book", 500.0, 120.0)]);
    p.key("Ctrl+a").key("g").types("", Then::Stop);
    let area = p.editor.diagram.sheets()[0].rect;
    assert!(p.editor.diagram.tables().iter().all(|placed| area.around(&placed.rect) == area));
    assert_eq!(area.at, Point::new(76.0, 66.0));
    p.act(Action::Escape).key("Ctrl+c");
    assert_eq!(p.last.copied, None, "nothing is selected");
    p.act(Action::SelectAll).key("Ctrl+c");
    let text = p.last.copied.clone().unwrap();
    p.act(Action::Paste(text));
    assert_eq!((drawn(&p).len(), p.editor.document().schema.tables.len()), (2, 4));
    assert_eq!(p.editor.selection().annotations.len(), 1, "what was pasted is selected");
}

#[test]
fn a_note_is_text_and_an_empty_one_is_none() {
    let mut p = Person::new();
    p.pointer(Phase::Move, (300.0, 300.0)).key("n");
    assert_eq!(drawn(&p).len(), 1);
    p.types("", Then::Stop);
    assert!(drawn(&p).is_empty() && !p.editor.can_undo());
    p.key("n").types("Ask the librarian\nwhat a loan is, and how long it may last at the very most", Then::Stop);
    let sheet = &p.editor.diagram.sheets()[0];
    assert!(sheet.lines.len() >= 3 && sheet.rect.size.height > sheet.annotation.height);
    p.key("F2");
    assert!(matches!(p.editor.cell(), Some((Cell::Note(_), _, text)) if text.starts_with("Ask")));
    p.act(Action::CancelCell).key("Ctrl+d");
    assert_eq!(drawn(&p).len(), 2);
    p.act(Action::Colour(crate::document::Colour::Teal));
    let document = p.editor.document();
    assert_eq!(read_file(&write_file(document)), Ok((document.clone(), vec![])));
    p.act(Action::SelectAll).key("Delete");
    assert!(drawn(&p).is_empty());
}

#[test]
fn a_line_is_led_by_hand_keeps_its_shape_and_finds_its_way_again() {
    let mut p = Person::with(&[("author", 100.0, 100.0), ("book", 700.0, 300.0)]);
    p.key("Ctrl+a");
    let [author, book] = ["author", "book"].map(|name| p.table(name).id);
    p.act(Action::Relate(Relate { from: (author, None), to: Drop::On(book, None) })).act(Action::CloseChip).act(Action::Escape);
    p.editor.scene();
    let middle = |p: &mut Person| {
        let route = p.editor.diagram.route(0, None).unwrap();
        (route.points[1].x, f64::midpoint(route.points[1].y, route.points[2].y))
    };
    let (x, y) = middle(&mut p);
    p.drag((x, y), (x + 104.0, y));
    let led = middle(&mut p).0;
    assert!((led - (x + 104.0)).abs() < 8.0, "{led}");
    assert_eq!(p.editor.document().layout.bends.len(), 1);
    // One end goes: the piece stays. Both go: it goes along.
    p.act(Action::Edit(crate::document::Edit::MoveTables { places: vec![(author, 100.0, 140.0)] }));
    assert_eq!(middle(&mut p).0, led);
    p.act(Action::Edit(crate::document::Edit::MoveTables { places: vec![(author, 180.0, 140.0), (book, 780.0, 300.0)] }));
    assert_eq!(middle(&mut p).0, led + 80.0);
    // Where the piece would lie in a table, the line finds its way; back again, it is led again.
    p.act(Action::Edit(crate::document::Edit::MoveTables { places: vec![(author, led, 140.0)] }));
    assert!(p.editor.diagram.route(0, None).unwrap().points[1].x != led + 80.0);
    p.key("Ctrl+z");
    assert_eq!(middle(&mut p).0, led + 80.0);
    let (x, y) = middle(&mut p);
    p.double_click((x, y));
    assert!(p.editor.document().layout.bends.is_empty() && p.editor.chip().is_none());
    // A line that shows nothing any more has no way either.
    p.key("Ctrl+z").act(Action::Edit(crate::document::Edit::DeleteTables { tables: vec![author] }));
    assert!(p.editor.document().layout.bends.is_empty());
    p.key("Ctrl+z");
    assert_eq!(p.editor.document().layout.bends.len(), 1);
    p.act(Action::Select(Selection::relation(p.editor.diagram.lines()[0].relation)));
    let before = middle(&mut p).0;
    p.key("Shift+ArrowLeft");
    assert_eq!(middle(&mut p).0, before - 8.0);
    // Copies of both tables have a line that is led alike.
    p.act(Action::SelectAll).key("Ctrl+d");
    let bends = &p.editor.document().layout.bends;
    let shapes: Vec<f64> = bends.iter().map(|bend| bend.at[0] - p.editor.document().layout.spots[&bend.table].x).collect();
    assert_eq!(shapes.len(), 2);
    assert!((shapes[0] - shapes[1]).abs() < 1e-6);
}

#[test]
fn relations_are_walked_by_keys() {
    let mut p = Person::with(&[("author", 100.0, 100.0), ("book", 500.0, 100.0), ("prize", 900.0, 100.0)]);
    let [author, book, prize] = ["author", "book", "prize"].map(|name| p.table(name).id);
    for (from, to) in [(author, book), (book, prize)] {
        p.act(Action::Relate(Relate { from: (from, None), to: Drop::On(to, None) })).act(Action::CloseChip);
    }
    p.act(Action::Select(Selection::table(book)));
    let walk = |p: &mut Person, code: &str| {
        let modifiers = Modifiers { alt: true, ..Modifiers::default() };
        p.act(Action::Key(KeyPress { key: "≥".into(), code: code.into(), modifiers }));
        p.editor.selection().relation
    };
    let first = walk(&mut p, "Period");
    let second = walk(&mut p, "Period");
    assert!(first.is_some() && second.is_some() && first != second);
    assert!(p.last.spoken.as_ref().is_some_and(|say| say.contains("book")), "{:?}", p.last.spoken);
    assert_eq!(walk(&mut p, "Comma"), first);
    assert_eq!(walk(&mut p, "Period"), second);
    p.key("ArrowRight");
    assert_eq!(p.editor.selection().tables.len(), 1);
    let of_author = p.editor.diagram.lines().iter().find(|line| line.ends.iter().any(|end| end.table == author)).unwrap().relation;
    p.act(Action::Select(Selection::relation(of_author))).key("ArrowLeft");
    assert_eq!(p.editor.selection().only_table(), Some(author));
}
