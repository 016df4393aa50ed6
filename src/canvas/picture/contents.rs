//! What a picture shows of its tables: all columns, their names, the keys alone, or nothing but the tables.
//!
//! It is a design of its own, for drawing alone: what lies in the file is the whole one.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Tick, Wanted};
use crate::document::Document;
use crate::schema::gather::Gather;
use crate::schema::{ColumnId, DataType, Table};

/// The design without what the picture leaves out.
pub(super) fn shown<'a>(design: &'a Document, wanted: &Wanted) -> Cow<'a, Document> {
    let mut shown = Cow::Borrowed(design);
    let keys = keys(design);
    let change: &dyn Fn(&mut Table) = match wanted.columns.as_str() {
        "names" => &|table| table.columns.iter_mut().for_each(|column| column.data_type = DataType::Other(String::new())),
        "keys" => &|table| table.columns.retain(|column| keys.contains(&column.id)),
        "none" => &|table| table.columns.clear(),
        _ => return bare(shown, wanted),
    };
    for table in shown.to_mut().schema.tables.values_mut() {
        change(Arc::make_mut(table));
    }
    bare(shown, wanted)
}

fn bare<'a>(mut shown: Cow<'a, Document>, wanted: &Wanted) -> Cow<'a, Document> {
    if wanted.bare == Tick::On {
        shown.to_mut().layout.annotations.clear();
    }
    shown
}

/// The columns of primary keys, and those at both ends of foreign keys.
fn keys(design: &Document) -> BTreeSet<ColumnId> {
    let tables = design.schema.tables.values();
    let primary = tables.clone().filter_map(|table| table.primary_key.as_ref()).flat_map(|key| key.columns.iter().copied());
    let foreign = tables.flat_map(|table| &table.foreign_keys).flat_map(|key| key.columns.iter().chain(&key.target_columns).copied());
    primary.chain(foreign).gathered()
}
