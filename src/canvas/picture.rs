//! Pictures of a diagram: what is asked for, and the drawing that every kind of file is printed from.
//!
//! A picture shows the whole diagram, some tables, or what the screen shows; it has a theme of its own, and may carry
//! the design, so that it opens again. Law: no more pixels are asked of a browser than every browser gives.
//! Deliberately not here: the files themselves (`svg`, `pdf`, the browser's own PNG).

use std::collections::BTreeSet;

use serde::Deserialize;

use super::pdf::sheets;
use super::ruler::elided;
use super::scene::{Align, Shape};
use super::{Diagram, Font, Live, Point, Rect, Role, Ruler, Scene, Size, Theme, Viewport, World};
use crate::document::{Document, write_compact};
use crate::schema::TableId;
use crate::schema::gather::Gather;

mod contents;

/// How a picture looks, and what it holds beside what is seen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// In which colours.
    pub theme: Theme,
    /// Whether the ground is left out.
    pub transparent: bool,
    /// What the picture is called, for readers that cannot see it.
    pub title: String,
    /// The design that lies in the file, as a saved file.
    pub carried: Option<String>,
}

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names of the formats")]
pub enum Kind {
    Svg,
    Png,
    Pdf,
}

/// What the picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// The whole diagram.
    Whole,
    /// The tables of the request.
    Selection,
    /// The view of the request.
    View,
}

/// What is asked for, in the words of the form on the page.
#[derive(Clone, Debug, Deserialize)]
#[allow(missing_docs, reason = "the fields of the form")]
pub struct Wanted {
    pub kind: Kind,
    pub part: Part,
    pub theme: String,
    /// Whether the page is dark, for a picture that is to look like it.
    #[serde(default)]
    pub dark: bool,
    /// Pixels of a PNG for one of the diagram.
    pub scale: String,
    #[serde(default)]
    pub transparent: Tick,
    /// Which columns are shown: `names` without their types, the `keys` alone, or `none`; else all with their types.
    #[serde(default)]
    pub columns: String,
    /// Whether areas and notes are left out.
    #[serde(default)]
    pub bare: Tick,
    /// Whether the design's name and the date stand above.
    #[serde(default)]
    pub titled: Tick,
    /// The date of today, as it is to be written.
    #[serde(default)]
    pub date: String,
    /// The pages of a PDF: `a4`, `letter`, or one as large as the diagram.
    #[serde(default)]
    pub paper: String,
    /// Whether the file carries the design.
    #[serde(default)]
    pub carries: Tick,
    /// The tables that are selected.
    #[serde(default)]
    pub tables: Vec<String>,
    /// Those that are hidden.
    #[serde(default)]
    pub hidden: Vec<String>,
    /// What the screen shows: x, y, width, height.
    pub view: [f64; 4],
    /// The room of a preview; what is drawn for it is only as large.
    #[serde(default)]
    pub room: Option<[f64; 2]>,
}

/// A box of the form: "on" where it is ticked, else nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "said above")]
pub enum Tick {
    On,
    #[default]
    Off,
}

/// What a picture is printed from.
pub struct Drawing {
    /// The shapes, and what part of the world they show.
    pub scene: Scene,
    /// How it looks.
    pub picture: Picture,
    /// Pixels of a PNG for one of the scene.
    pub density: f64,
    /// The pages of a PDF.
    pub paper: String,
    /// How large the picture is, for one pixel of the diagram.
    pub size: Size<World>,
    /// How large a PNG can be at most, as a scale; below what was asked for where that is too much.
    pub scale: f64,
}

/// The free space around a picture.
const PADDING: f64 = 32.0;
/// What every browser gives a canvas: 16.7 million pixels in all, and sides of this length.
const MOST_PIXELS: f64 = 16_777_216.0;
const LONGEST_SIDE: f64 = 16_384.0;
/// The strip for a title above the diagram, the base line in it, and the size of its letters.
const STRIP: f64 = 40.0;
const BASE: f64 = 32.0;
const LETTERS: f64 = 20.0;

/// Draws what is wanted of a design.
#[must_use]
pub fn drawing(design: &Document, wanted: &Wanted, ruler: &dyn Ruler) -> Drawing {
    let mut diagram = Diagram::default();
    diagram.hide(left_out(design, wanted));
    let shown = contents::shown(design, wanted);
    diagram.refresh(&shown.schema, &shown.layout, ruler);
    let below = match wanted.part {
        Part::View => Rect::new(wanted.view[0], wanted.view[1], wanted.view[2].max(1.0), wanted.view[3].max(1.0)),
        _ => around(&mut diagram),
    };
    let strip = if wanted.titled == Tick::On { STRIP } else { 0.0 };
    let area = Rect::new(below.at.x, below.at.y - strip, below.size.width, below.size.height + strip);
    let asked = wanted.scale.parse().unwrap_or(2.0_f64).clamp(0.1, 8.0);
    let scale = asked.min(largest_scale(area.size));
    // A preview, or a picture that is far smaller than the diagram, shows what can be seen of it at that size.
    let preview = wanted.room.map(|[width, height]| (width / area.size.width).min(height / area.size.height).min(1.0));
    let (zoom, density) = match preview {
        Some(zoom) => (zoom, scale.min(2.0)),
        None if wanted.kind == Kind::Png && scale < 1.0 => (scale, 1.0),
        None => (1.0, scale),
    };
    let viewport = Viewport { origin: area.at, zoom, size: Size::new(area.size.width * zoom, area.size.height * zoom) };
    let mut scene = Scene::of(&mut diagram, &viewport, &Live::default());
    scene.dots = None;
    if wanted.titled == Tick::On {
        title(&mut scene, &area, &design.name, &wanted.date, ruler);
    }
    let dark = wanted.theme == "dark" || wanted.theme == "page" && wanted.dark;
    let theme = match dark {
        true => Theme::Dark,
        false if wanted.theme == "print" => Theme::Print,
        false => Theme::Light,
    };
    let carried = (wanted.carries == Tick::On && preview.is_none()).then(|| write_compact(design));
    let picture = Picture { theme, transparent: wanted.transparent == Tick::On, title: design.name.clone(), carried };
    Drawing { scene, picture, density, paper: wanted.paper.clone(), size: area.size, scale }
}

impl Drawing {
    /// How many pixels a PNG of it has.
    #[must_use]
    pub fn pixels(&self) -> (u32, u32) {
        let side = |length: f64| ((length * self.density).round() as u32).max(1);
        (side(self.scene.viewport.size.width), side(self.scene.viewport.size.height))
    }

    /// How large the file is to be, in words, and why it is not what was asked for.
    #[must_use]
    pub fn said(&self, wanted: &Wanted) -> String {
        let size = |scale: f64| format!("{:.0} × {:.0} pixels", self.size.width * scale, self.size.height * scale);
        let nothing = wanted.part == Part::Selection && wanted.tables.is_empty();
        let nothing = if nothing { "Nothing is selected: this is the whole diagram. " } else { "" };
        let asked: f64 = wanted.scale.parse().unwrap_or(self.scale);
        let size = match wanted.kind {
            Kind::Png if self.scale < asked => {
                let hint = if self.scale < 0.5 { " SVG and PDF stay sharp at any size." } else { "" };
                format!("{}: {}× instead of {asked}×, the most that every browser can draw.{hint}", size(self.scale), self.scale)
            }
            Kind::Png => size(self.scale),
            Kind::Svg => format!("{}, sharp at any size", size(1.0)),
            Kind::Pdf => {
                let laid = sheets(self.size, &self.paper);
                match (laid.columns, laid.rows) {
                    (1, 1) => "One page, sharp at any size".to_owned(),
                    (columns, rows) => {
                        format!("{} pages: {columns} side by side, {rows} below each other, with a strip to glue", columns * rows)
                    }
                }
            }
        };
        format!("{nothing}{size}")
    }
}

/// Writes a design's name on the left and the date on the right of the strip above it; the name gives way where
/// there is no room for both.
fn title(scene: &mut Scene, area: &Rect<World>, name: &str, date: &str, ruler: &dyn Ruler) {
    let grown = LETTERS / Font::Title.size_px();
    let (left, right, base) = (area.at.x + PADDING, area.right() - PADDING, area.at.y + BASE);
    let of_date = if date.is_empty() { 0.0 } else { ruler.width(date, Font::Type) + PADDING };
    let (name, _) = elided(name, Font::Title, ((right - left - of_date) / grown).max(0.0), ruler);
    let strip = Rect::new(area.at.x, area.at.y, area.size.width, STRIP);
    scene.shapes.extend([
        Shape::Opacity(1.0),
        Shape::Rect { rect: strip, round: (0.0, 0.0), fill: Some(Role::Canvas), stroke: None },
        Shape::Text {
            at: Point::new(left, base),
            text: name.into(),
            font: Font::Title,
            size: LETTERS,
            role: Role::Text,
            align: Align::Left,
        },
        Shape::Text {
            at: Point::new(right, base),
            text: date.into(),
            font: Font::Type,
            size: Font::Type.size_px(),
            role: Role::Muted,
            align: Align::Right,
        },
    ]);
}

/// The largest scale at which a picture of this size has no more pixels than every browser gives.
fn largest_scale(size: Size<World>) -> f64 {
    let (width, height) = (size.width.max(1.0), size.height.max(1.0));
    let by_area = (MOST_PIXELS / (width * height)).sqrt();
    let by_side = LONGEST_SIDE / width.max(height);
    // Down to two digits, as it is said.
    (by_area.min(by_side) * 100.0).floor().max(1.0) / 100.0
}

/// The tables that the picture does not show.
fn left_out(design: &Document, wanted: &Wanted) -> BTreeSet<TableId> {
    let ids = |texts: &[String]| -> Vec<TableId> { texts.iter().filter_map(|text| text.parse().ok()).collect() };
    let chosen = ids(&wanted.tables);
    if wanted.part == Part::Selection && !chosen.is_empty() {
        return design.schema.tables.keys().copied().filter(|id| !chosen.contains(id)).gathered();
    }
    ids(&wanted.hidden).into_iter().gathered()
}

/// What everything takes up, the lines as well, with some free space around it.
fn around(diagram: &mut Diagram) -> Rect<World> {
    let mut area = diagram.bounds().unwrap_or(Rect::new(0.0, 0.0, 160.0, 60.0));
    for index in 0..diagram.lines().len() {
        if let Some(route) = diagram.route(index, None) {
            area = area.around(&route.bounds);
        }
    }
    let area = area.grown(PADDING);
    let corner = Point::new(area.at.x.floor(), area.at.y.floor());
    Rect::between(corner, Point::new(area.right().ceil(), area.bottom().ceil()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::canvas::Approximate;
    use crate::canvas::svg::svg;
    use crate::document::template::library;
    use crate::schema::Ids;

    fn wanted(more: &str) -> Wanted {
        let request = format!(
            r#"{{"want": "picture", "kind": "svg", "part": "whole", "theme": "light", "scale": "2", "view": [0, 0, 400, 300]{more}}}"#
        );
        serde_json::from_str(&request).unwrap()
    }

    #[test]
    fn the_whole_diagram_is_within_the_picture() {
        let design = library(&mut Ids::new(1));
        let drawing = drawing(&design, &wanted(""), &Approximate);
        let text = svg(&drawing, &Approximate);
        for table in design.schema.tables.values() {
            assert!(text.contains(&format!(">{}</text>", table.name)), "{} is missing", table.name);
        }
        assert_eq!(drawing.scene.viewport.seen().size, drawing.size);
        assert_eq!((drawing.density, drawing.scale), (2.0, 2.0));
        assert!(drawing.said(&wanted("")).ends_with("sharp at any size"));
    }

    /// With `RELATA_PICTURES=folder` they are written there to be looked at.
    #[test]
    fn every_template_is_drawn_in_each_theme() {
        for template in crate::document::template::TEMPLATES {
            let design = (template.make)(&mut Ids::new(1));
            for theme in ["light", "dark", "print"] {
                let mut asked = wanted("");
                asked.theme = theme.into();
                let text = svg(&drawing(&design, &asked, &Approximate), &Approximate);
                assert!(design.schema.tables.values().all(|table| text.contains(&format!(">{}</text>", table.name))));
                if let Ok(folder) = std::env::var("RELATA_PICTURES") {
                    std::fs::write(format!("{folder}/{}-{theme}.svg", template.name.to_lowercase()), text).unwrap();
                }
            }
        }
    }

    #[test]
    fn a_selection_shows_its_tables_and_no_others() {
        let design = library(&mut Ids::new(1));
        let book = design.schema.tables.values().find(|table| table.name == "book").unwrap().id;
        let mut asked = wanted("");
        (asked.part, asked.tables) = (Part::Selection, vec![book.to_string()]);
        let text = svg(&drawing(&design, &asked, &Approximate), &Approximate);
        assert!(text.contains(">book</text>") && !text.contains(">author</text>"), "{text}");
        (asked.part, asked.hidden) = (Part::Whole, vec![book.to_string()]);
        let text = svg(&drawing(&design, &asked, &Approximate), &Approximate);
        assert!(!text.contains(">book</text>") && text.contains(">author</text>"), "{text}");
    }

    #[test]
    fn a_picture_shows_the_columns_that_are_asked_for() {
        let design = library(&mut Ids::new(1));
        let text = |columns: &str| {
            let mut asked = wanted("");
            asked.columns = columns.into();
            svg(&drawing(&design, &asked, &Approximate), &Approximate)
        };
        let has = |text: &str| [">author_id</text>", ">title</text>", ">integer</text>", ">book</text>"].map(|part| text.contains(part));
        assert_eq!(has(&text("all")), [true; 4]);
        assert_eq!(has(&text("names")), [true, true, false, true]);
        assert_eq!(has(&text("keys")), [true, false, true, true]);
        assert_eq!(has(&text("none")), [false, false, false, true]);
    }

    #[test]
    fn a_title_stands_above_and_moves_nothing() {
        let mut design = library(&mut Ids::new(1));
        let plain = drawing(&design, &wanted(""), &Approximate);
        design.name = "a name that is far too long for this diagram, ".repeat(9);
        let titled = drawing(&design, &wanted(r#", "titled": "on", "date": "2000-02-03""#), &Approximate);
        assert_eq!(titled.size, Size::new(plain.size.width, plain.size.height + STRIP));
        assert!(titled.scene.shapes.starts_with(&plain.scene.shapes));
        let text = svg(&titled, &Approximate);
        assert!(text.contains(">2000-02-03</text>") && text.contains("…</text>"), "{text}");
    }

    #[test]
    fn areas_and_notes_can_be_left_out() {
        let mut design = library(&mut Ids::new(1));
        let note = crate::document::Annotation {
            id: Ids::new(9).mint(),
            is_note: true,
            text: "remember".into(),
            x: 0.0,
            y: -200.0,
            width: 160.0,
            height: 80.0,
            colour: crate::document::Colour::Amber,
        };
        design.layout.annotations.push(note);
        let text = |more: &str| svg(&drawing(&design, &wanted(more), &Approximate), &Approximate);
        assert!(text("").contains("remember"));
        assert!(!text(r#", "bare": "on""#).contains("remember"));
    }

    #[test]
    fn no_picture_has_more_pixels_than_a_browser_gives() {
        for size in [Size::new(1.0, 1.0), Size::new(800.0, 600.0), Size::new(40_000.0, 300.0), Size::new(90_000.0, 70_000.0)] {
            let scale = largest_scale(size).min(4.0);
            let (width, height) = (size.width * scale, size.height * scale);
            assert!(width * height <= MOST_PIXELS && width.max(height) <= LONGEST_SIDE, "{size:?}: {scale}");
            assert!(scale > 0.0);
        }
    }

    #[test]
    fn a_picture_that_would_be_too_large_is_smaller_and_says_so() {
        let mut design = library(&mut Ids::new(1));
        let far = design.layout.spots.values_mut().next().unwrap();
        (far.x, far.y) = (20_000.0, 20_000.0);
        let mut asked = wanted("");
        (asked.kind, asked.scale) = (Kind::Png, "4".into());
        let drawing = drawing(&design, &asked, &Approximate);
        let (width, height) = drawing.pixels();
        assert!(width > 3_000 && f64::from(width) * f64::from(height) <= MOST_PIXELS);
        assert!(drawing.said(&asked).contains("instead of 4×"), "{}", drawing.said(&asked));
    }

    #[test]
    fn a_preview_is_as_small_as_its_room() {
        let design = library(&mut Ids::new(1));
        let drawing = drawing(&design, &wanted(r#", "room": [300, 200], "carries": "on""#), &Approximate);
        let shown = drawing.scene.viewport.size;
        assert!(shown.width <= 300.5 && shown.height <= 200.5 && drawing.picture.carried.is_none());
    }
}
