//! Classes: which of them are tables, what they are called, and what they take from mixins and bases.

use ruff_python_ast::{Expr, ExprCall, Stmt, StmtClassDef, StmtFunctionDef};

use super::module::Module;
use super::python::Hint;
use super::raw::{RawColumn, RawRelationship, RawTable};
use crate::schema::Severity;

/// How many classes deep bases are followed.
const DEEPEST: usize = 12;

/// What a class brings to a table.
#[derive(Default)]
pub(super) struct Members<'a> {
    pub(super) columns: Vec<RawColumn>,
    pub(super) relationships: Vec<RawRelationship>,
    pub(super) table_args: Vec<&'a Expr>,
    table_name: Option<TableName>,
    has_table: Option<&'a Expr>,
    is_abstract: bool,
}

enum TableName {
    Known(String),
    /// The name of the class in small letters.
    Lower,
    Unknown(usize),
}

/// What a class is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Not mapped: a mixin, an enum, anything.
    Plain,
    /// What models are derived from.
    Base,
    /// A model; whether Flask-SQLAlchemy gives it a name.
    Model { flask: bool },
    /// Derived from a class that is not in the text.
    Unknown,
}

/// The bases of a class.
pub(super) fn bases(class: &StmtClassDef) -> impl Iterator<Item = &Expr> {
    class.arguments.iter().flat_map(|arguments| arguments.args.iter())
}

/// What a function returns, where that is all that it does.
pub(super) fn returned(body: &[Stmt]) -> Option<&Expr> {
    match body.last()? {
        Stmt::Return(statement) => statement.value.as_deref(),
        _ => None,
    }
}

impl<'a> Module<'a> {
    fn kind(&self, class: &'a StmtClassDef, depth: usize) -> Kind {
        let mut kind = Kind::Plain;
        for base in bases(class) {
            let of_base = self.kind_of_base(base, depth);
            kind = match (kind, of_base) {
                (_, Kind::Base) => return Kind::Base,
                (Kind::Model { flask }, Kind::Model { flask: too }) => Kind::Model { flask: flask || too },
                (Kind::Plain, other) | (Kind::Unknown, other @ Kind::Model { .. }) => other,
                (kind, _) => kind,
            };
        }
        kind
    }

    /// What a class is by this base of its own.
    fn kind_of_base(&self, base: &'a Expr, depth: usize) -> Kind {
        let Some(word) = self.names.word(base) else { return Kind::Unknown };
        if matches!(word, "DeclarativeBase" | "DeclarativeBaseNoMeta" | "AsyncAttrs") {
            return if word == "AsyncAttrs" { Kind::Plain } else { Kind::Base };
        }
        if word == "Model" && matches!(self.names.resolved(base), Expr::Attribute(_)) {
            return Kind::Model { flask: true };
        }
        if matches!(word, "object" | "ABC" | "Protocol" | "Generic" | "str" | "int" | "MappedAsDataclass" | "UserMixin" | "SerializerMixin")
        {
            return Kind::Plain;
        }
        if let Some((maker, _)) = self.names.call(base)
            && matches!(maker, "declarative_base" | "automap_base" | "generate_base")
        {
            return Kind::Model { flask: false };
        }
        match self.classes.get(word) {
            Some(other) if depth < DEEPEST => match self.kind(other, depth + 1) {
                Kind::Base => Kind::Model { flask: false },
                other => other,
            },
            _ => Kind::Unknown,
        }
    }

    /// Reads a class; where it is a model, it becomes a table, or a part of the one of its base.
    pub(super) fn class(&mut self, class: &'a StmtClassDef) {
        let name = class.name.to_string();
        if self.enums.contains_key(&name) {
            return;
        }
        let kind = self.kind(class, 0);
        if kind == Kind::Base || kind == Kind::Plain && !self.says_table(class) {
            return;
        }
        let line = self.lines.line(&class.name);
        let mut own = self.members(class);
        if own.is_abstract {
            return;
        }
        let has_key = own.columns.iter().any(|column| column.primary);
        if kind == Kind::Unknown && own.table_name.is_none() && own.has_table.is_none() && !has_key {
            if !own.columns.is_empty() && !name.ends_with("Mixin") && !self.is_base_of_another(&name) {
                let say = format!(
                    "What {name} is derived from is not in this text, and it names no table, so it is left out. Add __tablename__ to it."
                );
                self.say(line, Severity::Warning, "python-class", &say);
            }
            return;
        }
        // A class below another that is a table: in that table, unless it has one of its own.
        let above = bases(class).find_map(|base| self.names.word(base).and_then(|word| self.table_of_symbol(word)));
        if let Some(at) = above
            && own.table_name.is_none()
            && own.has_table.is_none()
            && !has_key
        {
            return self.share_table(at, &name, own);
        }
        self.inherit(class, &mut own, 0);
        if let Some(expr) = own.has_table {
            return self.mapped_table(expr, &name, own);
        }
        self.own_table(class, kind, own);
    }

    fn own_table(&mut self, class: &'a StmtClassDef, kind: Kind, own: Members<'a>) {
        let (name, line) = (class.name.to_string(), self.lines.line(&class.name));
        let table_name = match &own.table_name {
            Some(TableName::Known(name)) => name.clone(),
            Some(TableName::Lower) => name.to_lowercase(),
            Some(TableName::Unknown(line)) => {
                let line = *line;
                let say = format!(
                    "The name of this table is known only when it runs; {} is taken for it. Rename the table if that is wrong.",
                    snake(&name)
                );
                self.say(line, Severity::Warning, "python-unknown", &say);
                snake(&name)
            }
            None => {
                if own.columns.is_empty() {
                    return;
                }
                if kind == (Kind::Model { flask: false }) && !self.names_tables() {
                    let say = format!(
                        "{name} has no __tablename__, so {} is taken for it. Add __tablename__ = \"{}\".",
                        snake(&name),
                        snake(&name)
                    );
                    self.say(line, Severity::Warning, "python-class", &say);
                }
                snake(&name)
            }
        };
        let mut table = RawTable { line, name: table_name, symbol: name, ..RawTable::default() };
        self.put_members(&mut table, own);
        self.tables.push(table);
    }

    /// Whether the module uses `SQLAlchemy(model_class=…)`, which names tables.
    fn names_tables(&self) -> bool {
        self.names.values.values().any(|value| self.names.call(value).is_some_and(|(word, _)| word == "SQLAlchemy"))
    }

    /// `__table__ = Table(…)`, or the name of one.
    fn mapped_table(&mut self, expr: &'a Expr, class: &str, own: Members<'a>) {
        if !self.table(expr, class)
            && let Expr::Name(name) = expr
        {
            self.same_table.insert(class.to_owned(), name.id.to_string());
        }
        if let Some(at) = self.table_of_symbol(class) {
            self.tables[at].relationships.extend(own.relationships);
        }
    }

    /// Single-table inheritance: the columns of the class are columns of the table above.
    fn share_table(&mut self, at: usize, class: &str, own: Members<'a>) {
        self.same_table.insert(class.to_owned(), self.tables[at].symbol.clone());
        let table = &mut self.tables[at];
        for column in own.columns {
            if table.columns.iter().all(|other| other.name != column.name) {
                table.columns.push(column);
            }
        }
        table.relationships.extend(own.relationships);
    }

    fn is_base_of_another(&self, name: &str) -> bool {
        self.classes.values().any(|class| bases(class).any(|base| self.names.word(base) == Some(name)))
    }

    fn says_table(&self, class: &StmtClassDef) -> bool {
        let is = |expr: &Expr| matches!(expr, Expr::Name(name) if matches!(name.id.as_str(), "__tablename__" | "__table__"));
        let has_key =
            || class.body.iter().any(|statement| matches!(statement, Stmt::Assign(assign) if matches!(&*assign.value, Expr::Call(_))));
        class.body.iter().any(|statement| matches!(statement, Stmt::Assign(assign) if assign.targets.iter().any(is)))
            && has_key()
            && bases(class).next().is_some()
            && !self.is_base_of_another(class.name.as_str())
    }

    /// What mixins, abstract classes and the base bring, behind what the class has itself.
    fn inherit(&mut self, class: &'a StmtClassDef, into: &mut Members<'a>, depth: usize) {
        let above: Vec<&'a StmtClassDef> =
            bases(class).filter_map(|base| self.names.word(base)).filter_map(|word| self.classes.get(word).copied()).collect();
        for base in above {
            let is_table = self.table_of_symbol(base.name.as_str()).is_some();
            if depth >= DEEPEST || is_table {
                continue;
            }
            let theirs = self.members(base);
            for column in theirs.columns {
                if into.columns.iter().all(|own| own.attribute != column.attribute) {
                    into.columns.push(column);
                }
            }
            for relationship in theirs.relationships {
                if into.relationships.iter().all(|own| own.name != relationship.name) {
                    into.relationships.push(relationship);
                }
            }
            into.table_name = into.table_name.take().or(theirs.table_name);
            if into.table_args.is_empty() {
                into.table_args = theirs.table_args;
            }
            self.inherit(base, into, depth + 1);
        }
    }

    // ---- members

    /// What the body of a class says.
    fn members(&mut self, class: &'a StmtClassDef) -> Members<'a> {
        let mut members = Members::default();
        for statement in &class.body {
            match statement {
                Stmt::Assign(assign) => {
                    if let [Expr::Name(name)] = &assign.targets[..] {
                        self.member(&mut members, name.id.as_str(), Some(&assign.value), None);
                    }
                }
                Stmt::AnnAssign(assign) => {
                    if let Expr::Name(name) = &*assign.target {
                        self.member(&mut members, name.id.as_str(), assign.value.as_deref(), Some(&assign.annotation));
                    }
                }
                Stmt::FunctionDef(function) => self.declared(&mut members, function),
                _ => {}
            }
        }
        members
    }

    fn member(&mut self, members: &mut Members<'a>, name: &str, value: Option<&'a Expr>, annotation: Option<&'a Expr>) {
        match (name, value) {
            ("__tablename__", Some(value)) => {
                let line = self.lines.line(value);
                members.table_name = Some(self.names.text(value).map_or(TableName::Unknown(line), TableName::Known));
                return;
            }
            ("__table__", Some(value)) => return members.has_table = Some(value),
            ("__table_args__", Some(value)) => return members.table_args = vec![value],
            ("__abstract__", Some(value)) => return members.is_abstract = self.names.truth(value) == Some(true),
            _ if name.starts_with("__") => return,
            _ => {}
        }
        let mapped = annotation.map(Hint::of).filter(|hint| is_mapped(&hint.name));
        let call = value.and_then(|value| self.names.call(value)).map(|(word, call)| (word.to_owned(), call));
        match call {
            Some((_, call)) if self.is_column(call) => self.add_column(members, name, call, mapped),
            Some((word, call)) if matches!(word.as_str(), "relationship" | "relation" | "dynamic_loader") => {
                let relationship = self.relationship(call, name, mapped);
                members.relationships.push(relationship);
            }
            Some((word, call)) if word == "deferred" => {
                if let Some(Expr::Call(inner)) = call.arguments.args.first()
                    && self.is_column(inner)
                {
                    self.add_column(members, name, inner, mapped);
                }
            }
            Some((word, call)) if matches!(word.as_str(), "composite" | "column_property") && mapped.is_some() || word == "composite" => {
                let line = self.lines.line(call);
                self.say(line, Severity::Note, "python-left-out", &format!("{word} is no column of the database, so it is left out."));
            }
            Some(_) => {}
            None => {
                if let (Some(mut hint), Some(annotation), None) = (mapped, annotation, value)
                    && hint.name != "WriteOnlyMapped"
                    && !hint.arguments.is_empty()
                {
                    let line = self.lines.line(annotation);
                    let mut column = RawColumn { line, attribute: name.into(), name: name.into(), ..RawColumn::default() };
                    self.hinted(&mut column, hint.arguments.remove(0));
                    members.columns.push(column);
                }
            }
        }
    }

    fn add_column(&mut self, members: &mut Members<'a>, name: &str, call: &'a ExprCall, mapped: Option<Hint<'a>>) {
        let mut column = self.column(call, name);
        if let Some(mut hint) = mapped
            && !hint.arguments.is_empty()
        {
            self.hinted(&mut column, hint.arguments.remove(0));
        }
        members.columns.push(column);
    }

    /// `@declared_attr def user_id(cls): return …`
    fn declared(&mut self, members: &mut Members<'a>, function: &'a StmtFunctionDef) {
        let is_declared = |expr: &'a Expr| {
            let expr = if let Expr::Call(call) = expr { &*call.func } else { expr };
            let Expr::Attribute(attribute) = expr else { return self.names.word(expr) == Some("declared_attr") };
            attribute.attr.as_str() == "declared_attr" || self.names.word(&attribute.value) == Some("declared_attr")
        };
        if !function.decorator_list.iter().any(|decorator| is_declared(&decorator.expression)) {
            return;
        }
        let (name, line) = (function.name.as_str(), self.lines.line(&function.name));
        let Some(value) = returned(&function.body) else {
            return self.say(
                line,
                Severity::Warning,
                "python-unknown",
                "What this gives is known only when it runs. Write it out in the class.",
            );
        };
        if name == "__tablename__" {
            members.table_name = Some(match self.names.text(value) {
                Some(text) => TableName::Known(text),
                None if is_class_name_lower(value) => TableName::Lower,
                None => TableName::Unknown(line),
            });
            return;
        }
        self.member(members, name, Some(value), function.returns.as_deref());
    }
}

/// Whether an annotation is one of a mapped attribute.
fn is_mapped(name: &str) -> bool {
    matches!(name, "Mapped" | "DynamicMapped" | "WriteOnlyMapped")
}

/// `cls.__name__.lower()`
fn is_class_name_lower(expr: &Expr) -> bool {
    let Expr::Call(call) = expr else { return false };
    let Expr::Attribute(method) = &*call.func else { return false };
    let is_name = matches!(&*method.value, Expr::Attribute(name) if name.attr.as_str() == "__name__");
    method.attr.as_str() == "lower" && is_name
}

/// The name that Flask-SQLAlchemy gives to the table of a class: `BookAuthor` is `book_author`.
pub(super) fn snake(class: &str) -> String {
    let letters: Vec<char> = class.chars().collect();
    let mut name = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let after = |test: fn(&char) -> bool| at > 0 && test(&letters[at - 1]);
        let starts_word = letters.get(at + 1).is_some_and(char::is_ascii_lowercase);
        if letter.is_ascii_uppercase() && at > 0 && (after(|c| c.is_ascii_lowercase() || c.is_ascii_digit()) || starts_word) {
            name.push('_');
        }
        name.extend(letter.to_lowercase());
    }
    name.trim_start_matches('_').to_owned()
}

#[cfg(test)]
mod tests {
    use super::snake;

    #[test]
    fn classes_as_flask_sqlalchemy_names_their_tables() {
        for (class, table) in [("Book", "book"), ("BookAuthor", "book_author"), ("HTTPServer", "http_server"), ("A1B", "a1_b"), ("_X", "x")]
        {
            assert_eq!(snake(class), table);
        }
    }
}
