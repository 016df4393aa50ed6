//! A schema as a person would read it out.

use std::fmt::Write;

use relata::schema::{Column, ColumnId, DefaultValue, Deferrable, IndexKey, IndexPart, ReferentialAction, Schema, Table};

/// A schema as a person would read it out, with what mappers call the ends of relations.
pub fn said(schema: &Schema) -> String {
    let mut text = String::new();
    for e in schema.enums_by_name() {
        let values: Vec<_> = e.values.iter().map(|value| value.name.as_str()).collect();
        writeln!(text, "enum {}: {}", e.name, values.join(", ")).unwrap();
    }
    for table in schema.tables_by_name() {
        let namespace = if table.namespace.is_empty() { String::new() } else { format!(" in {}", table.namespace) };
        writeln!(text, "{}{namespace}{}", table.name, remark(&table.comment)).unwrap();
        for column in &table.columns {
            writeln!(text, "  {}", column_said(schema, table, column)).unwrap();
        }
        constraints_said(schema, table, &mut text);
    }
    text
}

fn remark(comment: &str) -> String {
    if comment.is_empty() { String::new() } else { format!(" -- {}", comment.replace('\n', "\\n")) }
}

fn column_said(schema: &Schema, table: &Table, column: &Column) -> String {
    let mut line = format!("{} {}", column.name, schema.write_type(&column.data_type));
    line += if table.is_nullable(column) { " null" } else { "" };
    line += if column.identity { " numbered" } else { "" };
    match &column.default {
        Some(DefaultValue::Literal(value)) => line += &format!(" = {value:?}"),
        Some(DefaultValue::Expression(sql)) => line += &format!(" = ({sql})"),
        None => {}
    }
    if let Some(generated) = &column.generated {
        line += &format!(" as ({}){}", generated.expression.display(&table.columns), if generated.stored { " stored" } else { "" });
    }
    line + &remark(&column.comment)
}

fn constraints_said(schema: &Schema, table: &Table, text: &mut String) {
    let names = |table: &Table, ids: &[ColumnId]| {
        ids.iter().filter_map(|id| table.column(*id)).map(|column| column.name.clone()).collect::<Vec<_>>().join(", ")
    };
    if let Some(key) = &table.primary_key {
        writeln!(text, "  {} primary key ({})", key.name, names(table, &key.columns)).unwrap();
    }
    for key in &table.uniques {
        writeln!(text, "  {} unique ({})", key.name, names(table, &key.columns)).unwrap();
    }
    for check in &table.checks {
        writeln!(text, "  {} check ({})", check.name, check.expression.display(&table.columns)).unwrap();
    }
    for key in &table.foreign_keys {
        let target = &schema.tables[&key.target];
        let columns = names(table, &key.columns);
        write!(text, "  {} ({columns}) to {} ({})", key.name, target.name, names(target, &key.target_columns)).unwrap();
        for (word, action) in [("delete", key.on_delete), ("update", key.on_update)] {
            if action != ReferentialAction::NoAction {
                write!(text, " on {word} {}", action.sql()).unwrap();
            }
        }
        text.push_str(match key.deferrable {
            Deferrable::Not => "",
            Deferrable::Immediate => " deferrable",
            Deferrable::Deferred => " deferred",
        });
        let ends = &key.ends;
        writeln!(text, " [{} | {}]{}", ends.parent, ends.children, if ends.backref { " backref" } else { "" }).unwrap();
    }
    for index in &table.indexes {
        let down = |part: &IndexPart| format!("{}{}", part_said(table, &part.key), if part.descending { " desc" } else { "" });
        let parts: Vec<_> = index.parts.iter().map(down).collect();
        write!(text, "  {} {}index ({})", index.name, if index.unique { "unique " } else { "" }, parts.join(", ")).unwrap();
        if !index.include.is_empty() {
            write!(text, " include ({})", names(table, &index.include)).unwrap();
        }
        if let Some(method) = &index.method {
            write!(text, " using {method}").unwrap();
        }
        if let Some(predicate) = &index.predicate {
            write!(text, " where {}", predicate.display(&table.columns)).unwrap();
        }
        text.push('\n');
    }
}

fn part_said(table: &Table, key: &IndexKey) -> String {
    match key {
        IndexKey::Column(id) => table.column(*id).unwrap().name.clone(),
        IndexKey::Expression(expression) => format!("({})", expression.display(&table.columns)),
    }
}
