//! What is downloaded: one revision, the folder `migrations/`, or a whole project to start from.

use serde::Deserialize;

use super::models::{self, Style};
use super::{File, Files, Said, design, read, revision, templates, written};
use crate::dialect::Family;
use crate::document::{Document, RevisionId};
use crate::migrate::kept_in;
use crate::text::{base64, slug, zip};

#[derive(Deserialize)]
struct Request {
    design: String,
    /// How the models of a project are written.
    #[serde(default)]
    style: Style,
    /// Which revision, for one file; else all.
    revision: Option<String>,
    /// The newest revision of the user's own project, which our first one comes after.
    base: Option<String>,
    /// Whether all is wanted as one zip as well.
    #[serde(default)]
    zip: bool,
}

/// One revision.
pub(super) fn one(request: &str) -> Result<String, String> {
    let asked: Request = read(request)?;
    let (document, mut files) = begun(&asked)?;
    let base = base(asked.base.as_deref())?;
    let id = asked.revision.as_deref().ok_or("Which revision is wanted is not said.")?;
    let id: RevisionId = id.parse().map_err(|error| format!("“{id}” names no revision: {error}."))?;
    add(&mut files, &document, id, base, "")?;
    Ok(written(&files))
}

/// The folder with all revisions, or one of them.
pub(super) fn folder(request: &str) -> Result<String, String> {
    let asked: Request = read(request)?;
    let (document, mut files) = begun(&asked)?;
    migrations(&mut files, &document, base(asked.base.as_deref())?)?;
    finished(files, &asked, "migrations")
}

/// A whole project: `app.py`, `models.py`, `migrations/`, `requirements.txt`, `README.md`.
pub(super) fn whole(request: &str) -> Result<String, String> {
    let asked: Request = read(request)?;
    let (document, mut files) = begun(&asked)?;
    let (imports, db) = if asked.style == Style::Plain { templates::PLAIN_MODELS } else { templates::FLASK_MODELS };
    let app = templates::APP.replace("{imports}", imports).replace("{db}", db);
    let readme = templates::README.replace("{name}", &document.name.replace(['\n', '#'], " "));
    let (models, problems) = models::write(&document.schema, asked.style);
    let texts = [("app.py", app), ("requirements.txt", templates::REQUIREMENTS.to_owned()), ("README.md", readme), ("models.py", models)];
    files.files.extend(texts.map(|(name, text)| File { name: name.into(), text }));
    files.say(problems);
    migrations(&mut files, &document, base(asked.base.as_deref())?)?;
    finished(files, &asked, &slug(&document.name))
}

fn begun(asked: &Request) -> Result<(Document, Files), String> {
    let (document, problems) = design(&asked.design)?;
    let problems = problems.into_iter().map(Said::of).collect();
    Ok((document, Files { problems, ..Files::default() }))
}

fn finished(mut files: Files, asked: &Request, name: &str) -> Result<String, String> {
    if asked.zip {
        let all: Vec<_> = files.files.iter().map(|file| (file.name.clone(), file.text.clone())).collect();
        let name = if name.is_empty() { "project" } else { name };
        files.zip = Some(File { name: format!("{name}.zip"), text: base64(&zip(&all)) });
    }
    Ok(written(&files))
}

fn migrations(files: &mut Files, document: &Document, base: Option<&str>) -> Result<(), String> {
    let keeps = |id| !kept_in(&document.settled_at(Some(id), Family::STANDARD.dialect())).is_empty();
    let keeps = document.revisions.iter().any(|revision| keeps(revision.id));
    let schemas = models::namespaces(&document.schema);
    for (name, text) in templates::MIGRATIONS {
        let text = if name == "env.py" { templates::env(keeps, &schemas) } else { text.to_owned() };
        files.files.push(File { name: format!("migrations/{name}"), text });
    }
    for revision in &document.revisions {
        add(files, document, revision.id, base, "migrations/versions/")?;
    }
    Ok(())
}

fn add(files: &mut Files, document: &Document, id: RevisionId, base: Option<&str>, folder: &str) -> Result<(), String> {
    let revision::Written { name, text, problems } = revision::file(document, id, base)?;
    files.files.push(File { name: format!("{folder}{name}"), text });
    files.say(problems);
    Ok(())
}

/// The id of a revision that the user pasted: as Alembic writes them, or any word of its own.
fn base(text: Option<&str>) -> Result<Option<&str>, String> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    // `flask db current` says (head) behind it.
    let text = text.strip_suffix("(head)").map_or(text, str::trim_end);
    if text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
        return Ok(Some(text));
    }
    Err(format!("“{text}” is not the id of a revision. `flask db current` prints it: twelve digits and letters, such as 1975ea83b712."))
}
