//! A drawing as a PDF file, of one page or of sheets of paper: lines, areas and text, nothing of it as dots.
//!
//! Text is set in Helvetica, which every reader of PDF has, made as wide as it is on the screen. Letters that
//! Helvetica does not have come as masks, drawn by whoever has a font for them; without one they are question marks.
//! Deliberately not here: compression, and the design (an SVG or a PNG carries it).

mod letters;
mod sheets;

use std::fmt::Write as _;

use super::picture::Drawing;
use super::scene::{Align, Shape, Step, Stroke};
use super::svg::num;
use super::{Font, Point, Rect, Role, Ruler, Theme, World};
use sheets::Sheets;
pub(super) use sheets::sheets;

/// Letters as dots: for a text that the fonts of PDF do not have.
pub struct Mask {
    /// How many dots there are.
    pub columns: usize,
    /// How many rows of them.
    pub rows: usize,
    /// The dots, eight in a byte, each row from a new byte on: 0 is ink.
    pub bits: Vec<u8>,
    /// How large it is, in pixels of the world.
    pub width: f64,
    /// The same, from top to bottom.
    pub height: f64,
    /// How much of the height is above the base line.
    pub above: f64,
}

/// Draws the letters of a text that the fonts of PDF do not have; `None` where it cannot.
pub type Letters<'a> = &'a dyn Fn(&str, Font, f64) -> Option<Mask>;

/// The longest side of a page that every reader shows.
const LONGEST: f64 = 14_400.0;

/// A drawing as a PDF file.
#[must_use]
pub fn pdf(drawing: &Drawing, ruler: &dyn Ruler, letters: Letters) -> Vec<u8> {
    let area = drawing.scene.viewport.seen();
    let sheets = sheets(area.size, &drawing.paper);
    let scale = sheets.scale;
    let height = area.size.height * scale;
    let mut page =
        Page { text: String::new(), theme: drawing.picture.theme, ruler, letters, alphas: Vec::new(), opacity: 1.0, masks: Vec::new() };
    let (left, top) = (-area.at.x * scale, height + area.at.y * scale);
    let _ = writeln!(page.text, "{0:.5} 0 0 -{0:.5} {1} {2} cm 1 j", scale, num(left), num(top));
    if !drawing.picture.transparent {
        page.rect(&area, (0.0, 0.0), Some(Role::Canvas), None);
    }
    for shape in &drawing.scene.shapes {
        page.shape(shape);
    }
    page.file((area.size.width * scale, height), &sheets, &drawing.picture.title)
}

struct Page<'a> {
    text: String,
    theme: Theme,
    ruler: &'a dyn Ruler,
    letters: Letters<'a>,
    /// How opaque things are, in hundredths; each has a state of its own in the file.
    alphas: Vec<u32>,
    opacity: f64,
    masks: Vec<Mask>,
}

impl Page<'_> {
    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Rect { rect, round, fill, stroke } => self.rect(rect, *round, *fill, *stroke),
            Shape::Text { at, text, font, size, role, align } => self.letters(*at, text, (*font, *size), *role, *align),
            Shape::Path { steps, stroke } => {
                self.stroke_with(*stroke);
                let mut last = Point::default();
                for step in &**steps {
                    last = self.step(last, *step);
                }
                self.text.push_str("S\n");
            }
            Shape::Circle { centre, radius, fill, stroke } => {
                let box_around = Rect::new(centre.x - radius, centre.y - radius, radius * 2.0, radius * 2.0);
                self.rect(&box_around, (*radius, *radius), *fill, *stroke);
            }
            Shape::Opacity(opacity) => self.opacity = *opacity,
        }
    }

    fn step(&mut self, from: Point<World>, step: Step) -> Point<World> {
        let (Step::Move(to) | Step::Line(to) | Step::Curve(_, to)) = step;
        match step {
            Step::Move(to) => drop(write!(self.text, "{} {} m ", num(to.x), num(to.y))),
            Step::Line(to) => drop(write!(self.text, "{} {} l ", num(to.x), num(to.y))),
            Step::Curve(toward, to) => {
                let third =
                    |end: Point<World>| Point::<World>::new(end.x + (toward.x - end.x) * 2.0 / 3.0, end.y + (toward.y - end.y) * 2.0 / 3.0);
                self.curve(third(from), third(to), to);
            }
        }
        to
    }

    fn curve(&mut self, a: Point<World>, b: Point<World>, to: Point<World>) {
        let _ = write!(self.text, "{} {} {} {} {} {} c ", num(a.x), num(a.y), num(b.x), num(b.y), num(to.x), num(to.y));
    }

    fn rect(&mut self, rect: &Rect<World>, (top, bottom): (f64, f64), fill: Option<Role>, stroke: Option<Stroke>) {
        if let Some(role) = fill {
            self.colour(role, "rg");
        }
        if let Some(stroke) = stroke {
            self.stroke_with(stroke);
        }
        let (left, right, up, down) = (rect.at.x, rect.right(), rect.at.y, rect.bottom());
        if top == 0.0 && bottom == 0.0 {
            let _ = write!(self.text, "{} {} {} {} re ", num(left), num(up), num(rect.size.width), num(rect.size.height));
        } else {
            let _ = write!(self.text, "{} {} m {} {} l ", num(left + top), num(up), num(right - top), num(up));
            self.corner((right - top, up), (right, up), (right, up + top));
            let _ = write!(self.text, "{} {} l ", num(right), num(down - bottom));
            self.corner((right, down - bottom), (right, down), (right - bottom, down));
            let _ = write!(self.text, "{} {} l ", num(left + bottom), num(down));
            self.corner((left + bottom, down), (left, down), (left, down - bottom));
            let _ = write!(self.text, "{} {} l ", num(left), num(up + top));
            self.corner((left, up + top), (left, up), (left + top, up));
        }
        self.text.push_str(match (fill, stroke) {
            (Some(_), Some(_)) => "b\n",
            (Some(_), None) => "f\n",
            (None, Some(_)) => "s\n",
            (None, None) => "n\n",
        });
    }

    /// A quarter of a circle around a corner.
    fn corner(&mut self, from: (f64, f64), corner: (f64, f64), to: (f64, f64)) {
        const KAPPA: f64 = 0.5523;
        if from != to {
            let toward = |end: (f64, f64)| Point::new(end.0 + (corner.0 - end.0) * KAPPA, end.1 + (corner.1 - end.1) * KAPPA);
            self.curve(toward(from), toward(to), Point::new(to.0, to.1));
        }
    }

    fn letters(&mut self, at: Point<World>, text: &str, (font, size): (Font, f64), role: Role, align: Align) {
        let wide = self.ruler.width(text, font) * size / font.size_px();
        let left = match align {
            Align::Left => at.x,
            Align::Middle => at.x - wide / 2.0,
            Align::Right => at.x - wide,
        };
        self.colour(role, "rg");
        let bold = font.weight() > 500;
        let coded: Vec<Option<u8>> = text.chars().map(letters::code).collect();
        if coded.contains(&None)
            && let Some(mask) = (self.letters)(text, font, size)
        {
            let at = (num(left), num(at.y - mask.above + mask.height));
            let _ = writeln!(self.text, "q {} 0 0 -{} {} {} cm /M{} Do Q", num(mask.width), num(mask.height), at.0, at.1, self.masks.len());
            self.masks.push(mask);
            return;
        }
        let codes: Vec<u8> = coded.into_iter().map(|code| code.unwrap_or(b'?')).collect();
        let natural: f64 = codes.iter().map(|code| letters::width(*code, bold)).sum::<f64>() * size / 1000.0;
        let stretch = if natural > 0.0 { (wide / natural * 100.0).clamp(50.0, 150.0) } else { 100.0 };
        let font = if bold { "B" } else { "A" };
        let _ = write!(self.text, "BT /{font} {} Tf {} Tz 1 0 0 -1 {} {} Tm ", num(size), num(stretch), num(left), num(at.y));
        self.text.push('<');
        for code in codes {
            let _ = write!(self.text, "{code:02X}");
        }
        self.text.push_str("> Tj ET\n");
    }

    fn stroke_with(&mut self, stroke: Stroke) {
        self.colour(stroke.role, "RG");
        let dashes = if stroke.dashed { "[5 4]" } else { "[]" };
        let _ = write!(self.text, "{} w {dashes} 0 d ", num(stroke.width));
    }

    /// Sets a colour, and how opaque it is.
    fn colour(&mut self, role: Role, operator: &str) {
        let css = self.theme.css(role);
        let part = |at: usize| css.get(at..at + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        let [red, green, blue] = [1, 3, 5].map(|at| f64::from(part(at).unwrap_or(0)) / 255.0);
        let alpha = f64::from(part(7).unwrap_or(255)) / 255.0 * self.opacity;
        let alpha = (alpha * 100.0).round().clamp(0.0, 100.0) as u32;
        let at = self.alphas.iter().position(|known| *known == alpha).unwrap_or_else(|| {
            self.alphas.push(alpha);
            self.alphas.len() - 1
        });
        let _ = write!(self.text, "/G{at} gs {red:.3} {green:.3} {blue:.3} {operator} ");
    }

    /// The whole file. Its parts: 1 the catalogue, 2 the pages, 3 what is drawn, 4 and 5 the fonts, 6 about it, then the
    /// masks, then each page with what it shows of the drawing.
    fn file(self, (width, height): (f64, f64), sheets: &Sheets, title: &str) -> Vec<u8> {
        let mut states = String::new();
        for (at, alpha) in self.alphas.iter().enumerate() {
            let alpha = num(f64::from(*alpha) / 100.0);
            let _ = write!(states, "/G{at} <</ca {alpha} /CA {alpha}>> ");
        }
        let mut masks = String::new();
        for at in 0..self.masks.len() {
            let _ = write!(masks, "/M{at} {} 0 R ", at + 7);
        }
        let first = 7 + self.masks.len();
        let mut pages = String::new();
        for at in 0..sheets.count() {
            let _ = write!(pages, "{} 0 R ", first + at * 2);
        }
        let font = |name: &str| format!("<</Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding>>");
        let drawn = format!(
            "/Type /XObject /Subtype /Form /BBox [0 0 {} {}] /Group <</S /Transparency /CS /DeviceRGB>> \
             /Resources <</Font <</A 4 0 R /B 5 0 R>> /ExtGState <<{states}>> /XObject <<{masks}>>>> ",
            num(width),
            num(height)
        );
        let mut title_hex = String::from("FEFF");
        for unit in title.encode_utf16() {
            let _ = write!(title_hex, "{unit:04X}");
        }
        let mut file = File { bytes: b"%PDF-1.6\n%\xE2\xE3\xCF\xD3\n".to_vec(), starts: Vec::new() };
        file.part("<</Type /Catalog /Pages 2 0 R /ViewerPreferences <</DisplayDocTitle true>>>>", None);
        file.part(&format!("<</Type /Pages /Kids [{pages}] /Count {}>>", sheets.count()), None);
        file.part(&drawn, Some(self.text.as_bytes()));
        file.part(&font("Helvetica"), None);
        file.part(&font("Helvetica-Bold"), None);
        file.part(&format!("<</Title <{title_hex}> /Creator (Relata)>>"), None);
        for mask in &self.masks {
            let facts = format!(
                "/Type /XObject /Subtype /Image /ImageMask true /Width {} /Height {} /BitsPerComponent 1 ",
                mask.columns, mask.rows
            );
            file.part(&facts, Some(&mask.bits));
        }
        for row in 0..sheets.rows {
            for column in 0..sheets.columns {
                let content = file.starts.len() + 2;
                file.part(
                    &format!(
                        "<</Type /Page /Parent 2 0 R /MediaBox [0 0 {} {}] /Contents {content} 0 R \
                         /Resources <</Font <</A 4 0 R>> /XObject <</D 3 0 R>>>>>>",
                        num(sheets.page.0),
                        num(sheets.page.1)
                    ),
                    None,
                );
                file.part("", Some(sheet(sheets, column, row).as_bytes()));
            }
        }
        file.finish()
    }
}

/// What is on a page: its part of the drawing, and where it belongs, where there are several.
fn sheet(sheets: &Sheets, column: usize, row: usize) -> String {
    let [left, bottom, width, height] = sheets.room().map(num);
    let (x, y) = sheets.corner(column, row);
    let mut text = format!("q {left} {bottom} {width} {height} re W n 1 0 0 1 {} {} cm /D Do Q\n", num(x), num(y));
    if sheets.count() > 1 {
        let _ = writeln!(
            text,
            "0.4 g BT /A 8 Tf {left} 10 Td (Row {} of {}, column {} of {}) Tj ET",
            row + 1,
            sheets.rows,
            column + 1,
            sheets.columns
        );
    }
    text
}

/// The bytes of a file, and where each of its parts begins.
struct File {
    bytes: Vec<u8>,
    starts: Vec<usize>,
}

impl File {
    /// A part: a record, or bytes with what is said of them.
    fn part(&mut self, text: &str, stream: Option<&[u8]>) {
        self.starts.push(self.bytes.len());
        self.bytes.extend(format!("{} 0 obj\n", self.starts.len()).bytes());
        match stream {
            None => self.bytes.extend(text.bytes()),
            Some(stream) => {
                self.bytes.extend(format!("<<{text}/Length {}>>\nstream\n", stream.len()).bytes());
                self.bytes.extend(stream);
                self.bytes.extend(b"\nendstream");
            }
        }
        self.bytes.extend(b"\nendobj\n");
    }

    fn finish(mut self) -> Vec<u8> {
        let (start, count) = (self.bytes.len(), self.starts.len() + 1);
        let mut end = format!("xref\n0 {count}\n0000000000 65535 f \n");
        for at in &self.starts {
            let _ = writeln!(end, "{at:010} 00000 n ");
        }
        let _ = write!(end, "trailer\n<</Size {count} /Root 1 0 R /Info 6 0 R>>\nstartxref\n{start}\n%%EOF\n");
        self.bytes.extend(end.bytes());
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::canvas::picture::{Wanted, drawing};
    use crate::canvas::{Approximate, Point};
    use crate::document::Edit;
    use crate::document::template::library;
    use crate::schema::Ids;

    fn file_of(rename: &str, letters: Letters) -> Vec<u8> {
        file_on("one", rename, letters)
    }

    fn file_on(paper: &str, rename: &str, letters: Letters) -> Vec<u8> {
        let mut ids = Ids::new(1);
        let mut design = library(&mut ids);
        let book = design.schema.tables.values().find(|table| table.name == "book").unwrap().id;
        if !rename.is_empty() {
            design.edit(Edit::RenameTable { table: book, name: rename.into(), follow: false }, &mut ids).unwrap();
        }
        let wanted = r#"{"kind": "pdf", "part": "whole", "theme": "dark", "scale": "1", "view": [0, 0, 1, 1]}"#;
        let mut wanted: Wanted = serde_json::from_str(wanted).unwrap();
        wanted.paper = paper.into();
        pdf(&drawing(&design, &wanted, &Approximate), &Approximate, letters)
    }

    /// Each part stands where the list at the end says, which is what a reader goes by.
    #[test]
    fn the_list_of_parts_is_right() {
        let file = file_of("", &|_, _, _| None);
        let text = String::from_utf8_lossy(&file).into_owned();
        let at = |from: &str| file.windows(from.len()).rposition(|part| part == from.as_bytes()).unwrap();
        let said: usize = text.rsplit("startxref\n").next().unwrap().lines().next().unwrap().parse().unwrap();
        assert_eq!(said, at("xref\n0 "));
        let list = String::from_utf8_lossy(&file[said..]).into_owned();
        for (number, line) in list.lines().skip(3).take_while(|line| line.ends_with(" n ")).enumerate() {
            let start: usize = line[..10].parse().unwrap();
            assert!(file[start..].starts_with(format!("{} 0 obj", number + 1).as_bytes()), "{line}");
        }
        assert!(text.contains(&format!("<{}> Tj", "author".bytes().map(|byte| format!("{byte:02X}")).collect::<String>())));
    }

    /// With `RELATA_PICTURES=folder` they are written there to be looked at.
    #[test]
    fn a_large_diagram_is_on_several_sheets() {
        let mut ids = Ids::new(1);
        let mut design = library(&mut ids);
        for spot in design.layout.spots.values_mut() {
            (spot.x, spot.y) = (spot.x * 2.0, spot.y * 2.0);
        }
        let wanted = r#"{"kind": "pdf", "part": "whole", "theme": "light", "scale": "1", "view": [0, 0, 1, 1], "paper": "a4"}"#;
        let wanted: Wanted = serde_json::from_str(wanted).unwrap();
        let drawn = drawing(&design, &wanted, &Approximate);
        let file = pdf(&drawn, &Approximate, &|_, _, _| None);
        let text = String::from_utf8_lossy(&file).into_owned();
        let pages = text.matches("/Type /Page ").count();
        assert!(pages > 1 && text.contains(&format!("/Count {pages}>>")));
        assert!(text.contains("MediaBox [0 0 841.89 595.28]") || text.contains("MediaBox [0 0 595.28 841.89]"));
        assert!(text.contains("(Row 1 of "), "each says where it belongs");
        assert!(drawn.said(&wanted).starts_with(&format!("{pages} pages: ")), "{}", drawn.said(&wanted));
        if let Ok(folder) = std::env::var("RELATA_PICTURES") {
            std::fs::write(format!("{folder}/sheets.pdf"), file).unwrap();
            std::fs::write(format!("{folder}/one.pdf"), file_on("one", "", &|_, _, _| None)).unwrap();
            std::fs::write(format!("{folder}/letter.pdf"), file_on("letter", "", &|_, _, _| None)).unwrap();
        }
    }

    #[test]
    fn letters_that_helvetica_has_not_are_masks() {
        let mask = |text: &str, _: Font, _: f64| {
            assert_eq!(text, "книга");
            Some(Mask { columns: 8, rows: 1, bits: vec![0x0F], width: 40.0, height: 10.0, above: 8.0 })
        };
        let text = String::from_utf8_lossy(&file_of("книга", &mask)).into_owned();
        assert!(text.contains("/M0 Do") && text.contains("/ImageMask true /Width 8 /Height 1"));
        let without = String::from_utf8_lossy(&file_of("книга", &|_, _, _| None)).into_owned();
        assert!(without.contains("<3F3F3F3F3F> Tj") && !without.contains("/M0"));
        let latin = String::from_utf8_lossy(&file_of("Bücher…", &|_, _, _| panic!("Helvetica has these"))).into_owned();
        assert!(latin.contains("<42FC6368657285> Tj"));
    }

    #[test]
    fn a_curve_goes_where_it_is_to_go() {
        let letters: Letters = &|_, _, _| None;
        let mut page = Page {
            text: String::new(),
            theme: Theme::Light,
            ruler: &Approximate,
            letters,
            alphas: Vec::new(),
            opacity: 1.0,
            masks: Vec::new(),
        };
        page.step(Point::new(0.0, 0.0), Step::Curve(Point::new(3.0, 0.0), Point::new(3.0, 3.0)));
        assert_eq!(page.text, "2 0 3 1 3 3 c ");
    }
}
