//! Measures layouts: ours, the hands that laid the templates out, and those that are given.
//!
//! `… --example bench_layout graphs` prints the designs as graphs, in JSON, for other programs to lay out.
//! `… --example bench_layout measure` reads from its input where those put the tables and prints what each layout is
//! worth. The lines are always found by our own router, so that nothing differs but where the tables stand.
//! `tests/bench/layout.mjs` does both.

use std::collections::BTreeMap;
use std::io::Read;
use std::time::Instant;

use relata::canvas::{Approximate, Diagram, Point, Rect, World, arranged};
use relata::document::template::TEMPLATES;
use relata::document::{Document, Edit};
use relata::schema::{Cardinality, Column, DataType, Ids, TableId};
use serde_json::{Value, json};

/// The sizes of random designs, and how many there are of each.
const SIZES: [usize; 4] = [10, 30, 60, 120];
const EACH: u64 = 5;

type Places = BTreeMap<TableId, Point<World>>;

fn main() {
    let measuring = std::env::args().any(|argument| argument == "measure");
    if !measuring {
        let graphs: Vec<Value> = designs().iter().map(|(name, design)| graph(name, design)).collect();
        println!("{}", json!(graphs));
        return;
    }
    let mut text = String::new();
    let _ = std::io::stdin().read_to_string(&mut text);
    let given: Value = serde_json::from_str(&text).unwrap_or_default();
    let results: Vec<Value> = designs().iter().map(|(name, design)| measured(name, design, &given[name])).collect();
    println!("{}", json!(results));
}

/// The templates, then random designs.
fn designs() -> Vec<(String, Document)> {
    let templates = TEMPLATES.iter().map(|template| (template.name.to_owned(), (template.make)(&mut Ids::new(1))));
    let random = SIZES.iter().flat_map(|size| (0..EACH).map(move |seed| (format!("random {size} {seed}"), random(*size, seed))));
    templates.chain(random).collect()
}

/// Tables with three to ten columns. Each points at tables that were there before, most often at those that many others
/// point at, as in real designs; a tenth point at themselves, and some pairs are many-to-many.
fn random(size: usize, seed: u64) -> Document {
    let (mut ids, mut dice) = (Ids::new(seed + 1), fastrand::Rng::with_seed(seed));
    let mut design = Document::default();
    let (mut tables, mut weights): (Vec<TableId>, Vec<usize>) = (Vec::new(), Vec::new());
    for at in 0..size {
        let id: TableId = ids.mint();
        let _ = design.edit(Edit::AddTable { id, name: format!("table_{at}"), x: 0.0, y: 0.0 }, &mut ids);
        for number in 0..dice.usize(2..9) {
            let column = Column::new(ids.mint(), format!("column_{number}"), DataType::Varchar(80));
            let _ = design.edit(Edit::AddColumn { table: id, column, position: None }, &mut ids);
        }
        let wanted = if at == 0 { 0 } else { [1, 1, 1, 2, 2, 3][dice.usize(0..6)] };
        for _ in 0..wanted {
            let target = weights[dice.usize(0..weights.len())];
            weights.push(target);
            let cardinality =
                [Cardinality::OneToMany, Cardinality::OneToMany, Cardinality::OneToMany, Cardinality::OneToOne][dice.usize(0..4)];
            connect(&mut design, &mut ids, (tables[target], id), cardinality);
        }
        if dice.usize(0..10) == 0 {
            connect(&mut design, &mut ids, (id, id), Cardinality::OneToMany);
        }
        if at > 0 && dice.usize(0..12) == 0 {
            connect(&mut design, &mut ids, (tables[dice.usize(0..at)], id), Cardinality::ManyToMany);
        }
        weights.push(at);
        tables.push(id);
    }
    design
}

fn connect(design: &mut Document, ids: &mut Ids, (parent, child): (TableId, TableId), cardinality: Cardinality) {
    let _ = design.edit(Edit::Connect { parent, child, cardinality, columns: Vec::new(), optional: false, x: 0.0, y: 0.0 }, ids);
}

fn diagram(design: &Document) -> Diagram {
    let mut diagram = Diagram::default();
    diagram.refresh(&design.schema, &design.layout, &Approximate);
    diagram
}

fn graph(name: &str, design: &Document) -> Value {
    let diagram = diagram(design);
    let node = |placed: &relata::canvas::Placed| json!({ "id": placed.id.to_string(), "width": placed.rect.size.width, "height": placed.rect.size.height });
    let edge = |line: &relata::canvas::Line| json!([line.ends[1].table.to_string(), line.ends[0].table.to_string()]);
    json!({
        "name": name,
        "nodes": diagram.tables().iter().map(node).collect::<Vec<_>>(),
        "edges": diagram.lines().iter().map(edge).collect::<Vec<_>>(),
    })
}

fn measured(name: &str, design: &Document, given: &Value) -> Value {
    let drawn = diagram(design);
    let begin = Instant::now();
    let ours = arranged(&drawn).tables;
    let took = begin.elapsed().as_secs_f64() * 1000.0;
    let mut layouts = serde_json::Map::new();
    layouts.insert("ours".into(), json!({ "ms": took, "worth": worth(design, Some(&ours)) }));
    if TEMPLATES.iter().any(|template| template.name == name) {
        layouts.insert("by hand".into(), json!({ "worth": worth(design, None) }));
    }
    for (by, layout) in given.as_object().into_iter().flatten() {
        let place = |(id, at): (&String, &Value)| {
            Some((id.parse().ok()?, Point::new(at[0].as_f64().unwrap_or_default(), at[1].as_f64().unwrap_or_default())))
        };
        let places: Places = layout["places"].as_object().into_iter().flatten().filter_map(place).collect();
        layouts.insert(by.clone(), json!({ "ms": layout["ms"], "worth": worth(design, Some(&places)) }));
    }
    json!({ "name": name, "tables": drawn.tables().len(), "lines": drawn.lines().len(), "layouts": layouts })
}

/// A straight part of a line, and which line it is.
struct Part {
    line: usize,
    a: Point<World>,
    b: Point<World>,
}

impl Part {
    fn is_level(&self) -> bool {
        (self.a.y - self.b.y).abs() < 0.01
    }

    fn area(&self) -> Rect<World> {
        Rect::between(self.a, self.b)
    }
}

fn worth(design: &Document, places: Option<&Places>) -> Value {
    let mut design = design.clone();
    for (id, at) in places.into_iter().flatten() {
        if let Some(spot) = design.layout.spots.get_mut(id) {
            (spot.x, spot.y) = (at.x, at.y);
        }
    }
    let mut diagram = diagram(&design);
    let routes: Vec<_> = (0..diagram.lines().len()).filter_map(|index| diagram.route(index, None)).collect();
    let parts: Vec<Part> = routes
        .iter()
        .enumerate()
        .flat_map(|(line, route)| route.points.windows(2).map(move |two| Part { line, a: two[0], b: two[1] }))
        .collect();
    let rects: Vec<Rect<World>> = diagram.tables().iter().map(|placed| placed.rect).collect();
    let pairs = |count: usize| (0..count).flat_map(|a| (0..a).map(move |b| (a, b)));
    let overlaps = pairs(rects.len()).filter(|(a, b)| rects[*a].touches(&rects[*b])).count();
    let mut through = vec![false; routes.len()];
    for part in &parts {
        // Lines end on the edge of a table: a pixel inside it is through it.
        through[part.line] |= rects.iter().any(|rect| rect.grown(-1.0).touches(&part.area()));
    }
    let of_others = |(a, b): &(usize, usize)| parts[*a].line != parts[*b].line;
    let crossings = pairs(parts.len()).filter(of_others).filter(|(a, b)| cross(&parts[*a], &parts[*b])).count();
    let on_top = pairs(parts.len()).filter(of_others).filter(|(a, b)| lie_on(&parts[*a], &parts[*b])).count();
    let length: f64 = parts.iter().map(|part| part.a.distance(part.b)).sum();
    let all = diagram.bounds().unwrap_or_default();
    json!({
        "overlaps": overlaps,
        "through": through.iter().filter(|through| **through).count(),
        "crossings": crossings,
        "on_top": on_top,
        "length": (length / 1000.0 * 10.0).round() / 10.0,
        "area": (all.size.width * all.size.height / 1e6 * 10.0).round() / 10.0,
    })
}

/// Whether a level part and an upright one cross within both.
fn cross(a: &Part, b: &Part) -> bool {
    let (level, upright) = match (a.is_level(), b.is_level()) {
        (true, false) => (a.area(), b.area()),
        (false, true) => (b.area(), a.area()),
        _ => return false,
    };
    let (x, y) = (upright.at.x, level.at.y);
    level.at.x + 0.5 < x && x < level.right() - 0.5 && upright.at.y + 0.5 < y && y < upright.bottom() - 0.5
}

/// Whether two parts lie on one another for more than a few pixels.
fn lie_on(a: &Part, b: &Part) -> bool {
    let (level, one, other) = (a.is_level(), a.area(), b.area());
    if level != b.is_level() {
        return false;
    }
    let (apart, shared) = if level {
        (one.at.y - other.at.y, one.right().min(other.right()) - one.at.x.max(other.at.x))
    } else {
        (one.at.x - other.at.x, one.bottom().min(other.bottom()) - one.at.y.max(other.at.y))
    };
    apart.abs() < 1.0 && shared > 4.0
}
