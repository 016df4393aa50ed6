//! Two heads made one: `conflicts` (`key`, `about`, `base`, `ours`, `theirs`, `both`, `choice`), how many are `open`,
//! and the `design` that comes of it, as a saved file, once none is.

use serde::Deserialize;
use serde_json::{Value, json};

use super::id;
use crate::document::{Conflict, Document, Fact, Merged, RevisionId, Side, merge, write_compact};
use crate::schema::Schema;

/// The other head, and what was chosen until now.
#[derive(Deserialize)]
pub(super) struct Wanted {
    other: String,
    choices: Vec<(String, String)>,
}

const SIDES: [(Side, &str); 3] = [(Side::Ours, "ours"), (Side::Theirs, "theirs"), (Side::Both, "both")];

pub(super) fn answer(design: &Document, wanted: &Wanted) -> Result<Value, String> {
    let other: RevisionId = id(&wanted.other)?;
    let merged = merged(design, other, &wanted.choices).ok_or("There is no such migration in this design.")?;
    let open = merged.open();
    let conflicts: Vec<Value> = merged.conflicts.iter().map(conflict).collect();
    let result = (open == 0).then(|| write_compact(&Document { schema: merged.schema, ..Document::default() }));
    Ok(json!({ "conflicts": conflicts, "open": open, "design": result }))
}

/// A fact as a text that stays the same while conflicts are chosen.
fn key(fact: &Fact) -> String {
    format!("{fact:?}")
}

fn merged(design: &Document, other: RevisionId, wanted: &[(String, String)]) -> Option<Merged> {
    let (ours, theirs) = (design.head()?, design.revision(other)?);
    let nothing = Schema::default();
    let base = design.common_ancestor(ours.id, other).map_or(&nothing, |base| &base.schema);
    let mut choices: Vec<(Fact, Side)> = Vec::new();
    // A choice can bring up another conflict, for which a choice is known as well.
    loop {
        let merged = merge(base, &ours.schema, &theirs.schema, &choices);
        let known = choices.len();
        for conflict in merged.conflicts.iter().filter(|conflict| conflict.choice.is_none()) {
            let is_this = |(name, _): &&(String, String)| *name == key(&conflict.fact);
            let side = wanted.iter().find(is_this).and_then(|(_, side)| SIDES.iter().find(|(_, word)| word == side));
            if let Some((side, _)) = side.filter(|(side, _)| *side != Side::Both || conflict.both) {
                choices.push((conflict.fact, *side));
            }
        }
        if choices.len() == known {
            return Some(merged);
        }
    }
}

fn conflict(conflict: &Conflict) -> Value {
    let choice = conflict.choice.and_then(|side| SIDES.iter().find(|(known, _)| *known == side)).map(|(_, word)| word);
    json!({
        "key": key(&conflict.fact),
        "about": conflict.about,
        "base": conflict.base,
        "ours": conflict.ours,
        "theirs": conflict.theirs,
        "both": conflict.both,
        "choice": choice,
    })
}
