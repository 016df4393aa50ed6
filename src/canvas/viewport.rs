//! The view on the world: which part is seen, and how large.

use super::{Point, Rect, Screen, Size, World};

/// The smallest zoom.
pub const ZOOM_MIN: f64 = 0.05;
/// The largest zoom.
pub const ZOOM_MAX: f64 = 4.0;

/// Which part of the world is seen. `screen = (world - origin) * zoom`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// The point of the world at the top left corner of the canvas.
    pub origin: Point<World>,
    /// Screen pixels for a world pixel.
    pub zoom: f64,
    /// The size of the canvas.
    pub size: Size<Screen>,
}

impl Default for Viewport {
    fn default() -> Self {
        Self { origin: Point::new(0.0, 0.0), zoom: 1.0, size: Size::new(1024.0, 768.0) }
    }
}

impl Viewport {
    /// Where a point of the screen is in the world.
    #[must_use]
    pub fn world_from_screen(&self, point: Point<Screen>) -> Point<World> {
        Point::new(self.origin.x + point.x / self.zoom, self.origin.y + point.y / self.zoom)
    }

    /// Where a point of the world is on the screen.
    #[must_use]
    pub fn screen_from_world(&self, point: Point<World>) -> Point<Screen> {
        Point::new((point.x - self.origin.x) * self.zoom, (point.y - self.origin.y) * self.zoom)
    }

    /// The part of the world that is seen.
    #[must_use]
    pub fn seen(&self) -> Rect<World> {
        Rect::new(self.origin.x, self.origin.y, self.size.width / self.zoom, self.size.height / self.zoom)
    }

    /// Moves the view so that the world goes by `by` on the screen.
    pub fn pan(&mut self, by: Point<Screen>) {
        self.origin = self.origin - Point::new(by.x / self.zoom, by.y / self.zoom);
    }

    /// Zooms to `zoom` (kept within bounds), with what is under `anchor` staying there.
    pub fn zoom_at(&mut self, anchor: Point<Screen>, zoom: f64) {
        let fixed = self.world_from_screen(anchor);
        self.zoom = zoom.clamp(ZOOM_MIN, ZOOM_MAX);
        self.origin = fixed - Point::new(anchor.x / self.zoom, anchor.y / self.zoom);
    }

    /// Shows `area` whole with a little of the canvas free around it, at most at its own size.
    pub fn fit(&mut self, area: Rect<World>) {
        let room = |canvas: f64, area: f64| canvas * 0.88 / area.max(1.0);
        self.zoom = room(self.size.width, area.size.width).min(room(self.size.height, area.size.height)).clamp(ZOOM_MIN, 1.0);
        let centre = area.centre();
        self.origin = Point::new(centre.x - self.size.width / 2.0 / self.zoom, centre.y - self.size.height / 2.0 / self.zoom);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_point_under_the_pointer_stays_there() {
        let mut view = Viewport { origin: Point::new(-40.0, 17.0), zoom: 0.7, size: Size::new(900.0, 600.0) };
        let anchor = Point::new(321.0, 123.0);
        let before = view.world_from_screen(anchor);
        view.zoom_at(anchor, 2.3);
        assert!(view.world_from_screen(anchor).distance(before) < 1e-9);
        view.zoom_at(anchor, 1e9);
        assert_eq!(view.zoom, ZOOM_MAX);
    }

    #[test]
    fn fit_shows_everything_and_never_enlarges() {
        let mut view = Viewport::default();
        let small = Rect::new(100.0, 100.0, 50.0, 50.0);
        view.fit(small);
        assert_eq!(view.zoom, 1.0);
        let large = Rect::new(-5000.0, 0.0, 10000.0, 300.0);
        view.fit(large);
        assert!(view.seen().around(&large) == view.seen());
    }
}
