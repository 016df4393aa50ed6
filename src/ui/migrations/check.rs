//! Whether a folder of migrations was edited by hand: its files, or its zip, against its checksums.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use crate::document::Document;
use crate::text::unzip;
use crate::ui::bridge::bridge;
use crate::ui::engine;
use crate::ui::notices::{Notices, notices};
use crate::web::files;
use crate::web::json::{Json, quoted};

/// Chooses files of a folder, or a zip, and says which differ from their checksums.
#[component]
pub fn CheckFiles() -> impl IntoView {
    let (bridge, notices) = (bridge(), notices());
    view! {
        <label class="button outlined as-input">
            "Check files…"
            <input
                type="file"
                multiple
                class="unseen"
                data-testid="check-files"
                aria-label="Check downloaded migrations: choose the zip, or all files of the folder with relata.sum"
                on:change=move |event| {
                    let chosen = files::all_chosen(&event);
                    spawn_local(check(bridge.design().get_untracked(), notices, chosen));
                }
            />
        </label>
    }
}

async fn check(design: Arc<Document>, notices: Notices, chosen: Vec<File>) {
    let mut all = Vec::new();
    for file in &chosen {
        let name = file.name();
        let Some(bytes) = files::bytes(file).await else {
            notices.fail(format!("{name} cannot be read."));
            return;
        };
        if name.ends_with(".zip") {
            let Some(inside) = unzip(&bytes) else {
                notices.fail(format!("{name} was packed by another program. Unpack it, and choose all files of the folder."));
                return;
            };
            all.extend(inside);
        } else {
            all.push((name, String::from_utf8_lossy(&bytes).into_owned()));
        }
    }
    let pairs: Vec<String> = all.iter().map(|(name, text)| format!("[{},{}]", quoted(name), quoted(text))).collect();
    let request = format!(r#"{{"want":"check","files":[{}]}}"#, pairs.join(","));
    match engine::ask(design, request).await {
        Ok(answer) => tell(notices, &answer),
        Err(failure) => notices.fail(failure),
    }
}

fn tell(notices: Notices, answer: &Json) {
    let said: Vec<String> = answer.get("said").list().iter().map(Json::string).collect();
    let is_empty = answer.get("folders").number() == Some(0.0);
    match said.is_empty() {
        _ if is_empty => {
            let sum = answer.get("sum").string();
            notices.fail(format!("{sum} is not among the files. Choose it together with the files of its folder."));
        }
        true => notices.say("The files are as they were downloaded."),
        false => notices.fail(format!("{}.", said.join("; "))),
    }
}
