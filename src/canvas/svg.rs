//! A scene as an SVG file: plain elements with their own colours, the same geometry as on the screen.

use std::fmt::Write as _;

use super::picture::{Drawing, Picture};
use super::scene::{Align, Shape, Step, Stroke};
use super::{FONT_FAMILY, Font, Rect, Role, Ruler, Scene, Theme, World};

/// The name of the element that a design lies in, for those who look for it.
const SPACE: &str = "urn:relata:design";

/// A drawing as an SVG file. Each text says how wide it is, so that it fits in whatever font it is shown.
#[must_use]
pub fn svg(drawing: &Drawing, ruler: &dyn Ruler) -> String {
    print(&drawing.scene, &drawing.picture, Some(ruler))
}

/// A scene as an SVG file, as large as on the screen.
pub(super) fn print(scene: &Scene, picture: &Picture, ruler: Option<&dyn Ruler>) -> String {
    let area = scene.viewport.seen();
    let shown = scene.viewport.size;
    let mut out = Printer { text: String::with_capacity(scene.shapes.len() * 120), theme: picture.theme, ruler };
    let (x, y, width, height) = (num(area.at.x), num(area.at.y), num(area.size.width), num(area.size.height));
    let _ = write!(
        out.text,
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}" viewBox="{x} {y} {width} {height}" role="img" font-family="{}">"#,
        num(shown.width),
        num(shown.height),
        escaped(FONT_FAMILY)
    );
    let _ = writeln!(out.text, "\n<title>{}</title>", escaped(&picture.title));
    if let Some(design) = &picture.carried {
        let _ = writeln!(out.text, r#"<metadata><design xmlns="{SPACE}">{}</design></metadata>"#, escaped(&in_letters_of_xml(design)));
    }
    if !picture.transparent {
        out.rect(&area, (0.0, 0.0), Some(Role::Canvas), None);
    }
    let mut faded = false;
    for shape in &scene.shapes {
        if let Shape::Opacity(opacity) = shape {
            out.text.push_str(if faded { "</g>\n" } else { "" });
            faded = *opacity < 1.0;
            if faded {
                let _ = writeln!(out.text, r#"<g opacity="{}">"#, num(*opacity));
            }
        } else {
            out.shape(shape);
        }
    }
    out.text.push_str(if faded { "</g>\n</svg>\n" } else { "</svg>\n" });
    out.text
}

/// JSON without the two characters that XML does not know: in JSON each may be written as a number as well.
fn in_letters_of_xml(json: &str) -> String {
    json.replace('\u{FFFE}', "\\ufffe").replace('\u{FFFF}', "\\uffff")
}

/// The design that an SVG file carries, also after another program saved the file again.
#[must_use]
pub fn design_in_svg(text: &str) -> Option<String> {
    let (_, rest) = text.split_once(SPACE)?;
    let (_, rest) = rest.split_once('>')?;
    let (inside, _) = rest.split_once('<')?;
    Some(unescaped(inside))
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut parts = text.split('&');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (name, rest) = part.split_once(';').unwrap_or(("", part));
        let number = |name: &str| match name.strip_prefix("#x") {
            Some(digits) => u32::from_str_radix(digits, 16).ok(),
            None => name.strip_prefix('#')?.parse().ok(),
        };
        match name {
            "amp" => out.push('&'),
            "lt" => out.push('<'),
            "gt" => out.push('>'),
            "quot" => out.push('"'),
            "apos" => out.push('\''),
            name => out.extend(number(name).and_then(char::from_u32)),
        }
        out.push_str(rest);
    }
    out
}

struct Printer<'a> {
    text: String,
    theme: Theme,
    ruler: Option<&'a dyn Ruler>,
}

impl Printer<'_> {
    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Rect { rect, round, fill, stroke } => self.rect(rect, *round, *fill, *stroke),
            Shape::Text { at, text, font, size, role, align } => {
                let anchor = match align {
                    Align::Left => "",
                    Align::Middle => r#" text-anchor="middle""#,
                    Align::Right => r#" text-anchor="end""#,
                };
                let weight = if font.weight() == 400 { String::new() } else { format!(r#" font-weight="{}""#, font.weight()) };
                let _ = writeln!(
                    self.text,
                    r#"<text x="{}" y="{}" font-size="{}"{weight}{anchor}{}{}>{}</text>"#,
                    num(at.x),
                    num(at.y),
                    num(*size),
                    self.length(text, *font, *size),
                    self.paint(Some(*role), None),
                    escaped(text)
                );
            }
            Shape::Path { steps, stroke } => {
                let _ = writeln!(self.text, r#"<path d="{}"{}/>"#, path(steps), self.paint(None, Some(*stroke)));
            }
            Shape::Circle { centre, radius, fill, stroke } => {
                let (x, y, r) = (num(centre.x), num(centre.y), num(*radius));
                let _ = writeln!(self.text, r#"<circle cx="{x}" cy="{y}" r="{r}"{}/>"#, self.paint(*fill, *stroke));
            }
            Shape::Opacity(_) => {}
        }
    }

    /// How wide a text is to be, so that another font makes it no wider. A letter or two fit anyway.
    fn length(&self, text: &str, font: Font, size: f64) -> String {
        match self.ruler.filter(|_| text.chars().nth(2).is_some()) {
            Some(ruler) => {
                let width = ruler.width(text, font) * size / font.size_px();
                format!(r#" textLength="{}" lengthAdjust="spacingAndGlyphs""#, num(width))
            }
            None => String::new(),
        }
    }

    fn rect(&mut self, rect: &Rect<World>, round: (f64, f64), fill: Option<Role>, stroke: Option<Stroke>) {
        let paint = self.paint(fill, stroke);
        let (x, y, width, height) = (num(rect.at.x), num(rect.at.y), num(rect.size.width), num(rect.size.height));
        let _ = if round.0 == round.1 {
            let r = if round.0 == 0.0 { String::new() } else { format!(r#" rx="{}""#, num(round.0)) };
            writeln!(self.text, r#"<rect x="{x}" y="{y}" width="{width}" height="{height}"{r}{paint}/>"#)
        } else {
            writeln!(self.text, r#"<path d="{}"{paint}/>"#, round_rect(rect, round))
        };
    }

    fn paint(&self, fill: Option<Role>, stroke: Option<Stroke>) -> String {
        let mut text = match fill {
            Some(role) => colour("fill", self.theme.css(role)),
            None => r#" fill="none""#.to_owned(),
        };
        if let Some(stroke) = stroke {
            text += &colour("stroke", self.theme.css(stroke.role));
            let _ = write!(text, r#" stroke-width="{}""#, num(stroke.width));
            text += if stroke.dashed { r#" stroke-dasharray="5 4""# } else { "" };
        }
        text
    }
}

/// A colour with eight digits is split: not every reader of SVG knows those.
fn colour(attribute: &str, css: &str) -> String {
    match css.get(7..9).and_then(|alpha| u8::from_str_radix(alpha, 16).ok()) {
        Some(alpha) => format!(r#" {attribute}="{}" {attribute}-opacity="{}""#, &css[..7], num(f64::from(alpha) / 255.0)),
        None => format!(r#" {attribute}="{css}""#),
    }
}

fn path(steps: &[Step]) -> String {
    let mut text = String::with_capacity(steps.len() * 12);
    for step in steps {
        let _ = match step {
            Step::Move(p) => write!(text, "M{} {}", num(p.x), num(p.y)),
            Step::Line(p) => write!(text, "L{} {}", num(p.x), num(p.y)),
            Step::Curve(c, p) => write!(text, "Q{} {} {} {}", num(c.x), num(c.y), num(p.x), num(p.y)),
        };
    }
    text
}

fn round_rect(rect: &Rect<World>, (top, bottom): (f64, f64)) -> String {
    let (left, right) = (rect.at.x, rect.right());
    let corner = |radius: f64, dx: f64, dy: f64| {
        if radius == 0.0 {
            String::new()
        } else {
            format!("q{} {} {} {}", num(if dx * dy > 0.0 { dx } else { 0.0 }), num(if dx * dy > 0.0 { 0.0 } else { dy }), num(dx), num(dy))
        }
    };
    format!(
        "M{} {}H{}{}V{}{}H{}{}V{}{}Z",
        num(left + top),
        num(rect.at.y),
        num(right - top),
        corner(top, top, top),
        num(rect.bottom() - bottom),
        corner(bottom, -bottom, bottom),
        num(left + bottom),
        corner(bottom, -bottom, -bottom),
        num(rect.at.y + top),
        corner(top, top, -top),
    )
}

/// A number with two digits after the point at most, and none where it is whole.
pub(super) fn num(value: f64) -> String {
    let text = format!("{:.2}", if value.is_finite() { value } else { 0.0 });
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".into() } else { text.to_owned() }
}

/// Text as XML allows it: marks escaped, characters that XML does not know left out.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(' '),
            c if c.is_control() || ('\u{FFFE}'..='\u{FFFF}').contains(&c) => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::canvas::sample::Sample;
    use crate::canvas::{Approximate, Diagram, Live, Viewport};
    use crate::document::Colour;

    fn picture_of(sample: &Sample, theme: Theme, carried: Option<&str>) -> String {
        let mut diagram = Diagram::default();
        diagram.refresh(&sample.schema, &sample.layout, &Approximate);
        let mut viewport = Viewport::default();
        viewport.fit(diagram.bounds().unwrap());
        let scene = Scene::of(&mut diagram, &viewport, &Live::default());
        let picture = Picture { theme, transparent: false, title: "Library".into(), carried: carried.map(str::to_owned) };
        print(&scene, &picture, Some(&Approximate))
    }

    #[test]
    fn the_library_is_drawn() {
        for theme in [Theme::Light, Theme::Dark, Theme::Print] {
            let text = picture_of(&Sample::library(), theme, None);
            assert_eq!(text.matches("FK</text>").count(), 6);
            assert!(text.contains("textLength"));
        }
    }

    #[test]
    fn hostile_names_are_text_and_nothing_else() {
        let mut sample = Sample::new();
        let name = "</text><script>alert('x')</script>&\"\u{0}\u{7}\u{FFFF}";
        sample.table(name, (0.0, 0.0), Colour::Plain, "id* <b>&amp;</b>");
        let text = picture_of(&sample, Theme::Light, None);
        assert!(!text.contains("<script") && !text.contains("<b>"), "{text}");
        assert!(text.contains("&amp;amp;") && !text.contains(['\u{0}', '\u{7}', '\u{FFFF}']));
    }

    #[test]
    fn a_design_comes_back_as_it_was() {
        for design in ["{}", r#"{"name":"a <b> & \"c\" é 漢 &amp; </design>"}"#] {
            let text = picture_of(&Sample::library(), Theme::Light, Some(design));
            assert_eq!(design_in_svg(&text).as_deref(), Some(design));
            let saved_again =
                text.replace("<design xmlns=", "<ns0:design xmlns:ns0=").replace("</design>", "</ns0:design>").replace("&quot;", "&#34;");
            assert_eq!(design_in_svg(&saved_again).as_deref(), Some(design));
        }
        assert_eq!(design_in_svg(&picture_of(&Sample::library(), Theme::Light, Some("\"\u{FFFF}\""))).as_deref(), Some(r#""\uffff""#));
        assert_eq!(design_in_svg(&picture_of(&Sample::library(), Theme::Light, None)), None);
        assert_eq!(unescaped("&#x41;&#66;&nothing;&"), "AB");
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!([num(1.0), num(-0.001), num(2.505), num(f64::NAN)], ["1", "0", "2.5", "0"].map(String::from));
        let sharp = round_rect(&Rect::new(0.0, 0.0, 10.0, 8.0), (2.0, 0.0));
        assert_eq!(sharp, "M2 0H8q2 0 2 2V8H0V2q0 -2 2 -2Z");
    }
}
