//! What a database cannot do of a design, or not as it was drawn: each a problem, never silence.

use crate::dialect::{Features, Identity};
use crate::schema::gather::sort_by;
use crate::schema::{
    Column, ColumnId, DataType, DefaultValue, Deferrable, ForeignKey, Generated, Index, IndexPart, Place, Problem, ReferentialAction,
    Schema, Severity, Table,
};

/// The problems of a schema in a database with these features.
pub(super) fn problems(schema: &Schema, features: &Features) -> Vec<Problem> {
    let mut of_tables: Vec<(&Table, Vec<Problem>)> = Vec::new();
    for table in schema.tables.values() {
        let mut problems = Vec::new();
        let mut found = Found { schema, table, features, problems: &mut problems };
        found.table();
        table.columns.iter().for_each(|column| found.column(column));
        found.constraints();
        if !problems.is_empty() {
            of_tables.push((table, problems));
        }
    }
    // In the order of their names, as in every list.
    sort_by(&mut of_tables, |(a, _), (b, _)| (&a.name, a.id).cmp(&(&b.name, b.id)));
    let mut problems: Vec<Problem> = of_tables.into_iter().flat_map(|(_, problems)| problems).collect();
    let is_used = |id| schema.users_of(id).next().is_some();
    for enum_type in schema.enums_by_name().into_iter().filter(|e| e.values.is_empty() && (!features.enum_types || is_used(e.id))) {
        let say = format!("A column of the enum {} can hold nothing: it has no value. Add one.", enum_type.name);
        problems.push(Problem { at: Place::Enum(enum_type.id), severity: Severity::Error, code: "enum-empty", say });
    }
    for enum_type in schema.enums_by_name().into_iter().filter(|_| !features.supplementary_names) {
        for value in enum_type.values.iter().filter(|value| is_beyond(&value.name)) {
            let say = format!("{} cannot keep the value {} of {}: its enums have no emoji.", features.label, value.name, enum_type.name);
            problems.push(Problem { at: Place::Enum(enum_type.id), severity: Severity::Error, code: "enum-value-beyond", say });
        }
    }
    let has_comment = |t: &Table| !t.comment.is_empty() || t.columns.iter().any(|c| !c.comment.is_empty());
    if !features.comments && schema.tables.values().any(|table| has_comment(table)) {
        let say = format!("{} keeps no comments: they stay in the design only.", features.label);
        problems.push(Problem { at: Place::Design, severity: Severity::Note, code: "comments-dropped", say });
    }
    problems
}

/// Whether a table has indexes that this database does not know as they are.
pub(super) fn has_odd_indexes(table: &Table, features: &Features) -> bool {
    table.indexes.iter().any(|index| {
        !index.is_tree()
            || index.method.is_some()
            || (index.predicate.is_some() && !features.partial_indexes)
            || (!index.include.is_empty() && !features.index_include)
            || (!features.expression_indexes && index.parts.iter().any(|part| part.as_column().is_none()))
    })
}

/// Leaves out what this database does not know of the indexes and foreign keys of a table, and says so.
pub(super) fn fit_indexes(table: &mut Table, features: &Features, problems: &mut Vec<Problem>) {
    let (at, label, of) = (Place::Table(table.id), features.label, table.name.clone());
    let mut tell = |severity, code, say| problems.push(Problem { at, severity, code, say });
    for key in table.foreign_keys.iter_mut().filter(|key| key.deferrable != Deferrable::Not && !features.deferrable) {
        key.deferrable = Deferrable::Not;
        let say = format!("{label} checks {} of {of} with each statement: it cannot wait for the end of the transaction.", key.name);
        tell(Severity::Warning, "not-deferrable", say);
    }
    let no_ranges: Vec<ColumnId> = table.columns.iter().filter(|c| has_no_ranges(&c.data_type)).map(|c| c.id).collect();
    table.indexes.retain_mut(|index| {
        let name = index.name.clone();
        let serious = if index.unique { Severity::Error } else { Severity::Warning };
        if !features.expression_indexes && index.parts.iter().any(|part| part.as_column().is_none()) {
            let say = format!("{label} has no index over an expression: {name} of {of} is left out. Index a computed column instead.");
            tell(serious, "index-expression", say);
            return false;
        }
        let method = index.method.take().map(|method| method.trim().to_ascii_lowercase()).filter(|method| !method.is_empty());
        if let Some(method) = method.filter(|method| method != "btree") {
            if method == "brin" && index.parts.iter().filter_map(IndexPart::as_column).any(|id| no_ranges.contains(&id)) {
                let say = format!("A brin index keeps ranges of values, which {name} of {of} has none of: it is an ordinary one.");
                tell(Severity::Note, "index-method", say);
            } else if features.index_methods.has(&method) {
                fit_method(index, &method, &of, label, &mut tell);
                index.method = Some(method);
            } else if matches!(method.as_str(), "hash" | "brin") {
                let say = format!("{label} has no {method} index: {name} of {of} is an ordinary one.");
                tell(Severity::Note, "index-method", say);
            } else {
                let say = format!("{label} has no {method} index: {name} of {of} is left out.");
                tell(Severity::Warning, "index-method", say);
                return false;
            }
        }
        if index.predicate.is_some() && !features.partial_indexes {
            index.predicate = None;
            let say = if index.unique {
                format!(
                    "{label} has no index over some rows only, so {name} of {of} cannot forbid equal rows there: it is an ordinary index."
                )
            } else {
                format!("{label} has no index over some rows only: {name} of {of} holds all of them.")
            };
            tell(serious, "index-partial", say);
            index.unique = false;
        }
        if !index.include.is_empty() && !features.index_include {
            index.include.clear();
            tell(
                Severity::Warning,
                "index-include",
                format!("{label} keeps nothing beside the key of {name} of {of}: INCLUDE is left out."),
            );
        }
        true
    });
}

/// What only a tree can: order, and forbidding equal rows.
fn fit_method(index: &mut Index, method: &str, of: &str, label: &str, tell: &mut impl FnMut(Severity, &'static str, String)) {
    if index.unique {
        let say = format!("{label} cannot have the {method} index {} of {of} unique. Make it an ordinary index.", index.name);
        tell(Severity::Error, "index-method", say);
    }
    if method == "hash" && index.parts.len() > 1 {
        tell(Severity::Error, "index-method", format!("{label} has hash indexes over one column only: look at {} of {of}.", index.name));
    }
    index.parts.iter_mut().for_each(|part| part.descending = false);
}

/// Whether PostgreSQL knows no ranges of values of a type.
fn has_no_ranges(data_type: &DataType) -> bool {
    matches!(data_type, DataType::Boolean | DataType::Json | DataType::Enum(_))
}

/// Whether a text has characters (emoji are such) that definitions in MySQL and MariaDB cannot keep.
fn is_beyond(text: &str) -> bool {
    text.chars().any(|c| c > '\u{ffff}')
}

struct Found<'a> {
    schema: &'a Schema,
    table: &'a Table,
    features: &'a Features,
    problems: &'a mut Vec<Problem>,
}

impl Found<'_> {
    fn tell(&mut self, column: Option<&Column>, severity: Severity, code: &'static str, say: String) {
        let at = column.map_or(Place::Table(self.table.id), |column| Place::Column(self.table.id, column.id));
        self.problems.push(Problem { at, severity, code, say });
    }

    fn table(&mut self) {
        let (label, name) = (self.features.label, &self.table.name);
        if self.table.columns.is_empty() && !self.features.empty_tables {
            let say = format!("{label} cannot make the table {name} without columns. Add one.");
            self.tell(None, Severity::Error, "table-empty", say);
        }
        let comments = self.table.columns.iter().map(|column| &column.comment).chain([&self.table.comment]);
        if !self.features.supplementary_names && comments.into_iter().any(|comment| is_beyond(comment)) {
            let say = format!("{label} keeps a ? for each emoji in the comments of {name}.");
            self.tell(None, Severity::Warning, "comment-beyond", say);
        }
        let numbered = self.table.columns.iter().filter(|c| c.identity).count();
        if numbered > 1 && self.features.identity != Identity::Anywhere {
            let say = format!("{label} can number only one column of a table, and {name} has {numbered}.");
            self.tell(None, Severity::Error, "identity-twice", say);
        }
    }

    fn column(&mut self, column: &Column) {
        let (label, table, name) = (self.features.label, &self.table.name, &column.name);
        let whole_key = self.table.primary_columns() == [column.id];
        if column.identity && !column.data_type.is_integer() {
            let say = format!("Only a whole number can be numbered by the database: change the type of {name} in {table}.");
            self.tell(Some(column), Severity::Error, "identity-type", say);
        } else if column.identity && self.features.identity == Identity::WholePrimaryKey && !whole_key {
            let say = format!("{label} numbers rows only in a column that is the whole primary key: {name} of {table} is not numbered.");
            self.tell(Some(column), Severity::Error, "identity-not-primary", say);
        }
        let computed = column.generated.as_ref();
        if computed.is_some_and(|generated| !generated.stored) && !self.features.virtual_columns {
            let say = format!("{label} before version 18 stores computed columns: {name} of {table} is stored.");
            self.tell(Some(column), Severity::Note, "generated-stored", say);
        }
        if let Some(generated) = computed.filter(|_| self.features.computed_after_computed) {
            self.stands_too_early(column, generated);
        }
        if computed.is_some() && !self.table.is_nullable(column) && !self.features.generated_not_null {
            let say = format!("{label} cannot say that the computed column {name} of {table} must have a value.");
            self.tell(Some(column), Severity::Note, "generated-nullable", say);
        }
    }

    /// MySQL knows the number of a row only once it is in, when the expressions of indexes are worked out already.
    fn numbers_in_expressions(&mut self, index: &Index) {
        let numbered = |id: ColumnId| self.table.column(id).filter(|column| column.identity);
        let read = index.parts.iter().filter(|part| part.as_column().is_none()).flat_map(IndexPart::columns);
        let found = read.filter_map(numbered).next().filter(|_| self.features.identity == Identity::FirstOfKey);
        if let Some(column) = found {
            let (label, table) = (self.features.label, &self.table.name);
            let say =
                format!("{label} cannot index an expression of {}, which it numbers: look at {} of {table}.", column.name, index.name);
            self.tell(Some(column), Severity::Error, "index-numbered", say);
        }
    }

    fn stands_too_early(&mut self, column: &Column, generated: &Generated) {
        let (label, table, name) = (self.features.label, &self.table.name, &column.name);
        let is_later = |id: &ColumnId| self.table.position(*id) > self.table.position(column.id);
        let is_computed = |c: &&Column| c.generated.is_some() || matches!(c.default, Some(DefaultValue::Expression(_)));
        let later = generated.expression.columns().filter(is_later).find_map(|id| self.table.column(id).filter(is_computed));
        if let Some(later) = later {
            let say = format!("{label} wants {} before {name} in {table}, which is computed from it. Move {name} down.", later.name);
            self.tell(Some(column), Severity::Error, "generated-early", say);
        }
    }

    fn constraints(&mut self) {
        let table = self.table;
        for key in table.primary_key.iter().chain(&table.uniques) {
            self.key(&key.name, &key.columns);
        }
        for check in &table.checks {
            let columns: Vec<_> = check.expression.columns().collect();
            self.guarded(&check.name, &columns);
        }
        table.foreign_keys.iter().for_each(|key| self.foreign_key(key));
        for index in &table.indexes {
            self.numbers_in_expressions(index);
            if !self.features.long_keys {
                self.key(&index.name, &index.plain_columns());
            }
        }
    }

    fn foreign_key(&mut self, key: &ForeignKey) {
        let resets = [key.on_delete, key.on_update].contains(&ReferentialAction::SetDefault);
        if resets && !self.features.set_default {
            let (label, table) = (self.features.label, &self.table.name);
            let say = format!("{label} cannot do SET DEFAULT, which {} of {table} asks for. Choose another action.", key.name);
            self.tell(None, Severity::Error, "set-default", say);
        }
        self.cascade(key);
        self.sets_null(key);
    }

    /// What cannot be looked up by its whole length, or not at all.
    fn key(&mut self, name: &str, columns: &[ColumnId]) {
        let (label, table) = (self.features.label, self.table);
        for column in columns.iter().filter(|_| !self.features.long_keys).filter_map(|id| table.column(*id)) {
            let say = match column.data_type {
                DataType::Text | DataType::Binary => {
                    format!("{label} puts only the first 255 characters of {} in {name}: long texts can seem equal.", column.name)
                }
                DataType::Json => format!("{label} cannot have JSON in {name}: take {} out of it.", column.name),
                _ => continue,
            };
            let severity = if column.data_type == DataType::Json { Severity::Error } else { Severity::Warning };
            self.tell(Some(column), severity, "key-too-long", say);
        }
    }

    /// SET NULL in a column that must have a value: refused when the table is made, where actions are guarded.
    fn sets_null(&mut self, key: &ForeignKey) {
        let sets = [key.on_delete, key.on_update].contains(&ReferentialAction::SetNull);
        let must_have = |id: &ColumnId| self.table.column(*id).is_some_and(|column| !self.table.is_nullable(column));
        if sets && key.columns.iter().any(must_have) && self.features.guarded_checks {
            let (label, table) = (self.features.label, &self.table.name);
            let say = format!("{label} refuses SET NULL in {} of {table}: its column must have a value.", key.name);
            self.tell(None, Severity::Error, "set-null", say);
        }
    }

    /// A check that speaks of a column which an action of a foreign key changes behind its back.
    fn guarded(&mut self, name: &str, columns: &[ColumnId]) {
        use ReferentialAction::{Cascade, SetDefault, SetNull};
        let changes =
            |key: &ForeignKey| matches!(key.on_delete, SetNull | SetDefault) || matches!(key.on_update, Cascade | SetNull | SetDefault);
        let keys = self.table.foreign_keys.iter().filter(|key| changes(key));
        let guarded = keys.flat_map(|key| &key.columns).find(|id| columns.contains(id));
        let Some(column) = guarded.and_then(|id| self.table.column(*id)).filter(|_| self.features.guarded_checks) else { return };
        let (label, table) = (self.features.label, &self.table.name);
        let say = format!(
            "{label} cannot check {} in {name} of {table}, because an action of a foreign key changes it. Take one of them away.",
            column.name
        );
        let column = column.clone();
        self.tell(Some(&column), Severity::Error, "check-under-action", say);
    }

    /// A key that may become NULL, and would be put where NULL cannot be.
    fn cascade(&mut self, key: &ForeignKey) {
        let Some(target) = self.schema.table(key.target) else { return };
        let open = |table: &Table, id: &ColumnId| table.column(*id).is_some_and(|column| table.is_nullable(column));
        let mut pairs = key.columns.iter().zip(&key.target_columns);
        let clash = pairs.any(|(own, other)| !open(self.table, own) && open(target, other));
        if clash && key.on_update == ReferentialAction::Cascade && !self.features.cascades_null {
            let (label, name, of, to) = (self.features.label, &key.name, &self.table.name, &target.name);
            let say =
                format!("{label} refuses ON UPDATE CASCADE in {name} of {of}: a key of {to} may be empty, and the column here may not.");
            self.tell(None, Severity::Error, "cascade-null", say);
        }
    }
}
