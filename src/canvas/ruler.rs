//! How wide a text is. The browser knows exactly; everyone else uses the approximate ruler.

/// The styles of text on the canvas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Font {
    /// The name of a table.
    Title,
    /// The name of a column.
    Name,
    /// The type of a column.
    Type,
    /// PK, FK, UK.
    Badge,
}

/// The families that text is set in, as CSS.
pub const FONT_FAMILY: &str = "Inter, ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

impl Font {
    /// Its size in world pixels.
    #[must_use]
    pub fn size_px(self) -> f64 {
        match self {
            Self::Title => 14.0,
            Self::Name => 13.0,
            Self::Type => 12.0,
            Self::Badge => 9.0,
        }
    }

    /// Its weight, as CSS counts it.
    #[must_use]
    pub fn weight(self) -> u16 {
        match self {
            Self::Title => 600,
            Self::Badge => 700,
            Self::Name | Self::Type => 400,
        }
    }
}

/// Knows how wide a text is.
pub trait Ruler {
    /// The width of `text` in world pixels.
    fn width(&self, text: &str, font: Font) -> f64;
}

/// A ruler for tests and files: a little too wide rather than too narrow, the same on every machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct Approximate;

impl Ruler for Approximate {
    fn width(&self, text: &str, font: Font) -> f64 {
        let ems: f64 = text.chars().map(ems).sum();
        ems * font.size_px() * if font.weight() > 500 { 1.06 } else { 1.0 }
    }
}

fn ems(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '\'' | '|' | '.' | ',' | ':' | ';' | '!' => 0.27,
        'f' | 'r' | 't' | '(' | ')' | '[' | ']' | ' ' | '/' | '-' => 0.37,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.88,
        'A'..='Z' => 0.68,
        '0'..='9' => 0.6,
        '_' => 0.52,
        c if c.is_ascii() => 0.58,
        c if c < '\u{1100}' => 0.66,
        _ => 1.05,
    }
}

/// The longest start of `text` that is at most `room` wide, with an ellipsis where something is left out.
/// Line breaks and other control characters are shown as spaces.
#[must_use]
pub fn elided(text: &str, font: Font, room: f64, ruler: &dyn Ruler) -> (String, f64) {
    const MOST: usize = 80;
    let clean = |c: char| if c.is_control() { ' ' } else { c };
    let mut letters: Vec<char> = text.chars().take(MOST + 1).map(clean).collect();
    let whole: String = letters.iter().collect();
    let width = ruler.width(&whole, font);
    if letters.len() <= MOST && width <= room {
        return (whole, width);
    }
    letters.truncate(MOST);
    let cut = |count: usize| letters[..count].iter().collect::<String>().trim_end().to_owned() + "…";
    let (mut fits, mut too_many) = (0, letters.len() + 1);
    while fits + 1 < too_many {
        let middle = usize::midpoint(fits, too_many);
        if ruler.width(&cut(middle), font) <= room {
            fits = middle;
        } else {
            too_many = middle;
        }
    }
    let text = cut(fits);
    let width = ruler.width(&text, font).min(room);
    (text, width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_fits_is_whole_and_a_long_one_never_overflows() {
        assert_eq!(elided("book", Font::Name, 100.0, &Approximate).0, "book");
        for text in ["x".repeat(200), "🙂".repeat(90), "line\nbreak".repeat(30), "<script>alert(1)</script>".into()] {
            let (shown, width) = elided(&text, Font::Name, 100.0, &Approximate);
            assert!(shown.ends_with('…') && width <= 100.0 && !shown.contains('\n'), "{shown}");
        }
        assert_eq!(elided("wide", Font::Name, 0.0, &Approximate).0, "…");
    }
}
