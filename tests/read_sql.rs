//! The SQL that Relata writes reads back as the design it was written from: printed again, it is the same text. The
//! templates and random designs, for each database; and what dumps and people write.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

#[path = "support/support.rs"]
mod support;

use std::fmt::Write;

use expect_test::{Expect, expect};
use relata::dialect::Dialect;
use relata::document::template::TEMPLATES;
use relata::migrate::create_script;
use relata::schema::{Ids, Place, Schema};
use relata::text::read::{Language, Reading, read_text};
use support::random::Drawer;
use support::said::said;

fn written(schema: &Schema, dialect: Dialect) -> String {
    create_script(schema, dialect).text(&format!("A design for {}", dialect.label()))
}

fn read(text: &str) -> Reading {
    read_text(text, Language::of(text), &mut Ids::new(5))
}

/// A text without the indexes that are there for foreign keys alone: they have the names of those, and where one serves
/// two of them it is the one with the smaller id, which is new after reading.
fn without_own_indexes(text: &str) -> String {
    let is_own = |line: &str| {
        let name = line.strip_prefix("    INDEX ").and_then(|rest| rest.rsplit_once(" (")).map(|(name, _)| name);
        name.is_some_and(|name| text.contains(&format!("CONSTRAINT {name} FOREIGN KEY")))
    };
    let kept: Vec<&str> = text.lines().filter(|line| !is_own(line)).map(|line| line.trim_end_matches(',')).collect();
    kept.join("\n")
}

/// The lines of which there are more in one text than in the other.
fn differences(before: &str, after: &str) -> Vec<String> {
    let lines = |text: &str| {
        let mut lines: Vec<String> = text.lines().map(|line| line.trim_end_matches(',').to_owned()).collect();
        lines.sort();
        lines
    };
    let (mut lost, mut new) = (lines(before), lines(after));
    lost.retain(|line| match new.iter().position(|other| other == line) {
        Some(at) => {
            new.remove(at);
            false
        }
        None => true,
    });
    lost.iter().map(|line| format!("- {line}")).chain(new.iter().map(|line| format!("+ {line}"))).collect()
}

fn round(name: &str, schema: &Schema, dialect: Dialect) -> Vec<String> {
    let text = written(schema, dialect);
    let reading = read(&text);
    let mut wrong: Vec<String> = reading.problems.iter().map(|problem| format!("{:?} {}", problem.at, problem.say)).collect();
    let again = without_own_indexes(&written(&reading.schema, dialect));
    let text = without_own_indexes(&text);
    if again != text {
        wrong.extend(differences(&text, &again));
        // Enums and tables that could stand in any order do so by their ids, which are new.
        let sorted = |text: &str| {
            let mut statements: Vec<String> = text.split("\n\n").map(str::to_owned).collect();
            statements.sort();
            statements
        };
        if wrong.is_empty() && sorted(&text) != sorted(&again) {
            let (a, b) = text.lines().zip(again.lines()).find(|(a, b)| a != b).unwrap();
            wrong.push(format!("in another order: {a} / {b}"));
        }
    }
    wrong.into_iter().map(|line| format!("{name} {dialect:?}: {line}")).collect()
}

fn none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} lines:\n{}", wrong.len(), wrong.iter().take(60).cloned().collect::<Vec<_>>().join("\n"));
}

#[test]
fn templates_come_back() {
    let mut wrong = Vec::new();
    for template in TEMPLATES {
        let schema = (template.make)(&mut Ids::new(3)).schema;
        for dialect in Dialect::ALL {
            wrong.extend(round(template.name, &schema, dialect));
        }
    }
    none(&wrong);
}

#[test]
fn random_designs_come_back() {
    let mut wrong = Vec::new();
    for dialect in Dialect::ALL {
        for seed in 0..100 {
            let schema = Drawer::new(seed, dialect).schema(8);
            wrong.extend(round(&format!("seed {seed}"), &schema, dialect));
        }
    }
    none(&wrong);
}

fn check(text: &str, expected: Expect) {
    let reading = read(text);
    let mut found = said(&reading.schema);
    for problem in &reading.problems {
        let line = if let Place::Line(line) = problem.at { line } else { 0 };
        writeln!(found, "{line}: {:?} {}: {}", problem.severity, problem.code, problem.say).unwrap();
    }
    expected.assert_eq(&found);
}

#[test]
fn a_dump_of_postgres() {
    check(
        r#"--
-- PostgreSQL database dump
--
\restrict abc
SET statement_timeout = 0;
SELECT pg_catalog.set_config('search_path', '', false);
CREATE SCHEMA sales;
CREATE TYPE public.mood AS ENUM (
    'sad',
    'it''s ok'
);
ALTER TYPE public.mood OWNER TO me;
CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN; RETURN NEW; END; $$;
CREATE TABLE public.author (
    id integer NOT NULL,
    name character varying(80) DEFAULT 'nobody'::character varying NOT NULL,
    mood public.mood DEFAULT 'sad'::public.mood,
    born timestamp without time zone DEFAULT now(),
    twice integer GENERATED ALWAYS AS ((id * 2)) STORED,
    tags text[],
    CONSTRAINT positive CHECK (((id > 0) AND (length((name)::text) < 80)))
);
COMMENT ON TABLE public.author IS 'Who writes';
COMMENT ON COLUMN public.author.name IS 'It''s a name';
CREATE SEQUENCE public.author_id_seq AS integer START WITH 1;
ALTER SEQUENCE public.author_id_seq OWNED BY public.author.id;
ALTER TABLE ONLY public.author ALTER COLUMN id SET DEFAULT nextval('public.author_id_seq'::regclass);
CREATE TABLE sales.book (
    id bigint NOT NULL,
    author_id integer,
    price numeric(10,2) DEFAULT 9.90
);
ALTER TABLE sales.book ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME sales.book_id_seq
    START WITH 1
);
COPY public.author (id, name) FROM stdin;
1	it's; a "name
\.
ALTER TABLE ONLY public.author
    ADD CONSTRAINT author_pkey PRIMARY KEY (id);
ALTER TABLE ONLY sales.book
    ADD CONSTRAINT book_pkey PRIMARY KEY (id);
CREATE UNIQUE INDEX author_name ON public.author USING btree (lower((name)::text), born DESC NULLS LAST) WHERE (id > 5);
CREATE INDEX tags ON public.author USING gin (tags);
ALTER TABLE ONLY sales.book
    ADD CONSTRAINT book_author_fkey FOREIGN KEY (author_id) REFERENCES public.author(id) ON DELETE SET NULL;
CREATE VIEW v AS SELECT 1;
GRANT ALL ON public.author TO me;
"#,
        expect![[r#"
            enum mood: sad, it's ok
            author -- Who writes
              id integer numbered
              name varchar(80) = "nobody" -- It's a name
              mood mood null = "sad"
              born timestamp null = (CURRENT_TIMESTAMP)
              twice integer null as (id * 2) stored
              tags text[] null
              author_pkey primary key (id)
              positive check ((id > 0) AND (length((name)::text) < 80))
              author_name unique index ((lower((name)::text)), born desc) where id > 5
              tags index (tags) using gin
            book in sales
              id bigint numbered
              author_id integer null
              price numeric(10,2) null = "9.90"
              book_pkey primary key (id)
              book_author_fkey (author_id) to author (id) on delete SET NULL [ | ]
            13: Note sql-left-out: Functions are no part of a design, so they are left out.
            48: Note sql-left-out: Views are no part of a design, so they are left out.
        "#]],
    );
}

#[test]
fn a_dump_of_mysql() {
    check(
        r"-- MySQL dump 10.13
/*!40101 SET NAMES utf8mb4 */;
DROP TABLE IF EXISTS `author`;
CREATE TABLE `author` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(80) COLLATE utf8mb4_unicode_ci NOT NULL DEFAULT 'it\'s',
  `state` enum('a','b') CHARACTER SET utf8mb4 DEFAULT 'a' COMMENT 'the state',
  `ok` tinyint(1) NOT NULL DEFAULT '1',
  `made` datetime(6) DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  `full` varchar(99) GENERATED ALWAYS AS (concat(`name`,_utf8mb4'x')) VIRTUAL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `name` (`name`),
  KEY `made` (`made` DESC) USING BTREE,
  FULLTEXT KEY `words` (`name`),
  CONSTRAINT `short` CHECK ((length(`name`) < 80))
) ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 COMMENT='Who writes';
LOCK TABLES `author` WRITE;
INSERT INTO `author` VALUES (1,'a;\'b',NULL);
UNLOCK TABLES;
CREATE TABLE `book` (
  `id` bigint NOT NULL,
  `author_id` int unsigned DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `book_author` (`author_id`),
  CONSTRAINT `book_author` FOREIGN KEY (`author_id`) REFERENCES `author` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB
/*!50100 PARTITION BY HASH (`id`) */;
/*!50001 CREATE VIEW `v` AS select 1 */;
DELIMITER ;;
CREATE DEFINER=`root`@`localhost` TRIGGER t BEFORE INSERT ON book FOR EACH ROW BEGIN SET @a = 1; END ;;
DELIMITER ;
",
        expect![[r#"
            enum state: a, b
            author -- Who writes
              id integer numbered
              name varchar(80) = "it's"
              state state null = "a" -- the state
              ok boolean = "true"
              made timestamp null = (CURRENT_TIMESTAMP)
              full varchar(99) null as (concat(name,_utf8mb4'x'))
              pk_author primary key (id)
              name unique (name)
              short check (length(name) < 80)
              made index (made desc)
              words index (name) using fulltext
            book
              id bigint
              author_id integer null
              pk_book primary key (id)
              book_author (author_id) to author (id) on delete CASCADE [ | ]
            5: Note sql-type: “unsigned” is no part of a portable type: int unsigned is read as integer.
            9: Note sql-on-update: ON UPDATE CURRENT_TIMESTAMP of a column is no part of a design, so it is left out.
            30: Note sql-left-out: Triggers are no part of a design, so they are left out.
        "#]],
    );
}

#[test]
fn as_people_write_it() {
    check(
        r#"
create table if not exists Users (
  UserId int primary key, -- the key
  email varchar(120) unique not null,
  "say ""hi"" 🙂" text,
  role text check (role in ('admin', 'user')),
  created timestamp default current_timestamp
);
CREATE TABLE posts (
  id serial PRIMARY KEY,
  user_id int REFERENCES users ON DELETE CASCADE,
  parent int references posts(id),
  "<script>" jsonb,
  score wibble(3) FROBNICATE,
  lost int REFERENCES nowhere(id),
  PRIMARY KEY (nothing),
  FOREIGN KEY (user_id REFERENCES users(id)
);
CREATE INDEX ON posts (user_id, score);
CREATE INDEX far ON elsewhere (x);
oops this is not sql;
CREATE TABLE cut (id int, name 'text
"#,
        expect![[r#"
            Users
              UserId integer
              email varchar(120)
              say "hi" 🙂 text null
              role text null
              created timestamp null = (CURRENT_TIMESTAMP)
              Users_pkey primary key (UserId)
              Users_email_key unique (email)
              Users_role_check check (role in ('admin', 'user'))
            posts
              id integer numbered
              user_id integer null
              parent integer null
              <script> json null
              score wibble(3) null
              lost integer null
              posts_pkey primary key (id)
              posts_user_id_fkey (user_id) to Users (UserId) on delete CASCADE [ | ]
              posts_parent_fkey (parent) to posts (id) [ | ]
              posts_user_id_score_idx index (user_id, score)
            14: Warning sql-unknown: “FROBNICATE” is not understood, so it is left out.
            15: Warning read-target: posts points at the table nowhere, which is not in this text, so this foreign key is left out.
            16: Warning read-column: The table posts has no column nothing, so what is said of it here is left out.
            17: Error sql-text: This cannot be read: Expected: ), found: REFERENCES.
            20: Warning sql-table: This index is of the table elsewhere, which is not in this text, so it is left out.
            21: Warning sql-statement: “oops this is not sql” is no statement that is known here, so it is left out.
            22: Error sql-text: This cannot be read: Unterminated string literal.
        "#]],
    );
}

/// Texts cut, doubled and mixed are read to their end, each within a moment.
#[test]
fn no_text_makes_it_panic() {
    let mut dice = fastrand::Rng::with_seed(9);
    let texts: Vec<String> = (0..8)
        .flat_map(|seed| Dialect::ALL.map(|dialect| written(&Drawer::new(seed, dialect).schema(5), dialect)))
        .chain([
            "CREATE TABLE t (a int DEFAULT (((((((1, b text CHECK (".into(),
            "(".repeat(3000),
            "CREATE TABLE t (a ".to_owned() + &"(".repeat(3000),
        ])
        .collect();
    let odd: Vec<char> = "'\"`();,.$/*-#\\é🙂[]{}\n0aE=".chars().collect();
    for _ in 0..2_000 {
        let mut letters: Vec<char> = texts[dice.usize(..texts.len())].chars().collect();
        letters.truncate(dice.usize(1..3_000).min(letters.len()));
        for _ in 0..dice.usize(1..6) {
            let at = dice.usize(..letters.len());
            match dice.u8(..4) {
                0 => drop(letters.remove(at).to_string()),
                1 => letters.insert(at, odd[dice.usize(..odd.len())]),
                2 => letters.truncate(at + 1),
                _ => {
                    let piece: Vec<char> = letters[at..(at + dice.usize(1..40)).min(letters.len())].to_vec();
                    letters.extend(piece);
                }
            }
            if letters.is_empty() {
                break;
            }
        }
        let text: String = letters.into_iter().collect();
        for language in Language::all() {
            let _ = read_text(&text, language, &mut Ids::new(1));
        }
    }
}

/// Ten megabytes of rows are passed over, and the tables between them are read.
#[test]
fn a_large_dump_is_read_in_a_moment() {
    let row = format!("({}),", vec!["1,'it''s; a \"text\"',NULL"; 20].join(","));
    let rows = format!("INSERT INTO t VALUES {};\n", row.repeat(100));
    let mut text = String::new();
    while text.len() < 10_000_000 {
        text += &format!("CREATE TABLE t{} (id int PRIMARY KEY, name varchar(20) NOT NULL);\n", text.len());
        text += &rows;
    }
    let start = std::time::Instant::now();
    let reading = read(&text);
    assert!(reading.problems.is_empty() && reading.schema.tables.len() > 50);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
