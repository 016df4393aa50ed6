//! What an operation does, in a short sentence with the names in force: "Rename column title of book to name".

use super::kept::is_reserved;
use super::near::around;
use super::operation::{Operation, Partners};
use crate::schema::{Constraint, ConstraintId, Schema, TableId};

/// The sentence for an operation on `schema`.
#[must_use]
pub fn words(operation: &Operation, schema: &Schema) -> String {
    let name = |id: &TableId| schema.table(*id).map_or("?", |table| table.name.as_str());
    match operation {
        Operation::CreateTable { table, rows: Some(rows) } => {
            format!("Create table {} with rows from {}", table.name, name(&rows.table))
        }
        Operation::CreateTable { table, .. } => format!("Create table {}", table.name),
        Operation::DropTable { table, .. } => format!("Drop table {}", table.name),
        Operation::RenameTable { before, after, .. } if is_reserved(after) => format!("Keep table {before} aside as {after}"),
        Operation::RenameTable { before, after, .. } if is_reserved(before) => format!("Bring table {after} back"),
        Operation::RenameTable { before, after, .. } => format!("Rename table {before} to {after}"),
        Operation::MoveTable { table, after, .. } => {
            format!("Move table {} to schema {}", name(table), if after.is_empty() { "public" } else { after })
        }
        Operation::AddMirror { table, mirror } | Operation::DropMirror { table, mirror } => {
            let stops = matches!(operation, Operation::DropMirror { .. });
            let column = |id| schema.table(*table).and_then(|t| t.column(id)).map_or("?", |column| column.name.as_str());
            let does = if stops { "Stop carrying" } else { "Carry" };
            format!("{does} what is written to {} of {} to {}, and back", column(mirror.old), name(table), column(mirror.new))
        }
        Operation::CreateNamespace { name } => format!("Create schema {name}"),
        Operation::DropNamespace { name } => format!("Drop schema {name}"),
        Operation::DeferForeignKey { table, key, after, .. } => {
            let key = schema.table(*table).and_then(|t| t.foreign_key(*key)).map_or("?", |key| key.name.as_str());
            format!("Change when foreign key {key} of {} is checked: {}", name(table), after.sql().to_lowercase())
        }
        Operation::CommentTable { table, after, .. } if after.is_empty() => {
            format!("Remove the comment of table {}", name(table))
        }
        Operation::CommentTable { table, .. } => format!("Change the comment of table {}", name(table)),
        Operation::AddColumn { table, column, rows: Some(rows), .. } if rows.partners != Partners::Junction => {
            format!("Move column {} from {} to {}: add it with its values", column.name, name(&rows.junction), name(table))
        }
        Operation::DropColumn { table, column, rows: Some(rows), .. } if rows.partners != Partners::Junction => {
            format!("Move column {} from {} to {}: drop it where it was", column.name, name(table), name(&rows.junction))
        }
        Operation::AddColumn { table, column, rows: Some(rows), .. } => {
            format!("Add column {} to {} with values from {}", column.name, name(table), name(&rows.junction))
        }
        Operation::AddColumn { table, column, .. } => format!("Add column {} to {}", column.name, name(table)),
        Operation::DropColumn { table, column, .. } => format!("Drop column {} of {}", column.name, name(table)),
        Operation::RenameColumn { table, before, after, .. } if is_reserved(after) => {
            format!("Keep column {before} of {} aside as {after}", name(table))
        }
        Operation::RenameColumn { table, before, after, .. } if is_reserved(before) => {
            format!("Bring column {after} of {} back", name(table))
        }
        Operation::RenameColumn { table, before, after, .. } => {
            format!("Rename column {before} of {} to {after}", name(table))
        }
        Operation::AlterColumn { table, .. } => alter(operation, schema, name(table)),
        Operation::OrderColumns { table, .. } => format!("Reorder the columns of {}", name(table)),
        Operation::AddConstraint { table, constraint, .. } => format!("Add {}", describe(constraint, name(table))),
        Operation::DropConstraint { table, constraint, .. } => format!("Drop {}", describe(constraint, name(table))),
        Operation::RenameConstraint { constraint, before, after, .. } => {
            format!("Rename {} {before} to {after}", kind(*constraint))
        }
        Operation::OrderConstraints { table, .. } => format!("Reorder the constraints of {}", name(table)),
        Operation::NameEnds { table, .. } => format!("Name the ends of a relation of {}", name(table)),
        Operation::CreateEnum { enum_type } => format!("Create enum {}", enum_type.name),
        Operation::DropEnum { enum_type } => format!("Drop enum {}", enum_type.name),
        Operation::RenameEnum { before, after, .. } => format!("Rename enum {before} to {after}"),
        Operation::ChangeEnum { after, .. } => {
            let current = schema.enum_type(after.id).map_or(after.name.as_str(), |e| e.name.as_str());
            format!("Change the values of enum {current}")
        }
        Operation::RebuildTable { before, after, changes } => {
            let mut now = around(schema, [before, after], changes);
            let mut sentences = Vec::new();
            for change in changes {
                sentences.push(words(change, &now));
                change.apply(&mut now);
            }
            format!("Rebuild table {} with its rows: {}", after.name, sentences.join("; "))
        }
    }
}

fn alter(operation: &Operation, schema: &Schema, table: &str) -> String {
    let Operation::AlterColumn { before, after, .. } = operation else { return String::new() };
    let mut changes = Vec::new();
    if before.data_type != after.data_type {
        let spelled = |data_type| schema.write_type(data_type);
        changes.push(format!("type from {} to {}", spelled(&before.data_type), spelled(&after.data_type)));
    }
    if before.nullable != after.nullable {
        changes.push(if after.nullable { "may be empty" } else { "must have a value" }.to_owned());
    }
    if before.default != after.default {
        changes.push(if after.default.is_some() { "default" } else { "no default" }.to_owned());
    }
    if before.identity != after.identity {
        changes.push(if after.identity { "numbered by the database" } else { "no longer numbered" }.to_owned());
    }
    if before.generated != after.generated {
        changes.push(if after.generated.is_some() { "computed" } else { "no longer computed" }.to_owned());
    }
    if before.comment != after.comment {
        changes.push("comment".to_owned());
    }
    format!("Change column {} of {table}: {}", before.name, changes.join(", "))
}

fn describe(constraint: &Constraint, table: &str) -> String {
    match constraint {
        Constraint::Primary(_) => format!("the primary key of {table}"),
        other => format!("{} {} of {table}", other.kind(), other.name()),
    }
}

fn kind(id: ConstraintId) -> &'static str {
    match id {
        ConstraintId::Primary(_) => "primary key",
        ConstraintId::Unique(_) => "unique constraint",
        ConstraintId::Check(_) => "check",
        ConstraintId::ForeignKey(_) => "foreign key",
        ConstraintId::Index(_) => "index",
    }
}
