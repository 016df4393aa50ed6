//! The small map of a large diagram, with what is seen of it; and what is hidden.
//!
//! Its tables are one path, made anew only where the design changed; panning moves a frame over it.

use std::fmt::Write as _;

use leptos::html;
use leptos::prelude::*;
use web_sys::PointerEvent;

use crate::canvas::{Point, Rect, World};
use crate::editor::{Action, Command, ViewCommand};
use crate::ui::bridge::bridge;
use crate::ui::memo::memo;
use crate::ui::words;

/// The size of the map.
const WIDTH_PX: f64 = 176.0;
const HEIGHT_PX: f64 = 112.0;

/// What the map shows: the world in it, and the paths of all tables and of all areas.
#[derive(Clone, PartialEq)]
struct Shown {
    area: Rect<World>,
    /// What the tables, areas and notes take up.
    all: Rect<World>,
    paths: [String; 2],
}

impl Shown {
    fn scale(&self) -> f64 {
        (WIDTH_PX / self.area.size.width.max(1.0)).min(HEIGHT_PX / self.area.size.height.max(1.0))
    }
}

/// The map.
#[component]
pub fn Map() -> impl IntoView {
    let bridge = bridge();
    let plate = NodeRef::<html::Div>::new();
    let shown = memo(move || {
        bridge.settled().track();
        bridge.hidden().track();
        bridge.read(|editor| {
            let (all, things) = editor.map()?;
            let area = all.grown(all.size.width.max(all.size.height) * 0.04);
            let path = |rects: Vec<Rect<World>>| {
                let mut path = String::with_capacity(rects.len() * 28);
                for rect in rects {
                    let (x, y, width, height) = (rect.at.x - area.at.x, rect.at.y - area.at.y, rect.size.width, rect.size.height);
                    let _ = write!(path, "M{x:.0} {y:.0}h{width:.0}v{height:.0}h-{width:.0}z");
                }
                path
            };
            Some(Shown { area, all, paths: things.map(path) })
        })
    });
    let go = move |event: PointerEvent| {
        let (Some(shown), Some(plate)) = (shown.get_untracked(), plate.get_untracked()) else { return };
        if event.buttons() != 1 {
            return;
        }
        event.prevent_default();
        let _ = plate.set_pointer_capture(event.pointer_id());
        let place = plate.get_bounding_client_rect();
        let at = |client: i32, start: f64, corner: f64| corner + (f64::from(client) - start) / shown.scale();
        let point = Point::new(at(event.client_x(), place.left(), shown.area.at.x), at(event.client_y(), place.top(), shown.area.at.y));
        bridge.send(Action::View(ViewCommand::Centre(point)));
    };
    // Where everything is seen, a map of it only lies in the way.
    let is_whole = move |all: &Rect<World>| {
        let seen = bridge.seen().get();
        seen.around(all) == seen
    };
    let frame = move |shown: &Shown| {
        let (seen, scale) = (bridge.seen().get(), shown.scale());
        let (x, y) = ((seen.at.x - shown.area.at.x) * scale, (seen.at.y - shown.area.at.y) * scale);
        let (width, height) = (seen.size.width * scale, seen.size.height * scale);
        format!("transform:translate({x:.1}px,{y:.1}px);width:{width:.1}px;height:{height:.1}px")
    };
    view! {
        {move || shown.get().map(|shown| {
            let (width, height) = (shown.area.size.width, shown.area.size.height);
            let style = format!("width:{:.0}px;height:{:.0}px", width * shown.scale(), height * shown.scale());
            let ([tables, areas], all) = (shown.paths.clone(), shown.all);
            let hidden = move || is_whole(&all);
            view! {
                <div node_ref=plate class="map" aria-hidden="true" data-testid="map" hidden=hidden style=style on:pointerdown=go on:pointermove=go>
                    <svg viewBox=format!("0 0 {width:.0} {height:.0}")><path class="areas" d=areas></path><path d=tables></path></svg>
                    <div class="seen" style=move || frame(&shown)></div>
                </div>
            }
        })}
    }
}

/// How many tables are hidden, and the way to see them again.
#[component]
pub fn HiddenSign() -> impl IntoView {
    let bridge = bridge();
    let hidden = bridge.hidden();
    view! {
        <Show when=move || { hidden.get() > 0 }>
            <div class="hidden-sign small" data-testid="hidden">
                <span role="status">{move || words::count(hidden.get(), "table")}" hidden"</span>
                <button class="link" on:click=move |_| bridge.send(Action::Do(Command::ShowAll))>"Show all"</button>
            </div>
        </Show>
    }
}
