//! The commands of Flask-Migrate, each with a sentence that explains it.

use serde::{Deserialize, Serialize};

use super::{read, written};

#[derive(Deserialize)]
struct Request {
    /// What the next migration is called.
    #[serde(default)]
    message: String,
    /// A revision, for the commands that go to one.
    #[serde(default)]
    revision: String,
}

#[derive(Serialize)]
struct Answer {
    commands: Vec<Command>,
}

#[derive(Serialize)]
struct Command {
    /// What it is known by.
    name: &'static str,
    /// The line for a terminal.
    line: String,
    /// What it does, in a sentence.
    say: &'static str,
}

/// Each with its line and its sentence; `{m}` is the message, `{r}` a revision.
const COMMANDS: [(&str, &str, &str); 12] = [
    ("install", "pip install -r requirements.txt", "Installs Flask and what goes with it; once, in the folder of the project."),
    ("init", "flask db init", "Makes the folder migrations/; the download from here has it already."),
    (
        "migrate",
        "flask db migrate -m {m}",
        "Makes a revision from what changed in models.py; Relata does the same from the diagram, and knows a rename from a new column.",
    ),
    ("upgrade", "flask db upgrade", "Brings the database to the newest revision."),
    ("upgrade-to", "flask db upgrade {r}", "Brings the database up to this revision and no further."),
    ("downgrade", "flask db downgrade", "Takes the newest revision back, one step."),
    ("downgrade-to", "flask db downgrade {r}", "Takes back every revision after this one."),
    ("downgrade-base", "flask db downgrade base", "Takes everything back: no table of the design is left."),
    ("current", "flask db current", "Says at which revision the database is."),
    ("history", "flask db history", "Lists the revisions, newest first."),
    ("check", "flask db check", "Says whether models.py and the database differ."),
    (
        "stamp",
        "flask db stamp {r}",
        "Writes down that the database is at this revision, without running anything: for tables that were there before.",
    ),
];

/// `{"want": "commands", "message": "…", "revision": "…"}`.
pub(super) fn answer(request: &str) -> Result<String, String> {
    let asked: Request = read(request)?;
    let revision = asked.revision.trim();
    let command = |(name, line, say): (&'static str, &str, &'static str)| {
        let line = line.replace("{r}", revision).replace("{m}", &in_quotes(&asked.message));
        Command { name, line, say }
    };
    // What goes to a revision is offered where one is meant.
    let offered = COMMANDS.into_iter().filter(|(_, line, _)| !revision.is_empty() || !line.contains("{r}"));
    Ok(written(&Answer { commands: offered.map(command).collect() }))
}

/// A message as one word of a shell. In double quotes, which Windows has as well; a mark that means something there
/// is replaced.
fn in_quotes(message: &str) -> String {
    let plain = |c: char| match c {
        '"' | '`' => '\'',
        '$' | '\\' | '!' | '%' => '-',
        c if c.is_control() => ' ',
        c => c,
    };
    let message: String = message.trim().chars().map(plain).collect();
    format!("\"{}\"", if message.is_empty() { "what changed" } else { &message })
}
