//! The way of a line between two rows: orthogonal, straight on at both ends, around what is in between.
//!
//! Law: a route leaves and enters level, within its row, at the edge of its table, and has no point that is not a number.
//! Ways are tried and the cheapest is taken: short, few corners, through no table. Only where all plain
//! ways run through a table is one searched for between the tables (`maze`).

mod maze;

use maze::Maze;

use super::foot::REACH;
use super::{Point, Rect, World};

/// A side of a table on which a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the two sides")]
pub enum Side {
    Left,
    Right,
}

impl Side {
    /// Minus one to the left, one to the right.
    #[must_use]
    pub fn sign(self) -> f64 {
        match self {
            Self::Left => -1.0,
            Self::Right => 1.0,
        }
    }

    /// Where this side of a rectangle is.
    #[must_use]
    pub fn of(self, rect: &Rect<World>) -> f64 {
        match self {
            Self::Left => rect.at.x,
            Self::Right => rect.right(),
        }
    }

    const BOTH: [Self; 2] = [Self::Right, Self::Left];
}

/// Where a line may end: a table, and the height of the row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Port {
    /// The table.
    pub rect: Rect<World>,
    /// The middle of the row.
    pub y: f64,
}

impl Port {
    fn at(&self, side: Side) -> Point<World> {
        Point::new(side.of(&self.rect), self.y)
    }
}

/// The way of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// Its corners, with both ends.
    pub points: Vec<Point<World>>,
    /// On which sides of their tables the first and the last point are.
    pub sides: [Side; 2],
    /// What it takes up.
    pub bounds: Rect<World>,
    /// Where something that comes or goes may change it.
    pub looked_at: Rect<World>,
}

/// What else stands on the canvas: the tables that a rectangle touches.
pub trait Obstacles {
    /// Calls `found` with each table that `area` touches, apart from the two that the line belongs to.
    fn touching(&self, area: &Rect<World>, found: &mut dyn FnMut(Rect<World>));
}

/// An empty canvas.
pub struct Nothing;

impl Obstacles for Nothing {
    fn touching(&self, _: &Rect<World>, _: &mut dyn FnMut(Rect<World>)) {}
}

/// How far lines that run side by side are apart.
const LANE: f64 = 10.0;
/// How far a line keeps from what it goes around.
const MARGIN: f64 = 12.0;
const CORNER_COST: f64 = 26.0;
const CRAMPED_COST: f64 = 400.0;
const OTHER_COST: f64 = 900.0;
const OWN_COST: f64 = 4000.0;
/// How far lines that go around the same table are apart, and how far from it they go for that.
const DETOUR: f64 = 4.0;
const DETOURS_WIDTH: f64 = 24.0;
/// Two rows whose middles are no further apart than this have a straight line between them, a little beside both middles.
const STEP: f64 = 7.0;

/// Sets lines apart that would lie on each other.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Lane {
    /// In the gap between two tables: from its middle.
    pub gap: f64,
    /// Around a table: from its edge.
    pub detour: f64,
}

/// Finds the way from one row to another.
#[must_use]
pub fn route(from: Port, to: Port, lane: Lane, obstacles: &dyn Obstacles) -> Route {
    let search = Search { from, to, lane: lane.gap * LANE, detour: (lane.detour * DETOUR) % DETOURS_WIDTH, obstacles };
    let best = search.plain();
    let (area, around) = if best.hits > 0 { search.through_the_crowd() } else { (Rect::between(from.rect.at, from.rect.at), None) };
    let mut route = around.unwrap_or(best.way).finish();
    route.looked_at = route.bounds.around(&area);
    route
}

/// The way that a user led a line, as a [`Bend`](crate::document::Bend) says; `None` where there is none, and
/// where an end cannot leave its table straight along it.
#[must_use]
pub fn led(from: Port, to: Port, bend: &[f64]) -> Option<Route> {
    let side = |port: Port, x: f64| {
        let out = |side: &Side| (x - side.of(&port.rect)) * side.sign() >= REACH / 2.0;
        Side::BOTH.into_iter().find(out)
    };
    let sides = [side(from, *bend.first()?)?, side(to, *bend.last()?)?];
    let (a, b) = (from.at(sides[0]), to.at(sides[1]));
    let mut points = vec![a];
    let mut y = a.y;
    for pair in bend.chunks(2) {
        let x = sharp(pair[0]);
        points.push(Point::new(x, y));
        y = pair.get(1).map_or(b.y, |y| sharp(*y));
        points.push(Point::new(x, y));
    }
    points.push(b);
    Some(Way { points, sides }.finish())
}

/// The bend of a line whose piece at `grabbed` is taken to `to`. A piece at an end gets a bit that stays in front.
#[must_use]
pub fn pulled(route: &Route, grabbed: Point<World>, to: Point<World>) -> Vec<f64> {
    let points = &route.points;
    let pieces = points.len().saturating_sub(1);
    let area = |piece: usize| Rect::between(points[piece], points[piece + 1]);
    let far = |piece: &usize| {
        let (area, at) = (area(*piece), grabbed);
        Point::new(at.x.clamp(area.at.x, area.right()), at.y.clamp(area.at.y, area.bottom())).distance(at)
    };
    let Some(held) = (0..pieces).min_by(|a, b| far(a).total_cmp(&far(b))) else { return Vec::new() };
    let along = |piece: usize| if piece % 2 == 1 { points[piece].x } else { points[piece].y };
    let mut bend: Vec<f64> = (1..pieces.saturating_sub(1)).map(along).collect();
    let ends = route.ends();
    let beside = |end: usize| ends[end].x + route.sides[end].sign() * (REACH + 4.0);
    let mut held = held;
    if held == 0 {
        bend.splice(0..0, [beside(0), ends[0].y]);
        held = 2;
    }
    if held > bend.len() {
        // The piece in front of the other end; a straight line has just become both.
        bend.extend(if bend.len().is_multiple_of(2) { vec![beside(1)] } else { vec![ends[1].y, beside(1)] });
    }
    if let Some(at) = bend.get_mut(held - 1) {
        *at = if held % 2 == 1 { to.x } else { to.y };
    }
    straightened(bend, ends)
}

/// Without the bits at the ends where the piece behind them is level with the end.
fn straightened(mut bend: Vec<f64>, ends: [Point<World>; 2]) -> Vec<f64> {
    const LEVEL: f64 = 5.0;
    while bend.len() >= 3 && (bend[1] - ends[0].y).abs() < LEVEL {
        bend.drain(..2);
    }
    while bend.len() >= 3 && (bend[bend.len() - 2] - ends[1].y).abs() < LEVEL {
        bend.truncate(bend.len() - 2);
    }
    bend
}

/// The middle of a pixel: a thin line there is sharp.
fn sharp(value: f64) -> f64 {
    value.floor() + 0.5
}

struct Search<'a> {
    from: Port,
    to: Port,
    lane: f64,
    detour: f64,
    obstacles: &'a dyn Obstacles,
}

struct Way {
    points: Vec<Point<World>>,
    sides: [Side; 2],
}

struct Priced {
    way: Way,
    cost: f64,
    /// How many tables it runs through.
    hits: usize,
}

impl Search<'_> {
    /// The best of the ways that know nothing of other tables but what they cost.
    fn plain(&self) -> Priced {
        let mut best: Option<Priced> = None;
        for start in Side::BOTH {
            for end in Side::BOTH {
                let out = self.outs([start, end]);
                let x = match (start, end) {
                    (Side::Right, Side::Right) => out[0].max(out[1]) + self.lane.abs() - self.detour / 1.5,
                    (Side::Left, Side::Left) => out[0].min(out[1]) - self.lane.abs() + self.detour / 1.5,
                    _ => self.between([start, end]),
                };
                self.offer(&mut best, self.bracket([start, end], x));
                if start != end {
                    let y = self.free_level();
                    self.offer(&mut best, self.stairs([start, end], out, y));
                }
            }
        }
        best.unwrap_or_else(|| self.price(self.bracket([Side::Right, Side::Left], self.to.rect.at.x)))
    }

    /// A way around all that stands between the two ends, and around what stands beside that.
    /// Says where it looked, too.
    fn through_the_crowd(&self) -> (Rect<World>, Option<Way>) {
        let mut tables = vec![self.from.rect, self.to.rect];
        let mut area = self.from.rect;
        for _ in 0..2 {
            area = tables.iter().fold(tables[0], |all, rect| all.around(rect)).grown(DETOURS_WIDTH);
            tables.truncate(2);
            self.obstacles.touching(&area, &mut |rect| tables.push(rect));
        }
        let [right, left] = Side::BOTH.map(|side| self.outs([side, side]).map(sharp));
        let outs = [[right[0], left[0]], [right[1], left[1]]];
        let maze = Maze::new(&tables, self.detour, (outs.as_flattened(), &[self.from.y, self.to.y]));
        (area, maze.and_then(|maze| maze.way(self.from, self.to, outs)))
    }

    /// The nearest places beside the two tables where a line may turn.
    fn outs(&self, sides: [Side; 2]) -> [f64; 2] {
        let room = REACH + 4.0 + self.detour / 1.5;
        let beside = |port: Port, side: Side| side.of(&port.rect) + side.sign() * room;
        [beside(self.from, sides[0]), beside(self.to, sides[1])]
    }

    fn between(&self, sides: [Side; 2]) -> f64 {
        let (a, b) = (self.from.at(sides[0]).x, self.to.at(sides[1]).x);
        let room = ((a - b).abs() / 2.0 - REACH).max(0.0);
        f64::midpoint(a, b) + self.lane.clamp(-room, room)
    }

    /// A level that runs between the two tables, or below the lower one.
    fn free_level(&self) -> f64 {
        let (upper, lower) = if self.from.rect.at.y <= self.to.rect.at.y { (self.from, self.to) } else { (self.to, self.from) };
        let (bottom, top) = (upper.rect.bottom(), lower.rect.at.y);
        if top - bottom >= 2.0 * LANE {
            f64::midpoint(bottom, top) + self.lane.clamp(bottom - top, top - bottom) / 2.0
        } else {
            bottom.max(lower.rect.bottom()) + MARGIN + self.detour
        }
    }

    /// Out, along, and in again: three pieces with one column between.
    fn bracket(&self, sides: [Side; 2], x: f64) -> Way {
        let x = sharp(x);
        let (mut a, mut b) = (self.from.at(sides[0]), self.to.at(sides[1]));
        if sides[0] != sides[1] && (a.y - b.y).abs() <= STEP {
            let y = sharp(f64::midpoint(a.y, b.y));
            (a.y, b.y) = (y, y);
        }
        Way { points: vec![a, Point::new(x, a.y), Point::new(x, b.y), b], sides }
    }

    /// Five pieces with one level between.
    fn stairs(&self, sides: [Side; 2], out: [f64; 2], y: f64) -> Way {
        let (a, b) = (self.from.at(sides[0]), self.to.at(sides[1]));
        let (out, y) = (out.map(sharp), sharp(y));
        let corners = [Point::new(out[0], a.y), Point::new(out[0], y), Point::new(out[1], y), Point::new(out[1], b.y)];
        Way { points: [&[a][..], &corners, &[b]].concat(), sides }
    }

    fn offer(&self, best: &mut Option<Priced>, way: Way) {
        let offered = self.price(way);
        if best.as_ref().is_none_or(|best| offered.cost < best.cost) {
            *best = Some(offered);
        }
    }

    fn price(&self, way: Way) -> Priced {
        let pieces = way.points.windows(2);
        let length: f64 = pieces.clone().map(|p| p[0].distance(p[1])).sum();
        let corners = pieces.clone().filter(|p| p[0].distance(p[1]) > 0.5).count() as f64 - 1.0;
        let own = [self.from.rect, self.to.rect].map(|rect| rect.grown(-1.0));
        let last = way.points.len() - 2;
        let mut hits = 0;
        // Where both are as good, around the right.
        let around_left = way.sides == [Side::Left, Side::Left];
        let mut cost = length + corners * CORNER_COST + if around_left { 3.0 } else { 0.0 };
        for (index, piece) in pieces.enumerate() {
            let area = Rect::between(piece[0], piece[1]);
            let through = own.iter().filter(|rect| rect.touches(&area)).count();
            cost += OWN_COST * through as f64;
            hits += through;
            self.obstacles.touching(&area.grown(4.0), &mut |_| {
                cost += OTHER_COST;
                hits += 1;
            });
            let outward = match index {
                0 => (piece[1].x - piece[0].x) * way.sides[0].sign(),
                index if index == last => (piece[0].x - piece[1].x) * way.sides[1].sign(),
                _ => REACH,
            };
            cost += CRAMPED_COST * ((REACH - outward) / REACH).clamp(0.0, 4.0);
        }
        Priced { way, cost, hits }
    }
}

impl Way {
    /// Leaves out corners that are none.
    fn finish(self) -> Route {
        let mut points: Vec<Point<World>> = Vec::with_capacity(self.points.len());
        for point in self.points {
            if let [.., a, b] = points[..] {
                let level = (a.y - b.y).abs() < 0.01 && (b.y - point.y).abs() < 0.01;
                let upright = (a.x - b.x).abs() < 0.01 && (b.x - point.x).abs() < 0.01;
                if level || upright {
                    points.pop();
                }
            }
            points.push(point);
        }
        let first = points.first().copied().unwrap_or_default();
        let bounds = points.iter().fold(Rect::between(first, first), |all, p| all.around(&Rect::between(*p, *p)));
        Route { points, sides: self.sides, bounds, looked_at: bounds }
    }
}

impl Route {
    /// How far a point is from the line.
    #[must_use]
    pub fn distance(&self, point: Point<World>) -> f64 {
        let to_piece = |piece: &[Point<World>]| {
            let area = Rect::between(piece[0], piece[1]);
            let nearest = Point::new(point.x.clamp(area.at.x, area.right()), point.y.clamp(area.at.y, area.bottom()));
            nearest.distance(point)
        };
        self.points.windows(2).map(to_piece).fold(f64::INFINITY, f64::min)
    }

    /// The first and the last point.
    #[must_use]
    pub fn ends(&self) -> [Point<World>; 2] {
        [self.points.first().copied().unwrap_or_default(), self.points.last().copied().unwrap_or_default()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Tables(Vec<Rect<World>>);

    impl Obstacles for Tables {
        fn touching(&self, area: &Rect<World>, found: &mut dyn FnMut(Rect<World>)) {
            self.0.iter().filter(|table| table.touches(area)).for_each(|table| found(*table));
        }
    }

    fn port(x: f64, y: f64, row: f64) -> Port {
        Port { rect: Rect::new(x, y, 180.0, 138.0), y: y + 34.0 + row * 26.0 + 13.0 }
    }

    fn check(route: &Route, from: Port, to: Port) {
        assert!(route.points.iter().all(|p| p.x.is_finite() && p.y.is_finite()));
        for piece in route.points.windows(2) {
            assert!((piece[0].x - piece[1].x).abs() < 0.01 || (piece[0].y - piece[1].y).abs() < 0.01, "{route:?}");
        }
        let [a, b] = route.ends();
        assert_eq!((a.y, b.y), (from.y, to.y));
        assert_eq!((a.x, b.x), (route.sides[0].of(&from.rect), route.sides[1].of(&to.rect)));
        assert!((route.points[1].y - a.y).abs() < 0.01, "the line leaves level");
        assert!((route.points[route.points.len() - 2].y - b.y).abs() < 0.01, "the line enters level");
    }

    #[test]
    fn lines_end_straight_on_wherever_the_tables_stand() {
        let from = port(0.0, 0.0, 1.0);
        for x in (-500..=500).step_by(50) {
            for y in (-400..=400).step_by(50) {
                for lane in -2_i32..=2 {
                    let lane = Lane { gap: f64::from(lane), detour: f64::from(lane.abs()) };
                    let to = port(f64::from(x), f64::from(y), 0.0);
                    check(&route(from, to, lane, &Nothing), from, to);
                }
            }
        }
    }

    #[test]
    fn lines_do_not_cross_their_own_tables_where_there_is_room() {
        let from = port(0.0, 0.0, 1.0);
        for x in (-600..=600).step_by(40) {
            for y in (-500..=500).step_by(40) {
                let to = port(f64::from(x), f64::from(y), 2.0);
                if from.rect.grown(20.0).touches(&to.rect) {
                    continue;
                }
                let route = route(from, to, Lane::default(), &Nothing);
                for piece in route.points.windows(2) {
                    let area = Rect::between(piece[0], piece[1]);
                    assert!(!area.touches(&from.rect.grown(-2.0)) && !area.touches(&to.rect.grown(-2.0)), "{x} {y} {route:?}");
                }
            }
        }
    }

    #[test]
    fn a_table_in_the_way_is_gone_around() {
        let (from, to) = (port(0.0, 0.0, 0.0), port(700.0, 0.0, 0.0));
        let between = Rect::new(300.0, -100.0, 180.0, 300.0);
        let route = route(from, to, Lane::default(), &Tables(vec![between]));
        check(&route, from, to);
        for piece in route.points.windows(2) {
            assert!(!Rect::between(piece[0], piece[1]).touches(&between), "{route:?}");
        }
    }

    #[test]
    fn a_table_that_refers_to_itself_has_a_loop_outside() {
        let (from, to) = (port(0.0, 0.0, 3.0), port(0.0, 0.0, 0.0));
        let route = route(from, to, Lane::default(), &Nothing);
        check(&route, from, to);
        assert_eq!(route.sides, [Side::Right, Side::Right]);
        assert!(route.points[1].x >= from.rect.right() + REACH);
        assert!(route.distance(Point::new(route.points[1].x + 3.0, from.y - 20.0)) <= 3.01);
    }
}
