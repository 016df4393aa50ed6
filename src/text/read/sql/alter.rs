//! `ALTER TABLE` and `ALTER TYPE`: what dumps put behind the tables (keys, numbering, defaults), and what people add.

use super::Script;
use super::cursor::Cursor;
use super::table::{bare, computed};
use crate::schema::Severity;
use crate::text::read::sketch::Name;

/// Changes of a table that are no part of a design.
const PASSED_OVER: &[&str] = &[
    "OWNER",
    "ENABLE",
    "DISABLE",
    "CLUSTER",
    "REPLICA",
    "ATTACH",
    "FORCE",
    "NO",
    "VALIDATE",
    "INHERIT",
    "ENGINE",
    "AUTO_INCREMENT",
    "CHECK",
    "WITH",
    "ORDER",
];

impl Script {
    pub(super) fn alter(&mut self, at: &mut Cursor<'_>) {
        if at.take("TYPE") {
            return self.alter_type(at);
        }
        at.take("FOREIGN");
        if !at.take("TABLE") {
            return;
        }
        let line = at.line();
        at.take_if_not_exists();
        at.take("ONLY");
        let Ok(name) = at.object_name() else { return self.unknown(line, at.whole()) };
        let name = self.name(name);
        // SQL Server's `WITH CHECK ADD CONSTRAINT`.
        let _ = at.take_all(&["WITH", "CHECK"]) || at.take_all(&["WITH", "NOCHECK"]);
        loop {
            self.change(at, &name);
            if !at.is_piece_end() {
                at.skip_item();
            }
            if !at.take_comma() {
                return;
            }
        }
    }

    fn change(&mut self, at: &mut Cursor<'_>, name: &Name) {
        let line = at.line();
        if PASSED_OVER.iter().any(|word| at.is(word)) || at.take_all(&["SET", "SCHEMA"]) {
            at.skip_item();
            return;
        }
        if self.sketch.find(name).is_none() {
            let say = format!("The table {} is not in this text, so what is said of it is left out.", name.name);
            self.sketch.say_once(line, Severity::Warning, "sql-table", &say);
            at.skip_item();
            return;
        }
        if at.take("ADD") {
            self.add(at, name);
        } else if at.take_any(&["MODIFY", "CHANGE"]) {
            self.modify(at, name);
        } else if at.take("ALTER") {
            self.alter_column(at, name);
        } else if at.is("RENAME") || at.is("DROP") {
            let text = at.skip_item();
            self.unknown(line, text);
        } else {
            at.skip_item();
        }
    }

    fn add(&mut self, at: &mut Cursor<'_>, name: &Name) {
        let line = at.line();
        if let Some(check) = self.table_check(at, line) {
            return self.constrain(name, check);
        }
        let is_column = at.take("COLUMN");
        at.take_if_not_exists();
        let mut constraints = Vec::new();
        let constraint = if is_column { Ok(None) } else { at.constraint() };
        match constraint {
            Ok(Some(constraint)) => self.constraint(&mut constraints, line, constraint),
            Ok(None) => {
                let grouped = at.take_open();
                while let Some(column) = self.column(at, &mut constraints) {
                    if let Some(table) = self.sketch.table(name) {
                        table.columns.push(column);
                    }
                    if !grouped || !at.take_comma() {
                        break;
                    }
                }
                if grouped {
                    at.take_close();
                }
            }
            Err(message) => self.sketch.say(line, Severity::Error, "sql-text", format!("This cannot be read: {message}.")),
        }
        constraints.into_iter().for_each(|constraint| self.constrain(name, constraint));
    }

    /// `MODIFY id int NOT NULL AUTO_INCREMENT`: the whole column anew.
    fn modify(&mut self, at: &mut Cursor<'_>, name: &Name) {
        at.take("COLUMN");
        let mut constraints = Vec::new();
        let Some(mut column) = self.column(at, &mut constraints) else { return };
        let table = self.sketch.table(name);
        if let Some(old) = table.and_then(|table| table.columns.iter_mut().find(|old| old.name == column.name)) {
            column.line = old.line;
            *old = column;
        }
        constraints.into_iter().for_each(|constraint| self.constrain(name, constraint));
    }

    /// `ALTER COLUMN id SET DEFAULT …`, `SET NOT NULL`, `ADD GENERATED … AS IDENTITY`.
    fn alter_column(&mut self, at: &mut Cursor<'_>, name: &Name) {
        let line = at.line();
        at.take("COLUMN");
        let Ok(of) = at.identifier() else { return };
        let Some(mut column) = self.sketch.table(name).and_then(|table| table.column(&of)).cloned() else { return };
        if at.take_all(&["SET", "DEFAULT"]) {
            if let Ok((value, text)) = at.expression() {
                self.default(&mut column, &value, bare(text));
            }
        } else if at.take_all(&["SET", "NOT", "NULL"]) {
            column.not_null = true;
        } else if at.take_all(&["DROP", "NOT", "NULL"]) {
            column.not_null = false;
        } else if at.take_all(&["DROP", "DEFAULT"]) {
            column.default = None;
        } else if at.take("ADD") {
            computed(at, &mut column);
        } else if !at.is_end() {
            let text = at.skip_item();
            if !text.to_uppercase().starts_with("SET ST") {
                self.unknown(line, text);
            }
        }
        if let Some(old) = self.sketch.table(name).and_then(|table| table.column(&of)) {
            *old = column;
        }
    }

    /// `ALTER TYPE mood ADD VALUE 'fine' BEFORE 'good'`.
    fn alter_type(&mut self, at: &mut Cursor<'_>) {
        let Ok(name) = at.object_name() else { return };
        let name = self.name(name).name;
        if !at.take_all(&["ADD", "VALUE"]) {
            return;
        }
        at.take_if_not_exists();
        let Some(value) = at.string() else { return };
        let after = at.take("AFTER");
        let _ = at.take("BEFORE");
        let beside = at.string();
        if let Some(found) = self.sketch.enums.iter_mut().find(|e| e.name == name) {
            let place = beside.and_then(|beside| found.values.iter().position(|value| *value == beside));
            let place = place.map_or(found.values.len(), |place| place + usize::from(after));
            found.values.insert(place, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::dialect::Dialect;
    use crate::text::read::sketch::RawKind;
    use crate::text::read::sql::read;

    #[test]
    fn what_comes_behind_the_tables_belongs_to_them() {
        let sketch = read(
            "CREATE TABLE t (id int NOT NULL, a text);\nALTER TABLE t ADD PRIMARY KEY (id), ADD KEY k (a);\n\
             ALTER TABLE `t` MODIFY `id` int(11) NOT NULL AUTO_INCREMENT, AUTO_INCREMENT=5;\nALTER TABLE t ADD COLUMN b int DEFAULT 3;",
            Dialect::MySql,
        );
        assert!(sketch.problems.is_empty(), "{:?}", sketch.problems);
        let table = &sketch.tables[0];
        assert!(table.columns[0].identity && table.columns.len() == 3);
        assert!(matches!(table.constraints[0].kind, RawKind::Primary(_)) && table.constraints.len() == 2);
    }
}
