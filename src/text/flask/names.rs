//! What things of a design are called in Python: classes, attributes, members of enums, and the two ends of
//! each relation.
//!
//! Law: within a module no two classes, within a class no two attributes have the same name; none is a word that
//! Python, SQLAlchemy or Flask-SQLAlchemy keeps for itself. The same design gives the same names.
//! What the user named is taken as it is where it can be, else changed and said.

use std::collections::{BTreeMap, BTreeSet};

use crate::schema::{
    ColumnId, EnumId, EnumValueId, ForeignKey, ForeignKeyId, Place, Problem, Schema, Severity, Table, TableId, junction, plural, singular,
    unique_name,
};

/// How long a name in Python may be before it is cut: longer ones do not fit a line with what stands around them.
const LONGEST: usize = 40;

/// Words of Python that cannot be names.
const KEYWORDS: &str = "False None True and as assert async await break class continue def del elif else except finally for from global if \
    import in is lambda nonlocal not or pass raise return try while with yield";

/// Names that mean something else to a class of SQLAlchemy or Flask-SQLAlchemy, or in the module that is written.
const RESERVED: &str = "metadata registry query query_class db sa datetime decimal enum uuid sqlite3 mysql postgresql relationship mapped_column \
    values_of type_annotation_map";

/// Names that classes cannot have: the module has them.
const TAKEN: &str = "Any Base ClassVar DeclarativeBase Engine OtherType UserDefinedType Mapped MetaData Model SQLAlchemy True False None";

/// The names of a whole design.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    /// The class of a table; of a plain junction table, the variable that holds it.
    pub tables: BTreeMap<TableId, String>,
    /// The class of an enum.
    pub enums: BTreeMap<EnumId, String>,
    /// The member for a value of an enum.
    pub values: BTreeMap<EnumValueId, String>,
    /// The attribute for a column.
    pub columns: BTreeMap<ColumnId, String>,
    /// The ends of a relation.
    pub ends: BTreeMap<ForeignKeyId, Ends>,
    /// Names that could not be had.
    pub problems: Vec<Problem>,
}

/// The attributes for the two ends of a relation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ends {
    /// On the class with the foreign key; none in a plain junction table.
    pub parent: String,
    /// On the class pointed at.
    pub children: String,
}

/// Whether a table is nothing but a link between two others, and needs no class of its own.
pub(crate) fn is_plain_junction(schema: &Schema, table: &Table) -> bool {
    let only_keys = table.columns.iter().all(|column| table.is_primary(column.id) && column.generated.is_none());
    junction(table).is_some() && only_keys && table.foreign_keys.len() == 2 && schema.references_to(table.id).next().is_none()
}

impl Names {
    /// The names for a design.
    pub fn of(schema: &Schema) -> Self {
        let mut names = Self::default();
        names.name_classes(schema);
        let mut taken: BTreeMap<TableId, BTreeSet<String>> = BTreeMap::new();
        for table in schema.tables_by_name() {
            let taken = taken.entry(table.id).or_default();
            for column in &table.columns {
                let name = free(&word(&column.name, "column"), |name| taken.contains(name));
                taken.insert(name.clone());
                names.columns.insert(column.id, name);
            }
        }
        names.name_ends(schema, &mut taken);
        names
    }

    /// The class of a table.
    pub fn table(&self, id: TableId) -> &str {
        self.tables.get(&id).map_or("?", String::as_str)
    }

    /// The attribute for a column.
    pub fn column(&self, id: ColumnId) -> &str {
        self.columns.get(&id).map_or("?", String::as_str)
    }

    fn name_classes(&mut self, schema: &Schema) {
        let mut taken: BTreeSet<String> = TAKEN.split_whitespace().map(str::to_owned).collect();
        for table in schema.tables_by_name() {
            let wanted = if is_plain_junction(schema, table) { word(&table.name, "link") } else { class(&singular(&table.name)) };
            let name = free(&wanted, |name| taken.contains(name));
            taken.insert(name.clone());
            self.tables.insert(table.id, name);
        }
        for enum_type in schema.enums_by_name() {
            let name = free(&class(&enum_type.name), |name| taken.contains(name));
            taken.insert(name.clone());
            self.enums.insert(enum_type.id, name);
            let mut members = BTreeSet::new();
            for value in &enum_type.values {
                let wanted = words_of(&value.name).to_uppercase();
                let begins = wanted.starts_with(|c: char| c.is_alphabetic());
                let wanted = if begins { wanted } else { format!("VALUE_{}", wanted.trim_matches('_')) };
                let name = free(cut(wanted.trim_end_matches('_')), |name| members.contains(name));
                members.insert(name.clone());
                self.values.insert(value.id, name);
            }
        }
    }

    /// Names that the user chose come first, so that proposals make way for them.
    fn name_ends(&mut self, schema: &Schema, taken: &mut BTreeMap<TableId, BTreeSet<String>>) {
        for typed in [true, false] {
            for table in schema.tables_by_name() {
                let plain = is_plain_junction(schema, table);
                for key in &table.foreign_keys {
                    if !plain && key.ends.parent.is_empty() != typed {
                        let wanted = if typed { key.ends.parent.clone() } else { parent_name(schema, table, key) };
                        let name = self.end(taken.entry(table.id).or_default(), &wanted, typed, table);
                        self.ends.entry(key.id).or_default().parent = name;
                    }
                    if key.ends.children.is_empty() != typed {
                        let wanted = if typed { key.ends.children.clone() } else { children_name(schema, table, key, plain) };
                        let name = self.end(taken.entry(key.target).or_default(), &wanted, typed, table);
                        self.ends.entry(key.id).or_default().children = name;
                    }
                }
            }
        }
    }

    fn end(&mut self, taken: &mut BTreeSet<String>, wanted: &str, typed: bool, table: &Table) -> String {
        let name = free(&word(wanted, "other"), |name| taken.contains(name));
        taken.insert(name.clone());
        if typed && name != wanted {
            let say = format!("An end of a relation of {} cannot be called {wanted} in Python, so it is called {name}.", table.name);
            self.problems.push(Problem { at: Place::Table(table.id), severity: Severity::Warning, code: "python-name", say });
        }
        name
    }
}

/// The word for what a foreign key points at: its column without what is said of the other table's key.
fn stem(schema: &Schema, table: &Table, key: &ForeignKey) -> String {
    let target = schema.table(key.target);
    if let ([column], [other]) = (&key.columns[..], &key.target_columns[..])
        && let (Some(column), Some(target)) = (table.column(*column), target)
    {
        let own = snake(&column.name);
        let other = target.column(*other).map_or_else(String::new, |c| format!("_{}", snake(&c.name)));
        let short = own.strip_suffix("_id").or_else(|| own.strip_suffix(other.as_str()).filter(|_| other.len() > 1));
        if let Some(short) = short.map(|s| s.trim_matches('_')).filter(|s| !s.is_empty()) {
            return short.to_owned();
        }
    }
    target.map_or_else(|| "other".into(), |target| singular(&snake(&target.name)))
}

fn parent_name(schema: &Schema, table: &Table, key: &ForeignKey) -> String {
    stem(schema, table, key)
}

fn children_name(schema: &Schema, table: &Table, key: &ForeignKey, plain: bool) -> String {
    if plain {
        let other = table.foreign_keys.iter().find(|other| other.id != key.id).unwrap_or(key);
        let far = schema.table(other.target).map_or("other", |t| t.name.as_str());
        return if other.target == key.target { plural(&stem(schema, table, other)) } else { plural(&snake(far)) };
    }
    let unique = table.is_unique(&key.columns);
    let many = |name: &str| if unique { singular(name) } else { plural(name) };
    let (own, stem) = (snake(&table.name), stem(schema, table, key));
    let alone = table.foreign_keys.iter().filter(|other| other.target == key.target).count() == 1;
    if key.target == table.id {
        return if stem == "parent" { many("child") } else { format!("{stem}_{}", many(&own)) };
    }
    if alone { many(&own) } else { format!("{stem}_{}", many(&own)) }
}

// ---- words

/// `OrderItem` and `order item` are `order_item`.
pub(crate) fn snake(name: &str) -> String {
    let mut result = String::new();
    let mut before = ' ';
    for c in name.chars() {
        if c.is_uppercase() && (before.is_lowercase() || before.is_ascii_digit()) {
            result.push('_');
        }
        result.extend(c.to_lowercase());
        before = c;
    }
    words_of(&result)
}

/// The letters and digits of a name, with `_` for each run of anything else.
fn words_of(name: &str) -> String {
    let mut result = String::new();
    for c in name.chars() {
        if is_letter(c) || c.is_ascii_digit() {
            result.push(c);
        } else if !result.ends_with('_') {
            result.push('_');
        }
    }
    result
}

/// A letter that Python takes in a name, and leaves as it is.
fn is_letter(c: char) -> bool {
    let plain = matches!(u32::from(c), 0..=0x24f | 0x391..=0x3c9 | 0x410..=0x44f | 0x4e00..=0x9fff | 0xac00..=0xd7a3 | 0x3041..=0x3096 | 0x30a1..=0x30fa);
    plain
        && c.is_alphabetic()
        && !matches!(c, 'ª' | 'º' | 'ĳ' | 'Ĳ' | 'ŀ' | 'Ŀ' | 'ŉ')
        && !('Ǆ'..='ǌ').contains(&c)
        && !('Ǳ'..='ǳ').contains(&c)
}

fn cut(name: &str) -> &str {
    let end = name.char_indices().nth(LONGEST).map_or(name.len(), |(at, _)| at);
    name[..end].trim_end_matches('_')
}

/// An attribute: the name itself where Python takes it.
fn word(name: &str, else_called: &str) -> String {
    let mut word = words_of(name);
    if word.trim_matches('_').is_empty() {
        word = else_called.into();
    }
    // Two underscores in front are private to Python, one is private to the reader.
    let inner = word.trim_start_matches('_');
    word = if inner.starts_with(|c: char| c.is_ascii_digit()) { format!("{else_called}_{inner}") } else { inner.to_owned() };
    let short = if word.chars().count() > LONGEST { cut(&word).to_owned() } else { word };
    if is_kept(&short) { format!("{}_", short.trim_end_matches('_')) } else { short }
}

fn is_kept(name: &str) -> bool {
    KEYWORDS.split_whitespace().chain(RESERVED.split_whitespace()).any(|kept| kept == name)
}

/// A class: `order_item` is `OrderItem`.
fn class(name: &str) -> String {
    let mut result = String::new();
    for part in words_of(name).split('_') {
        let mut letters = part.chars();
        result.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        result.push_str(letters.as_str());
    }
    if !result.starts_with(is_letter) {
        result = format!("Table{result}");
    }
    cut(&result).to_owned()
}

fn free(wanted: &str, is_taken: impl Fn(&str) -> bool) -> String {
    unique_name(wanted, |name| is_taken(name) || is_kept(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_words_of_python() {
        for (name, expected) in [
            ("title", "title"),
            ("class", "class_"),
            ("metadata", "metadata_"),
            ("Title Case", "Title_Case"),
            ("1st", "column_1st"),
            ("-- dash", "dash"),
            ("", "column"),
            ("漢字", "漢字"),
            ("__init__", "init_"),
            ("<script>alert(1)</script>", "script_alert_1_script_"),
        ] {
            assert_eq!(word(name, "column"), expected);
        }
    }

    #[test]
    fn classes_are_in_camel_case() {
        for (name, expected) in [("order_item", "OrderItem"), ("book", "Book"), ("HTTPLog", "HTTPLog"), ("1st", "Table1st"), ("a b", "AB")]
        {
            assert_eq!(class(name), expected);
        }
        assert_eq!(snake("OrderItem"), "order_item");
    }
}
