//! The dialog "Download a picture": what is chosen goes to the worker as it stands in the form, a file comes back.
//!
//! A small preview is drawn anew at each choice, with the size of the file in words.
//! Deliberately not here: how pictures are made, and the words about them; see `canvas::picture`.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{Blob, SubmitEvent};

use super::boot::Look;
use super::bridge::bridge;
use super::dialog::dialog;
use super::engine;
use super::icon::{Icon, icon};
use super::notices::notices;
use super::shell::Panels;
use crate::canvas::Theme;
use crate::schema::TableId;
use crate::web::{chance, clipboard, download, json};

/// The form as it stands on the page; the names and values are those that the worker reads.
const FORM: &str = include_str!("picture.html");

/// The date of today.
fn today() -> String {
    let mut now = chance::now();
    now.truncate("2000-01-01".len());
    now
}

/// The dialog.
#[component]
pub fn PictureDialog() -> impl IntoView {
    let (bridge, notices, look) = (bridge(), notices(), expect_context::<Look>());
    let is_open = expect_context::<Panels>().picture;
    let form = NodeRef::<html::Form>::new();
    let image = NodeRef::<html::Img>::new();
    let said = RwSignal::new(String::new());
    let request = move |room: &str| {
        let fields = form.get_untracked().map(|form| json::of_form(&form)).unwrap_or_default();
        let ids = |list: &mut dyn Iterator<Item = TableId>| list.map(|id| format!("\"{id}\"")).collect::<Vec<_>>().join(",");
        let (tables, hidden, seen) = bridge.read(|editor| {
            (
                ids(&mut editor.selection().tables.iter().copied()),
                ids(&mut editor.hidden_tables().iter().copied()),
                editor.arriving().seen(),
            )
        });
        let dark = look.canvas_theme() == Theme::Dark;
        let view = [seen.at.x, seen.at.y, seen.size.width, seen.size.height];
        let date = today();
        format!(
            "{{\"want\":\"picture\",\"tables\":[{tables}],\"hidden\":[{hidden}],\"view\":{view:?},\"dark\":{dark},\"date\":\"{date}\"{room},{}",
            fields.get(1..).unwrap_or("}")
        )
    };
    // What is asked, with what there is to say; a failure is said, and nothing comes.
    let made = move |room: &'static str| {
        let request = request(room);
        let design = bridge.design().get_untracked();
        async move {
            match engine::ask_for_file(design, request, None).await {
                Ok((answer, file)) => {
                    said.set(answer.get("say").string());
                    file
                }
                Err(failure) => {
                    said.set(failure);
                    None
                }
            }
        }
    };
    let look_at = move || {
        spawn_local(async move {
            if let (Some(file), Some(image)) = (made(",\"room\":[560,240]").await, image.get_untracked()) {
                download::show(&image, &file);
            }
        });
    };
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        spawn_local(async move {
            let Some(file) = made("").await else { return };
            // image/png, image/svg+xml, application/pdf
            let kind = file.type_();
            let ending = kind.rsplit('/').next().and_then(|kind| kind.get(..3)).unwrap_or_default();
            let name =
                format!("{}-{}.{ending}", download::file_name(&bridge.design().with_untracked(|design| design.name.clone())), today());
            match download::save_blob(&name, &file) {
                true => {
                    is_open.set(false);
                    notices.say(format!("Saved {name}. {}", said.get_untracked()));
                }
                false => said.set("The browser did not save the file. Look whether downloads are allowed for this page.".into()),
            }
        });
    };
    let copy = move |_| {
        spawn_local(async move {
            let is_png = form.get_untracked().is_some_and(|form| json::of_form(&form).contains("\"png\""));
            let kind = if is_png { "image/png" } else { "text/plain" };
            let made = made("");
            if clipboard::copy_file(kind, async move { made.await.map(|file: Blob| download::typed(&file, kind)) }).await {
                is_open.set(false);
                notices.say("The picture is on the clipboard.");
            } else {
                said.update(|said| *said = format!("Nothing was copied: the browser did not allow it. {said}"));
            }
        });
    };
    let body = view! {
            <form node_ref=form on:change=move |_| look_at() on:submit=save>
                <img node_ref=image alt="Preview"/>
                <p class="small muted" role="status" data-testid="picture-said">{said}</p>
                <div class="choices" inner_html=FORM></div>
                <div class="row">
                    <button class="button strong" type="submit">{icon(Icon::Download)}"Download"</button>
                    <button class="button outlined copies" type="button" on:click=copy>{icon(Icon::Copy)}"Copy"</button>
                </div>
            </form>
    };
    dialog("picture", "Download a picture", is_open, Box::new(look_at), body.into_any())
}
