//! Points and rectangles that know which space they are in, so that world and screen never mix.

use std::marker::PhantomData;

/// A space that points live in.
pub trait Space: Copy {}

/// The canvas as drawn: world pixels, the same at every zoom.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct World;

/// The canvas as seen: CSS pixels from the top left corner of the canvas element.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Screen;

impl Space for World {}
impl Space for Screen {}

/// A point, or a way from one point to another.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point<S: Space> {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
    space: PhantomData<S>,
}

impl<S: Space> Point<S> {
    /// The point at these coordinates.
    #[must_use]
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y, space: PhantomData }
    }

    /// How far it is to another point.
    #[must_use]
    pub fn distance(self, other: Self) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }
}

impl<S: Space> std::ops::Add for Point<S> {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl<S: Space> std::ops::Sub for Point<S> {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

/// A width and a height.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size<S: Space> {
    /// To the right.
    pub width: f64,
    /// Down.
    pub height: f64,
    space: PhantomData<S>,
}

impl<S: Space> Size<S> {
    /// The size of these sides.
    #[must_use]
    pub const fn new(width: f64, height: f64) -> Self {
        Self { width, height, space: PhantomData }
    }
}

/// A rectangle with its sides along the axes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect<S: Space> {
    /// The top left corner.
    pub at: Point<S>,
    /// How wide and high it is; never negative.
    pub size: Size<S>,
}

impl<S: Space> Rect<S> {
    /// The rectangle with this corner and these sides.
    #[must_use]
    pub const fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { at: Point::new(x, y), size: Size::new(width, height) }
    }

    /// The rectangle between two opposite corners, in any order.
    #[must_use]
    pub fn between(a: Point<S>, b: Point<S>) -> Self {
        Self::new(a.x.min(b.x), a.y.min(b.y), (a.x - b.x).abs(), (a.y - b.y).abs())
    }

    /// The right edge.
    #[must_use]
    pub fn right(&self) -> f64 {
        self.at.x + self.size.width
    }

    /// The bottom edge.
    #[must_use]
    pub fn bottom(&self) -> f64 {
        self.at.y + self.size.height
    }

    /// The middle.
    #[must_use]
    pub fn centre(&self) -> Point<S> {
        Point::new(self.at.x + self.size.width / 2.0, self.at.y + self.size.height / 2.0)
    }

    /// Whether a point is inside or on the edge.
    #[must_use]
    pub fn contains(&self, point: Point<S>) -> bool {
        (self.at.x..=self.right()).contains(&point.x) && (self.at.y..=self.bottom()).contains(&point.y)
    }

    /// Whether the two share any point.
    #[must_use]
    pub fn touches(&self, other: &Self) -> bool {
        self.at.x <= other.right() && other.at.x <= self.right() && self.at.y <= other.bottom() && other.at.y <= self.bottom()
    }

    /// The smallest rectangle around both.
    #[must_use]
    pub fn around(&self, other: &Self) -> Self {
        let corner = Point::new(self.at.x.min(other.at.x), self.at.y.min(other.at.y));
        Self::between(corner, Point::new(self.right().max(other.right()), self.bottom().max(other.bottom())))
    }

    /// The same, larger by `margin` on every side.
    #[must_use]
    pub fn grown(&self, margin: f64) -> Self {
        Self::new(self.at.x - margin, self.at.y - margin, self.size.width + 2.0 * margin, self.size.height + 2.0 * margin)
    }
}
