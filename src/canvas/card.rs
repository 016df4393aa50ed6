//! A table as a card: a header with its name, and a row for each column.
//!
//! All measures are world pixels from the card's top left corner. A card depends on the table alone, so
//! it is measured once and kept for as long as the table is the same in memory.

use std::sync::Arc;

use super::ruler::elided;
use super::{Font, Point, Rect, Ruler, Size, World};
use crate::schema::{ColumnId, Schema, Table};

/// The height of a card's header.
pub const HEADER: f64 = 34.0;
/// The height of a row.
pub const ROW: f64 = 26.0;
/// The free space at the left and right inside a card.
pub const PAD: f64 = 10.0;
/// The width of a badge.
pub const BADGE: f64 = 21.0;
const BADGE_GAP: f64 = 3.0;
const GAP: f64 = 18.0;
const NULL_MARK: f64 = 14.0;
const WIDTH_MIN: f64 = 160.0;
const TITLE_MAX: f64 = 320.0;
const NAME_MAX: f64 = 190.0;
const TYPE_MAX: f64 = 118.0;

/// A table, measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// How large it is.
    pub size: Size<World>,
    /// The name, shortened to fit.
    pub title: Arc<str>,
    /// How wide the title is.
    pub title_width: f64,
    /// The columns in order.
    pub rows: Vec<Row>,
    /// Where names begin.
    pub name_x: f64,
    /// Where types begin.
    pub type_x: f64,
}

/// A column in a card.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Which column it is.
    pub column: ColumnId,
    /// Its name, shortened to fit.
    pub name: Arc<str>,
    /// How wide the name is.
    pub name_width: f64,
    /// The words for its type, shortened to fit.
    pub data_type: Arc<str>,
    /// Which keys it is part of.
    pub marks: Marks,
    /// Whether it may be empty.
    pub nullable: bool,
}

/// Which keys a column is part of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "the kinds of keys")]
pub struct Marks {
    pub primary: bool,
    pub foreign: bool,
    pub unique: bool,
}

impl Marks {
    /// The badges in the order in which they stand, two at most: the primary key says unique already.
    pub fn badges(self) -> impl Iterator<Item = Badge> {
        let unique = (self.unique && !self.primary).then_some(Badge::Unique);
        let all = [self.primary.then_some(Badge::Primary), self.foreign.then_some(Badge::Foreign), unique];
        all.into_iter().flatten()
    }
}

/// A mark beside a column's name: two letters in a shape of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the kinds of keys")]
pub enum Badge {
    Primary,
    Foreign,
    Unique,
}

impl Badge {
    /// The letters in it.
    #[must_use]
    pub fn letters(self) -> &'static str {
        match self {
            Self::Primary => "PK",
            Self::Foreign => "FK",
            Self::Unique => "UK",
        }
    }
}

impl Card {
    /// Measures a table of `schema`, which knows the names of its types.
    #[must_use]
    pub fn new(table: &Table, schema: &Schema, ruler: &dyn Ruler) -> Self {
        let (title, title_width) = elided(&table.name, Font::Title, TITLE_MAX, ruler);
        let mut widest = (0.0_f64, 0.0_f64);
        let mut badges = 0;
        let mut rows = Vec::with_capacity(table.columns.len());
        for column in &table.columns {
            let (name, name_width) = elided(&column.name, Font::Name, NAME_MAX, ruler);
            let (data_type, type_width) = elided(&schema.write_type(&column.data_type), Font::Type, TYPE_MAX, ruler);
            let marks =
                Marks { primary: table.is_primary(column.id), foreign: table.is_foreign(column.id), unique: table.is_unique(&[column.id]) };
            widest = (widest.0.max(name_width), widest.1.max(type_width));
            badges = badges.max(marks.badges().count());
            let nullable = table.is_nullable(column);
            rows.push(Row { column: column.id, name: name.into(), name_width, data_type: data_type.into(), marks, nullable });
        }
        let name_x = PAD + if badges == 0 { 2.0 } else { badges as f64 * (BADGE + BADGE_GAP) + 4.0 };
        let natural = name_x + widest.0 + GAP + widest.1 + NULL_MARK + PAD;
        let width = natural.max(title_width + 2.0 * PAD + 8.0).max(WIDTH_MIN).ceil();
        let height = HEADER + ROW * rows.len().max(1) as f64;
        let type_x = width - PAD - NULL_MARK - widest.1;
        Self { size: Size::new(width, height), title: title.into(), title_width, rows, name_x, type_x }
    }

    /// Where the name of a column is edited, or its type; and everything in a card that stands on row `index`.
    #[must_use]
    pub fn row(&self, index: usize) -> Rect<World> {
        Rect::new(0.0, HEADER + ROW * index as f64, self.size.width, ROW)
    }

    /// The middle of the row of a column, measured from the top; the header's where there is no such column.
    /// On the middle of a pixel, so that a thin line along it is sharp.
    #[must_use]
    pub fn middle(&self, column: Option<ColumnId>) -> f64 {
        let index = column.and_then(|id| self.position(id));
        index.map_or(HEADER / 2.0, |index| HEADER + ROW * (index as f64 + 0.5)) + 0.5
    }

    /// Which row a column stands in.
    #[must_use]
    pub fn position(&self, column: ColumnId) -> Option<usize> {
        self.rows.iter().position(|row| row.column == column)
    }

    /// Which row a point on the card is in; `None` in the header.
    #[must_use]
    pub fn row_at(&self, point: Point<World>) -> Option<usize> {
        let below = point.y - HEADER;
        (below >= 0.0 && !self.rows.is_empty()).then(|| ((below / ROW) as usize).min(self.rows.len() - 1))
    }

    /// Where the badge number `index` of row `row` stands.
    #[must_use]
    pub fn badge(&self, row: usize, index: usize) -> Rect<World> {
        let y = HEADER + ROW * row as f64 + (ROW - 15.0) / 2.0;
        Rect::new(PAD + index as f64 * (BADGE + BADGE_GAP), y, BADGE, 15.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::canvas::Approximate;
    use crate::schema::{Column, DataType, Ids};

    fn card(name: &str, columns: &[(&str, &str)]) -> Card {
        let mut ids = Ids::new(3);
        let mut table = Table::new(ids.mint(), name);
        table.columns = columns.iter().map(|(name, kind)| Column::new(ids.mint(), *name, DataType::read(kind))).collect();
        Card::new(&table, &Schema::default(), &Approximate)
    }

    #[test]
    fn a_small_table_has_the_least_width_and_room_for_a_row() {
        let card = card("a", &[]);
        assert_eq!(card.size, Size::new(WIDTH_MIN, HEADER + ROW));
        assert_eq!(card.row_at(Point::new(5.0, 40.0)), None);
    }

    #[test]
    fn hostile_names_do_not_overflow() {
        let long = "W".repeat(200);
        let card = card(&long, &[(&long, &long), ("id", "integer")]);
        assert!(card.size.width <= 380.0, "{}", card.size.width);
        for row in &card.rows {
            assert!(card.name_x + Approximate.width(&row.name, Font::Name) < card.type_x);
            assert!(card.type_x + Approximate.width(&row.data_type, Font::Type) <= card.size.width - PAD);
        }
        assert!(card.title_width + 2.0 * PAD <= card.size.width);
    }

    #[test]
    fn rows_know_their_place() {
        let card = card("book", &[("id", "integer"), ("title", "text")]);
        assert_eq!(card.row_at(Point::new(5.0, HEADER - 1.0)), None);
        assert_eq!(card.row_at(Point::new(5.0, HEADER + ROW + 1.0)), Some(1));
        assert_eq!(card.middle(Some(card.rows[1].column)), HEADER + ROW * 1.5 + 0.5);
        assert_eq!(card.middle(None), HEADER / 2.0 + 0.5);
    }
}
