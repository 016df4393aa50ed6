//! A large design: tables of ten columns in a grid, with three relations for every two tables.

use relata::document::{Document, Edit, Spot};
use relata::schema::{Column, ColumnId, DataType, ForeignKey, Ids, Index, IndexPart, Key, Table, TableId};

const COLUMNS: usize = 10;
const PITCH: (f64, f64) = (330.0, 400.0);

/// A design of so many tables.
pub fn grid(tables: usize, ids: &mut Ids) -> Document {
    let mut document = Document { name: format!("{tables} tables"), ..Document::default() };
    let all: Vec<(TableId, ColumnId)> = (0..tables).map(|_| (ids.mint(), ids.mint())).collect();
    let wide = (1..).find(|side| side * side >= tables).unwrap_or(1);
    for (at, (id, key)) in all.iter().enumerate() {
        let mut table = Table::new(*id, format!("table_{at:05}"));
        let number = Column { identity: true, ..Column::new(*key, "id", DataType::Integer) };
        table.primary_key = Some(Key { id: ids.mint(), name: format!("pk_{}", table.name), columns: vec![*key] });
        table.columns.push(number);
        // The neighbour to the left, and for every other table one in the row above.
        let left = (at > 0).then(|| at - 1);
        let above = (at % 2 == 0 && at > wide).then(|| at - wide - 1);
        for target in left.into_iter().chain(above) {
            connect(&mut table, all[target], &format!("table_{target:05}"), ids);
        }
        let types = [DataType::Varchar(100), DataType::Date, DataType::Numeric(Some((10, 2))), DataType::Boolean];
        for number in table.columns.len()..COLUMNS {
            let data_type = types[number % types.len()].clone();
            table.columns.push(Column { nullable: number % 3 == 0, ..Column::new(ids.mint(), format!("column_{number}"), data_type) });
        }
        document.schema.put_table(table);
        let (row, column) = (at / wide, at % wide);
        let spot = Spot { x: float(column) * PITCH.0, y: float(row) * PITCH.1, ..Spot::default() };
        document.layout.spots.insert(*id, spot);
    }
    document
}

fn float(number: usize) -> f64 {
    u32::try_from(number).map_or(0.0, f64::from)
}

fn connect(table: &mut Table, (target, key): (TableId, ColumnId), name: &str, ids: &mut Ids) {
    let column = Column::new(ids.mint(), format!("{name}_id"), DataType::Integer);
    let id = column.id;
    let index = format!("ix_{}_{}", table.name, column.name);
    table.indexes.push(Index::new(ids.mint(), index, vec![IndexPart::column(id)], false));
    let name = format!("fk_{}_{}_{name}", table.name, column.name);
    table.foreign_keys.push(ForeignKey::new(ids.mint(), name, vec![id], target, vec![key]));
    table.columns.push(column);
}

/// Every kind of change that people make, in turns.
pub fn change(before: &Document, count: usize, ids: &mut Ids) -> Document {
    let mut after = before.clone();
    let tables: Vec<TableId> = before.schema.tables.keys().copied().take(count).collect();
    for (at, table) in tables.into_iter().enumerate() {
        let Some(column) = before.schema.table(table).and_then(|t| t.columns.last()).map(|c| c.id) else { continue };
        let edit = match at % 5 {
            0 => {
                let column = Column { nullable: true, ..Column::new(ids.mint(), "added", DataType::Text) };
                Edit::AddColumn { table, column, position: None }
            }
            1 => Edit::RenameColumn { table, column, name: "renamed".into() },
            2 => Edit::RetypeColumn { table, column, data_type: "text".into() },
            3 => Edit::DeleteColumns { table, columns: vec![column] },
            _ => Edit::RenameTable { table, name: format!("renamed_{at}"), follow: true },
        };
        if let Err(refusal) = after.edit(edit, ids) {
            eprintln!("{refusal}");
        }
    }
    after
}
