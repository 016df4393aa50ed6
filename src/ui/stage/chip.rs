//! The chip at the end of a line that was just drawn: which kind of relation it is, in a sentence.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::focus_surface;
use crate::canvas::{Point, Rect, Screen};
use crate::editor::{Action, Editor, Thing, VisibleTable};
use crate::schema::Cardinality;
use crate::ui::bridge::bridge;
use crate::ui::icon::{Icon, icon};
use crate::ui::memo::memo;
use crate::ui::words;
use crate::web::keys;

const KINDS: [(Cardinality, &str); 3] =
    [(Cardinality::OneToOne, "One to one (1)"), (Cardinality::OneToMany, "One to many (2)"), (Cardinality::ManyToMany, "Many to many (3)")];

/// The width of the chip as the style sheet has it, so that it stays on the canvas.
const WIDTH_PX: f64 = 300.0;
const HEIGHT_PX: f64 = 96.0;
/// How far it stays from the end of the line.
const GAP_PX: f64 = 16.0;

/// The height of a table's title on the screen, at a zoom of 1.
const TITLE_PX: f64 = 34.0;

/// Where the chip covers as little as possible of the tables: near the end of the line, or else beside any
/// table or in a corner. A title is covered only where nothing else is left.
fn free_corner(editor: &Editor, at: Point<Screen>) -> Point<Screen> {
    let (size, zoom) = (editor.viewport().size, editor.viewport().zoom);
    let mut tables = editor.visible_tables();
    tables.retain(|table| matches!(table.id, Thing::Table(_)));
    let (left, right) = (at.x - WIDTH_PX - GAP_PX, at.x + GAP_PX);
    let (above, below, middle) = (at.y - HEIGHT_PX - GAP_PX, at.y + GAP_PX, at.x - WIDTH_PX / 2.0);
    let mut corners = vec![(left, below), (right, below), (left, above), (right, above), (middle, below + 80.0), (middle, above - 80.0)];
    for table in tables.iter().map(|table| table.rect) {
        let start = table.at.x;
        corners.extend([(start, table.bottom() + 8.0), (start, table.at.y - HEIGHT_PX - 8.0), (start, table.at.y + TITLE_PX * zoom + 4.0)]);
        corners.extend([(table.right() + 8.0, table.at.y), (start - WIDTH_PX - 8.0, table.at.y)]);
    }
    corners.extend([(0.0, 0.0), (f64::MAX, 0.0), (0.0, f64::MAX)]);
    let shared = |chip: &Rect<Screen>, height: f64, table: &VisibleTable| {
        let width = chip.right().min(table.rect.right()) - chip.at.x.max(table.rect.at.x);
        let height = chip.bottom().min(table.rect.at.y + height) - chip.at.y.max(table.rect.at.y);
        width.max(0.0) * height.max(0.0)
    };
    let cost = |corner: &Point<Screen>| {
        let chip: Rect<Screen> = Rect::new(corner.x, corner.y, WIDTH_PX, HEIGHT_PX);
        let covered = |table: &VisibleTable| {
            shared(&chip, table.rect.size.height, table) + 50.0 * shared(&chip, (TITLE_PX * zoom).min(table.rect.size.height), table)
        };
        tables.iter().map(covered).sum::<f64>() + chip.centre().distance(at) * 10.0
    };
    let mut best = (f64::INFINITY, at);
    for (x, y) in corners {
        let within = |wanted: f64, room: f64| wanted.min(room - 8.0).max(8.0);
        let corner = Point::new(within(x, size.width - WIDTH_PX), within(y, size.height - HEIGHT_PX));
        let cost = cost(&corner);
        if cost < best.0 {
            best = (cost, corner);
        }
    }
    best.1
}

/// The chip.
#[component]
pub fn ChipView() -> impl IntoView {
    let bridge = bridge();
    let chip = bridge.chip();
    let is_open = memo(move || chip.with(Option::is_some));
    let kind = memo(move || chip.with(|chip| chip.as_ref().map(|chip| chip.cardinality)));
    let sentence = memo(move || chip.with(|chip| chip.as_ref().map_or(String::new(), |chip| chip.sentence.clone())));
    let style = move || {
        chip.with(|chip| {
            chip.as_ref().map_or(String::new(), |chip| {
                let corner = bridge.read(|editor| free_corner(editor, chip.at));
                format!("left:{:.0}px;top:{:.0}px", corner.x, corner.y)
            })
        })
    };
    let on_key = move |event: KeyboardEvent| {
        let press = keys::press(&event);
        // Enter presses the button that has the focus; the other keys are the chip's.
        if press.key != "Enter" && bridge.key(Action::Key(press)) {
            event.prevent_default();
            event.stop_propagation();
            focus_surface();
        }
    };
    view! {
        <Show when=move || is_open.get()>
            <div class="chip" role="group" aria-label="Kind of relation" style=style data-testid="chip" on:keydown=on_key>
                <div class="row">
                    <div class="choice wide grow">
                        {KINDS.map(|(cardinality, title)| view! {
                            <button
                                class="button"
                                title=title
                                aria-pressed=move || (kind.get() == Some(cardinality)).to_string()
                                on:click=move |_| { bridge.send(Action::ChooseCardinality(cardinality)); focus_surface(); }
                            >{words::cardinality(cardinality)}</button>
                        }).collect_view()}
                    </div>
                    <button
                        class="button square"
                        aria-label="Swap the two ends"
                        title="Swap the two ends"
                        on:click=move |_| bridge.send(Action::SwapEnds)
                    >{icon(Icon::Swap)}</button>
                    <button
                        class="button square"
                        aria-label="Keep it"
                        title="Keep it (Enter)"
                        on:click=move |_| { bridge.send(Action::CloseChip); focus_surface(); }
                    >{icon(Icon::Check)}</button>
                </div>
                <p class="small" aria-live="polite">{move || sentence.get()}</p>
            </div>
        </Show>
    }
}
