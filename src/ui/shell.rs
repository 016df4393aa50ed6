//! The page: the bar on top, the outline, the canvas, the panel with its tabs.

use leptos::html;
use leptos::prelude::*;
use web_sys::{DragEvent, KeyboardEvent};

use super::bridge::{Bridge, bridge};
use super::dbml::{DbmlPanel, Typing};
use super::designs::{self, OpenFile};
use super::flask::{FlaskPanel, Style};
use super::help::Help;
use super::icon::{Icon, icon};
use super::import::{Import, Importer, watch_paste};
use super::inspect::{ChosenEnum, Inspect};
use super::memo::memo;
use super::mermaid::MermaidPanel;
use super::migrations::Migrations;
use super::notices::{NoticeList, Notices};
use super::outline::Outline;
use super::palette::Palette;
use super::picture::PictureDialog;
use super::saving::{Saver, Trouble};
use super::sql::SqlPanel;
use super::stage::Stage;
use super::states::States;
use super::topbar::TopBar;
use super::{boot, outline, words};
use crate::editor::{Action, Command};
use crate::schema::DataType;
use crate::web::frame::Later;
use crate::web::{self, files, keys, worker};

/// Below this width the outline starts closed; below [`NARROW_PX`] the panel as well.
const MEDIUM_PX: f64 = 1180.0;
/// Below this width the panels lie over the canvas.
const NARROW_PX: f64 = 760.0;

/// How long after the start the engine is fetched.
const ENGINE_MS: i32 = 1_500;

/// The tabs of the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "a tab's name says what is in it")]
pub enum Tab {
    Inspect,
    Sql,
    Migrations,
    Dbml,
    Mermaid,
    Flask,
}

impl Tab {
    const ALL: [(Self, &'static str, &'static str); 6] = [
        (Self::Inspect, "Inspect", "inspect"),
        (Self::Sql, "SQL", "sql"),
        (Self::Migrations, "Migrations", "migrations"),
        (Self::Dbml, "DBML", "dbml"),
        (Self::Mermaid, "Mermaid", "mermaid"),
        (Self::Flask, "Flask", "flask"),
    ];
}

/// Which panels are open, and which tab: the session's, not saved.
#[derive(Clone, Copy)]
pub struct Panels {
    /// Whether the outline is open.
    pub left: RwSignal<bool>,
    /// Whether the panel with the tabs is open.
    pub right: RwSignal<bool>,
    /// The tab that is open.
    pub tab: RwSignal<Tab>,
    /// Whether the list of keys is open.
    pub help: RwSignal<bool>,
    /// Whether the dialog for pictures is open.
    pub picture: RwSignal<bool>,
    /// Whether the dialog with the earlier states is open.
    pub states: RwSignal<bool>,
}

impl Panels {
    fn new() -> Self {
        let width = web::window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or(MEDIUM_PX);
        Self {
            left: RwSignal::new(width >= MEDIUM_PX),
            right: RwSignal::new(width >= NARROW_PX),
            tab: RwSignal::new(Tab::Inspect),
            help: RwSignal::new(false),
            picture: RwSignal::new(false),
            states: RwSignal::new(false),
        }
    }

    /// Opens a tab.
    pub fn open(self, tab: Tab) {
        self.tab.set(tab);
        self.right.set(true);
    }
}

/// The app.
#[component]
pub fn App() -> impl IntoView {
    let notices = Notices::new();
    provide_context(notices);
    let start = boot::first_design(notices);
    let bridge = Bridge::new(start.document, notices);
    provide_context(bridge);
    let panels = Panels::new();
    provide_context(panels);
    let saver = Saver::new(bridge, start.place);
    provide_context(saver);
    let look = boot::Look::new(bridge);
    provide_context(look);
    provide_context(ChosenEnum::new());
    provide_context(Style::new());
    provide_context(Typing::new(bridge));
    let importer = Importer::new();
    provide_context(importer);
    watch_paste(bridge, importer, notices);
    Effect::new(move |_| {
        if let Some(page) = web::page() {
            page.set_title(&format!("{} – Relata", bridge.design().with(|design| design.name.clone())));
        }
    });
    // The engine comes once the page stands, so that everything works without a network from then on.
    let engine = StoredValue::new_local(Later::new(worker::wake));
    engine.with_value(|engine| engine.after(ENGINE_MS));
    watch_keys(bridge, panels, saver, notices);
    watch_drops(bridge, saver, notices, importer);
    view! {
        <div class="app" class:left-open=move || panels.left.get() class:right-open=move || panels.right.get()>
            <TopBar/>
            <nav class="side left" aria-label="Outline" inert=move || !panels.left.get()>
                <Outline/>
            </nav>
            <main class="centre" aria-label="Diagram">
                <Trouble/>
                <Looking/>
                <Stage/>
                <NoticeList/>
            </main>
            <aside class="side right" aria-label="Details" inert=move || !panels.right.get()>
                <Tabs/>
            </aside>
        </div>
        <Types/>
        <OpenFile/>
        <Help/>
        <States/>
        <Import/>
        <Palette/>
        <PictureDialog/>
    }
}

/// The tabs and the panel of the one that is open.
#[component]
fn Tabs() -> impl IntoView {
    let panels = expect_context::<Panels>();
    let list = NodeRef::<html::Div>::new();
    let go = move |event: KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowRight" => 1,
            "ArrowLeft" => Tab::ALL.len() - 1,
            _ => return,
        };
        event.prevent_default();
        let at = Tab::ALL.iter().position(|(tab, ..)| *tab == panels.tab.get_untracked()).unwrap_or(0);
        let (tab, _, name) = Tab::ALL[(at + step) % Tab::ALL.len()];
        panels.tab.set(tab);
        if let Some(Ok(Some(element))) = list.get_untracked().map(|list| list.query_selector(&format!("#tab-{name}"))) {
            web::pointer::focus(&element);
        }
    };
    let tab = move |(tab, word, name): (Tab, &'static str, &'static str)| {
        let is_open = move || panels.tab.get() == tab;
        view! {
            <button
                class="button"
                role="tab"
                id=format!("tab-{name}")
                aria-selected=move || is_open().to_string()
                aria-controls=move || is_open().then_some("panel")
                tabindex=move || if is_open() { "0" } else { "-1" }
                on:click=move |_| panels.tab.set(tab)
            >{word}</button>
        }
    };
    let name = move || Tab::ALL.iter().find(|(tab, ..)| *tab == panels.tab.get()).map_or("", |(.., name)| name);
    view! {
        <div class="tabs">
            <div class="choice wide grow" role="tablist" aria-label="Details" node_ref=list on:keydown=go>
                {Tab::ALL.map(tab).collect_view()}
            </div>
            <button class="button square" aria-label="Close details" on:click=move |_| panels.right.set(false)>
                {icon(Icon::Close)}
            </button>
        </div>
        <div class="panel" id="panel" role="tabpanel" tabindex="0" aria-labelledby=move || format!("tab-{}", name())>
            {move || match panels.tab.get() {
                Tab::Inspect => view! { <Inspect/> }.into_any(),
                Tab::Sql => view! { <SqlPanel/> }.into_any(),
                Tab::Migrations => view! { <Migrations/> }.into_any(),
                Tab::Dbml => view! { <DbmlPanel/> }.into_any(),
                Tab::Mermaid => view! { <MermaidPanel/> }.into_any(),
                Tab::Flask => view! { <FlaskPanel/> }.into_any(),
            }}
        </div>
    }
}

/// Says that an earlier revision is shown, and leads back.
#[component]
fn Looking() -> impl IntoView {
    let bridge = bridge();
    let look = memo(move || {
        let revision = bridge.looking_at()?;
        let design = bridge.design().get();
        Some((revision, words::revision(&design, design.revision(revision)?)))
    });
    move || {
        look.get().map(|(revision, name)| {
            let back = move |_| bridge.look_at(None);
            let go = move |_| super::migrations::go_to(bridge, revision);
            view! {
                <div class="banner" role="status" data-testid="looking">
                    {icon(Icon::Eye)}
                    <span class="grow">"Looking at " <strong>{name}</strong></span>
                    <button class="button outlined" on:click=back>"Back to the design"</button>
                    <button class="button strong" on:click=go>"Go to this revision"</button>
                </div>
            }
        })
    }
}

/// The proposals for types: portable ones and the enums of the design.
#[component]
fn Types() -> impl IntoView {
    let bridge = bridge();
    let types = memo(move || {
        let design = bridge.design().get();
        let enums = design.schema.enums_by_name().into_iter().map(|e| e.name.clone()).collect::<Vec<_>>();
        let common = DataType::common().into_iter().map(|data_type| design.schema.write_type(&data_type));
        enums.into_iter().chain(common).collect::<Vec<_>>()
    });
    view! {
        <datalist id="types">
            {move || types.get().into_iter().map(|word| view! { <option value=word></option> }).collect_view()}
        </datalist>
    }
}

/// Keys that act wherever the focus is, except where text is typed.
fn watch_keys(bridge: Bridge, panels: Panels, saver: Saver, notices: Notices) {
    web::listen(&web::window(), "keydown", move |event: KeyboardEvent| {
        if event.default_prevented() {
            return;
        }
        let press = keys::press(&event);
        if press.modifiers.control && press.key.eq_ignore_ascii_case("s") {
            event.prevent_default();
            saver.save_now();
            if press.modifiers.shift {
                designs::save_file(bridge);
            } else {
                notices.say("Saved. Every change is saved by itself.");
            }
        } else if press.modifiers.control && press.key.eq_ignore_ascii_case("f") {
            event.prevent_default();
            let was_open = panels.left.get_untracked();
            panels.left.set(true);
            outline::focus_filter(was_open);
        } else if press.modifiers.control && press.key.eq_ignore_ascii_case("k") {
            event.prevent_default();
            bridge.send(Action::Do(Command::Find));
        } else if press.modifiers.control && press.key.eq_ignore_ascii_case("e") {
            event.prevent_default();
            panels.picture.set(true);
        } else if keys::is_typing(&event) {
            // Text has its own keys.
        } else if press.key == "?" {
            event.prevent_default();
            panels.help.set(true);
        } else if press.modifiers.control && matches!(press.key.to_lowercase().as_str(), "z" | "y") {
            event.prevent_default();
            bridge.send(Action::Key(press));
        }
    });
}

/// A file dropped anywhere on the page opens.
fn watch_drops(bridge: Bridge, saver: Saver, notices: Notices, importer: Importer) {
    web::listen(&web::window(), "dragover", |event: DragEvent| {
        if files::carries_files(&event) {
            event.prevent_default();
        }
    });
    web::listen(&web::window(), "drop", move |event: DragEvent| {
        if files::carries_files(&event) {
            event.prevent_default();
            if let Some(file) = files::dropped(&event) {
                designs::open_file(bridge, saver, notices, importer, file);
            }
        }
    });
}
