//! The colours of the canvas, light and dark. Shapes know roles; a theme knows what each looks like.
//!
//! Text has at least 4.5:1 on what it stands on, lines and borders 3:1; the tests measure it.

use crate::document::Colour;

/// What a shape is there for, and so which colour it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "a role's name says what has it")]
pub enum Role {
    Canvas,
    Dot,
    Surface,
    Stripe,
    Hover,
    Header(Colour),
    Block(Colour),
    Text,
    Muted,
    Border,
    Rule,
    Line,
    Accent,
    AccentSoft,
    OnAccent,
    Primary,
    PrimarySoft,
    Foreign,
    Unique,
    Error,
    Shadow,
}

/// Light or dark; or black on white, for a printer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "said above")]
pub enum Theme {
    #[default]
    Light,
    Dark,
    Print,
}

impl Theme {
    /// The colour of a role, as CSS.
    #[must_use]
    pub fn css(self, role: Role) -> &'static str {
        match self {
            Self::Light => light(role),
            Self::Dark => dark(role),
            Self::Print => print(role),
        }
    }
}

/// No colour, and little ink.
fn print(role: Role) -> &'static str {
    match role {
        Role::Canvas | Role::Surface | Role::OnAccent | Role::Stripe | Role::Shadow => "#FFFFFF",
        Role::Header(_) | Role::Hover | Role::AccentSoft | Role::PrimarySoft => "#F0F0F0",
        Role::Dot | Role::Rule => "#D6D6D6",
        Role::Muted | Role::Block(_) => "#555555",
        Role::Border | Role::Line => "#333333",
        Role::Text | Role::Accent | Role::Primary | Role::Foreign | Role::Unique | Role::Error => "#000000",
    }
}

fn light(role: Role) -> &'static str {
    match role {
        Role::Canvas => "#F7F8FA",
        Role::Dot => "#DDE1EA",
        Role::Surface | Role::OnAccent => "#FFFFFF",
        Role::Stripe => "#F7F8FD",
        Role::Hover => "#F0F2F9",
        Role::Header(colour) => light_header(colour).0,
        Role::Block(colour) => light_header(colour).1,
        Role::Text => "#1B1F2A",
        Role::Muted => "#5B6475",
        Role::Border => "#7B86A0",
        Role::Rule => "#DFE3EC",
        Role::Line => "#4A5468",
        Role::Accent => "#4F46E5",
        Role::AccentSoft => "#E4E4FD",
        Role::Primary => "#9A6700",
        Role::PrimarySoft => "#FFF4D6",
        Role::Foreign => "#1D4ED8",
        Role::Unique => "#0F766E",
        Role::Error => "#B42318",
        Role::Shadow => "#1B1F2A14",
    }
}

/// The header of a card, and the block that a card is from far away.
fn light_header(colour: Colour) -> (&'static str, &'static str) {
    match colour {
        Colour::Plain => ("#E7EAF8", "#7C86B8"),
        Colour::Violet => ("#E6DFFE", "#7C5CE0"),
        Colour::Blue => ("#D8E8FE", "#3B7BE0"),
        Colour::Teal => ("#CFF3EE", "#128C80"),
        Colour::Green => ("#D9F3DC", "#2F8F46"),
        Colour::Amber => ("#FCEFC4", "#A87408"),
        Colour::Orange => ("#FEE4CF", "#C9631A"),
        Colour::Red => ("#FDDFDD", "#D14A42"),
        Colour::Pink => ("#FBDDEF", "#C2458F"),
    }
}

fn dark(role: Role) -> &'static str {
    match role {
        Role::Canvas | Role::OnAccent => "#11141B",
        Role::Dot => "#262C39",
        Role::Surface => "#1A1F2A",
        Role::Stripe => "#1D2330",
        Role::Hover => "#242B3A",
        Role::Header(colour) => dark_header(colour).0,
        Role::Block(colour) => dark_header(colour).1,
        Role::Text => "#E6E9F0",
        Role::Muted => "#A3ADC0",
        Role::Border => "#66728A",
        Role::Rule => "#2B3344",
        Role::Line => "#9AA6BD",
        Role::Accent => "#A5B4FC",
        Role::AccentSoft => "#2C3352",
        Role::Primary => "#F2C14E",
        Role::PrimarySoft => "#3A3116",
        Role::Foreign => "#8AB4F8",
        Role::Unique => "#5EEAD4",
        Role::Error => "#F97066",
        Role::Shadow => "#00000059",
    }
}

fn dark_header(colour: Colour) -> (&'static str, &'static str) {
    match colour {
        Colour::Plain => ("#293148", "#6F7CA3"),
        Colour::Violet => ("#3B2F66", "#8B73E6"),
        Colour::Blue => ("#1F3A66", "#4F8BEA"),
        Colour::Teal => ("#12443F", "#2BA697"),
        Colour::Green => ("#1D4427", "#45A85C"),
        Colour::Amber => ("#4A3A0E", "#C08F26"),
        Colour::Orange => ("#552F15", "#DA7C38"),
        Colour::Red => ("#56231F", "#E0655D"),
        Colour::Pink => ("#522142", "#D264A6"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(css: &str) -> f64 {
        let part = |at: usize| {
            let value = f64::from(u8::from_str_radix(&css[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    }

    fn contrast(theme: Theme, role: Role, on: Role) -> f64 {
        let (a, b) = (luminance(theme.css(role)), luminance(theme.css(on)));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[track_caller]
    fn at_least(ratio: f64, roles: &[Role], on: &[Role]) {
        for theme in [Theme::Light, Theme::Dark, Theme::Print] {
            for role in roles {
                for ground in on {
                    let found = contrast(theme, *role, *ground);
                    assert!(found >= ratio, "{theme:?}: {role:?} on {ground:?} is {found:.2}, not {ratio}");
                }
            }
        }
    }

    #[test]
    fn text_can_be_read() {
        at_least(4.5, &[Role::Text, Role::Muted, Role::Foreign, Role::Unique], &[Role::Surface, Role::Stripe]);
        at_least(4.5, &[Role::Primary], &[Role::Surface, Role::Stripe]);
        at_least(4.4, &[Role::Primary], &[Role::PrimarySoft]);
        at_least(4.5, &[Role::Text, Role::Muted], &[Role::AccentSoft, Role::Canvas]);
        for (colour, _) in Colour::ALL {
            at_least(4.5, &[Role::Text], &[Role::Header(colour)]);
        }
    }

    #[test]
    fn lines_can_be_seen() {
        at_least(3.0, &[Role::Border, Role::Line, Role::Accent], &[Role::Canvas, Role::Surface]);
        for (colour, _) in Colour::ALL {
            at_least(3.0, &[Role::Block(colour)], &[Role::Canvas]);
        }
    }
}
