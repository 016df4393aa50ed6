//! Python as values: what an expression says where that can be known without running it.
//!
//! Law: no text makes this panic or overflow the stack. What nests too deeply is taken out before it is parsed.
//! Deliberately not here: what SQLAlchemy means by any of it.

use std::collections::BTreeMap;

use ruff_python_ast::{Arguments, Expr, ExprCall, Number, Operator, PySourceType, Stmt, UnaryOp};
use ruff_python_parser::{parse_expression, parse_unchecked_source};
use ruff_text_size::{Ranged, TextSize};

use super::guard;
use crate::schema::{Place, Problem, Severity};

/// How long the text of a quoted annotation may be.
const LONGEST_QUOTED: usize = 200;

/// A text of Python, parsed.
pub(super) struct Parsed {
    pub(super) body: Vec<Stmt>,
    pub(super) lines: Lines,
    pub(super) problems: Vec<Problem>,
}

/// Parses a text; what is no Python is said, and the rest is kept.
pub(super) fn parse(text: &str) -> Parsed {
    let (safe, too_deep) = guard::without_deep_lines(text);
    let lines = Lines::of(&safe);
    let parsed = parse_unchecked_source(&safe, PySourceType::Python);
    let mut problems = Vec::new();
    for line in too_deep {
        let say = "This line nests too deeply to be read, so it is left out. Split it into shorter ones.".into();
        problems.push(Problem { at: Place::Line(line), severity: Severity::Warning, code: "python-deep", say });
    }
    for error in parsed.errors() {
        let at = Place::Line(lines.at(error.location.start()));
        let say = format!("This is no valid Python: {}. Correct the line, then read the text again.", error.error);
        if problems.iter().all(|other: &Problem| other.at != at) {
            problems.push(Problem { at, severity: Severity::Error, code: "python-syntax", say });
        }
    }
    Parsed { body: parsed.into_suite().into_iter().collect(), lines, problems }
}

/// Where the lines of a text begin.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        Self(std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect())
    }

    /// The line, from 1, of a place in the text.
    fn at(&self, place: TextSize) -> usize {
        self.0.partition_point(|start| *start <= place.to_usize())
    }

    /// The line on which something begins.
    pub(super) fn line(&self, of: &impl Ranged) -> usize {
        self.at(of.start())
    }
}

/// What names stand for in a module.
#[derive(Default)]
pub(super) struct Names<'a> {
    /// `import … as`: the name that is used, and what it was.
    pub(super) aliases: BTreeMap<String, String>,
    /// `NAME = value`.
    pub(super) values: BTreeMap<String, &'a Expr>,
}

impl<'a> Names<'a> {
    /// The expression, or what the name that it is stands for.
    pub(super) fn resolved(&self, mut expr: &'a Expr) -> &'a Expr {
        for _ in 0..8 {
            match expr {
                Expr::Name(name) if self.values.contains_key(name.id.as_str()) => expr = self.values[name.id.as_str()],
                _ => break,
            }
        }
        expr
    }

    /// The last word of a dotted name, as the library calls it: `sa.orm.relationship`, `String as Text_`.
    pub(super) fn word(&self, expr: &'a Expr) -> Option<&str> {
        match expr {
            Expr::Attribute(attribute) => Some(attribute.attr.as_str()),
            Expr::Name(name) => Some(match self.aliases.get(name.id.as_str()) {
                Some(real) => real.as_str(),
                None => match self.resolved(expr) {
                    Expr::Attribute(attribute) => attribute.attr.as_str(),
                    Expr::Name(other) => other.id.as_str(),
                    _ => name.id.as_str(),
                },
            }),
            _ => None,
        }
    }

    /// The call that an expression is, with the name of what is called.
    pub(super) fn call(&self, expr: &'a Expr) -> Option<(&str, &'a ExprCall)> {
        match self.resolved(expr) {
            Expr::Call(call) => Some((self.word(&call.func)?, call)),
            _ => None,
        }
    }

    /// A text.
    pub(super) fn text(&self, expr: &'a Expr) -> Option<String> {
        match self.resolved(expr) {
            Expr::StringLiteral(text) => Some(text.value.to_str().to_owned()),
            Expr::BinOp(sum) if sum.op == Operator::Add => Some(self.text(&sum.left)? + &self.text(&sum.right)?),
            Expr::Call(call) if call.arguments.is_empty() => match &*call.func {
                Expr::Attribute(method) if method.attr.as_str() == "lower" => Some(self.text(&method.value)?.to_lowercase()),
                _ => None,
            },
            _ => None,
        }
    }

    /// A whole number.
    pub(super) fn number(&self, expr: &'a Expr) -> Option<i64> {
        match self.resolved(expr) {
            Expr::NumberLiteral(literal) => match &literal.value {
                Number::Int(number) => number.as_i64(),
                _ => None,
            },
            Expr::UnaryOp(minus) if minus.op == UnaryOp::USub => self.number(&minus.operand)?.checked_neg(),
            _ => None,
        }
    }

    /// True or false.
    pub(super) fn truth(&self, expr: &'a Expr) -> Option<bool> {
        match self.resolved(expr) {
            Expr::BooleanLiteral(literal) => Some(literal.value),
            Expr::NoneLiteral(_) => Some(false),
            _ => None,
        }
    }

    /// The members of a list, tuple or set; an expression that is none of these is one member.
    pub(super) fn members(&self, expr: &'a Expr) -> Vec<&'a Expr> {
        match self.resolved(expr) {
            Expr::List(list) => list.elts.iter().collect(),
            Expr::Tuple(tuple) => tuple.elts.iter().collect(),
            Expr::Set(set) => set.elts.iter().collect(),
            _ => vec![expr],
        }
    }

    /// The entries of a dictionary whose keys are texts.
    pub(super) fn entries(&self, expr: &'a Expr) -> Vec<(String, &'a Expr)> {
        match self.resolved(expr) {
            Expr::Dict(dict) => dict.items.iter().filter_map(|item| Some((self.text(item.key.as_ref()?)?, &item.value))).collect(),
            Expr::Call(call) if self.word(&call.func) == Some("dict") => {
                call.arguments.keywords.iter().filter_map(|k| Some((k.arg.as_ref()?.to_string(), &k.value))).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// The argument with this name.
pub(super) fn keyword<'a>(arguments: &'a Arguments, name: &str) -> Option<&'a Expr> {
    arguments.keywords.iter().find(|keyword| keyword.arg.as_ref().is_some_and(|arg| arg.as_str() == name)).map(|k| &k.value)
}

/// The owner and the last word of a dotted name: `student.c.id` is (`student`, `id`).
pub(super) fn owner_and_word(expr: &Expr) -> Option<(String, String)> {
    let Expr::Attribute(attribute) = expr else { return None };
    let owner = match &*attribute.value {
        Expr::Name(name) => name.id.to_string(),
        Expr::Attribute(inner) if matches!(inner.attr.as_str(), "c" | "columns") => match &*inner.value {
            Expr::Name(name) => name.id.to_string(),
            // `Book.__table__.c.id`
            Expr::Attribute(table) => match &*table.value {
                Expr::Name(name) => name.id.to_string(),
                _ => return None,
            },
            _ => return None,
        },
        _ => return None,
    };
    Some((owner, attribute.attr.to_string()))
}

/// A type annotation: `Mapped[list["Book"]]`.
#[derive(Default)]
pub(super) struct Hint<'a> {
    /// The last word of its name; `|` between alternatives; empty for what is no name.
    pub(super) name: String,
    pub(super) arguments: Vec<Hint<'a>>,
    /// A call in it, as in `Annotated[str, mapped_column(…)]`.
    pub(super) call: Option<&'a ExprCall>,
    /// The text, where it was quoted.
    pub(super) text: Option<String>,
}

impl<'a> Hint<'a> {
    pub(super) fn of(expr: &'a Expr) -> Self {
        let named = |name: &str, arguments| Self { name: name.to_owned(), arguments, ..Self::default() };
        match expr {
            Expr::Name(name) => named(name.id.as_str(), Vec::new()),
            Expr::Attribute(attribute) => named(attribute.attr.as_str(), Vec::new()),
            Expr::NoneLiteral(_) => named("None", Vec::new()),
            Expr::Subscript(subscript) => {
                let arguments = match &*subscript.slice {
                    Expr::Tuple(tuple) => tuple.elts.iter().map(Self::of).collect(),
                    one => vec![Self::of(one)],
                };
                Self { arguments, ..Self::of(&subscript.value) }
            }
            Expr::BinOp(either) if either.op == Operator::BitOr => named("|", vec![Self::of(&either.left), Self::of(&either.right)]),
            Expr::StringLiteral(text) => Self::quoted(text.value.to_str()),
            Expr::Call(call) => Self { call: Some(call), ..Self::default() },
            _ => Self::default(),
        }
    }

    /// A quoted annotation is parsed in its turn; calls in it are not looked at.
    fn quoted(text: &str) -> Self {
        let parsed = (text.len() <= LONGEST_QUOTED).then(|| parse_expression(text).ok()).flatten();
        let hint = parsed.as_ref().map(|parsed| Hint::of(parsed.expr()).forgetting()).unwrap_or_default();
        Self { text: Some(text.to_owned()), ..hint }
    }

    fn forgetting<'b>(self) -> Hint<'b> {
        let arguments = self.arguments.into_iter().map(Hint::forgetting).collect();
        Hint { name: self.name, arguments, call: None, text: self.text }
    }

    /// Without `None` among alternatives, and whether there was one.
    pub(super) fn optional(mut self) -> (Self, bool) {
        if self.name == "Optional" && self.arguments.len() == 1 {
            let (inner, _) = self.arguments.remove(0).optional();
            return (inner, true);
        }
        if matches!(self.name.as_str(), "|" | "Union") {
            let count = self.arguments.len();
            let mut rest: Vec<Self> = self.arguments.into_iter().filter(|hint| hint.name != "None").collect();
            let optional = rest.len() < count;
            if rest.len() == 1 {
                let (inner, more) = rest.remove(0).optional();
                return (inner, optional || more);
            }
            return (Self { arguments: rest, ..Hint { name: "|".into(), ..Self::default() } }, optional);
        }
        (self, false)
    }
}
