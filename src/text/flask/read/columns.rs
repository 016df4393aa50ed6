//! Columns and constraints: `db.Column(…)`, `mapped_column(…)`, `ForeignKey(…)`, `UniqueConstraint(…)`.

use ruff_python_ast::{Arguments, Expr, ExprCall};

use super::module::Module;
use super::python::{Hint, keyword, owner_and_word};
use super::raw::{RawColumn, RawConstraint, RawIndex, RawKind, RawPart, RawReference, Target};
use crate::schema::{DefaultValue, Deferrable, ReferentialAction, Severity};

impl<'a> Module<'a> {
    /// The column that a call makes. `attribute` is what the class calls it; empty in a `Table`.
    pub(super) fn column(&mut self, call: &'a ExprCall, attribute: &str) -> RawColumn {
        let line = self.lines.line(call);
        let mut column = RawColumn { line, attribute: attribute.into(), name: attribute.into(), ..RawColumn::default() };
        let arguments = &call.arguments;
        for (at, expr) in arguments.args.iter().enumerate() {
            if at == 0
                && let Some(name) = self.names.text(expr)
            {
                column.name = name;
            } else {
                self.part(&mut column, expr);
            }
        }
        self.options(&mut column, arguments);
        if column.attribute.is_empty() {
            column.attribute.clone_from(&column.name);
        }
        column
    }

    /// A positional argument: a type, a foreign key, `Identity()`, `Computed()`.
    fn part(&mut self, column: &mut RawColumn, expr: &'a Expr) {
        let line = self.lines.line(expr);
        match self.names.call(expr) {
            Some(("ForeignKey", call)) => {
                let reference = self.reference(call, line);
                column.references.extend(reference);
                return;
            }
            Some(("Identity" | "Sequence", _)) => return column.autoincrement = Some(true),
            Some(("Computed", call)) => {
                let stored = self.flag(&call.arguments, "persisted") == Some(true);
                match call.arguments.args.first().and_then(|expr| self.sql(expr)) {
                    Some(sql) => column.generated = Some((sql, stored)),
                    None => self.say(
                        line,
                        Severity::Warning,
                        "python-unknown",
                        "How this column is computed is not a plain text here. Set it by hand.",
                    ),
                }
                return;
            }
            Some(("CheckConstraint", call)) => {
                let name = self.named(&call.arguments);
                if let Some(sql) = call.arguments.args.first().and_then(|expr| self.sql(expr)) {
                    column.checks.push((name, sql));
                }
                return;
            }
            Some(("FetchedValue", _)) => return,
            _ => {}
        }
        match self.type_of(expr) {
            Some((data_type, say)) => {
                column.data_type = Some(data_type);
                if let Some(say) = say {
                    self.say(line, Severity::Note, "python-type", &say);
                }
            }
            None if matches!(expr, Expr::NoneLiteral(_)) => {}
            None => self.say(
                line,
                Severity::Warning,
                "python-unknown",
                "What this says about the column is known only when it runs. Check the column.",
            ),
        }
    }

    fn options(&mut self, column: &mut RawColumn, arguments: &'a Arguments) {
        for option in &arguments.keywords {
            let (Some(name), expr) = (&option.arg, &option.value) else {
                self.say(
                    column.line,
                    Severity::Warning,
                    "python-unknown",
                    "Options given by ** are known only when it runs. Write them out.",
                );
                continue;
            };
            match name.as_str() {
                "name" => column.name = self.names.text(expr).unwrap_or_else(|| column.name.clone()),
                "type_" => self.part(column, expr),
                "primary_key" => column.primary = self.truth(expr) == Some(true),
                "nullable" => column.nullable = self.truth(expr),
                "unique" => column.unique = self.truth(expr) == Some(true),
                "index" => column.index = self.truth(expr) == Some(true),
                "comment" => column.comment = self.names.text(expr).unwrap_or_default(),
                "autoincrement" => column.autoincrement = self.names.text(expr).map_or_else(|| self.names.truth(expr), |_| None),
                "sort_order" => column.order = self.names.number(expr).unwrap_or_default(),
                "server_default" => column.default = self.server_default(expr),
                "default" | "default_factory" | "insert_default" if !matches!(expr, Expr::NoneLiteral(_)) => {
                    let say = "default= is filled in by Python, so the database has no default here. Use server_default= to give it one.";
                    self.say(self.lines.line(option), Severity::Note, "python-default", say);
                }
                "onupdate" => {
                    let say = "onupdate= is filled in by Python; the database does not know of it.";
                    self.say(self.lines.line(option), Severity::Note, "python-default", say);
                }
                _ => {}
            }
        }
    }

    fn truth(&mut self, expr: &'a Expr) -> Option<bool> {
        let found = self.names.truth(expr);
        if found.is_none() {
            self.say(
                self.lines.line(expr),
                Severity::Warning,
                "python-unknown",
                "Whether this is true is known only when it runs. Write True or False.",
            );
        }
        found
    }

    /// What the annotation says, where the call does not.
    pub(super) fn hinted(&mut self, column: &mut RawColumn, hint: Hint<'a>) {
        let (hint, optional) = hint.optional();
        let line = column.line;
        if column.nullable.is_none() {
            column.nullable = Some(optional);
        }
        if hint.name == "Annotated"
            && let Some(call) = hint.arguments.iter().find_map(|argument| argument.call)
        {
            self.annotated(column, call);
        }
        let mut arguments = hint.arguments;
        let hint = if hint.name == "Annotated" && !arguments.is_empty() {
            let (inner, optional) = arguments.remove(0).optional();
            if optional {
                column.nullable = Some(true);
            }
            inner
        } else {
            Hint { arguments, ..hint }
        };
        // `name: Mapped[str_50]`, where `str_50 = Annotated[str, mapped_column(String(50))]`.
        let alias = self.names.values.get(&hint.name).copied().filter(|expr| matches!(expr, Expr::Subscript(_))).map(Hint::of);
        if let Some(alias) = alias.filter(|alias| alias.name == "Annotated") {
            return self.hinted(column, alias);
        }
        if column.data_type.is_some() || !column.references.is_empty() {
            return;
        }
        match self.type_of_hint(&hint) {
            Some((data_type, say)) => {
                column.data_type = Some(data_type);
                if let Some(say) = say {
                    self.say(line, Severity::Note, "python-type", &say);
                }
            }
            None => {
                let say = format!("{} is no type that is known here, so the column is text. Set its type.", or_this(&hint.name));
                self.say(line, Severity::Warning, "python-type", &say);
            }
        }
    }

    /// The column that an `Annotated` carries, below what the column says itself.
    fn annotated(&mut self, column: &mut RawColumn, call: &'a ExprCall) {
        let given = if self.is_column(call) { self.column(call, "") } else { RawColumn::default() };
        if !self.is_column(call)
            && let Some((data_type, _)) = self.type_of_call(call)
        {
            column.data_type.get_or_insert(data_type);
        }
        column.data_type = column.data_type.take().or(given.data_type);
        column.primary |= given.primary;
        column.unique |= given.unique;
        column.index |= given.index;
        column.default = column.default.take().or(given.default);
        column.autoincrement = column.autoincrement.or(given.autoincrement);
        column.references.extend(given.references);
        if given.nullable.is_some() {
            column.nullable = given.nullable;
        }
        if column.comment.is_empty() {
            column.comment = given.comment;
        }
    }

    fn flag(&self, arguments: &'a Arguments, name: &str) -> Option<bool> {
        self.names.truth(keyword(arguments, name)?)
    }

    fn named(&mut self, arguments: &'a Arguments) -> Option<String> {
        let expr = keyword(arguments, "name")?;
        // `name=op.f("fk_…")`, `name=conv("fk_…")`: the name is already as the database has it.
        let settled = self.names.call(expr).and_then(|(_, call)| self.names.text(call.arguments.args.first()?));
        self.settled.extend(settled.clone());
        settled.or_else(|| self.names.text(expr))
    }

    /// SQL in a text or in `text("…")`.
    pub(super) fn sql(&self, expr: &'a Expr) -> Option<String> {
        match self.names.call(expr) {
            Some(("text" | "literal_column", call)) => Some(self.names.text(call.arguments.args.first()?)?.replace("\\:", ":")),
            Some((_, call)) if call.arguments.is_empty() && self.names.text(expr).is_none() => None,
            _ => self.names.text(expr),
        }
    }

    /// `server_default=`: a text is a value, `text("…")` and `func.…()` are SQL.
    fn server_default(&mut self, expr: &'a Expr) -> Option<DefaultValue> {
        if let Some(value) = self.names.text(expr) {
            return Some(DefaultValue::Literal(value));
        }
        let resolved = self.names.resolved(expr);
        match self.names.call(resolved) {
            Some(("text" | "literal_column", _)) => return self.sql(resolved).and_then(|sql| default_in_sql(&sql)),
            Some(("true", _)) => return Some(DefaultValue::Literal("true".into())),
            Some(("false", _)) => return Some(DefaultValue::Literal("false".into())),
            Some(("now" | "current_timestamp", _)) => return Some(DefaultValue::Expression("CURRENT_TIMESTAMP".into())),
            Some(("FetchedValue", _)) => return None,
            Some((word, call)) if call.arguments.is_empty() && is_func(call) => return Some(DefaultValue::Expression(format!("{word}()"))),
            _ => {}
        }
        // `Role.user.value`, `Role.user.name`
        if let Expr::Attribute(outer) = resolved
            && let Some((class, member)) = owner_and_word(&outer.value)
            && let Some(value) = self.enum_member(&class, &member, outer.attr.as_str() == "value")
        {
            return Some(DefaultValue::Literal(value));
        }
        if matches!(resolved, Expr::NoneLiteral(_)) {
            return None;
        }
        self.say(
            self.lines.line(expr),
            Severity::Warning,
            "python-unknown",
            "This default is known only when it runs. Set the column's default.",
        );
        None
    }

    // ---- foreign keys and constraints

    /// `ForeignKey("author.id", ondelete="CASCADE")`.
    fn reference(&mut self, call: &'a ExprCall, line: usize) -> Option<RawReference> {
        let target = call.arguments.args.first().or_else(|| keyword(&call.arguments, "column"));
        let target = target.and_then(|expr| self.target(expr));
        if target.is_none() {
            self.say(
                line,
                Severity::Warning,
                "python-unknown",
                "What this points at is known only when it runs. Write ForeignKey(\"table.column\").",
            );
        }
        Some(self.reference_to(vec![target?], Vec::new(), &call.arguments, line))
    }

    fn target(&self, expr: &'a Expr) -> Option<Target> {
        match self.names.text(expr) {
            Some(text) => Some(Target::Text(text)),
            None => owner_and_word(expr).map(|(owner, word)| Target::Attribute(owner, word)).or_else(|| match expr {
                Expr::Name(name) => Some(Target::Attribute(String::new(), name.id.to_string())),
                _ => None,
            }),
        }
    }

    fn reference_to(&mut self, targets: Vec<Target>, columns: Vec<String>, arguments: &'a Arguments, line: usize) -> RawReference {
        let name = self.named(arguments);
        let (on_delete, on_update) = (self.action(arguments, "ondelete"), self.action(arguments, "onupdate"));
        let initially = keyword(arguments, "initially").and_then(|expr| self.names.text(expr)).unwrap_or_default();
        let deferrable = match self.flag(arguments, "deferrable") {
            Some(true) if initially.eq_ignore_ascii_case("deferred") => Deferrable::Deferred,
            Some(true) => Deferrable::Immediate,
            _ => Deferrable::Not,
        };
        RawReference { line, name, columns, targets, on_delete, on_update, deferrable }
    }

    fn action(&mut self, arguments: &'a Arguments, option: &str) -> ReferentialAction {
        let Some(expr) = keyword(arguments, option) else { return ReferentialAction::NoAction };
        let Some(word) = self.names.text(expr) else {
            if !matches!(expr, Expr::NoneLiteral(_)) {
                self.say(
                    self.lines.line(expr),
                    Severity::Warning,
                    "python-unknown",
                    "This action is known only when it runs. Set it on the relation.",
                );
            }
            return ReferentialAction::NoAction;
        };
        let found = ReferentialAction::ALL.into_iter().find(|action| action.sql().eq_ignore_ascii_case(word.trim()));
        if found.is_none() {
            let say = format!("“{word}” is no action of a foreign key. Write CASCADE, SET NULL, SET DEFAULT, RESTRICT or NO ACTION.");
            self.say(self.lines.line(expr), Severity::Warning, "python-action", &say);
        }
        found.unwrap_or_default()
    }

    /// What stands in `__table_args__` or among the columns of a `Table`, but is no column.
    pub(super) fn constraint(&mut self, expr: &'a Expr) -> Option<RawConstraint> {
        let line = self.lines.line(expr);
        let (word, call) = self.names.call(expr)?;
        let (word, arguments) = (word.to_owned(), &call.arguments);
        let name = self.named(arguments);
        let kind = match word.as_str() {
            "PrimaryKeyConstraint" => RawKind::Primary(self.columns_of(&arguments.args)),
            "UniqueConstraint" => RawKind::Unique(self.columns_of(&arguments.args)),
            "CheckConstraint" => match arguments.args.first().or_else(|| keyword(arguments, "sqltext")).and_then(|expr| self.sql(expr)) {
                Some(sql) => RawKind::Check(sql),
                None => {
                    self.say(
                        line,
                        Severity::Warning,
                        "python-unknown",
                        "The condition of this check is no plain text. Write it as SQL in quotes.",
                    );
                    return None;
                }
            },
            "ForeignKeyConstraint" => {
                let list = |at: usize, name: &str| arguments.args.get(at).or_else(|| keyword(arguments, name));
                let columns = list(0, "columns").map(|expr| self.names.members(expr)).unwrap_or_default();
                let targets = list(1, "refcolumns").map(|expr| self.names.members(expr)).unwrap_or_default();
                let columns: Vec<String> = columns.iter().filter_map(|expr| self.column_name(expr)).collect();
                let targets: Vec<Target> = targets.into_iter().filter_map(|expr| self.target(expr)).collect();
                RawKind::ForeignKey(self.reference_to(targets, columns, arguments, line))
            }
            "Index" => return self.index(arguments, line),
            _ => {
                if !matches!(word.as_str(), "ExcludeConstraint" | "DDL") && word != "Sequence" {
                    return None;
                }
                self.say(line, Severity::Warning, "python-left-out", &format!("{word} has no place in the design, so it is left out."));
                return None;
            }
        };
        Some(RawConstraint { line, name, kind })
    }

    fn columns_of(&self, args: &'a [Expr]) -> Vec<String> {
        args.iter().filter_map(|expr| self.column_name(expr)).collect()
    }

    /// A column by its name, or by its attribute.
    fn column_name(&self, expr: &'a Expr) -> Option<String> {
        self.names.text(expr).or_else(|| owner_and_word(expr).map(|(_, word)| word)).or_else(|| match expr {
            Expr::Name(name) => Some(name.id.to_string()),
            _ => None,
        })
    }

    fn index(&mut self, arguments: &'a Arguments, line: usize) -> Option<RawConstraint> {
        let mut args = arguments.args.iter();
        let name = args.next().and_then(|expr| self.names.text(expr)).or_else(|| self.named(arguments));
        let mut index = RawIndex { unique: self.flag(arguments, "unique") == Some(true), ..RawIndex::default() };
        for expr in args {
            let Some(part) = self.index_part(expr) else {
                let say = "What this index is made of is no column and no SQL in a text, so it is left out. Write text(\"…\").";
                self.say(line, Severity::Warning, "python-left-out", say);
                return None;
            };
            index.parts.push(part);
        }
        for option in &arguments.keywords {
            let Some(name) = &option.arg else { continue };
            match name.split_once('_') {
                Some((_, "using")) => index.method = self.names.text(&option.value),
                Some((_, "where")) => index.predicate = self.sql(&option.value),
                Some((_, "include")) => {
                    index.include = self.names.members(&option.value).into_iter().filter_map(|expr| self.column_name(expr)).collect();
                }
                Some((dialect, _)) if !dialect.is_empty() => {
                    let say = format!("The option {name} of this index has no place in the design, so it is left out.");
                    self.say(line, Severity::Note, "python-left-out", &say);
                }
                _ => {}
            }
        }
        Some(RawConstraint { line, name, kind: RawKind::Index(index) })
    }

    /// A part of an index: `"a"`, `Book.a`, `desc("a")`, `a.desc()`, `text("a DESC")`, `func.lower(Book.a)`.
    fn index_part(&self, expr: &'a Expr) -> Option<RawPart> {
        let Expr::Call(call) = expr else { return Some(RawPart { text: self.column_name(expr)?, descending: false }) };
        let first = call.arguments.args.first();
        if let Expr::Attribute(method) = &*call.func
            && matches!(method.attr.as_str(), "desc" | "asc")
            && first.is_none()
        {
            return Some(RawPart { descending: method.attr.as_str() == "desc", ..self.index_part(&method.value)? });
        }
        if is_func(call) {
            let arguments: Option<Vec<String>> =
                call.arguments.args.iter().map(|expr| self.index_part(expr).map(|part| part.text)).collect();
            return Some(RawPart { text: format!("{}({})", self.names.word(&call.func)?, arguments?.join(", ")), descending: false });
        }
        match self.names.word(&call.func)? {
            "desc" => Some(RawPart { descending: true, ..self.index_part(first?)? }),
            "asc" | "column" => self.index_part(first?),
            "text" | "literal_column" => {
                let sql = self.sql(expr)?;
                let end = sql.len().saturating_sub(5);
                let descending = sql.is_char_boundary(end) && sql[end..].eq_ignore_ascii_case(" DESC");
                let text = without_parentheses(if descending { sql[..end].trim() } else { sql.trim() });
                Some(RawPart { text: text.to_owned(), descending })
            }
            _ => None,
        }
    }
}

/// `func.…()`
fn is_func(call: &ExprCall) -> bool {
    owner_and_word(&call.func).is_some_and(|(owner, _)| owner == "func")
        || matches!(&*call.func, Expr::Attribute(f) if owner_and_word(&f.value).is_some_and(|(_, word)| word == "func"))
}

fn or_this(name: &str) -> &str {
    if name.is_empty() { "This" } else { name }
}

/// The default that a piece of SQL is: a value where it is plainly one.
pub(super) fn default_in_sql(sql: &str) -> Option<DefaultValue> {
    let sql = without_parentheses(sql.trim());
    let inside = sql.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
    if let Some(inside) = inside.filter(|inside| !inside.replace("''", "").contains('\'')) {
        return Some(DefaultValue::Literal(inside.replace("''", "'")));
    }
    let lower = sql.to_lowercase();
    let number = !sql.is_empty() && sql.parse::<f64>().is_ok() && sql.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    if number || lower == "true" || lower == "false" {
        return Some(DefaultValue::Literal(lower));
    }
    match lower.as_str() {
        "" | "null" => None,
        "now()" | "current_timestamp" | "current_timestamp()" => Some(DefaultValue::Expression("CURRENT_TIMESTAMP".into())),
        _ => Some(DefaultValue::Expression(sql.to_owned())),
    }
}

/// SQL without the parentheses around all of it, which SQLite wants around an expression.
fn without_parentheses(sql: &str) -> &str {
    let Some(inside) = sql.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) else { return sql };
    let mut depth = 1_usize;
    let mut in_string = false;
    for c in inside.chars() {
        match c {
            '\'' => in_string = !in_string,
            '(' if !in_string => depth += 1,
            ')' if !in_string => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return sql;
        }
    }
    if depth == 1 { inside.trim() } else { sql }
}
