//! What is downloaded: one revision, the folder `migrations/`, or a whole project to start from.

use serde::Deserialize;

use super::{File, Files, Said, design, read, revision, templates, written};
use crate::document::{Document, RevisionId};

#[derive(Deserialize)]
struct Request {
    design: String,
    /// Which revision, for one file; else all.
    revision: Option<String>,
    /// The newest revision of the user's own project, which our first one comes after.
    base: Option<String>,
}

/// One revision, or the folder with all of them.
pub(super) fn answer(request: &str) -> Result<String, String> {
    let asked: Request = read(request)?;
    let (document, problems) = design(&asked.design)?;
    let base = base(asked.base.as_deref())?;
    let mut files = Files { files: Vec::new(), problems: problems.into_iter().map(Said::of).collect() };
    match asked.revision {
        Some(id) => {
            let id: RevisionId = id.parse().map_err(|error| format!("“{id}” names no revision: {error}."))?;
            add(&mut files, &document, id, base, "")?;
        }
        None => {
            migrations(&mut files, &document, base)?;
        }
    }
    Ok(written(&files))
}

/// A whole project: `app.py`, `models.py`, `migrations/`, `requirements.txt`, `README.md`.
pub(super) fn whole(request: &str) -> Result<String, String> {
    let asked: Request = read(request)?;
    let (document, problems) = design(&asked.design)?;
    let mut files = Files { files: Vec::new(), problems: problems.into_iter().map(Said::of).collect() };
    let models = super::models::answer(request)?;
    let models: serde_json::Value = read(&models)?;
    let text = models["files"][0]["text"].as_str().unwrap_or_default().to_owned();
    let app = if text.contains("DeclarativeBase") && !text.contains("flask_sqlalchemy") { templates::APP_PLAIN } else { templates::APP };
    for (name, text) in [("app.py", app), ("requirements.txt", templates::REQUIREMENTS)] {
        files.files.push(File { name: name.into(), text: text.into() });
    }
    let readme = templates::README.replace("{name}", &document.name.replace(['\n', '#'], " "));
    files.files.push(File { name: "README.md".into(), text: readme });
    files.files.push(File { name: "models.py".into(), text });
    migrations(&mut files, &document, None)?;
    Ok(written(&files))
}

fn migrations(files: &mut Files, document: &Document, base: Option<&str>) -> Result<(), String> {
    for (name, text) in templates::MIGRATIONS {
        files.files.push(File { name: format!("migrations/{name}"), text: text.into() });
    }
    for revision in &document.revisions {
        add(files, document, revision.id, base, "migrations/versions/")?;
    }
    Ok(())
}

fn add(files: &mut Files, document: &Document, id: RevisionId, base: Option<&str>, folder: &str) -> Result<(), String> {
    if document.revisions.iter().any(|revision| revision.id == id && revision.merged().is_some()) {
        return Err(format!("Revision {id} brings two branches together, which cannot be written for Alembic yet. Squash it first."));
    }
    let file = revision::file(document, id, base).ok_or_else(|| format!("There is no revision {id} in this design."))?;
    let (name, text, problems) = file;
    files.files.push(File { name: format!("{folder}{name}"), text });
    for said in problems.into_iter().map(Said::of) {
        if !files.problems.iter().any(|other| other.say == said.say) {
            files.problems.push(said);
        }
    }
    Ok(())
}

/// The id of a revision that the user pasted: as Alembic writes them, or any word of its own.
fn base(text: Option<&str>) -> Result<Option<&str>, String> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    if text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
        return Ok(Some(text));
    }
    Err(format!("“{text}” is not the id of a revision. `flask db current` prints it: twelve digits and letters, such as 1975ea83b712."))
}
