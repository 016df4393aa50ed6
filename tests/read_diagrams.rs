//! Mermaid and DBML are read: what Relata writes as mermaid comes back as far as mermaid can tell, and what people write.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

#[path = "support/support.rs"]
mod support;

use std::fmt::Write;

use expect_test::{Expect, expect};
use relata::dialect::Dialect;
use relata::document::template::TEMPLATES;
use relata::schema::{ColumnId, Ids, Place, Schema, Table};
use relata::text::read::{Language, read_text};
use relata::text::write_mermaid;
use support::random::Drawer;
use support::said::said;

fn check(text: &str, language: Language, expected: Expect) {
    assert_eq!(Language::of(text), language);
    let reading = read_text(text, language, &mut Ids::new(1));
    let mut found = said(&reading.schema);
    for problem in &reading.problems {
        let line = if let Place::Line(line) = problem.at { line } else { 0 };
        writeln!(found, "{line}: {:?} {}: {}", problem.severity, problem.code, problem.say).unwrap();
    }
    expected.assert_eq(&found);
}

/// Written, read and written again, the text is the same.
fn wrong(name: &str, schema: &Schema) -> Vec<String> {
    let (text, _) = write_mermaid(schema);
    let reading = read_text(&text, Language::Mermaid, &mut Ids::new(5));
    let (again, _) = write_mermaid(&reading.schema);
    let sorted = |text: &str| {
        // What is the whole key needs no second word that it is unique.
        let told = |line: &str| if line.contains(" PK") { line.replacen(", UK", "", 1) } else { line.to_owned() };
        let mut lines: Vec<String> = text.lines().map(told).collect();
        lines.sort();
        lines
    };
    let (before, after) = (sorted(&text), sorted(&again));
    let lost = before.iter().filter(|line| !after.contains(line)).map(|line| format!("{name}: - {line}"));
    let new = after.iter().filter(|line| !before.contains(line)).map(|line| format!("{name}: + {line}"));
    let errors = reading.problems.iter().map(|problem| format!("{name}: {:?} {}", problem.at, problem.say));
    lost.chain(new).chain(errors).collect()
}

#[test]
fn templates_come_back_from_mermaid() {
    let all: Vec<String> = TEMPLATES.iter().flat_map(|template| wrong(template.name, &(template.make)(&mut Ids::new(3)).schema)).collect();
    assert!(all.is_empty(), "{} lines:\n{}", all.len(), all[..all.len().min(40)].join("\n"));
}

/// Whether mermaid can say what the foreign keys point at: the primary key, or the one unique column of that type.
fn is_sayable(schema: &Schema) -> bool {
    let one = |table: &Table, of: &[ColumnId]| matches!(of, [one] if table.uniques.iter().any(|key| key.columns == [*one]));
    let mut keys = schema.tables.values().flat_map(|table| &table.foreign_keys);
    keys.all(|key| schema.table(key.target).is_some_and(|to| to.primary_columns() == key.target_columns || one(to, &key.target_columns)))
}

#[test]
fn random_designs_come_back_from_mermaid() {
    let drawn = (0..200).map(|seed| (format!("seed {seed}"), Drawer::new(seed, Dialect::Postgres).schema(6)));
    let sayable: Vec<_> = drawn.filter(|(_, schema)| is_sayable(schema)).collect();
    assert!(sayable.len() > 50, "only {} designs were tried", sayable.len());
    let mut all: Vec<String> = sayable.into_iter().flat_map(|(name, schema)| wrong(&name, &schema)).collect();
    // A quote in a name is another letter in mermaid, also in the remark about it.
    all.retain(|line| !line.contains(" is the table "));
    assert!(all.is_empty(), "{} lines:\n{}", all.len(), all[..all.len().min(60)].join("\n"));
}

#[test]
fn mermaid_as_people_write_it() {
    check(
        r#"```mermaid
erDiagram
    direction LR
    CUSTOMER ||--o{ ORDER : places
    CUSTOMER["The customer"] {
        int id PK
        string email UK "how to reach"
        timestamp with time zone born?
    }
    ORDER ||--|{ LINE-ITEM : contains %% a remark
    ORDER {
        int id PK
        int customer_id FK
        numeric(10_2) total
    }
    "it's <b>" |o..o| CUSTOMER : ""
    STUDENT }o--o{ COURSE : takes
    A one or more to zero or many B : x
    nonsense here and there
    PERSON }o--o| PERSON : parent
```
text behind it
"#,
        Language::Mermaid,
        expect![[r#"
            A
              id integer numbered
              pk_A primary key (id)
            A_Bs
              A_id integer
              B_id integer
              pk_A_Bs primary key (A_id, B_id)
              fk_A_Bs_A_id_A (A_id) to A (id) [ | ]
              fk_A_Bs_B_id_B (B_id) to B (id) [ | ]
            B
              id integer numbered
              pk_B primary key (id)
            COURSE
              id integer numbered
              pk_COURSE primary key (id)
            CUSTOMER -- The customer
              id integer
              email varchar(255) -- how to reach
              born timestamptz null
              it's <b>_id integer null
              pk_CUSTOMER primary key (id)
              uq_CUSTOMER_email unique (email)
              uq_CUSTOMER_it's <b>_id unique (it's <b>_id)
              fk_CUSTOMER_it's <b>_id_it's <b> (it's <b>_id) to it's <b> (id) [ | ]
            LINE-ITEM
              ORDER_id integer
              fk_LINE-ITEM_ORDER_id_ORDER (ORDER_id) to ORDER (id) [ | ]
            ORDER
              id integer
              customer_id integer
              total numeric(10,2)
              pk_ORDER primary key (id)
              fk_ORDER_customer_id_CUSTOMER (customer_id) to CUSTOMER (id) [ | ]
            PERSON
              id integer numbered
              PERSON_id integer null
              pk_PERSON primary key (id)
              fk_PERSON_PERSON_id_PERSON (PERSON_id) to PERSON (id) [ | ]
            STUDENT
              id integer numbered
              pk_STUDENT primary key (id)
            STUDENT_COURSEs
              STUDENT_id integer
              COURSE_id integer
              pk_STUDENT_COURSEs primary key (STUDENT_id, COURSE_id)
              fk_STUDENT_COURSEs_STUDENT_id_STUDENT (STUDENT_id) to STUDENT (id) [ | ]
              fk_STUDENT_COURSEs_COURSE_id_COURSE (COURSE_id) to COURSE (id) [ | ]
            it's <b>
              id integer numbered
              pk_it's <b> primary key (id)
            10: Note mermaid-guess: LINE-ITEM has no column for this relation, so it gets ORDER_id.
            16: Note mermaid-key: No column of it's <b> is marked PK, so its key is id.
            16: Note mermaid-guess: CUSTOMER has no column for this relation, so it gets it's <b>_id.
            17: Note mermaid-key: No column of STUDENT is marked PK, so its key is id.
            17: Note mermaid-key: No column of COURSE is marked PK, so its key is id.
            17: Note mermaid-junction: STUDENT and COURSE have many of each other, so the table STUDENT_COURSEs stands between them.
            18: Note mermaid-key: No column of A is marked PK, so its key is id.
            18: Note mermaid-key: No column of B is marked PK, so its key is id.
            18: Note mermaid-junction: A and B have many of each other, so the table A_Bs stands between them.
            19: Warning mermaid-unknown: “nonsense here and there” is not understood, so it is left out.
            20: Note mermaid-key: No column of PERSON is marked PK, so its key is id.
            20: Note mermaid-guess: PERSON has no column for this relation, so it gets PERSON_id.
        "#]],
    );
}

#[test]
fn dbml_as_people_write_it() {
    check(
        r#"// a shop
Project shop { database_type: 'PostgreSQL' Note: 'x' }
Enum status { open [note: 'x']
  "on hold"
}
Table users as U [headercolor: #fff, note: 'who buys'] {
  id int [pk, increment]
  name varchar(40) [not null, default: 'it\'s', note: 'shown']
  "say \"hi\" 🙂" "double precision"
  born timestamptz [default: `now()`]
  amount decimal(10,2) [default: -1.5]
  Note: '''
    several
    lines
  '''
  indexes {
    (name, born) [unique, name: 'users_name']
    `lower(name)`
    born [type: hash]
  }
}
Table sales.orders {
  id bigint [primary key]
  user_id int [ref: > U.id, not null]
  status status [default: 'open']
  boss int [ref: - users.id]
  checks { `id > 0` [name: 'positive'] }
}
Table tags { id int pk
  name text unique }
Ref named: sales.orders.(id, boss) > users.(id, name) [delete: cascade, update: set null]
Ref: sales.orders.id <> tags.id
Ref { users.id < tags.id }
TableGroup g { users
 tags }
Table broken {
  id
  ???
  x int [wibble: 3]
}
oops
"#,
        Language::Dbml,
        expect![[r#"
            enum status: open, on hold
            broken
              id text null
              x integer null
            order_tags in sales
              order_id bigint
              tag_id integer
              pk_order_tags primary key (order_id, tag_id)
              fk_order_tags_order_id_orders (order_id) to orders (id) [ | ]
              fk_order_tags_tag_id_tags (tag_id) to tags (id) [ | ]
            orders in sales
              id bigint
              user_id integer
              status status null = "open"
              boss integer null
              pk_orders primary key (id)
              uq_orders_boss unique (boss)
              positive check (id > 0)
              fk_orders_user_id_U (user_id) to users (id) [ | ]
              fk_orders_boss_users (boss) to users (id) [ | ]
              named (id, boss) to users (id, name) on delete CASCADE on update SET NULL [ | ]
            tags
              id integer
              name text null
              pk_tags primary key (id)
              uq_tags_name unique (name)
              fk_tags_id_users (id) to users (id) [ | ]
            users -- several\nlines
              id integer numbered
              name varchar(40) = "it's" -- shown
              say "hi" 🙂 double null
              born timestamptz null = (CURRENT_TIMESTAMP)
              amount numeric(10,2) null = "-1.5"
              pk_users primary key (id)
              users_name unique index (name, born)
              ix_users index ((lower(name)))
              ix_users_born index (born) using hash
            37: Note dbml-type: The column id has no type, so it is text.
            38: Warning dbml-unknown: “???” is not understood, so it is left out.
            39: Note dbml-setting: “wibble” of a column is no part of a design, so it is left out.
            41: Warning dbml-unknown: “oops” is not understood, so it is left out.
        "#]],
    );
}

#[test]
fn mermaid_columns_that_only_their_marks_tell() {
    check(
        r#"# A page of notes

```mermaid
erDiagram
    USERS ||--o{ VOTERS : registered
    CITIES ||--o{ VOTERS : home
    USERS { uuid id PK FK_auth
        enum status }
    VOTERS {
        uuid id PK
        uuid city_id FK
        uuid made_by FK
        decimal(10,2) fee
    }
    CITIES { uuid id PK }
```
and words behind it
"#,
        Language::Mermaid,
        expect![[r#"
            CITIES
              id uuid
              pk_CITIES primary key (id)
            USERS
              id uuid
              status varchar(255)
              pk_USERS primary key (id)
            VOTERS
              id uuid
              city_id uuid
              made_by uuid
              fee numeric(10,2)
              pk_VOTERS primary key (id)
              fk_VOTERS_city_id_CITIES (city_id) to CITIES (id) [ | ]
              fk_VOTERS_made_by_USERS (made_by) to USERS (id) [ | ]
        "#]],
    );
}

#[test]
fn dbml_in_other_manners() {
    check(
        r#"# A page of notes
```dbml
Project p {
  Note: 'x'
}
Table auth {
  token varchar(64) [not null] [pk]
  user_id int [ref: > users.id, not null]
  Indexes: {
    (token, user_id) [ name: 'both', unique ]
  }
}
Table users { id int [pk, increment] }
enum landing {
  common
}
Table pages {
  user_id int [pk, ref: > users.id]
  token varchar(64) [pk]
  shown landing [not null, default: `common`]
  made timestamp [default: `now()`]
  tags text[]
}
TableGroup "the group" { users, auth }
```
Note that words stand behind it.
"#,
        Language::Dbml,
        expect![[r#"
            enum landing: common
            auth
              token varchar(64)
              user_id integer
              pk_auth primary key (token)
              fk_auth_user_id_users (user_id) to users (id) [ | ]
              both unique index (token, user_id)
            pages
              user_id integer
              token varchar(64)
              shown landing = "common"
              made timestamp null = (CURRENT_TIMESTAMP)
              tags text[] null
              pk_pages primary key (user_id, token)
              fk_pages_user_id_users (user_id) to users (id) [ | ]
            users
              id integer numbered
              pk_users primary key (id)
        "#]],
    );
}

#[test]
fn a_list_of_columns() {
    check(
        "id int pk\nemail varchar(40) NOT NULL unique\n\"<b>\" text\nnull\nborn date null\n",
        Language::Rows,
        expect![[r#"
            table
              id integer numbered
              email varchar(40)
              <b> text null
              null varchar(255) null
              born date null
              pk_table primary key (id)
              uq_table_email unique (email)
        "#]],
    );
}

#[test]
fn no_text_makes_it_panic() {
    let mut dice = fastrand::Rng::with_seed(9);
    let odd: Vec<char> = "'\"`();:,.$/*-#\\é🙂[]{}\n0a|o<>~?%".chars().collect();
    let sources: Vec<String> = (0..8)
        .map(|seed| write_mermaid(&Drawer::new(seed, Dialect::Postgres).schema(5)).0)
        .chain([include_str!("read_diagrams.rs").to_owned()])
        .collect();
    for _ in 0..2_000 {
        let mut letters: Vec<char> = sources[dice.usize(..sources.len())].chars().collect();
        let from = dice.usize(..letters.len());
        letters = letters[from..(from + dice.usize(1..2_000)).min(letters.len())].to_vec();
        for _ in 0..dice.usize(1..6) {
            let at = dice.usize(..letters.len());
            match dice.u8(..2) {
                0 => letters[at] = odd[dice.usize(..odd.len())],
                _ => letters.insert(at, odd[dice.usize(..odd.len())]),
            }
        }
        let text: String = letters.into_iter().collect();
        for language in [Language::Mermaid, Language::Dbml, Language::Rows] {
            let _ = read_text(&text, language, &mut Ids::new(1));
            let _ = read_text(&format!("erDiagram\n{text}"), language, &mut Ids::new(1));
        }
    }
}
