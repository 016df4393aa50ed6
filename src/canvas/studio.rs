//! Templates, asked for by a page that does not have them: what they are called, how they look, and each as a design.
//!
//! Requests and answers are JSON, as those of `text::Service`.
//!
//! | want | more in the request | answer |
//! |---|---|---|
//! | `templates` | | `templates`: each with `name`, `about`, `tables`, `picture` |
//! | `template` | `name`, `seed` | `design`: a saved file |
//! | `layout` | `tables`: which, all where there are none; `hidden`: those that are not shown | `places`: an [`Arrangement`](super::Arrangement) as a text |
//!
//! A small picture is in the colours of the page that shows it, light or dark.

use std::fmt::Write as _;

use serde::Deserialize;
use serde_json::{Value, json};

use super::svg::num;
use super::{Approximate, Diagram, HEADER, Rect, Role, Ruler, Theme, World, arranged, arranged_among, snapped};
use crate::document::template::TEMPLATES;
use crate::document::{Document, Spot, read_file, write_compact};
use crate::schema::{Ids, TableId};

/// How far what is read into a design stands from what is there.
const BESIDE: f64 = 112.0;

#[derive(Deserialize)]
struct Request {
    want: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    seed: u64,
    #[serde(default)]
    tables: Vec<String>,
    #[serde(default)]
    hidden: Vec<String>,
}

/// What a request is about.
#[must_use]
pub fn wanted(request: &str) -> Option<String> {
    serde_json::from_str::<Request>(request).ok().map(|request| request.want)
}

/// Answers what is about templates; `None` where the request is about something else.
#[must_use]
pub fn answer(request: &str) -> Option<String> {
    let Request { want, name, seed, .. } = serde_json::from_str(request).ok()?;
    let answer = match want.as_str() {
        "templates" => {
            json!({ "templates": TEMPLATES.map(|template| told(template.name, template.about, &(template.make)(&mut Ids::new(1)))) })
        }
        "template" => match TEMPLATES.iter().find(|template| template.name == name) {
            Some(template) => json!({ "design": write_compact(&(template.make)(&mut Ids::new(seed))) }),
            None => json!({ "error": format!("There is no template “{name}”.") }),
        },
        _ => return None,
    };
    Some(answer.to_string())
}

/// A layout of a design by the relations in it, for tables as large as the ruler says.
#[must_use]
pub fn layout(design: &Document, request: &str, ruler: &dyn Ruler) -> String {
    let Ok(Request { tables, hidden, .. }) = serde_json::from_str(request) else { return json!({ "places": "" }).to_string() };
    let ids = |names: &[String]| names.iter().filter_map(|id| id.parse().ok()).collect::<Vec<TableId>>();
    let mut diagram = Diagram::default();
    diagram.hide(ids(&hidden).into_iter().collect());
    diagram.refresh(&design.schema, &design.layout, ruler);
    let places = if tables.is_empty() { arranged(&diagram) } else { arranged_among(&diagram, &ids(&tables)) };
    json!({ "places": places.written() }).to_string()
}

fn told(name: &str, about: &str, design: &Document) -> Value {
    json!({ "name": name, "about": about, "tables": design.schema.tables.len(), "picture": thumbnail(design) })
}

/// The answer to `read`, with places for the tables that have none: arranged, to the right of everything.
#[must_use]
pub fn placed(answer: String) -> String {
    let Ok(mut told) = serde_json::from_str::<Value>(&answer) else { return answer };
    let Some((mut design, _)) = told["design"].as_str().and_then(|text| read_file(text).ok()) else { return answer };
    let mut come = Document { schema: design.schema.clone(), ..Document::default() };
    come.schema.tables.retain(|id, _| !design.layout.spots.contains_key(id));
    let mut there = Document { schema: design.schema.clone(), layout: design.layout.clone(), ..Document::default() };
    there.schema.tables.retain(|id, _| design.layout.spots.contains_key(id));
    if come.schema.tables.is_empty() || there.schema.tables.is_empty() {
        return answer;
    }
    let mut diagram = Diagram::default();
    diagram.refresh(&there.schema, &there.layout, &Approximate);
    let corner = diagram.bounds().map_or_else(Default::default, |all| super::Point::<World>::new(all.right() + BESIDE, all.at.y));
    let mut new = Diagram::default();
    new.refresh(&come.schema, &come.layout, &Approximate);
    let places = arranged(&new).tables;
    let left = places.values().map(|at| at.x).reduce(f64::min).unwrap_or(0.0);
    let top = places.values().map(|at| at.y).reduce(f64::min).unwrap_or(0.0);
    for (id, at) in places {
        let at = snapped(super::Point::new(at.x - left + corner.x, at.y - top + corner.y));
        design.layout.spots.insert(id, Spot { x: at.x, y: at.y, ..Spot::default() });
    }
    told["design"] = json!(write_compact(&design));
    told.to_string()
}

/// A picture a few centimetres large, in SVG: cards with their headers, and the lines between them.
#[must_use]
pub fn thumbnail(design: &Document) -> String {
    let mut diagram = Diagram::default();
    diagram.refresh(&design.schema, &design.layout, &Approximate);
    let area = diagram.bounds().unwrap_or_default().grown(24.0);
    let mut text = format!(
        r#"<svg viewBox="{} {} {} {}" aria-hidden="true">"#,
        num(area.at.x),
        num(area.at.y),
        num(area.size.width),
        num(area.size.height)
    );
    let mut ways = String::new();
    for index in 0..diagram.lines().len() {
        let Some(route) = diagram.route(index, None) else { continue };
        for (at, point) in route.points.iter().enumerate() {
            let _ = write!(ways, "{}{:.0} {:.0}", if at == 0 { 'M' } else { 'L' }, point.x, point.y);
        }
    }
    let _ = write!(text, r#"<path d="{ways}" fill="none" style="stroke:{};stroke-width:5"/>"#, both(Role::Line));
    for placed in diagram.tables() {
        let header = Rect { size: super::Size::new(placed.rect.size.width, HEADER), ..placed.rect };
        block(&mut text, &placed.rect, Role::Surface, Some(Role::Border));
        block(&mut text, &header, Role::Block(placed.colour), None);
    }
    text + "</svg>"
}

fn block(text: &mut String, rect: &Rect<World>, fill: Role, stroke: Option<Role>) {
    let stroke = stroke.map(|role| format!(";stroke:{};stroke-width:3", both(role))).unwrap_or_default();
    let (x, y, width, height) = (rect.at.x, rect.at.y, rect.size.width, rect.size.height);
    let _ =
        write!(text, r#"<rect x="{x:.0}" y="{y:.0}" width="{width:.0}" height="{height:.0}" rx="8" style="fill:{}{stroke}"/>"#, both(fill));
}

/// A role in both themes, in the words of CSS.
fn both(role: Role) -> String {
    format!("light-dark({},{})", Theme::Light.css(role), Theme::Dark.css(role))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_template_is_offered_and_opens() {
        let all: Value = serde_json::from_str(&answer(r#"{"want": "templates"}"#).unwrap()).unwrap();
        let list = all["templates"].as_array().unwrap();
        assert_eq!(list.len(), TEMPLATES.len());
        for offered in list {
            let request = json!({ "want": "template", "name": offered["name"], "seed": 7 });
            let got: Value = serde_json::from_str(&answer(&request.to_string()).unwrap()).unwrap();
            let (design, repairs) = read_file(got["design"].as_str().unwrap()).unwrap();
            assert_eq!((design.name.as_str(), repairs.len()), (offered["name"].as_str().unwrap(), 0));
            let picture = offered["picture"].as_str().unwrap();
            assert_eq!(picture.matches("<rect").count(), design.schema.tables.len() * 2);
            assert!(picture.len() < 8_000, "{} takes {} letters", design.name, picture.len());
        }
    }

    #[test]
    fn what_is_not_about_templates_is_left_to_others() {
        assert_eq!(answer(r#"{"want": "script"}"#), None);
        assert_eq!(answer("nonsense"), None);
        assert!(answer(r#"{"want": "template", "name": "Nothing"}"#).unwrap().contains("no template"));
    }
}
