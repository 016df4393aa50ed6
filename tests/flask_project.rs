//! A downloaded project, used as a user does: `flask db …` as commands, in the folder of the project, on SQLite.
//!
//! Each template with three revisions, the first four in each style, the others in one; where `RELATA_DESIGNS` asks for
//! more than a hundred, School is also installed from its `requirements.txt` into a virtual environment of its own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

#[path = "support/support.rs"]
mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use relata::document::{Document, write_file};
use relata::text::flask::answer;
use serde_json::{Value, json};
use support::designs::grown;
use support::python::{program, run, script};

const STYLES: [&str; 3] = ["typed", "plain", "classic"];

#[test]
fn school() {
    journeys("School", &STYLES);
}

#[test]
fn library() {
    journeys("Library", &STYLES);
}

#[test]
fn blog() {
    journeys("Blog", &STYLES);
}

#[test]
fn shop() {
    journeys("Shop", &STYLES);
}

#[test]
fn team() {
    journeys("Team", &STYLES[1..=1]);
}

#[test]
fn music() {
    journeys("Music", &STYLES[2..=2]);
}

#[test]
fn clinic() {
    journeys("Clinic", &STYLES[0..=0]);
}

#[test]
fn bank() {
    journeys("Bank", &STYLES[1..=1]);
}

#[test]
fn social() {
    journeys("Social", &STYLES[2..=2]);
}

#[test]
fn events() {
    journeys("Events", &STYLES[0..=0]);
}

/// The folder of migrations is what the Flask-Migrate that is installed makes, but for what `tests/flask/init.py` lists.
#[test]
fn the_folder_is_that_of_flask_db_init() {
    let project = Project::put("School-init", &grown("School"), STYLES[0]);
    project.flask(&["init", "--directory", "fresh"]);
    let said = project.run("python", &[script("init.py").to_str().unwrap(), "migrations", "fresh"]);
    assert!(said.contains("the same in 32 cases"), "{said}");
}

fn is_long() -> bool {
    std::env::var("RELATA_DESIGNS").is_ok_and(|number| number.parse::<u32>().is_ok_and(|number| number >= 100))
}

fn journeys(template: &str, styles: &[&str]) {
    let design = grown(template);
    for style in styles {
        let project = Project::written(template, &design, style);
        project.journey(&design);
        if template == "School" && *style == STYLES[0] && is_long() {
            project.installed();
        }
    }
}

/// A project on the disk, and the folder of the programs that run it.
struct Project {
    folder: PathBuf,
    programs: PathBuf,
}

impl Project {
    fn written(name: &str, design: &Document, style: &str) -> Self {
        Self::put(&format!("{name}-{style}"), design, style)
    }

    fn put(folder: &str, design: &Document, style: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("projects").join(folder);
        let _ = fs::remove_dir_all(&folder);
        let request = json!({ "want": "project", "design": write_file(design), "style": style });
        let answer: Value = serde_json::from_str(&answer(&request.to_string())).unwrap();
        for file in answer["files"].as_array().unwrap_or_else(|| panic!("{answer}")) {
            let path = folder.join(file["name"].as_str().unwrap());
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, file["text"].as_str().unwrap()).unwrap();
        }
        Self { folder, programs: program("flask").parent().unwrap().to_owned() }
    }

    fn run(&self, name: &str, arguments: &[&str]) -> String {
        let mut command = Command::new(self.programs.join(name));
        command.args(arguments).current_dir(&self.folder).env("PYTHONDONTWRITEBYTECODE", "1").env_remove("SQLALCHEMY_DATABASE_URI");
        // Alembic speaks on the error channel.
        let output = command.output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{name} {} in {}:\n{said}", arguments.join(" "), self.folder.display());
        said
    }

    fn flask(&self, arguments: &[&str]) -> String {
        self.run("flask", &[&["db"], arguments].concat())
    }

    fn journey(&self, design: &Document) {
        for arguments in [&["check", "--isolated", "."][..], &["format", "--isolated", "--diff", "."]] {
            run(Command::new(program("ruff")).args(arguments).current_dir(&self.folder))
                .unwrap_or_else(|why| panic!("ruff {} in {}:\n{why}", arguments[0], self.folder.display()));
        }
        self.run("python", &["-W", "error", "-c", "import models; from sqlalchemy.orm import configure_mappers; configure_mappers()"]);
        let ids: Vec<String> = design.revisions.iter().map(|revision| revision.id.to_string()).collect();
        let head = ids.last().unwrap();
        self.flask(&["upgrade"]);
        assert!(self.folder.join("instance/myapp.db").is_file(), "the database is where README.md says");
        let current = self.flask(&["current"]);
        assert!(current.contains(&format!("{head} (head)")), "{current}");
        let history = self.flask(&["history"]);
        let places: Vec<_> = ids.iter().map(|id| history.find(&format!("-> {id}"))).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted_by(|a, b| a > b), "newest first:\n{history}");
        self.is_in_step();
        self.flask(&["downgrade"]);
        let current = self.flask(&["current"]);
        assert!(current.contains(&ids[ids.len() - 2]) && !current.contains("(head)"), "{current}");
        self.flask(&["downgrade", "base"]);
        assert!(!self.flask(&["current"]).contains(ids[0].as_str()));
        self.flask(&["upgrade"]);
        self.goes_on(head);
    }

    fn is_in_step(&self) {
        let said = self.flask(&["check"]);
        assert!(said.contains("No new upgrade operations detected"), "{said}");
    }

    /// What the user adds by hand becomes a revision after ours.
    fn goes_on(&self, head: &str) {
        let revisions = || files_in(&self.folder.join("migrations/versions"));
        let before = revisions();
        self.flask(&["migrate", "-m", "nothing"]);
        assert_eq!(revisions(), before, "nothing has changed, so there is no file");
        let models = self.folder.join("models.py");
        let text = fs::read_to_string(&models).unwrap();
        let (base, column) = if text.contains("db = SQLAlchemy(") { ("db.Model", "db") } else { ("Base", "sa") };
        let class = format!(
            "\n\nclass AddedByHand({base}):\n    __tablename__ = \"added_by_hand\"\n\n    id = {column}.Column({column}.Integer, primary_key=True)\n"
        );
        fs::write(&models, text + &class).unwrap();
        self.flask(&["migrate", "-m", "add by hand"]);
        let new: Vec<_> = revisions().into_iter().filter(|name| !before.contains(name)).collect();
        assert!(matches!(&new[..], [name] if name.ends_with("_add_by_hand.py")), "{new:?}");
        let file = fs::read_to_string(self.folder.join("migrations/versions").join(&new[0])).unwrap();
        assert!(file.contains(&format!("Revises: {head}")) && file.contains("op.create_table('added_by_hand'"), "{file}");
        assert_eq!(file.matches("\n    op.").count(), 2, "one table made, and dropped again:\n{file}");
        self.flask(&["upgrade"]);
        self.is_in_step();
    }

    /// The same commands where nothing is installed but what the project asks for.
    fn installed(mut self) {
        let _ = fs::remove_dir_all(self.folder.join("instance"));
        self.run("python", &["-m", "venv", ".venv"]);
        self.programs = self.folder.join(".venv/bin");
        self.run("pip", &["install", "--quiet", "--disable-pip-version-check", "-r", "requirements.txt"]);
        self.flask(&["upgrade"]);
        self.is_in_step();
    }
}

fn files_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| name.ends_with(".py"));
    names.sort();
    names
}
