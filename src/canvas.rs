//! Where things are on the page, and what is drawn there.
//!
//! [`Diagram`] is the geometry of a document: a card for each table, a line for each relation, measured
//! once and kept until it changes. [`Scene`] is what one frame shows of it: shapes in styles that a
//! [`Theme`] gives colours to, printed by whoever has a surface: the browser's canvas, or an SVG file.
//! Deliberately not here: gestures (`editor`), and the browser.

mod arrange;
mod card;
mod diagram;
mod foot;
mod grid;
mod hit;
mod lanes;
mod line;
pub mod pdf;
pub mod picture;
mod route;
mod ruler;
pub(crate) mod sample;
mod scene;
mod sheet;
mod snap;
mod space;
pub mod states;
pub mod studio;
mod svg;
mod theme;
mod viewport;

pub use arrange::{Arrangement, arranged, arranged_among, free_spot, snapped};
pub use card::{Card, HEADER, Marks, ROW, Row};
pub use diagram::{Diagram, Placed, Shift};
pub use foot::Foot;
pub use hit::{Handle, Hit, Reach, handle_at, hit};
pub use line::{Line, LineEnd, lines};
pub use picture::Picture;
pub use route::{Route, Side, pulled};
pub use ruler::{Approximate, FONT_FAMILY, Font, Ruler};
pub use scene::{Align, Detail, Live, Scene, Shape, Step, Stroke, Wire, extra_row_of};
pub use sheet::{Edge, NOTE_LINE, NOTE_PAD, STRIP, Sheet, edge_near, resized};
pub use snap::{Guide, aligned};
pub use space::{Point, Rect, Screen, Size, Space, World};
pub use svg::{design_in_svg, svg};
pub use theme::{Role, Theme};
pub use viewport::{Viewport, ZOOM_MAX, ZOOM_MIN};
