//! The rules of the house that a compiler cannot see.
//!
//! The rules are plain functions from a path and a text to complaints, so the second half of this file can
//! plant each sin in a string and see it found. What the compiler or clippy already refuses is not here.

use std::fmt;
use std::path::{Path, PathBuf};

#[path = "tidy/source.rs"]
mod source;

use source::{Source, Token};

/// Reading order: a module uses those before it, never those after it.
const ORDER: [&str; 9] = ["schema", "dialect", "migrate", "document", "text", "canvas", "editor", "web", "ui"];
const LONGEST: usize = 600;
const LARGEST: u64 = 1_000_000;

struct Complaint {
    path: String,
    line: usize,
    say: String,
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.say)
    }
}

#[test]
fn the_house_is_in_order() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let crates = crates(&std::fs::read_to_string(root.join("Cargo.toml")).unwrap());
    let mut complaints = Vec::new();
    for path in files(root) {
        let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
        let size = std::fs::metadata(&path).map_or(0, |data| data.len());
        complaints.extend(misplaced(&name, size));
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        complaints.extend(places_of_a_machine(&name, &text));
        if name.starts_with("src/") && name.ends_with(".rs") {
            complaints.extend(module(&name, &text, &crates));
        }
    }
    let list: Vec<String> = complaints.iter().map(Complaint::to_string).collect();
    assert!(list.is_empty(), "the house is not in order:\n{}\n", list.join("\n"));
}

// ---------------------------------------------------------------- the rules for one module of src

fn module(path: &str, text: &str, crates: &[String]) -> Vec<Complaint> {
    let source = Source::read(text);
    let mut found = Vec::new();
    let mut say = |line: usize, what: String| found.push(Complaint { path: path.into(), line, say: what });

    if path.ends_with("/mod.rs") {
        say(1, "a folder's door is a file of its name beside it, never mod.rs".into());
    }
    if !text.starts_with("//!") {
        say(1, "the module has no //! head".into());
    }
    let lines = text.lines().count();
    if lines > LONGEST {
        say(LONGEST, format!("the file has {lines} lines, {LONGEST} are the most"));
    }
    for (line, what) in panics(&source) {
        say(line, what);
    }
    let names = source::module_path(path);
    let Some(home) = names.first() else { return found };
    let Some(place) = rank(home) else {
        say(1, format!("module {home} has no place in the order {}", ORDER.join(" → ")));
        return found;
    };
    for used in source.crate_paths(&names) {
        match rank(&used.first) {
            Some(other) if other > place => say(used.line, format!("{home} uses {}, which comes after it", used.first)),
            Some(_) => {}
            None => say(used.line, format!("crate::{}: say the module that it comes from", used.first)),
        }
    }
    for (line, what) in foreign(&source, place, crates) {
        say(line, what);
    }
    found
}

fn rank(module: &str) -> Option<usize> {
    ORDER.iter().position(|name| *name == module)
}

fn before(place: usize, module: &str) -> bool {
    rank(module).is_some_and(|other| place < other)
}

/// Crates and types that a module may not know, by where it stands.
fn foreign(source: &Source, place: usize, crates: &[String]) -> Vec<(usize, String)> {
    const BROWSER: [&str; 5] = ["web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "console_error_panic_hook"];
    const SIGNALS: [&str; 4] = ["leptos", "leptos_use", "reactive_graph", "reactive_stores"];
    const CHANCE: [&str; 7] = ["SystemTime", "Instant", "UNIX_EPOCH", "RandomState", "rand", "fastrand", "getrandom"];
    let mut found = Vec::new();
    for (at, token) in source.tokens.iter().enumerate() {
        let name = token.text.as_str();
        let mut say = |what: String| found.push((token.line, what));
        let is_crate = source.is_path_root(at);
        if is_crate && before(place, "web") && (BROWSER.contains(&name) || name.starts_with("gloo")) {
            say(format!("{name}: only web and ui know the browser"));
        } else if is_crate && before(place, "ui") && SIGNALS.contains(&name) {
            say(format!("{name}: only ui knows signals"));
        } else if is_crate && !token.in_test && place == 0 && crates.iter().any(|known| known == name) {
            say(format!("{name}: schema uses std alone"));
        }
        if token.in_test {
            continue;
        }
        if before(place, "web") && CHANCE.contains(&name) && (name.starts_with(char::is_uppercase) || is_crate) {
            say(format!("{name}: time and chance come in as parameters"));
        }
        if before(place, "canvas") && matches!(name, "HashMap" | "HashSet") {
            say(format!("{name}: its order is random and reaches what is generated; take BTreeMap or BTreeSet"));
        }
    }
    found
}

/// A panic kills the tab. Clippy says so too, but an `#[allow]` silences clippy.
fn panics(source: &Source) -> Vec<(usize, String)> {
    let text = |at: usize| source.tokens.get(at).map_or("", |token: &Token| token.text.as_str());
    let mut found = Vec::new();
    for (at, token) in source.tokens.iter().enumerate().filter(|(_, token)| !token.in_test) {
        let what = match token.text.as_str() {
            "unwrap" if at > 0 && text(at - 1) == "." && text(at + 1) == "(" && text(at + 2) == ")" => "unwrap()",
            // A method of one's own may be called expect: what panics takes words.
            "expect" if at > 0 && text(at - 1) == "." && text(at + 1) == "(" && text(at + 2) == "\"" => "expect(\"…\")",
            "panic" | "todo" | "unimplemented" if text(at + 1) == "!" => "a panic",
            _ => continue,
        };
        found.push((token.line, format!("{what} outside tests kills the tab")));
    }
    found
}

/// The names of the crates in Cargo.toml, as code spells them.
fn crates(cargo_toml: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut listing = false;
    for line in cargo_toml.lines().map(str::trim) {
        if let Some(section) = line.strip_prefix('[') {
            let section = section.trim_end_matches(']');
            listing = section.ends_with("dependencies");
            names.extend(section.split_once("dependencies.").map(|(_, name)| name.to_owned()));
        } else if listing && !line.starts_with('#') {
            names.extend(line.split_once('=').map(|(name, _)| name.trim().to_owned()));
        }
    }
    names.into_iter().map(|name| name.replace('-', "_")).collect()
}

// ---------------------------------------------------------------- the rules for every file

/// What is built or installed does not belong in the repository, nor does what is large.
fn misplaced(path: &str, size: u64) -> Vec<Complaint> {
    let complain = |say: String| Complaint { path: path.into(), line: 1, say };
    let mut found = Vec::new();
    if size > LARGEST {
        found.push(complain(format!("{size} bytes are too many for the repository")));
    }
    let built = |part: &str| matches!(part, "target" | "dist" | "node_modules" | "vendor");
    if path.split('/').any(built) || path.ends_with(".wasm") || path.ends_with(".zip") {
        found.push(complain("built, not written: it does not belong in the repository".into()));
    }
    found
}

/// A path or an address that holds on one machine only.
fn places_of_a_machine(path: &str, text: &str) -> Vec<Complaint> {
    // Put together here, so that this file may be read by its own rule.
    let homes = ["tmp", "work", "home", "root", "Users"].map(|name| format!("/{name}/"));
    let registry = ["registry", "npmjs"].join(".");
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let mut say = |what: String| found.push(Complaint { path: path.into(), line: at + 1, say: what });
        // `https://a.b/home/` is an address, `$HOME/work/` a place under a name: only absolute paths count.
        let absolute = |home: &&String| {
            line.match_indices(home.as_str())
                .any(|(start, _)| !line[..start].ends_with(|c: char| c.is_alphanumeric() || "_-.~}*/)".contains(c)))
        };
        if let Some(home) = homes.iter().find(absolute) {
            say(format!("{home} is a path of one machine"));
        }
        if line.contains(&registry) {
            say("the address of a package registry".into());
        }
    }
    found
}

/// What git knows or would add; where there is no git, every file that is not built.
fn files(root: &Path) -> Vec<PathBuf> {
    let listed =
        std::process::Command::new("git").args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).current_dir(root).output();
    if let Ok(output) = listed
        && output.status.success()
    {
        let names = String::from_utf8_lossy(&output.stdout).into_owned();
        return names.split('\0').filter(|n| !n.is_empty()).map(|n| root.join(n)).filter(|p| p.is_file()).collect();
    }
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let ignored = matches!(entry.file_name().to_str(), Some("target" | "dist" | "node_modules" | "vendor" | ".git"));
            match (path.is_dir(), ignored) {
                (_, true) => {}
                (true, false) => folders.push(path),
                (false, false) => found.push(path),
            }
        }
    }
    found
}

// ---------------------------------------------------------------- the rules find what is planted

/// The complaints about a module with a head and this body.
fn complaints(path: &str, body: &str) -> Vec<String> {
    let crates = ["serde".to_owned(), "leptos".to_owned(), "web_sys".to_owned(), "fastrand".to_owned()];
    let text = format!("//! Head.\n{body}\n");
    module(path, &text, &crates).iter().map(|c| format!("{}: {}", c.line, c.say)).collect()
}

#[track_caller]
fn finds(path: &str, body: &str, expected: &str) {
    let found = complaints(path, body);
    assert!(found.len() == 1 && found[0].contains(expected), "{path}\n{body}\n{expected:?} expected, found {found:?}");
}

#[track_caller]
fn accepts(path: &str, body: &str) {
    let found = complaints(path, body);
    assert!(found.is_empty(), "{path}\n{body}\nnothing expected, found {found:?}");
}

#[test]
fn a_module_may_not_use_a_later_one() {
    finds("src/schema/table.rs", "use crate::document::Document;", "2: schema uses document");
    finds("src/migrate/diff.rs", "use crate::{\n    schema::Schema,\n    document::{Document, Edit},\n};", "4: migrate uses document");
    finds("src/migrate.rs", "use super::ui;", "migrate uses ui");
    finds("src/migrate/write/sql.rs", "use super::super::super::canvas::Rect;", "migrate uses canvas");
    finds("src/text.rs", "fn f() -> crate::editor::Action { x }", "text uses editor");
    finds("src/text.rs", "mod a { mod b { use super::super::super::web; } }", "text uses web");
    finds("src/canvas.rs", "#[cfg(test)]\nmod tests { use crate::ui::App; }", "canvas uses ui");
    finds("src/dialect.rs", "use crate::migrate as m;", "dialect uses migrate");
    finds("src/dialect.rs", "use crate::*;", "say the module");
    finds("src/dialect.rs", "use crate::App;", "say the module");
    finds("src/helpers.rs", "", "has no place");
}

#[test]
fn a_module_may_use_earlier_ones() {
    accepts("src/document/edit.rs", "use crate::schema::{Schema, table::Table};\nuse crate::migrate;\nuse super::layout;");
    accepts("src/document.rs", "mod edit;\npub use edit::Edit;\nuse std::fmt;\npub(crate) struct A;");
    accepts("src/document.rs", "// use crate::ui::App;\n/* crate::ui */\nconst A: &str = \"crate::ui::App\";");
    accepts("src/document.rs", "const A: &str = r#\"a \" crate::ui\"#; const B: char = '\"'; fn f<'a>(x: &'a str) {}");
    accepts("src/document.rs", "#[cfg(test)]\nmod tests { use super::*; use crate::schema; }");
    accepts("src/ui/bridge.rs", "use crate::web::frame; use leptos::prelude::*; use web_sys::Event;");
    accepts("src/main.rs", "use relata::ui::App;\nfn main() {}");
}

#[test]
fn the_core_knows_no_browser_no_clock_and_no_dice() {
    finds("src/editor/tool.rs", "use web_sys::Event;", "only web and ui know the browser");
    finds("src/canvas.rs", "fn f(x: wasm_bindgen::JsValue) {}", "only web and ui know the browser");
    finds("src/document.rs", "use gloo_storage::LocalStorage;", "only web and ui know the browser");
    finds("src/web/frame.rs", "use leptos::prelude::*;", "only ui knows signals");
    finds("src/schema/table.rs", "#[derive(serde::Serialize)]\nstruct A;", "schema uses std alone");
    finds("src/schema.rs", "use serde::Serialize;", "schema uses std alone");
    finds("src/document.rs", "use std::time::Instant;", "time and chance");
    finds("src/editor.rs", "fn f() -> u64 { fastrand::u64(..) }", "time and chance");
    finds("src/document.rs", "use std::collections::HashMap;", "its order is random");
    accepts("src/document.rs", "use serde::Serialize;\n#[cfg(test)]\nmod tests { fn f() { fastrand::u64(..); } }");
    accepts("src/canvas/scene.rs", "use std::collections::HashMap;");
}

#[test]
fn panics_are_for_tests() {
    finds("src/text.rs", "fn f() { x.unwrap(); }", "2: unwrap()");
    finds("src/text.rs", "fn f() { x.expect(\"there\"); }", "expect");
    finds("src/text.rs", "fn f() { panic!(\"no\"); }", "a panic");
    finds("src/text.rs", "#[cfg(test)]\nfn a() { x.unwrap() }\nfn f() { x\n.unwrap() }", "5: unwrap()");
    accepts("src/text.rs", "#[cfg(test)]\nmod tests {\n#[test]\nfn a() { if a { x.unwrap() } panic!(\"{}\", '}') }\n}");
    accepts("src/text.rs", "fn f() { x.unwrap_or_default(); parser.expect(Token::Comma); }");
}

#[test]
fn a_file_has_a_head_a_door_and_an_end() {
    let say = |path: &str, text: &str| module(path, text, &[]).iter().map(Complaint::to_string).collect::<Vec<_>>();
    assert_eq!(say("src/text/dbml.rs", "fn f() {}\n"), ["src/text/dbml.rs:1: the module has no //! head"]);
    assert!(say("src/text/mod.rs", "//! Text.\n")[0].contains("never mod.rs"));
    assert!(say("src/text.rs", &("//! Text.\n".to_owned() + &"\n".repeat(LONGEST)))[0].contains("601 lines"));
}

#[test]
fn the_repository_is_small_and_speaks_of_no_machine() {
    assert_eq!(misplaced("docs/picture.png", LARGEST + 1).len(), 1);
    assert_eq!(misplaced("dist/index.html", 10).len(), 1);
    assert_eq!(misplaced("src/lib.rs", 10).len(), 0);
    let path = ["", "tmp", "design.json"].join("/");
    assert_eq!(places_of_a_machine("a.md", &format!("one\nsaved in {path}\n"))[0].line, 2);
    assert!(places_of_a_machine("a.md", "https://example.org/home/page\n").is_empty());
}

#[test]
fn the_crates_are_those_of_cargo_toml() {
    let toml = "[package]\nname = \"a\"\n[dependencies]\n# why\nserde_json = \"1\"\nwasm-bindgen = { version = \"1\" }\n\n[dependencies.web-sys]\nversion = \"0.3\"\n[lints]\nx = 1\n";
    assert_eq!(crates(toml), ["serde_json", "wasm_bindgen", "web_sys"].map(str::to_owned));
}
