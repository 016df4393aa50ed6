//! `models.py`: the classes of a design.

use serde::Deserialize;

use super::{File, Files, Said, design, read, written};

#[derive(Deserialize)]
struct Request {
    design: String,
}

pub(super) fn answer(request: &str) -> Result<String, String> {
    let request: Request = read(request)?;
    let (document, problems) = design(&request.design)?;
    let file = File { name: "models.py".into(), text: format!("# {}\n", document.name) };
    Ok(written(&Files { files: vec![file], problems: problems.into_iter().map(Said::of).collect() }))
}
