//! Where things are on the page: points and rectangles that know their space, and the view on the world.

mod space;
mod viewport;

pub use space::{Point, Rect, Screen, Size, Space, World};
pub use viewport::Viewport;
