//! Puts a frame together: lines below, cards above, then what is selected, then the gesture.

use std::sync::Arc;

use super::super::foot::CIRCLE;
use super::super::{Diagram, Hit, Line, Placed, Rect, Role, Route, Viewport, World};
use super::{Detail, Live, Scene, Shape, Step, Stroke, cards, drawn, overlay, rounded};
use crate::schema::{ColumnId, RelationId, TableId};

/// How round the corners of lines are.
const CORNER: f64 = 8.0;
/// How opaque lines are that another one stands out from.
const DIMMED: f64 = 0.3;

impl Scene {
    /// What `viewport` shows of a diagram.
    #[must_use]
    pub fn of(diagram: &mut Diagram, viewport: &Viewport, live: &Live) -> Self {
        let detail = Detail::at(viewport.zoom);
        let mut frame =
            Frame { shapes: Vec::with_capacity(1024), seen: viewport.seen(), pixel: 1.0 / viewport.zoom, detail, lit: lit(diagram, live) };
        drawn::areas(&mut frame, diagram, live);
        frame.lines(diagram, live);
        drawn::notes(&mut frame, diagram, live);
        frame.tables(diagram, live);
        overlay::draw(&mut frame, diagram, live);
        let dots = (viewport.zoom >= 0.45).then_some(24.0);
        Self { viewport: *viewport, dots, shapes: frame.shapes }
    }
}

/// The relations that stand out, with the columns at their ends. Others are dimmed where one is hovered.
#[derive(Default)]
pub(super) struct Lit {
    pub relations: Vec<RelationId>,
    pub hovered: bool,
    pub columns: Vec<(TableId, ColumnId)>,
}

fn lit(diagram: &Diagram, live: &Live) -> Lit {
    let hovered = match live.hover {
        Some(Hit::Line(relation)) if live.wire.is_none() && live.shift.is_none() => Some(relation),
        _ => None,
    };
    // A column under the pointer lights its lines up, and so does a table that is selected.
    let column = match live.hover {
        Some(Hit::Row(table, column)) if live.wire.is_none() && live.shift.is_none() => Some((table, column)),
        _ => live.column,
    };
    if let Some((key, _)) = &live.bent
        && let Some(line) = diagram.lines().iter().find(|line| line.key == *key)
    {
        return Lit { relations: vec![line.relation], ..Lit::default() };
    }
    let is_lit = |line: &&Line| match hovered.or(live.relation) {
        Some(relation) => line.relation == relation,
        None => line.ends.iter().any(|end| match column {
            Some((table, column)) => end.table == table && end.columns.contains(&column),
            None => live.tables.len() == 1 && live.tables.contains(&end.table),
        }),
    };
    let mut lit = Lit { hovered: hovered.is_some(), ..Lit::default() };
    for line in diagram.lines().iter().filter(is_lit) {
        if !lit.relations.contains(&line.relation) {
            lit.relations.push(line.relation);
        }
        // A whole table's lines are enough; each of its columns would be a stripe too many.
        if hovered.is_some() || live.relation.is_some() || column.is_some() {
            lit.columns.extend(line.ends.iter().flat_map(|end| end.columns.iter().map(|column| (end.table, *column))));
        }
    }
    lit
}

/// A way from corner to corner.
fn straight(route: &Route) -> impl Iterator<Item = Step> {
    let step = |(at, point): (usize, &_)| if at == 0 { Step::Move(*point) } else { Step::Line(*point) };
    route.points.iter().enumerate().map(step)
}

/// A frame being put together.
pub(super) struct Frame {
    pub shapes: Vec<Shape>,
    pub seen: Rect<World>,
    /// The size of a screen pixel in the world.
    pub pixel: f64,
    pub detail: Detail,
    pub lit: Lit,
}

impl Frame {
    /// A width in the world that is at least so many pixels on the screen.
    pub fn at_least(&self, width: f64, pixels: f64) -> f64 {
        width.max(pixels * self.pixel)
    }

    fn lines(&mut self, diagram: &mut Diagram, live: &Live) {
        if self.lit.hovered {
            self.shapes.push(Shape::Opacity(DIMMED));
        }
        let far = self.detail == Detail::Blocks;
        if far && live.shift.is_none() && diagram.bounds().is_some_and(|all| self.sees_most_of(&all)) {
            let steps = diagram.all_ways(|ways| ways.iter().flat_map(|way| straight(way)).collect());
            self.far_lines(steps);
        } else {
            self.lines_in_sight(diagram, live, far);
        }
        if self.lit.hovered {
            self.shapes.push(Shape::Opacity(1.0));
        }
        self.lit_lines(diagram, live);
    }

    fn sees_most_of(&self, all: &Rect<World>) -> bool {
        let side = |seen: f64, all: f64| (seen / all.max(1.0)).min(1.0);
        side(self.seen.size.width, all.size.width) * side(self.seen.size.height, all.size.height) > 0.5
    }

    fn lines_in_sight(&mut self, diagram: &mut Diagram, live: &Live, far: bool) {
        let mut steps = Vec::new();
        let held = live.shift.as_ref().is_some_and(|shift| !shift.tables.is_empty() || !shift.glide.is_empty());
        for index in 0..diagram.lines().len() {
            let near = held || diagram.span(index).is_some_and(|span| span.touches(&self.seen));
            if !near || self.lit.relations.contains(&diagram.lines()[index].relation) {
                continue;
            }
            let route = if far && !held { diagram.plain_route(index) } else { diagram.route(index, live.shift.as_ref()) };
            let Some(route) = route else { continue };
            if !route.bounds.touches(&self.seen) {
                continue;
            }
            if far {
                steps.extend(straight(&route));
            } else {
                self.line(diagram, index, &route, Role::Line, 1.25);
            }
        }
        self.far_lines(steps.into());
    }

    /// The lines of the relations that stand out.
    fn lit_lines(&mut self, diagram: &mut Diagram, live: &Live) {
        if self.lit.relations.is_empty() {
            return;
        }
        for index in 0..diagram.lines().len() {
            if self.lit.relations.contains(&diagram.lines()[index].relation)
                && let Some(route) = diagram.route(index, live.shift.as_ref())
            {
                let led = live.bent.as_ref().filter(|(key, _)| diagram.lines()[index].key == *key);
                let route = led.and_then(|(_, bend)| diagram.led_route(index, bend)).map_or(route, Arc::new);
                self.line(diagram, index, &route, Role::Accent, 2.0);
            }
        }
    }

    /// Many lines as one path without feet and round corners: from far away nobody sees those.
    fn far_lines(&mut self, steps: Arc<[Step]>) {
        if !steps.is_empty() {
            let stroke = Stroke::new(Role::Line, self.at_least(1.25, 0.75));
            self.shapes.push(Shape::Path { steps, stroke });
        }
    }

    fn line(&mut self, diagram: &Diagram, index: usize, route: &Route, role: Role, width: f64) {
        let line = &diagram.lines()[index];
        self.wire(route, [line.ends[0].foot, line.ends[1].foot], Stroke::new(role, self.at_least(width, 0.8)));
    }

    /// A line with its feet.
    pub fn wire(&mut self, route: &Route, feet: [super::super::Foot; 2], stroke: Stroke) {
        let mut steps = Vec::with_capacity(route.points.len() * 2 + 8);
        rounded(route, CORNER, &mut steps);
        let ends = route.ends();
        for at in 0..2 {
            feet[at].strokes(ends[at], route.sides[at], &mut steps);
        }
        self.shapes.push(Shape::Path { steps: steps.into(), stroke });
        for at in 0..2 {
            if let Some(centre) = feet[at].circle(ends[at], route.sides[at]) {
                let stroke = Stroke { dashed: false, ..stroke };
                self.shapes.push(Shape::Circle { centre, radius: CIRCLE, fill: Some(Role::Canvas), stroke: Some(stroke) });
            }
        }
    }

    /// The cards; those that are selected or held lie on top of the others.
    fn tables(&mut self, diagram: &Diagram, live: &Live) {
        let raised = |placed: &&Placed| live.tables.contains(&placed.id);
        let held = |placed: &Placed| live.shift.as_ref().is_some_and(|shift| shift.tables.contains(&placed.id));
        for on_top in [false, true] {
            for placed in diagram.tables().iter().filter(|placed| raised(placed) == on_top) {
                let rect = diagram.rect(placed, live.shift.as_ref());
                if rect.grown(8.0).touches(&self.seen) {
                    cards::draw(self, placed, rect, live, held(placed));
                }
            }
        }
    }
}
