//! What each edit does to a design, one story at a time, and in which words it is refused.

#![allow(clippy::expect_used, reason = "a test may stop where it stands, also in its helpers")]

use expect_test::{Expect, expect};
use relata::document::{Constraint, Document, Edit, RevisionId, followers};
use relata::schema::{
    Cardinality, Column, ColumnId, DataType, DefaultValue, EnumId, Ids, IndexKey, IndexPart, RelationId, Schema, Table, TableId, relations,
};

/// A design on the desk, and a short way of looking at it.
struct Desk {
    document: Document,
    ids: Ids,
}

impl Desk {
    fn new() -> Self {
        Self { document: Document::default(), ids: Ids::new(1) }
    }

    fn table(&mut self, name: &str) -> TableId {
        let id = self.ids.mint();
        self.edit(Edit::AddTable { id, name: name.into(), x: 0.0, y: 0.0 });
        id
    }

    fn column(&mut self, table: TableId, name: &str, data_type: DataType) -> ColumnId {
        let column = Column::new(self.ids.mint(), name, data_type);
        let id = column.id;
        self.edit(Edit::AddColumn { table, column, position: None });
        id
    }

    fn edit(&mut self, edit: Edit) {
        let refusal = self.document.edit(edit, &mut self.ids).err().map(|refusal| refusal.to_string());
        assert_eq!(refusal, None);
    }

    fn refused(&mut self, edit: Edit, words: &str) {
        let before = self.document.clone();
        let refusal = self.document.edit(edit, &mut self.ids).err().map(|refusal| refusal.to_string());
        assert_eq!(refusal.as_deref(), Some(words));
        assert!(self.document == before);
    }

    fn connect(&mut self, parent: TableId, child: TableId, cardinality: Cardinality) {
        self.edit(Edit::Connect { parent, child, cardinality, columns: vec![], optional: false, x: 0.0, y: 0.0 });
    }

    fn relation(&self) -> RelationId {
        relations(&self.document.schema)[0].id
    }

    fn change(&mut self, cardinality: Cardinality) {
        let relation = self.relation();
        self.edit(Edit::ChangeCardinality { relation, cardinality });
    }

    fn column_named(&self, table: &str, name: &str) -> (TableId, ColumnId) {
        let table = self.named(table);
        (table.id, table.columns.iter().find(|column| column.name == name).expect("the column is there").id)
    }

    fn named(&self, name: &str) -> &Table {
        self.document.schema.tables.values().find(|table| table.name == name).expect("the table is there")
    }

    fn check(&self, expected: &Expect) {
        expected.assert_eq(&show(&self.document.schema));
    }
}

/// A line for each table and one for each thing of it: `book: id*, author_id integer?`.
fn show(schema: &Schema) -> String {
    let mut lines = Vec::new();
    for table in schema.tables_by_name() {
        let names = |ids: &[ColumnId]| {
            let name = |id: &ColumnId| table.column(*id).map_or("?", |column| &column.name).to_owned();
            ids.iter().map(name).collect::<Vec<_>>().join(", ")
        };
        let column = |column: &Column| {
            let key = if table.is_primary(column.id) { "*" } else { "" };
            let null = if column.nullable { "?" } else { "" };
            format!("{}{key} {}{null}", column.name, schema.write_type(&column.data_type))
        };
        lines.push(format!("{}: {}", table.name, table.columns.iter().map(column).collect::<Vec<_>>().join(", ")));
        for key in table.primary_key.iter().chain(&table.uniques) {
            lines.push(format!("  {} ({})", key.name, names(&key.columns)));
        }
        for key in &table.foreign_keys {
            let target = schema.table(key.target).map_or("?", |target| &target.name);
            lines.push(format!("  {} ({}) -> {target}, {}", key.name, names(&key.columns), key.on_delete.sql()));
        }
        for check in &table.checks {
            lines.push(format!("  {} {}", check.name, check.expression.display(&table.columns)));
        }
        for index in &table.indexes {
            let columns: Vec<_> = index.parts.iter().flat_map(IndexPart::columns).collect();
            let unique = if index.unique { " unique" } else { "" };
            lines.push(format!("  {} ({}){unique}", index.name, names(&columns)));
        }
    }
    lines.join("\n") + "\n"
}

#[test]
fn one_to_many_and_one_to_one() {
    let mut desk = Desk::new();
    let (author, book) = (desk.table("author"), desk.table("book"));
    desk.connect(author, book, Cardinality::OneToMany);
    desk.check(&expect![[r#"
        author: id* integer
          pk_author (id)
        book: id* integer, author_id integer
          pk_book (id)
          fk_book_author_id_author (author_id) -> author, NO ACTION
          ix_book_author_id (author_id)
    "#]]);
    desk.change(Cardinality::OneToOne);
    desk.check(&expect![[r#"
        author: id* integer
          pk_author (id)
        book: id* integer, author_id integer
          pk_book (id)
          uq_book_author_id (author_id)
          fk_book_author_id_author (author_id) -> author, NO ACTION
    "#]]);
    desk.change(Cardinality::OneToMany);
    let relation = desk.relation();
    desk.edit(Edit::SetOptional { relation, optional: true });
    desk.check(&expect![[r#"
        author: id* integer
          pk_author (id)
        book: id* integer, author_id integer?
          pk_book (id)
          fk_book_author_id_author (author_id) -> author, NO ACTION
          ix_book_author_id (author_id)
    "#]]);
    desk.edit(Edit::Disconnect { relations: vec![relation] });
    desk.check(&expect![[r#"
        author: id* integer
          pk_author (id)
        book: id* integer
          pk_book (id)
    "#]]);
}

#[test]
fn the_column_moves_into_the_junction_table_and_back() {
    let mut desk = Desk::new();
    let (author, book) = (desk.table("author"), desk.table("book"));
    desk.connect(author, book, Cardinality::OneToMany);
    let (_, column) = desk.column_named("book", "author_id");
    desk.change(Cardinality::ManyToMany);
    desk.check(&expect![[r#"
        author: id* integer
          pk_author (id)
        author_books: author_id* integer, book_id* integer
          pk_author_books (author_id, book_id)
          fk_author_books_author_id_author (author_id) -> author, CASCADE
          fk_author_books_book_id_book (book_id) -> book, CASCADE
          ix_author_books_book_id (book_id)
        book: id* integer
          pk_book (id)
    "#]]);
    assert_eq!(desk.column_named("author_books", "author_id").1, column);
    desk.change(Cardinality::OneToMany);
    desk.check(&expect![[r#"
        author: id* integer
          pk_author (id)
        book: id* integer, author_id integer?
          pk_book (id)
          fk_book_author_id_author (author_id) -> author, NO ACTION
          ix_book_author_id (author_id)
    "#]]);
    assert_eq!(desk.column_named("book", "author_id").1, column);
}

#[test]
fn a_junction_table_with_more_in_it_stays() {
    let mut desk = Desk::new();
    let (student, club) = (desk.table("student"), desk.table("club"));
    desk.connect(student, club, Cardinality::ManyToMany);
    let junction = desk.named("student_clubs").id;
    desk.column(junction, "since", DataType::Date);
    let edit = Edit::ChangeCardinality { relation: RelationId::Junction(junction), cardinality: Cardinality::OneToMany };
    desk.refused(
        edit,
        "student_clubs is more than a link between two tables: it has the column since of its own. \
         Take that away first, or keep many-to-many.",
    );
}

#[test]
fn a_table_can_be_connected_with_itself() {
    let mut desk = Desk::new();
    let user = desk.table("users");
    desk.connect(user, user, Cardinality::OneToMany);
    desk.connect(user, user, Cardinality::ManyToMany);
    desk.check(&expect![[r#"
        user_users: user_id* integer, other_user_id* integer
          pk_user_users (user_id, other_user_id)
          fk_user_users_user_id_users (user_id) -> users, CASCADE
          fk_user_users_other_user_id_users (other_user_id) -> users, CASCADE
          ix_user_users_other_user_id (other_user_id)
        users: id* integer, parent_id integer?
          pk_users (id)
          fk_users_parent_id_users (parent_id) -> users, NO ACTION
          ix_users_parent_id (parent_id)
    "#]]);
}

#[test]
fn a_key_of_two_columns_is_pointed_at_by_two() {
    let mut desk = Desk::new();
    let (room, booking) = (desk.table("room"), desk.table("booking"));
    let floor = desk.column(room, "floor", DataType::SmallInt);
    desk.edit(Edit::SetPrimary { table: room, column: floor, primary: true });
    desk.connect(room, booking, Cardinality::OneToMany);
    desk.check(&expect![[r#"
        booking: id* integer, room_id integer, room_floor smallint
          pk_booking (id)
          fk_booking_room_id_room_floor_room (room_id, room_floor) -> room, NO ACTION
          ix_booking_room_id_room_floor (room_id, room_floor)
        room: id* integer, floor* smallint
          pk_room (id, floor)
    "#]]);
}

#[test]
fn columns_that_are_there_can_hold_the_key() {
    let mut desk = Desk::new();
    let (author, book) = (desk.table("author"), desk.table("book"));
    let column = desk.column(book, "written_by", DataType::Text);
    let cardinality = Cardinality::OneToMany;
    let columns = vec![column];
    desk.edit(Edit::Connect { parent: author, child: book, cardinality, columns, optional: true, x: 0.0, y: 0.0 });
    desk.check(&expect![[r#"
        author: id* integer
          pk_author (id)
        book: id* integer, written_by integer?
          pk_book (id)
          fk_book_written_by_author (written_by) -> author, NO ACTION
          ix_book_written_by (written_by)
    "#]]);
    // It was the user's column, so it stays when the relation goes.
    let relation = desk.relation();
    desk.edit(Edit::Disconnect { relations: vec![relation] });
    desk.check(&expect![[r#"
        author: id* integer
          pk_author (id)
        book: id* integer, written_by integer?
          pk_book (id)
    "#]]);
}

#[test]
fn a_table_without_a_key_cannot_be_pointed_at() {
    let mut desk = Desk::new();
    let (author, book) = (desk.table("author"), desk.table("book"));
    desk.edit(Edit::SetPrimaryKey { table: author, columns: vec![] });
    let cardinality = Cardinality::OneToMany;
    desk.refused(
        Edit::Connect { parent: author, child: book, cardinality, columns: vec![], optional: false, x: 0.0, y: 0.0 },
        "The table author has no primary key to point at. Mark one of its columns as primary key first.",
    );
}

#[test]
fn types_follow_the_parent() {
    let mut desk = Desk::new();
    let (author, book, review) = (desk.table("author"), desk.table("book"), desk.table("review"));
    desk.connect(author, book, Cardinality::OneToMany);
    let (_, author_id) = desk.column_named("book", "author_id");
    desk.edit(Edit::SetPrimaryKey { table: book, columns: vec![author_id] });
    desk.connect(book, review, Cardinality::OneToMany);
    let id = desk.column_named("author", "id").1;
    desk.edit(Edit::RetypeColumn { table: author, column: id, data_type: "uuid".into() });
    desk.check(&expect![[r#"
        author: id* uuid
          pk_author (id)
        book: id integer, author_id* uuid
          pk_book (author_id)
          fk_book_author_id_author (author_id) -> author, NO ACTION
          ix_book_author_id (author_id)
        review: id* integer, book_author_id uuid
          pk_review (id)
          fk_review_book_author_id_book (book_author_id) -> book, NO ACTION
          ix_review_book_author_id (book_author_id)
    "#]]);
    let (review, column) = desk.column_named("review", "book_author_id");
    desk.refused(
        Edit::RetypeColumn { table: review, column, data_type: "text".into() },
        "The type of review.book_author_id follows author.id, which it points at. Change the type of author.id instead.",
    );
}

#[test]
fn a_renamed_table_takes_along_what_is_named_after_it() {
    let mut desk = Desk::new();
    let (author, book) = (desk.table("author"), desk.table("book"));
    desk.connect(author, book, Cardinality::OneToMany);
    let found = followers(&desk.document.schema, author, "writer");
    let words: Vec<String> = found.iter().map(|f| format!("{} -> {}", f.before, f.after)).collect();
    let expected = [
        "pk_author -> pk_writer",
        "author_id -> writer_id",
        "fk_book_author_id_author -> fk_book_writer_id_writer",
        "ix_book_author_id -> ix_book_writer_id",
    ];
    assert!(words.len() == expected.len() && expected.iter().all(|e| words.iter().any(|w| w == e)), "{words:?}");
    desk.edit(Edit::RenameTable { table: author, name: "writer".into(), follow: true });
    desk.check(&expect![[r#"
        book: id* integer, writer_id integer
          pk_book (id)
          fk_book_writer_id_writer (writer_id) -> writer, NO ACTION
          ix_book_writer_id (writer_id)
        writer: id* integer
          pk_writer (id)
    "#]]);
    desk.edit(Edit::RenameTable { table: author, name: "person".into(), follow: false });
    desk.check(&expect![[r#"
        book: id* integer, writer_id integer
          pk_book (id)
          fk_book_writer_id_writer (writer_id) -> person, NO ACTION
          ix_book_writer_id (writer_id)
        person: id* integer
          pk_writer (id)
    "#]]);
}

#[test]
fn what_needs_a_column_goes_with_it() {
    let mut desk = Desk::new();
    let (author, book) = (desk.table("author"), desk.table("book"));
    desk.connect(author, book, Cardinality::OneToMany);
    let price = desk.column(book, "price", DataType::Integer);
    let half = desk.column(book, "half", DataType::Integer);
    let quarter = desk.column(book, "quarter", DataType::Integer);
    let generated = |column, expression: &str| Edit::SetGenerated { table: book, column, expression: expression.into(), stored: true };
    desk.edit(generated(half, "price / 2"));
    desk.edit(generated(quarter, "half / 2"));
    desk.edit(Edit::AddCheck { table: book, name: String::new(), expression: "price >= 0".into() });
    desk.edit(Edit::SetUnique { table: book, column: price, unique: true });
    desk.check(&expect![[r#"
        author: id* integer
          pk_author (id)
        book: id* integer, author_id integer, price integer, half integer, quarter integer
          pk_book (id)
          uq_book_price (price)
          fk_book_author_id_author (author_id) -> author, NO ACTION
          ck_book_price price >= 0
          ix_book_author_id (author_id)
    "#]]);
    desk.edit(Edit::DeleteColumns { table: book, columns: vec![price] });
    let (_, id) = desk.column_named("author", "id");
    desk.edit(Edit::DeleteColumns { table: author, columns: vec![id] });
    desk.check(&expect![[r#"
        author: 
        book: id* integer, author_id integer
          pk_book (id)
          ix_book_author_id (author_id)
    "#]]);
}

#[test]
fn a_deleted_table_leaves_the_columns_that_pointed_at_it() {
    let mut desk = Desk::new();
    let (author, book) = (desk.table("author"), desk.table("book"));
    desk.connect(author, book, Cardinality::OneToMany);
    desk.edit(Edit::DeleteTables { tables: vec![author] });
    desk.check(&expect![[r#"
        book: id* integer, author_id integer
          pk_book (id)
          ix_book_author_id (author_id)
    "#]]);
}

#[test]
fn copies_have_names_and_keys_of_their_own() {
    let mut desk = Desk::new();
    let (author, book) = (desk.table("author"), desk.table("book"));
    desk.connect(author, book, Cardinality::OneToMany);
    desk.edit(Edit::DuplicateTables { tables: vec![author, book] });
    desk.check(&expect![[r#"
        author: id* integer
          pk_author (id)
        author_2: id* integer
          pk_author_2 (id)
        book: id* integer, author_id integer
          pk_book (id)
          fk_book_author_id_author (author_id) -> author, NO ACTION
          ix_book_author_id (author_id)
        book_2: id* integer, author_id integer
          pk_book_2 (id)
          fk_book_2_author_id_author (author_id) -> author_2, NO ACTION
          ix_book_2_author_id (author_id)
    "#]]);
}

#[test]
fn any_name_is_a_name_unless_it_is_taken() {
    let mut desk = Desk::new();
    for name in ["<script>alert('x')</script>", "a \"quoted\" `name`", "🙂", "select", &"long".repeat(50), "名前"] {
        let table = desk.table(&format!("  {name} "));
        assert_eq!(desk.document.schema.table(table).map(|t| t.name.as_str()), Some(name));
    }
    let id = desk.ids.mint();
    let add = |name: &str| Edit::AddTable { id, name: name.into(), x: 0.0, y: 0.0 };
    desk.refused(add("select"), "The name “select” is taken by another table. Choose another name.");
    desk.refused(add("pk_select"), "The name “pk_select” is taken by a key, check or index of select. Choose another name.");
    desk.refused(add("a\nb"), "A name is one line of text, without line breaks or tabs. Take them out of “a b”.");
    desk.edit(add(""));
    assert_eq!(desk.named("table").id, id);
    desk.refused(Edit::RenameTable { table: id, name: " ".into(), follow: true }, "A name is needed. Type at least one letter.");
}

#[test]
fn a_wish_of_several_parts_is_refused_as_a_whole() {
    let mut desk = Desk::new();
    let table = desk.table("book");
    let column = desk.column(table, "title", DataType::Text);
    let edits = vec![Edit::RenameColumn { table, column, name: "name".into() }, Edit::SetIdentity { table, column, identity: true }];
    desk.refused(
        Edit::Many { label: "Both".into(), edits },
        "The database can number the rows only in a column of whole numbers. Make book.name an integer first.",
    );
}

#[test]
fn enums_and_the_defaults_that_name_their_values() {
    let mut desk = Desk::new();
    let id: EnumId = desk.ids.mint();
    desk.edit(Edit::AddEnum { id, name: "mood".into(), values: vec!["good".into(), "bad".into()] });
    let table = desk.table("day");
    let column = desk.column(table, "mood", DataType::Enum(id));
    desk.edit(Edit::SetDefault { table, column, default: Some(DefaultValue::Literal("good".into())) });
    let default = |desk: &Desk| desk.named("day").column(column).and_then(|column| column.default.clone());
    let value = desk.document.schema.enums[&id].values[0].id;
    desk.edit(Edit::RenameEnumValue { id, value, name: "fine".into() });
    assert_eq!(default(&desk), Some(DefaultValue::Literal("fine".into())));
    desk.refused(Edit::AddEnumValue { id, name: "bad".into(), position: None }, "This enum has the value “bad” already. Choose another.");
    desk.edit(Edit::DeleteEnumValue { id, value });
    assert_eq!(default(&desk), None);
    desk.edit(Edit::DeleteEnum { id });
    desk.check(&expect![[r#"
        day: id* integer, mood text
          pk_day (id)
    "#]]);
}

#[test]
fn an_index_gone_unique_and_a_constraint_renamed() {
    let mut desk = Desk::new();
    let table = desk.table("book");
    let column = desk.column(table, "isbn", DataType::Char(13));
    desk.edit(Edit::AddIndex { table, parts: vec![IndexPart { key: IndexKey::Column(column), descending: true }], unique: false });
    let index = desk.named("book").indexes[0].id;
    let parts = vec![IndexPart::column(column)];
    desk.edit(Edit::ChangeIndex { table, index, parts, unique: true });
    desk.edit(Edit::RenameConstraint { table, constraint: Constraint::Index(index), name: "by_isbn".into() });
    desk.check(&expect![[r#"
        book: id* integer, isbn char(13)
          pk_book (id)
          by_isbn (isbn) unique
    "#]]);
    desk.edit(Edit::SetUnique { table, column, unique: false });
    desk.check(&expect![[r#"
        book: id* integer, isbn char(13)
          pk_book (id)
    "#]]);
}

#[test]
fn revisions_are_made_of_changes() {
    let mut desk = Desk::new();
    let create = |bits: u64, message: &str| {
        let (id, date) = (RevisionId::from_bits(bits), "2026-03-01T12:00:00Z".into());
        Edit::CreateRevision { id, message: message.into(), date }
    };
    desk.refused(create(1, "initial"), "The design is empty. Draw a table first.");
    let book = desk.table("book");
    desk.refused(create(1, "\n"), "Say in a few words what this migration does, such as “add email to user”.");
    desk.edit(create(1, " the  first\none "));
    assert_eq!(desk.document.head().map(|head| head.message.as_str()), Some("the first one"));
    desk.refused(create(2, "again"), "Nothing has changed since the last revision, so there is nothing to migrate.");
    desk.edit(Edit::DeleteTables { tables: vec![book] });
    let author = desk.table("author");
    desk.edit(create(2, "second"));
    assert_eq!(desk.document.head().and_then(relata::document::Revision::parent), Some(RevisionId::from_bits(1)));
    desk.edit(Edit::GoTo { revision: RevisionId::from_bits(1) });
    assert!(desk.document.schema == desk.document.revisions[0].schema);
    assert_eq!(desk.document.revisions.len(), 2);
    let places: Vec<_> = desk.document.layout.spots.keys().copied().collect();
    assert_eq!(places, [book]);
    assert!(!places.contains(&author));
}
