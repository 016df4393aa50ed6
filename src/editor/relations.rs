//! Making relations and changing their kind, and the chip that asks for it.
//!
//! Law: drawing a line and choosing its kind at once is one step of undo: the choice takes the place of
//! the step that drew it.

use std::collections::BTreeSet;

use super::Editor;
use super::action::{Cell, Changed, Chip, Drop, Relate, Selection};
use super::tool::planned;
use crate::canvas::{Hit, Point, Screen, Size, World, free_spot};
use crate::document::{Edit, Refusal};
use crate::schema::gather::Gather;
use crate::schema::{Cardinality, ColumnId, Relation, RelationId, TableId, relations};

/// The chip, with what it takes to make the relation anew while nothing else has happened.
#[derive(Clone, Debug)]
pub(super) struct OpenChip {
    pub relation: RelationId,
    made: Option<Made>,
}

/// A relation that was just drawn.
#[derive(Clone, Debug)]
struct Made {
    wish: Wish,
    step: u64,
}

/// A relation to be made.
#[derive(Clone, Debug)]
struct Wish {
    parent: TableId,
    child: TableId,
    columns: Vec<ColumnId>,
    optional: bool,
    cardinality: Cardinality,
    /// The table that is made for it, where the line was dropped on free canvas.
    new_table: Option<(TableId, Point<World>, String)>,
}

impl Editor {
    /// The chip that is open.
    #[must_use]
    pub fn chip(&self) -> Option<Chip> {
        let chip = self.chip.as_ref()?;
        let relation = self.relation(chip.relation)?;
        let at = self.end_of_line(chip.relation)?;
        let sentence = self.document.schema.explain(&relation);
        Some(Chip { relation: chip.relation, cardinality: relation.cardinality, at, sentence })
    }

    /// A relation by its id. Either half of a junction table is the whole.
    pub(super) fn relation(&self, id: RelationId) -> Option<Relation> {
        relations(&self.document.schema).into_iter().find(|relation| relation.id == id)
    }

    /// A relation in the words of a list: "author → book".
    pub(super) fn words_for(&self, id: RelationId) -> String {
        self.relation(id).map_or_else(String::new, |r| format!("{} → {}", self.name_of(r.source), self.name_of(r.target)))
    }

    /// Where the chip stands: in the gap that the line crosses, or below the junction table.
    pub(super) fn end_of_line(&self, id: RelationId) -> Option<Point<Screen>> {
        if let RelationId::Junction(table) = id
            && let Some(placed) = self.diagram.table(table)
        {
            return Some(self.viewport.screen_from_world(Point::new(placed.rect.at.x, placed.rect.bottom())));
        }
        let line = self.diagram.lines().iter().find(|line| line.relation == id)?;
        let [a, b] = [self.diagram.table(line.ends[0].table)?.rect, self.diagram.table(line.ends[1].table)?.rect];
        let (left, right) = if a.at.x <= b.at.x { (a, b) } else { (b, a) };
        let middle = Point::new(f64::midpoint(left.right(), right.at.x), f64::midpoint(a.centre().y, b.centre().y));
        Some(self.viewport.screen_from_world(middle))
    }

    /// Connects as drawn, selects the relation, and opens its chip.
    pub(super) fn relate(&mut self, relate: Relate) -> Changed {
        let to = match relate.to {
            Drop::On(table, column) => Some((table, column)),
            Drop::Free(_) => None,
        };
        let plan = planned(&self.document.schema, relate.from, to);
        let new_table = match relate.to {
            Drop::Free(at) => Some(self.table_for(at, relate.from)),
            Drop::On(..) => None,
        };
        let made = new_table.as_ref().map(|(id, ..)| *id);
        let (Some(parent), Some(child)) = (plan.parent.or(made), plan.child.or(made)) else { return Changed::default() };
        let cardinality = Cardinality::OneToMany;
        let wish = Wish { parent, child, columns: plan.columns, optional: plan.optional, cardinality, new_table };
        let before = self.relation_ids();
        match self.carry_out(self.edit_for(&wish)) {
            Ok(changed) => changed.and(self.made(wish, &before)).and(self.name_new(made)),
            Err(refusal) => Changed::refused(refusal.to_string()),
        }
    }

    /// The table that a line makes where it is dropped on free canvas. From a column like `author_id` its
    /// name is known.
    fn table_for(&mut self, at: Point<World>, from: (TableId, Option<ColumnId>)) -> (TableId, Point<World>, String) {
        let schema = &self.document.schema;
        let table = schema.table(from.0);
        let key = from.1.filter(|column| table.is_some_and(|table| !table.is_primary(*column)));
        let column = key.and_then(|column| table?.column(column));
        let name = column.and_then(|column| column.name.strip_suffix("_id")).unwrap_or_default();
        let free = !name.is_empty() && schema.tables.values().all(|table| table.name != name);
        let name = if free { name.to_owned() } else { String::new() };
        let at = free_spot(&self.diagram, at + Point::new(80.0, 20.0), Size::new(180.0, 90.0));
        (self.ids.mint(), at, name)
    }

    fn name_new(&mut self, made: Option<TableId>) -> Changed {
        let Some(table) = made else { return Changed::default() };
        self.unnamed = Some(table);
        self.edit_cell(Cell::Title(table))
    }

    fn relation_ids(&self) -> BTreeSet<RelationId> {
        relations(&self.document.schema).into_iter().map(|relation| relation.id).gathered()
    }

    /// Finds the relation that was just made, and opens its chip.
    fn made(&mut self, wish: Wish, before: &BTreeSet<RelationId>) -> Changed {
        let Some(relation) = self.relation_ids().into_iter().find(|id| !before.contains(id)) else {
            return Changed::default();
        };
        self.chip = Some(OpenChip { relation, made: Some(Made { wish, step: self.step }) });
        self.hover = Hit::Canvas;
        Changed { chip: true, ..self.select(Selection::relation(relation)) }
    }

    fn edit_for(&self, wish: &Wish) -> Edit {
        let many = wish.cardinality == Cardinality::ManyToMany;
        let place = if many { self.between(wish) } else { Point::default() };
        let columns = if many { Vec::new() } else { wish.columns.clone() };
        let connect = Edit::Connect {
            parent: wish.parent,
            child: wish.child,
            cardinality: wish.cardinality,
            columns,
            optional: wish.optional,
            x: place.x,
            y: place.y,
        };
        let Some((id, at, name)) = &wish.new_table else { return connect };
        let add = Edit::AddTable { id: *id, name: name.clone(), x: at.x, y: at.y };
        Edit::Many { label: "Add a connected table".into(), edits: vec![add, connect] }
    }

    /// Free space midway between the two tables, for the junction table.
    fn between(&self, wish: &Wish) -> Point<World> {
        let centre = |id: TableId| match &wish.new_table {
            Some((new, at, _)) if *new == id => Some(*at + Point::new(90.0, 30.0)),
            _ => self.diagram.table(id).map(|placed| placed.rect.centre()),
        };
        let (Some(a), Some(b)) = (centre(wish.parent), centre(wish.child)) else { return Point::default() };
        let middle = Point::new(f64::midpoint(a.x, b.x), f64::midpoint(a.y, b.y));
        free_spot(&self.diagram, middle, Size::new(210.0, 90.0))
    }

    // ---- the chip

    pub(super) fn open_chip(&mut self, relation: RelationId) -> Changed {
        if self.relation(relation).is_none() {
            return Changed::default();
        }
        self.chip = Some(OpenChip { relation, made: None });
        Changed { chip: true, ..self.select(Selection::relation(relation)) }
    }

    pub(super) fn close_chip(&mut self) -> Changed {
        Changed { chip: self.chip.take().is_some(), ..Changed::default() }
    }

    /// The relation that keys and buttons are about, with its wish while it can still be made anew.
    fn current(&self) -> Option<(RelationId, Option<Wish>)> {
        match &self.chip {
            Some(chip) => {
                let made = chip.made.as_ref().filter(|made| made.step == self.step);
                Some((chip.relation, made.map(|made| made.wish.clone())))
            }
            None => self.selection.relation.map(|relation| (relation, None)),
        }
    }

    pub(super) fn choose_cardinality(&mut self, cardinality: Cardinality) -> Changed {
        let Some((relation, wish)) = self.current() else { return Changed::default() };
        if self.relation(relation).is_some_and(|known| known.cardinality == cardinality) {
            return Changed::default();
        }
        match wish {
            Some(wish) => self.make_anew(Wish { cardinality, ..wish }),
            None => self.change(Edit::ChangeCardinality { relation, cardinality }, relation),
        }
    }

    /// Turns the ends round: the one side becomes the many side.
    pub(super) fn swap_ends(&mut self) -> Changed {
        let Some((id, wish)) = self.current() else { return Changed::default() };
        if let Some(wish) = wish {
            let optional = wish.parent == wish.child;
            let turned = Wish { parent: wish.child, child: wish.parent, columns: Vec::new(), optional, ..wish };
            return self.make_anew(turned);
        }
        let Some(relation) = self.relation(id) else { return Changed::default() };
        let connect = Edit::Connect {
            parent: relation.target,
            child: relation.source,
            cardinality: relation.cardinality,
            columns: Vec::new(),
            optional: relation.optional,
            x: 0.0,
            y: 0.0,
        };
        if relation.cardinality == Cardinality::ManyToMany {
            return Changed::default();
        }
        let edits = vec![Edit::Disconnect { relations: vec![id] }, connect];
        self.change(Edit::Many { label: "Turn the relation round".into(), edits }, id)
    }

    fn make_anew(&mut self, wish: Wish) -> Changed {
        let (back, chip) = (self.relation_ids(), self.chip.take());
        let edit = self.edit_for(&wish);
        match self.instead(edit) {
            Ok(changed) => {
                let before = back.into_iter().filter(|id| chip.as_ref().is_none_or(|chip| chip.relation != *id)).gathered();
                changed.and(self.made(wish, &before))
            }
            Err(refusal) => self.keep(chip, &refusal),
        }
    }

    fn keep(&mut self, chip: Option<OpenChip>, refusal: &Refusal) -> Changed {
        self.chip = chip;
        Changed { chip: true, ..Changed::refused(refusal.to_string()) }
    }

    /// Changes a relation, and goes on with what it has become.
    fn change(&mut self, edit: Edit, relation: RelationId) -> Changed {
        let chip = self.chip.take();
        let before = self.relation_ids();
        match self.carry_out(edit) {
            Ok(changed) => {
                let new = self.relation_ids().into_iter().find(|id| !before.contains(id));
                let now = new.unwrap_or(relation);
                self.chip = chip.map(|_| OpenChip { relation: now, made: None });
                Changed { chip: true, ..changed.and(self.select(Selection::relation(now))) }
            }
            Err(refusal) => self.keep(chip, &refusal),
        }
    }
}
