//! Whole gestures: what a hand does, and what the document is after it.

#![cfg(test)]

mod annotations;
mod clipboard;
mod menus;

use super::*;
use crate::canvas::{Point, Screen, Size};
use crate::schema::{Cardinality, ColumnId, DataType, relations};

/// A hand with a mouse and a keyboard, on an empty design.
struct Person {
    editor: Editor,
    modifiers: Modifiers,
    last: Changed,
}

impl Person {
    fn new() -> Self {
        let mut editor = Editor::new(Document::default(), 5);
        editor.dispatch(Action::Resize(Size::new(1400.0, 900.0)));
        Self { editor, modifiers: Modifiers::default(), last: Changed::default() }
    }

    fn with(tables: &[(&str, f64, f64)]) -> Self {
        let mut this = Self::new();
        for (name, x, y) in tables {
            let id = this.editor.ids.mint();
            this.act(Action::Edit(crate::document::Edit::AddTable { id, name: (*name).into(), x: *x, y: *y }));
        }
        this
    }

    fn act(&mut self, action: Action) -> &mut Self {
        self.last = self.editor.dispatch(action);
        self
    }

    fn pointer(&mut self, phase: Phase, (x, y): (f64, f64)) -> &mut Self {
        let (at, button) = (Point::<Screen>::new(x, y), Button::Primary);
        self.act(Action::Pointer(PointerEvent { phase, at, button, modifiers: self.modifiers, coarse: false }))
    }

    fn drag(&mut self, from: (f64, f64), to: (f64, f64)) -> &mut Self {
        self.pull(from, to).pointer(Phase::Up, to)
    }

    /// A drag that is not over yet.
    fn pull(&mut self, from: (f64, f64), to: (f64, f64)) -> &mut Self {
        let middle = (f64::midpoint(from.0, to.0), f64::midpoint(from.1, to.1));
        self.pointer(Phase::Move, from).pointer(Phase::Down, from);
        self.pointer(Phase::Move, middle).pointer(Phase::Move, to)
    }

    fn click(&mut self, at: (f64, f64)) -> &mut Self {
        self.pointer(Phase::Move, at).pointer(Phase::Down, at).pointer(Phase::Up, at)
    }

    fn double_click(&mut self, at: (f64, f64)) -> &mut Self {
        self.click(at).click(at).pointer(Phase::DoubleClick, at)
    }

    fn key(&mut self, keys: &str) -> &mut Self {
        let mut modifiers = Modifiers::default();
        let mut key = keys;
        for (word, held) in [("Ctrl+", 0), ("Shift+", 1), ("Alt+", 2)] {
            if let Some(rest) = key.strip_prefix(word) {
                key = rest;
                *[&mut modifiers.control, &mut modifiers.shift, &mut modifiers.alt][held] = true;
            }
        }
        let digit = key.chars().all(|c| c.is_ascii_digit());
        let code = if digit { format!("Digit{key}") } else { format!("Key{}", key.to_uppercase()) };
        self.act(Action::Key(KeyPress { key: key.into(), code, modifiers }))
    }

    fn types(&mut self, text: &str, then: Then) -> &mut Self {
        self.act(Action::CommitCell { text: text.into(), then })
    }

    fn table(&self, name: &str) -> &crate::schema::Table {
        let mut tables = self.editor.document.schema.tables.values();
        tables.find(|table| table.name == name).unwrap_or_else(|| panic!("no table {name}"))
    }

    fn names(&self) -> Vec<String> {
        self.editor.document.schema.tables_by_name().iter().map(|table| table.name.clone()).collect()
    }

    fn columns(&self, name: &str) -> Vec<String> {
        let schema = &self.editor.document.schema;
        let words = |c: &crate::schema::Column| format!("{} {}", c.name, schema.write_type(&c.data_type));
        self.table(name).columns.iter().map(words).collect()
    }

    /// Every relation in a word: "author 1:N book".
    fn relations(&self) -> Vec<String> {
        let name = |id| self.editor.name_of(id);
        let words = |r: crate::schema::Relation| {
            let kind = match r.cardinality {
                Cardinality::OneToOne => "1:1",
                Cardinality::OneToMany => "1:N",
                Cardinality::ManyToMany => "N:M",
            };
            format!("{} {kind} {}", name(r.source), name(r.target))
        };
        relations(&self.editor.document.schema).into_iter().map(words).collect()
    }

    /// Where a place on a table is: a part of its width, and a row (0 is the title).
    fn at(&self, name: &str, part: f64, row: usize) -> (f64, f64) {
        let placed = self.editor.diagram.table(self.table(name).id).unwrap();
        let y = if row == 0 { 17.0 } else { 34.0 + 26.0 * (row as f64 - 0.5) };
        let at = Point::new(placed.rect.at.x + placed.rect.size.width * part, placed.rect.at.y + y);
        let at = self.editor.viewport.screen_from_world(at);
        (at.x, at.y)
    }

    /// How many steps can be taken back; tried on a copy.
    fn steps(&self) -> usize {
        let (mut history, mut document) = (self.editor.history.clone(), self.editor.document.clone());
        std::iter::from_fn(|| history.undo(&mut document)).count()
    }
}

fn two() -> Person {
    Person::with(&[("author", 100.0, 100.0), ("book", 500.0, 200.0)])
}

#[test]
fn a_table_is_typed_without_the_mouse() {
    let mut p = Person::new();
    p.key("t").types("author", Then::Down).types("name", Then::Next).types("varchar(80)", Then::Next);
    p.types("born date?", Then::Down).types("mentor_id > author", Then::Down).types("", Then::Down);
    assert_eq!(p.columns("author"), ["id integer", "name varchar(80)", "born date", "mentor_id integer"]);
    assert_eq!(p.relations(), ["author 1:N author"]);
    assert_eq!(p.editor.cell(), None);
    // The table, its name, three columns, and a type: six steps.
    assert_eq!(p.steps(), 6);
}

#[test]
fn a_double_click_on_the_canvas_makes_a_table_there() {
    let mut p = Person::new();
    p.double_click((300.0, 200.0)).types("book", Then::Stop);
    let rect = p.editor.diagram.table(p.table("book").id).unwrap().rect;
    assert!(rect.contains(Point::new(300.0, 200.0)));
    assert_eq!(p.editor.selection().only_table(), Some(p.table("book").id));
}

#[test]
fn a_drag_moves_a_table_in_one_step_and_a_click_does_not() {
    let mut p = two();
    let steps = p.steps();
    let at = p.at("author", 0.5, 0);
    p.click(at).pointer(Phase::Down, at).pointer(Phase::Move, (at.0 + 2.0, at.1 + 2.0)).pointer(Phase::Up, at);
    assert_eq!(p.steps(), steps);
    p.drag(at, (at.0 + 83.0, at.1 + 41.0));
    let spot = p.editor.document.layout.spots[&p.table("author").id];
    assert_eq!((spot.x, spot.y), (184.0, 144.0), "it keeps to the grid");
    assert_eq!(p.steps(), steps + 1);
}

#[test]
fn escape_drops_a_gesture_and_changes_nothing() {
    let mut p = two();
    let before = p.editor.document.clone();
    let (author, edge) = (p.at("author", 0.5, 0), p.at("author", 1.0, 0));
    p.pull(author, (700.0, 500.0)).key("Escape").pointer(Phase::Up, (700.0, 500.0));
    p.pull(edge, (700.0, 600.0)).key("Escape").pointer(Phase::Up, (700.0, 600.0));
    p.pull((20.0, 20.0), (700.0, 600.0)).key("Escape").pointer(Phase::Up, (700.0, 600.0));
    assert!(p.editor.document == before);
    assert!(!p.editor.tool.is_busy());
}

#[test]
fn all_that_is_selected_moves_together() {
    let mut p = two();
    p.drag((20.0, 20.0), (900.0, 800.0));
    assert_eq!(p.editor.selection().tables.len(), 2);
    let at = p.at("book", 0.5, 0);
    p.drag(at, (at.0 + 80.0, at.1));
    let spot = |name: &str| p.editor.document.layout.spots[&p.table(name).id];
    // The held one goes to the grid (580 → 576 or 584), the other keeps its distance.
    assert_eq!(spot("book").x - spot("author").x, 400.0);
    assert_eq!(spot("book").x % 8.0, 0.0);
}

#[test]
fn shift_adds_to_the_selection_and_takes_away() {
    let mut p = two();
    let (author, book) = (p.at("author", 0.5, 0), p.at("book", 0.5, 0));
    p.click(author);
    p.modifiers.shift = true;
    p.click(book);
    assert_eq!(p.editor.selection().tables.len(), 2);
    p.click(author);
    assert_eq!(p.editor.selection().only_table(), Some(p.table("book").id));
}

#[test]
fn a_line_from_a_title_makes_the_table_the_one_side() {
    let mut p = two();
    let (from, to) = (p.at("author", 1.0, 0), p.at("book", 0.5, 0));
    p.drag(from, to);
    assert_eq!(p.relations(), ["author 1:N book"]);
    assert_eq!(p.columns("book"), ["id integer", "author_id integer"]);
    let chip = p.editor.chip().unwrap();
    assert_eq!(chip.sentence, "One author has many books. Each book has one author.");
    assert_eq!(chip.cardinality, Cardinality::OneToMany);
}

#[test]
fn a_line_from_a_primary_key_does_the_same() {
    let mut p = two();
    let (from, to) = (p.at("author", 1.0, 1), p.at("book", 0.5, 1));
    p.drag(from, to);
    assert_eq!(p.relations(), ["author 1:N book"]);
    assert_eq!(p.columns("book").len(), 2);
}

#[test]
fn a_line_from_another_column_makes_that_column_the_foreign_key() {
    let mut p = two();
    p.act(Action::EditCell(Cell::New(p.table("book").id))).types("writer integer?", Then::Stop);
    let (from, to) = (p.at("book", 0.0, 2), p.at("author", 0.5, 1));
    p.drag(from, to);
    assert_eq!(p.relations(), ["author 1:N book"]);
    assert_eq!(p.columns("book"), ["id integer", "writer integer"]);
    let key = &p.table("book").foreign_keys[0];
    assert_eq!(key.columns, [p.table("book").columns[1].id]);
}

#[test]
fn a_line_dropped_on_a_column_uses_that_column() {
    let mut p = two();
    p.act(Action::EditCell(Cell::New(p.table("book").id))).types("writer integer", Then::Stop);
    let (from, to) = (p.at("author", 1.0, 0), p.at("book", 0.5, 2));
    p.drag(from, to);
    assert_eq!(p.columns("book"), ["id integer", "writer integer"]);
    assert_eq!(p.relations(), ["author 1:N book"]);
}

#[test]
fn the_kind_chosen_in_the_chip_is_part_of_the_same_step() {
    let mut p = two();
    let steps = p.steps();
    let (from, to) = (p.at("author", 1.0, 0), p.at("book", 0.5, 0));
    p.drag(from, to).key("3");
    assert_eq!(p.relations(), ["author N:M book"]);
    assert_eq!(p.names().len(), 3);
    assert_eq!(p.steps(), steps + 1);
    p.editor.chip().expect("the chip stays open");
    p.drag((20.0, 20.0), (30.0, 30.0));
    assert_eq!(p.editor.chip(), None);
}

#[test]
fn the_chip_can_make_it_one_to_one_and_turn_it_round() {
    let mut p = two();
    let steps = p.steps();
    let (from, to) = (p.at("author", 1.0, 0), p.at("book", 0.5, 0));
    p.drag(from, to).key("1").key("s");
    assert_eq!(p.relations(), ["book 1:1 author"]);
    assert_eq!(p.columns("book"), ["id integer"]);
    assert_eq!(p.steps(), steps + 1);
    p.key("Enter");
    assert_eq!(p.editor.chip(), None);
}

#[test]
fn a_relation_that_is_old_changes_its_kind_in_a_step_of_its_own() {
    let mut p = two();
    let (from, to) = (p.at("author", 1.0, 0), p.at("book", 0.5, 0));
    p.drag(from, to).key("Escape");
    let steps = p.steps();
    let column = p.table("book").columns[1].id;
    let relation = relations(&p.editor.document.schema)[0].id;
    p.act(Action::Select(Selection::relation(relation))).key("1");
    assert_eq!(p.relations(), ["author 1:1 book"]);
    assert_eq!(p.table("book").columns[1].id, column);
    assert_eq!(p.steps(), steps + 1);
}

#[test]
fn a_line_dropped_on_free_canvas_makes_a_table_with_its_name_in_edit() {
    let mut p = two();
    let steps = p.steps();
    let from = p.at("author", 1.0, 0);
    p.drag(from, (300.0, 600.0));
    assert_eq!(p.names().len(), 3);
    assert_eq!(p.steps(), steps + 1);
    let Some((Cell::Title(table), ..)) = p.editor.cell() else { panic!("its name is in edit") };
    p.types("prize", Then::Stop);
    assert_eq!(p.relations(), ["author 1:N prize"]);
    assert_eq!(p.table("prize").id, table);
}

#[test]
fn a_click_on_a_handle_and_a_click_on_a_table_connect_without_dragging() {
    let mut p = two();
    let (author, book) = (p.at("author", 0.5, 0), p.at("book", 0.5, 0));
    p.click(author).key("l").click(book);
    assert_eq!(p.relations(), ["author 1:N book"]);
    let (handle, book) = (p.at("author", 1.0, 0), p.at("book", 0.5, 0));
    p.click(handle).click(book);
    assert_eq!(p.relations().len(), 2);
}

#[test]
fn a_line_begun_by_a_click_is_dropped_by_a_click_on_free_canvas() {
    let mut p = two();
    let before = p.editor.document.clone();
    let handle = p.at("author", 1.0, 0);
    p.click(handle).click((300.0, 700.0)).key("Escape");
    assert!(p.editor.document == before && !p.editor.tool.is_busy());
}

#[test]
fn fitting_a_selection_of_nothing_shows_everything() {
    let mut p = two();
    p.key("Shift+2");
    let seen = p.editor.viewport().seen();
    assert!(p.editor.diagram.tables().iter().all(|placed| seen.around(&placed.rect) == seen));
}

#[test]
fn deleting_says_what_and_can_be_undone() {
    let mut p = two();
    let before = p.editor.document.clone();
    let author = p.at("author", 0.5, 0);
    p.click(author).key("Delete");
    assert_eq!(p.names(), ["book"]);
    let toast = p.last.toast.clone().unwrap();
    assert_eq!((toast.say.as_str(), toast.undo), ("Deleted table author", true));
    p.key("Ctrl+z");
    assert!(p.editor.document == before);
    p.key("Ctrl+Shift+z");
    assert_eq!(p.names(), ["book"]);
}

#[test]
fn a_renamed_table_offers_to_rename_what_is_named_after_it() {
    let mut p = two();
    let (from, to) = (p.at("author", 1.0, 0), p.at("book", 0.5, 0));
    p.drag(from, to).key("Escape").key("Escape");
    let steps = p.steps();
    let author = p.at("author", 0.5, 0);
    p.double_click(author).types("writer", Then::Stop);
    assert_eq!(p.columns("book"), ["id integer", "author_id integer"]);
    let offer = p.last.toast.clone().unwrap().offer.unwrap();
    assert_eq!(offer.0, "Rename author_id too");
    p.act(*offer.1);
    assert_eq!(p.columns("book"), ["id integer", "writer_id integer"]);
    assert_eq!(p.steps(), steps + 1);
}

#[test]
fn a_refused_name_leaves_the_cell_open_with_the_reason() {
    let mut p = two();
    let author = p.at("author", 0.5, 0);
    p.double_click(author).types("book", Then::Down);
    assert!(p.last.toast.as_ref().is_some_and(|toast| toast.is_error));
    assert!(matches!(p.editor.cell(), Some((Cell::Title(_), ..))));
}

#[test]
fn keys_toggle_what_a_column_is() {
    let mut p = two();
    p.act(Action::EditCell(Cell::New(p.table("book").id))).types("isbn char(13)", Then::Stop);
    let row = p.at("book", 0.5, 2);
    p.click(row).click(row).key("Alt+u").key("Alt+n");
    let column: ColumnId = p.table("book").columns[1].id;
    assert_eq!(p.editor.selection().column, Some((p.table("book").id, column)));
    assert!(p.table("book").is_unique(&[column]) && p.table("book").columns[1].nullable);
    assert_eq!(p.table("book").columns[1].data_type, DataType::Char(13));
}

#[test]
fn keys_in_a_cell_are_the_cells() {
    let mut p = two();
    let book = p.table("book").id;
    p.act(Action::EditCell(Cell::New(book))).types("isbn char(13)", Then::Stop);
    let steps = p.steps();
    p.act(Action::EditCell(Cell::Name(book, p.table("book").columns[1].id)));
    p.key("Ctrl+z").key("Delete").key("Ctrl+a").key("t");
    assert_eq!(p.steps(), steps);
    p.key("Alt+ArrowUp");
    assert_eq!(p.columns("book"), ["isbn char(13)", "id integer"]);
    p.key("Ctrl+Delete");
    assert_eq!(p.columns("book"), ["id integer"]);
    assert_eq!(p.editor.cell(), None);
}

#[test]
fn the_wheel_pans_and_zooms_at_the_pointer() {
    let mut p = two();
    let wheel = |x, y, control| {
        let modifiers = Modifiers { control, ..Modifiers::default() };
        Action::Wheel(Wheel { at: Point::new(700.0, 300.0), by: Point::new(x, y), modifiers })
    };
    p.act(wheel(30.0, 50.0, false));
    assert_eq!(p.editor.viewport().origin, Point::new(30.0, 50.0));
    let under = p.editor.viewport().world_from_screen(Point::new(700.0, 300.0));
    p.act(wheel(0.0, -100.0, true));
    assert!((p.editor.viewport().zoom - 0.2_f64.exp()).abs() < 1e-9);
    assert!(p.editor.viewport().world_from_screen(Point::new(700.0, 300.0)).distance(under) < 1e-9);
}

#[test]
fn the_space_bar_and_the_hand_move_the_view() {
    let mut p = two();
    p.key(" ").drag((300.0, 300.0), (340.0, 320.0));
    assert_eq!(p.editor.viewport().origin, Point::new(-40.0, -20.0));
    p.act(Action::KeyUp(KeyPress { key: " ".into(), code: "Space".into(), modifiers: Modifiers::default() }));
    p.key("h").drag((300.0, 300.0), (260.0, 280.0)).key("v");
    assert_eq!(p.editor.viewport().origin, Point::new(0.0, 0.0));
    let author = p.at("author", 0.5, 0);
    p.click(author);
    assert_eq!(p.editor.selection().only_table(), Some(p.table("author").id));
}

#[test]
fn arrows_go_from_table_to_table_and_move_what_is_selected() {
    let mut p = Person::with(&[("a", 0.0, 0.0), ("b", 400.0, 0.0), ("c", 400.0, 400.0)]);
    let id = |p: &Person, name: &str| p.table(name).id;
    let at = p.at("a", 0.5, 0);
    p.click(at).key("Escape").key("ArrowRight");
    assert_eq!(p.editor.focus(), Some(id(&p, "b")));
    p.key("ArrowDown").key("Enter");
    assert_eq!(p.editor.selection().only_table(), Some(id(&p, "c")));
    let steps = p.steps();
    p.key("ArrowRight").key("Shift+ArrowDown").key("Alt+ArrowUp");
    assert_eq!(p.steps(), steps + 1);
    let spot = p.editor.document.layout.spots[&id(&p, "c")];
    assert_eq!((spot.x, spot.y), (408.0, 439.0));
}

#[test]
fn nothing_that_a_hand_does_at_random_breaks_anything() {
    let mut random = fastrand::Rng::with_seed(8);
    let keys = ["t", "l", "1", "2", "3", "s", "Enter", "F2", "Escape", "Delete", "Ctrl+z", "Ctrl+Shift+z", "Ctrl+d", "Ctrl+a"];
    let texts = ["author", "id", "name text?", "x int unique", "a_id > author", "", "\"q", "n* uuid = gen()"];
    for _ in 0..40 {
        let mut p = two();
        for _ in 0..120 {
            let mut spot = || (random.f64() * 900.0, random.f64() * 500.0);
            let (from, to) = (spot(), spot());
            match random.u8(..9) {
                0 | 1 => p.drag(from, to),
                2 => p.click(from),
                3 => p.double_click(from),
                4 => p.pull(from, to),
                5 | 6 => p.key(keys[random.usize(..keys.len())]),
                _ => {
                    let then = [Then::Stop, Then::Next, Then::Previous, Then::Down][random.usize(..4)];
                    p.types(texts[random.usize(..texts.len())], then)
                }
            };
            p.editor.scene();
            let schema = &p.editor.document.schema;
            assert!(p.editor.selection().tables.iter().all(|id| schema.table(*id).is_some()));
            assert!(p.editor.cell.is_none() || p.editor.cell().is_some());
            assert!(p.editor.chip.is_none() || p.editor.chip().is_some());
        }
    }
}

#[test]
fn what_is_typed_on_is_one_step_and_takes_nothing_else_back() {
    let mut p = Person::with(&[("book", 0.0, 0.0)]);
    let before = p.editor.document().clone();
    let becomes = |name: &str| {
        let mut schema = before.schema.clone();
        let mut table = schema.tables.values().next().map(|table| crate::schema::Table::clone(table)).unwrap();
        table.name = name.into();
        schema.put_table(table);
        crate::document::Edit::Many { label: "Type".into(), edits: vec![crate::document::Edit::Become { schema }] }
    };
    // The step before has another name, so it stays.
    p.act(Action::Again(becomes("boo"))).act(Action::Again(becomes("books"))).act(Action::Undo);
    assert_eq!(*p.editor.document(), before);
    // What ends where it began is no step.
    p.act(Action::Again(becomes("boo"))).act(Action::Again(becomes("book"))).act(Action::Again(becomes("novel")));
    p.act(Action::Undo);
    assert_eq!(*p.editor.document(), before);
    p.act(Action::Undo);
    assert!(p.editor.document().schema.tables.is_empty());
}
