//! Puts a scene on a canvas element: one loop over its shapes.
//!
//! The state of the context is set only where it changes: in software rendering that is what a frame costs.
//! Letters of a new size cost most. While the zoom changes in each frame, they have one of a few sizes.

use std::cell::RefCell;
use std::sync::Arc;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, Path2d};

use super::ruler::css_font;
use crate::canvas::{Align, Font, Point, Rect, Role, Scene, Shape, Step, Stroke, Theme, World};

/// The context that a canvas is painted with; `None` where the browser gives none.
#[must_use]
pub fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

/// Paints a scene. `density` is how many pixels of the canvas there are for one of CSS.
pub fn paint(context: &CanvasRenderingContext2d, scene: &Scene, theme: Theme, density: f64) {
    paint_all(context, scene, theme, density, scene.viewport.zoom);
}

/// Paints a scene whose zoom is about to change: letters are up to a twelfth smaller than they should be.
pub fn paint_zooming(context: &CanvasRenderingContext2d, scene: &Scene, theme: Theme, density: f64) {
    let mut letters = 1.0;
    while letters > scene.viewport.zoom {
        letters /= SIZES_APART;
    }
    while letters * SIZES_APART < scene.viewport.zoom {
        letters *= SIZES_APART;
    }
    paint_all(context, scene, theme, density, letters);
}

fn paint_all(context: &CanvasRenderingContext2d, scene: &Scene, theme: Theme, density: f64, letters: f64) {
    let mut brush = Brush::new(context, scene, theme, density, letters);
    brush.ground(scene);
    brush.shapes(scene);
}

/// Paints the shapes of a scene and leaves the ground as it is.
pub fn paint_shapes(context: &CanvasRenderingContext2d, scene: &Scene, theme: Theme, density: f64) {
    Brush::new(context, scene, theme, density, scene.viewport.zoom).shapes(scene);
}

/// How much larger the next of the sizes is that letters have while the zoom changes.
const SIZES_APART: f64 = 1.09;

/// Paths with more steps than this are handed to the browser once, and kept.
const LONG: usize = 2000;

thread_local! {
    /// The long path that was painted last, and what it was made from.
    static KEPT: RefCell<Option<(Arc<[Step]>, Path2d)>> = const { RefCell::new(None) };
}

/// The browser's own path for a long one. All lines seen from far away are one path, the same in each frame.
fn long_path(steps: &Arc<[Step]>) -> Option<Path2d> {
    if steps.len() < LONG {
        return None;
    }
    KEPT.with_borrow_mut(|kept| {
        if let Some((_, path)) = kept.as_ref().filter(|(of, _)| Arc::ptr_eq(of, steps)) {
            return Some(path.clone());
        }
        let path = Path2d::new().ok()?;
        for step in &**steps {
            match step {
                Step::Move(to) => path.move_to(to.x, to.y),
                Step::Line(to) => path.line_to(to.x, to.y),
                Step::Curve(toward, to) => path.quadratic_curve_to(toward.x, toward.y, to.x, to.y),
            }
        }
        *kept = Some((steps.clone(), path.clone()));
        Some(path)
    })
}

/// The context, with what it is set to.
struct Brush<'a> {
    context: &'a CanvasRenderingContext2d,
    theme: Theme,
    /// Pixels of the canvas for one of the world.
    scale: f64,
    /// Where the world's origin is on the canvas.
    origin: (f64, f64),
    /// For one of the world this is what the context is told; it has scaled for letters of one of the sizes.
    unit: f64,
    fill: Option<Role>,
    stroke: Option<Role>,
    width: f64,
    dashed: bool,
    font: Option<(Font, f64)>,
    align: Align,
}

impl<'a> Brush<'a> {
    fn new(context: &'a CanvasRenderingContext2d, scene: &Scene, theme: Theme, density: f64, letters: f64) -> Self {
        let scale = scene.viewport.zoom * density;
        let origin = scene.viewport.origin;
        // Whole pixels, so that lines on whole places stay sharp while the view moves.
        let origin = ((-origin.x * scale).round(), (-origin.y * scale).round());
        let letters = letters * density;
        let unit = scale / letters;
        context.set_text_align("left");
        context.set_line_join("round");
        context.set_global_alpha(1.0);
        let _ = context.set_line_dash(&js_sys::Array::new());
        let (fill, stroke, font) = (None, None, None);
        let brush = Self { context, theme, scale, origin, unit, fill, stroke, width: 0.0, dashed: false, font, align: Align::Left };
        brush.scale_by(letters);
        brush
    }

    fn scale_by(&self, scale: f64) {
        // The only failure is a number that is none, and a viewport has none.
        let _ = self.context.set_transform(scale, 0.0, 0.0, scale, self.origin.0, self.origin.1);
    }

    fn shapes(&mut self, scene: &Scene) {
        scene.shapes.iter().for_each(|shape| self.shape(shape));
        self.opacity(1.0);
    }

    fn fill_rect(&self, x: f64, y: f64, width: f64, height: f64) {
        let unit = self.unit;
        self.context.fill_rect(x * unit, y * unit, width * unit, height * unit);
    }

    /// The ground with its dots, whose distance stays between 16 and 32 pixels on the screen.
    fn ground(&mut self, scene: &Scene) {
        let seen = scene.viewport.seen().grown(2.0 / scene.viewport.zoom);
        self.fill_with(Role::Canvas);
        self.fill_rect(seen.at.x, seen.at.y, seen.size.width, seen.size.height);
        let Some(step) = scene.dots else { return };
        self.fill_with(Role::Dot);
        let size = 1.5 / scene.viewport.zoom.max(1.0);
        let mut x = (seen.at.x / step).floor() * step;
        while x < seen.right() {
            let mut y = (seen.at.y / step).floor() * step;
            while y < seen.bottom() {
                self.fill_rect(x, y, size, size);
                y += step;
            }
            x += step;
        }
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Rect { rect, round, fill, stroke } => self.rect(rect, *round, *fill, *stroke),
            Shape::Text { at, text, font, size, role, align } => self.text(*at, text, (*font, *size), *role, *align),
            Shape::Path { steps, stroke } => {
                self.stroke_with(*stroke);
                match long_path(steps) {
                    Some(path) => {
                        self.context.set_line_width(stroke.width);
                        self.scale_by(self.scale);
                        self.context.stroke_with_path(&path);
                        self.scale_by(self.scale / self.unit);
                        self.width = 0.0;
                    }
                    None => {
                        self.context.begin_path();
                        self.steps(steps);
                        self.context.stroke();
                    }
                }
            }
            Shape::Circle { centre, radius, fill, stroke } => {
                self.context.begin_path();
                let unit = self.unit;
                let _ = self.context.arc(centre.x * unit, centre.y * unit, radius * unit, 0.0, std::f64::consts::TAU);
                self.fill_and_stroke(*fill, *stroke);
            }
            Shape::Opacity(opacity) => self.opacity(*opacity),
        }
    }

    fn steps(&self, steps: &[Step]) {
        let unit = self.unit;
        for step in steps {
            match step {
                Step::Move(to) => self.context.move_to(to.x * unit, to.y * unit),
                Step::Line(to) => self.context.line_to(to.x * unit, to.y * unit),
                Step::Curve(toward, to) => {
                    self.context.quadratic_curve_to(toward.x * unit, toward.y * unit, to.x * unit, to.y * unit);
                }
            }
        }
    }

    fn rect(&mut self, rect: &Rect<World>, round: (f64, f64), fill: Option<Role>, stroke: Option<Stroke>) {
        if round.0.max(round.1) * self.scale >= 2.0 {
            self.round_rect(rect, round);
            self.fill_and_stroke(fill, stroke);
            return;
        }
        if let Some(role) = fill {
            self.fill_with(role);
            self.fill_rect(rect.at.x, rect.at.y, rect.size.width, rect.size.height);
        }
        if let Some(stroke) = stroke {
            self.stroke_with(stroke);
            let (x, y, unit) = (rect.at.x * self.unit, rect.at.y * self.unit, self.unit);
            self.context.stroke_rect(x, y, rect.size.width * unit, rect.size.height * unit);
        }
    }

    fn round_rect(&self, rect: &Rect<World>, (top, bottom): (f64, f64)) {
        let unit = self.unit;
        let (left, right, up, down) = (rect.at.x * unit, rect.right() * unit, rect.at.y * unit, rect.bottom() * unit);
        let (top, bottom) = (top * unit, bottom * unit);
        let context = self.context;
        context.begin_path();
        context.move_to(left + top, up);
        context.line_to(right - top, up);
        context.quadratic_curve_to(right, up, right, up + top);
        context.line_to(right, down - bottom);
        context.quadratic_curve_to(right, down, right - bottom, down);
        context.line_to(left + bottom, down);
        context.quadratic_curve_to(left, down, left, down - bottom);
        context.line_to(left, up + top);
        context.quadratic_curve_to(left, up, left + top, up);
        context.close_path();
    }

    fn text(&mut self, at: Point<World>, text: &str, font: (Font, f64), role: Role, align: Align) {
        self.fill_with(role);
        if self.font != Some(font) {
            self.context.set_font(&css_font(font.0, font.1));
            self.font = Some(font);
        }
        if self.align != align {
            self.context.set_text_align(match align {
                Align::Left => "left",
                Align::Middle => "center",
                Align::Right => "right",
            });
            self.align = align;
        }
        let _ = self.context.fill_text(text, at.x * self.unit, at.y * self.unit);
    }

    // ---- the state of the context

    fn fill_and_stroke(&mut self, fill: Option<Role>, stroke: Option<Stroke>) {
        if let Some(role) = fill {
            self.fill_with(role);
            self.context.fill();
        }
        if let Some(stroke) = stroke {
            self.stroke_with(stroke);
            self.context.stroke();
        }
    }

    fn fill_with(&mut self, role: Role) {
        if self.fill != Some(role) {
            self.context.set_fill_style_str(self.theme.css(role));
            self.fill = Some(role);
        }
    }

    #[allow(clippy::float_cmp, reason = "the same number was set, or another")]
    fn stroke_with(&mut self, stroke: Stroke) {
        if self.stroke != Some(stroke.role) {
            self.context.set_stroke_style_str(self.theme.css(stroke.role));
            self.stroke = Some(stroke.role);
        }
        if self.width != stroke.width {
            self.context.set_line_width(stroke.width * self.unit);
            self.width = stroke.width;
        }
        if self.dashed != stroke.dashed {
            let dashes = js_sys::Array::new();
            if stroke.dashed {
                dashes.push(&JsValue::from_f64(5.0));
                dashes.push(&JsValue::from_f64(4.0));
            }
            let _ = self.context.set_line_dash(&dashes);
            self.dashed = stroke.dashed;
        }
    }

    fn opacity(&self, opacity: f64) {
        self.context.set_global_alpha(opacity);
    }
}
