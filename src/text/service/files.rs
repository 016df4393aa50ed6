//! The files of migrations: `files` are pairs of name and text, `marks` what is to be marked as published
//! (`revision`, `sum`), and `differs` the revisions whose files were given out before and read otherwise now.

use serde::Deserialize;
use serde_json::{Value, json};

use super::super::{
    SUM_FILE, compare_with_sum, differs_from_published, file_between, migration_file, migration_files, project_files, published,
};
use super::{id, page};
use crate::document::{Document, RevisionId};

/// Which file of which revision.
#[derive(Deserialize)]
pub(super) struct OfRevision {
    revision: String,
    part: String,
}

pub(super) fn of_revision(design: &Document, wanted: &OfRevision) -> Result<Value, String> {
    let revision: RevisionId = id(&wanted.revision)?;
    let way = format!(".{}.sql", wanted.part);
    let files = match wanted.part.as_str() {
        "both" => migration_file(design, revision, design.dialect).into_iter().collect(),
        _ => migration_files(design, revision, design.dialect).into_iter().filter(|(name, _)| name.ends_with(&way)).collect(),
    };
    Ok(given(design, &[revision], files))
}

pub(super) fn folder(design: &Document) -> Value {
    let all: Vec<RevisionId> = design.revisions.iter().map(|revision| revision.id).collect();
    given(design, &all, project_files(design, design.dialect))
}

/// Files, and what giving them out means for their revisions.
fn given(design: &Document, revisions: &[RevisionId], files: Vec<(String, String)>) -> Value {
    let marks = || design.published.iter().filter(|mark| mark.dialect == design.dialect && revisions.contains(&mark.revision));
    let differs: Vec<String> = marks().filter(|mark| differs_from_published(design, mark)).map(|mark| mark.revision.to_string()).collect();
    let new: Vec<RevisionId> = revisions.iter().copied().filter(|id| !marks().any(|mark| mark.revision == *id)).collect();
    let marks: Vec<Value> = published(design, &new, design.dialect)
        .into_iter()
        .map(|mark| json!({ "revision": mark.revision.to_string(), "sum": mark.sum }))
        .collect();
    json!({ "files": files, "marks": marks, "differs": differs })
}

/// From where to where.
#[derive(Deserialize)]
pub(super) struct Between {
    from: Option<String>,
    to: String,
}

pub(super) fn between(design: &Document, wanted: &Between) -> Result<Value, String> {
    let from = wanted.from.as_deref().map(id).transpose()?;
    let found = file_between(design, from, id(&wanted.to)?, design.dialect);
    let (name, text) = found.ok_or("There is no such migration in this design.")?;
    Ok(json!({ "name": name, "html": page::sql(&text), "text": text }))
}

/// The files of one folder or of several, with their paths.
#[derive(Deserialize)]
pub(super) struct Check {
    files: Vec<(String, String)>,
}

/// How many folders have checksums, and what is not as they say.
pub(super) fn check(wanted: &Check) -> Value {
    let mut said = Vec::new();
    let mut folders = 0;
    for (path, sum) in &wanted.files {
        let Some(folder) = path.strip_suffix(SUM_FILE) else { continue };
        folders += 1;
        let inside = wanted.files.iter().filter_map(|(path, text)| Some((path.strip_prefix(folder)?.to_owned(), text.clone())));
        let files: Vec<_> = inside.filter(|(name, _)| !name.contains('/')).collect();
        said.extend(compare_with_sum(sum, &files).into_iter().map(|difference| format!("{folder}{difference}")));
    }
    json!({ "folders": folders, "sum": SUM_FILE, "said": said })
}
