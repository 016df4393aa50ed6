//! Whether a folder of migrations was edited by hand: its files, or its zip, against its checksums.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use crate::text::{SUM_FILE, compare_with_sum, unzip};
use crate::ui::notices::{Notices, notices};
use crate::web::files;

/// Chooses files of a folder, or a zip, and says which differ from their checksums.
#[component]
pub fn CheckFiles() -> impl IntoView {
    let notices = notices();
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
                    spawn_local(async move { check(notices, chosen).await });
                }
            />
        </label>
    }
}

async fn check(notices: Notices, chosen: Vec<File>) {
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
    tell(notices, &all);
}

fn tell(notices: Notices, all: &[(String, String)]) {
    let mut said = Vec::new();
    let mut folders = 0;
    for (path, sum) in all {
        let Some(folder) = path.strip_suffix(SUM_FILE) else { continue };
        folders += 1;
        let inside = all.iter().filter_map(|(path, text)| Some((path.strip_prefix(folder)?.to_owned(), text.clone())));
        let files: Vec<_> = inside.filter(|(name, _)| !name.contains('/')).collect();
        said.extend(compare_with_sum(sum, &files).into_iter().map(|difference| format!("{folder}{difference}")));
    }
    match (folders, said.is_empty()) {
        (0, _) => notices.fail(format!("{SUM_FILE} is not among the files. Choose it together with the files of its folder.")),
        (_, true) => notices.say("The files are as they were downloaded."),
        _ => notices.fail(format!("{}.", said.join("; "))),
    }
}
