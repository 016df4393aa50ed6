//! A module of Python as the classes, tables and enums that it defines.
//!
//! Nothing is run: what a name stands for is looked up where it is assigned once at the top of the module.
//! Law: a class that has columns ends up as a table, as a part of one, or as a problem.

use std::collections::{BTreeMap, BTreeSet};

use ruff_python_ast::{Expr, ExprCall, Stmt, StmtClassDef};

use super::classes::Members;
use super::python::{Lines, Names, keyword};
use super::raw::{RawConstraint, RawEnum, RawKind, RawTable};
use crate::schema::{Place, Problem, Severity};

/// What a module defines.
pub(super) struct Module<'a> {
    pub(super) lines: &'a Lines,
    pub(super) names: Names<'a>,
    /// Enum classes with the names of their members: what SQLAlchemy stores unless it is told otherwise.
    pub(super) enums: BTreeMap<String, RawEnum>,
    /// The values of their members.
    pub(super) enum_values: BTreeMap<String, Vec<String>>,
    /// Types of the module's own, with what they are in SQL.
    pub(super) specs: BTreeMap<String, String>,
    /// What Python's types stand for, where `type_annotation_map` says so.
    pub(super) type_map: BTreeMap<String, &'a Expr>,
    pub(super) classes: BTreeMap<String, &'a StmtClassDef>,
    /// The naming convention: `fk` and its template.
    pub(super) convention: BTreeMap<String, String>,
    /// Names that a convention leaves as they are.
    pub(super) settled: BTreeSet<String>,
    pub(super) tables: Vec<RawTable>,
    /// The table of a class or variable, where it is not the one of that name.
    pub(super) same_table: BTreeMap<String, String>,
    pub(super) problems: Vec<Problem>,
}

impl<'a> Module<'a> {
    /// Reads the statements of a module.
    pub(super) fn of(body: &'a [Stmt], lines: &'a Lines) -> Self {
        let mut module = Self {
            lines,
            names: Names::default(),
            enums: BTreeMap::new(),
            enum_values: BTreeMap::new(),
            specs: BTreeMap::new(),
            type_map: BTreeMap::new(),
            classes: BTreeMap::new(),
            convention: BTreeMap::new(),
            settled: BTreeSet::new(),
            tables: Vec::new(),
            same_table: BTreeMap::new(),
            problems: Vec::new(),
        };
        let statements = flat(body);
        statements.iter().for_each(|statement| module.name(statement));
        module.find_enums(&statements);
        statements.iter().for_each(|statement| module.settings(statement));
        statements.iter().for_each(|statement| module.define(statement));
        statements.iter().for_each(|statement| module.add_index(statement));
        module
    }

    pub(super) fn say(&mut self, line: usize, severity: Severity, code: &'static str, say: &str) {
        self.problems.push(Problem { at: Place::Line(line), severity, code, say: say.into() });
    }

    // ---- names

    fn name(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::ImportFrom(import) => {
                for alias in &import.names {
                    if let Some(name) = &alias.asname {
                        self.names.aliases.insert(name.to_string(), alias.name.to_string());
                    }
                }
            }
            Stmt::Assign(assign) => {
                if let [Expr::Name(name)] = &assign.targets[..] {
                    self.names.values.insert(name.id.to_string(), &assign.value);
                }
            }
            Stmt::AnnAssign(assign) => {
                if let (Expr::Name(name), Some(value)) = (&*assign.target, &assign.value) {
                    self.names.values.insert(name.id.to_string(), value);
                }
            }
            Stmt::TypeAlias(alias) => {
                if let Expr::Name(name) = &*alias.name {
                    self.names.values.insert(name.id.to_string(), &alias.value);
                }
            }
            Stmt::ClassDef(class) => {
                self.classes.insert(class.name.to_string(), class);
            }
            _ => {}
        }
    }

    fn find_enums(&mut self, statements: &[&'a Stmt]) {
        for class in statements.iter().filter_map(|statement| statement.as_class_def_stmt()) {
            let bases: Vec<&str> = super::classes::bases(class).filter_map(|base| self.names.word(base)).collect();
            if bases.iter().any(|base| matches!(*base, "Enum" | "StrEnum" | "IntEnum")) {
                let members = self.enum_members(class);
                let name = class.name.to_string();
                let names = members.iter().map(|(name, _)| name.clone()).collect();
                self.enum_values.insert(name.clone(), members.into_iter().map(|(_, value)| value).collect());
                self.enums.insert(name.clone(), RawEnum { name: Some(name.to_lowercase()), values: names });
            }
        }
    }

    fn enum_members(&self, class: &'a StmtClassDef) -> Vec<(String, String)> {
        let member = |statement: &'a Stmt| {
            let assign = statement.as_assign_stmt()?;
            let [Expr::Name(name)] = &assign.targets[..] else { return None };
            let number = || self.names.number(&assign.value).map(|number| number.to_string());
            // `auto()` gives the name in lower case to a `StrEnum`.
            let value = self.names.text(&assign.value).or_else(number).unwrap_or_else(|| name.id.to_lowercase());
            (!name.id.starts_with('_')).then(|| (name.id.to_string(), value))
        };
        class.body.iter().filter_map(member).collect()
    }

    /// The value or the name of a member of an enum class.
    pub(super) fn enum_member(&self, class: &str, member: &str, value: bool) -> Option<String> {
        let names = self.enums.get(class)?;
        let at = names.values.iter().position(|name| name == member)?;
        if value { self.enum_values.get(class)?.get(at).cloned() } else { Some(member.to_owned()) }
    }

    // ---- settings

    /// `MetaData(naming_convention=…)` and `type_annotation_map`, wherever they stand.
    fn settings(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::Assign(assign) => self.convention_in(&assign.value),
            Stmt::AnnAssign(assign) => assign.value.iter().for_each(|value| self.convention_in(value)),
            Stmt::ClassDef(class) => {
                for statement in &class.body {
                    self.settings(statement);
                    if let Stmt::Assign(assign) = statement
                        && let [Expr::Name(name)] = &assign.targets[..]
                        && let Expr::Dict(map) = self.names.resolved(&assign.value)
                        && name.id.as_str() == "type_annotation_map"
                    {
                        let keys = map.items.iter().filter_map(|item| Some((self.names.word(item.key.as_ref()?)?.to_owned(), &item.value)));
                        let found: Vec<(String, &'a Expr)> = keys.collect();
                        self.type_map.extend(found);
                    }
                }
                self.own_type(class);
            }
            _ => {}
        }
    }

    fn convention_in(&mut self, value: &'a Expr) {
        let Some((word, call)) = self.names.call(value) else { return };
        if word == "MetaData"
            && let Some(convention) = keyword(&call.arguments, "naming_convention")
        {
            let entries = self.names.entries(convention);
            self.convention = entries.into_iter().filter_map(|(key, value)| Some((key, self.names.text(value)?))).collect();
        } else if let Some(metadata) = keyword(&call.arguments, "metadata") {
            self.convention_in(metadata);
        }
    }

    /// A type of the module's own: `get_col_spec` of a `UserDefinedType`, `impl` of a `TypeDecorator`.
    fn own_type(&mut self, class: &'a StmtClassDef) {
        let of = |word: &str| super::classes::bases(class).any(|base| self.names.word(base) == Some(word));
        let spec = if of("UserDefinedType") {
            let returned = |statement: &'a Stmt| match statement {
                Stmt::FunctionDef(function) if function.name.as_str() == "get_col_spec" => super::classes::returned(&function.body),
                _ => None,
            };
            class.body.iter().find_map(returned).and_then(|expr| self.names.text(expr))
        } else if of("TypeDecorator") {
            let implementation = |statement: &'a Stmt| match statement {
                Stmt::Assign(assign) if matches!(&assign.targets[..], [Expr::Name(name)] if name.id.as_str() == "impl") => {
                    self.type_of(&assign.value)
                }
                _ => None,
            };
            match class.body.iter().find_map(implementation) {
                Some((super::raw::RawType::Known(known), _)) => Some(known.write(|_| "text".into())),
                _ => None,
            }
        } else {
            None
        };
        if let Some(spec) = spec {
            self.specs.insert(class.name.to_string(), spec);
        }
    }

    // ---- tables

    fn define(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::ClassDef(class) => self.class(class),
            Stmt::Assign(assign) => {
                if let [Expr::Name(name)] = &assign.targets[..] {
                    self.table(&assign.value, name.id.as_str());
                }
            }
            Stmt::AnnAssign(assign) => {
                if let (Expr::Name(name), Some(value)) = (&*assign.target, &assign.value) {
                    self.table(value, name.id.as_str());
                }
            }
            Stmt::Expr(expr) => {
                self.table(&expr.value, "");
            }
            _ => {}
        }
    }

    /// `db.Table("name", …)` or `Table("name", metadata, …)`.
    pub(super) fn table(&mut self, expr: &'a Expr, symbol: &str) -> bool {
        let Expr::Call(call) = expr else { return false };
        if self.names.word(&call.func) != Some("Table") {
            return false;
        }
        let line = self.lines.line(call);
        let Some(name) = call.arguments.args.first().or_else(|| keyword(&call.arguments, "name")).and_then(|expr| self.names.text(expr))
        else {
            self.say(line, Severity::Warning, "python-unknown", "The name of this table is known only when it runs. Write it in quotes.");
            return false;
        };
        let symbol = if symbol.is_empty() { name.clone() } else { symbol.to_owned() };
        let mut table = RawTable { line, name, symbol, ..RawTable::default() };
        for expr in call.arguments.args.iter().skip(1) {
            self.table_part(&mut table, expr);
        }
        self.table_options(&mut table, call);
        self.tables.push(table);
        true
    }

    fn table_part(&mut self, table: &mut RawTable, expr: &'a Expr) {
        match self.names.resolved(expr) {
            Expr::Call(call) if self.is_column(call) => {
                let column = self.column(call, "");
                table.columns.push(column);
            }
            Expr::Starred(_) => {
                let line = self.lines.line(expr);
                self.say(line, Severity::Warning, "python-unknown", "Columns given by * are known only when it runs. Write them out.");
            }
            _ => table.constraints.extend(self.constraint(expr)),
        }
    }

    fn table_options(&self, table: &mut RawTable, call: &'a ExprCall) {
        table.comment = keyword(&call.arguments, "comment").and_then(|expr| self.names.text(expr)).unwrap_or_default();
        table.namespace = keyword(&call.arguments, "schema").and_then(|expr| self.names.text(expr)).unwrap_or_default();
    }

    /// `Index("ix", Book.title)` on its own.
    fn add_index(&mut self, statement: &'a Stmt) {
        let value = match statement {
            Stmt::Expr(expr) => &*expr.value,
            Stmt::Assign(assign) => &*assign.value,
            _ => return,
        };
        let Expr::Call(call) = value else { return };
        if self.names.word(&call.func) != Some("Index") {
            return;
        }
        let owner = call.arguments.args.iter().find_map(owner);
        let Some(constraint) = self.constraint(value) else { return };
        match owner.and_then(|owner| self.table_of_symbol(&owner)) {
            Some(at) => self.tables[at].constraints.push(constraint),
            None => self.say(
                constraint.line,
                Severity::Warning,
                "python-unknown",
                "The table of this index is not in the text, so it is left out.",
            ),
        }
    }

    /// The table that a class or variable stands for.
    pub(super) fn table_of_symbol(&self, symbol: &str) -> Option<usize> {
        let symbol = self.same_table.get(symbol).map_or(symbol, String::as_str);
        self.tables.iter().position(|table| table.symbol == symbol)
    }

    /// Whether a call makes a column.
    pub(super) fn is_column(&self, call: &'a ExprCall) -> bool {
        matches!(self.names.word(&call.func), Some("Column" | "mapped_column"))
    }

    /// `__table_args__`: constraints, and a dictionary of options at the end.
    pub(super) fn table_args(&mut self, table: &mut RawTable, expr: &'a Expr) {
        for member in self.names.members(expr) {
            if matches!(self.names.resolved(member), Expr::Dict(_)) || self.names.call(member).is_some_and(|(word, _)| word == "dict") {
                for (key, value) in self.names.entries(member) {
                    match key.as_str() {
                        "comment" => table.comment = self.names.text(value).unwrap_or_default(),
                        "schema" => table.namespace = self.names.text(value).unwrap_or_default(),
                        _ => {}
                    }
                }
                continue;
            }
            match self.constraint(member) {
                Some(constraint) => table.constraints.push(constraint),
                None if self.names.call(member).is_none() => {
                    let say = "What this adds to the table is known only when it runs. Write the constraints out.";
                    self.say(self.lines.line(member), Severity::Warning, "python-unknown", say);
                }
                None => {}
            }
        }
    }

    /// Puts the members of a class into a table.
    pub(super) fn put_members(&mut self, table: &mut RawTable, members: Members<'a>) {
        table.columns.extend(members.columns);
        table.columns.sort_by_key(|column| column.order);
        table.relationships.extend(members.relationships);
        for args in members.table_args {
            self.table_args(table, args);
        }
        // Attributes in constraints are the names of columns from here on.
        let names: BTreeMap<String, String> = table.columns.iter().map(|c| (c.attribute.clone(), c.name.clone())).collect();
        for constraint in &mut table.constraints {
            spell(constraint, &names, &table.columns.iter().map(|column| column.name.clone()).collect());
        }
    }
}

/// The class or table whose column an expression is: `Book` of `Book.title.desc()`.
fn owner(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Call(call) => match &*call.func {
            Expr::Attribute(method) => owner(&method.value).or_else(|| call.arguments.args.first().and_then(owner)),
            _ => call.arguments.args.first().and_then(owner),
        },
        _ => super::python::owner_and_word(expr).map(|(owner, _)| owner),
    }
}

fn spell(constraint: &mut RawConstraint, names: &BTreeMap<String, String>, columns: &BTreeSet<String>) {
    let spell = |name: &mut String| {
        if !columns.contains(name)
            && let Some(real) = names.get(name)
        {
            name.clone_from(real);
        }
    };
    match &mut constraint.kind {
        RawKind::Primary(list) | RawKind::Unique(list) => list.iter_mut().for_each(spell),
        RawKind::ForeignKey(reference) => reference.columns.iter_mut().for_each(spell),
        RawKind::Index(index) => {
            index.parts.iter_mut().map(|part| &mut part.text).chain(&mut index.include).for_each(spell);
        }
        RawKind::Check(_) => {}
    }
}

/// The statements of a module, with those inside `if`, `try` and `with`.
fn flat(body: &[Stmt]) -> Vec<&Stmt> {
    let mut found = Vec::new();
    let mut waiting: Vec<&Stmt> = body.iter().rev().collect();
    while let Some(statement) = waiting.pop() {
        match statement {
            Stmt::If(block) => {
                let clauses = block.elif_else_clauses.iter().flat_map(|clause| clause.body.iter());
                let inner: Vec<&Stmt> = block.body.iter().chain(clauses).collect();
                waiting.extend(inner.into_iter().rev());
            }
            Stmt::Try(block) => waiting.extend(block.body.iter().chain(block.orelse.iter()).collect::<Vec<_>>().into_iter().rev()),
            Stmt::With(block) => waiting.extend(block.body.iter().rev()),
            _ => found.push(statement),
        }
    }
    found
}
