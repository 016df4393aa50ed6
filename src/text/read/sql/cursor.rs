//! A place in a statement: words, names, types and groups are taken from it one after another.
//!
//! It wraps the parser of `sqlparser`, and keeps beside it where each token stands in the text.

use sqlparser::ast::{ColumnOption, DataType, Expr, ObjectName, TableConstraint};
use sqlparser::dialect::{Dialect as Flavour, MySqlDialect, PostgreSqlDialect, SQLiteDialect};
use sqlparser::parser::{Parser, ParserError};
use sqlparser::tokenizer::{Location, Token, TokenWithSpan, Tokenizer};

use crate::dialect::{Dialect, Identity};

/// How `sqlparser` calls a database.
pub(super) fn flavour(dialect: Dialect) -> &'static dyn Flavour {
    match dialect.features().identity {
        Identity::Anywhere => &PostgreSqlDialect {},
        Identity::FirstOfKey => &MySqlDialect {},
        Identity::WholePrimaryKey => &SQLiteDialect {},
    }
}

/// What was expected, in the words of the parser, without the place.
fn message(error: &ParserError) -> String {
    let text = match error {
        ParserError::ParserError(text) | ParserError::TokenizerError(text) => text.clone(),
        ParserError::RecursionLimitExceeded => "it is nested too deeply".into(),
    };
    text.split(" at Line").next().unwrap_or_default().to_owned()
}

/// A place in a statement.
pub(super) struct Cursor<'a> {
    parser: Parser<'a>,
    text: &'a str,
    /// The line on which the statement begins.
    first: usize,
    /// Where each letter begins, and which letter each line begins with.
    letters: Vec<usize>,
    lines: Vec<usize>,
    /// Where each token begins and ends, apart from white space and comments.
    tokens: Vec<(usize, usize)>,
}

impl<'a> Cursor<'a> {
    /// The beginning of a statement, or why it has no words: the line and a sentence.
    pub(super) fn of(text: &'a str, line: usize, flavour: &'a dyn Flavour) -> Result<Self, (usize, String)> {
        let tokens = Tokenizer::new(flavour, text).tokenize_with_location();
        let tokens = tokens.map_err(|error| (line + (error.location.line as usize).saturating_sub(1), error.message))?;
        let letters = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let starts = text.chars().enumerate().filter(|(_, letter)| *letter == '\n').map(|(at, _)| at + 1);
        let lines = [0].into_iter().chain(starts).collect();
        let mut cursor = Self { parser: Parser::new(flavour), text, first: line, letters, lines, tokens: Vec::new() };
        let words = tokens.iter().filter(|token| !matches!(token.token, Token::Whitespace(_)));
        cursor.tokens = words.map(|token| (cursor.offset(token.span.start), cursor.offset(token.span.end))).collect();
        cursor.parser = cursor.parser.with_tokens_with_locations(tokens);
        Ok(cursor)
    }

    // ---- where

    fn offset(&self, at: Location) -> usize {
        let line = self.lines.get((at.line as usize).saturating_sub(1)).copied().unwrap_or(self.letters.len());
        let letter = line + (at.column as usize).saturating_sub(1);
        self.letters.get(letter).copied().unwrap_or(self.text.len())
    }

    fn peek(&self) -> TokenWithSpan {
        self.parser.peek_token()
    }

    /// Where the next token begins.
    fn start(&self) -> usize {
        let token = self.peek();
        if token.token == Token::EOF { self.text.len() } else { self.offset(token.span.start) }
    }

    /// The line of the next token.
    pub(super) fn line(&self) -> usize {
        let token = self.peek();
        let line = if token.token == Token::EOF { self.lines.len() } else { token.span.start.line as usize };
        self.first + line.saturating_sub(1)
    }

    /// The whole statement.
    pub(super) fn whole(&self) -> &'a str {
        self.text
    }

    /// The text between two places that [`start`](Self::start) gave, without what is a comment at its end.
    fn between(&self, from: usize, to: usize) -> &'a str {
        let before = self.tokens.partition_point(|(start, _)| *start < to);
        let end = before.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(to, |(_, end)| *end);
        self.text.get(from..end).unwrap_or_default().trim()
    }

    /// Everything that is left.
    pub(super) fn take_rest(&mut self) -> &'a str {
        let from = self.start();
        while !self.is_end() {
            self.next();
        }
        self.between(from, self.text.len())
    }

    // ---- words

    pub(super) fn is_end(&self) -> bool {
        self.peek().token == Token::EOF
    }

    /// Whether the next token ends a piece of a list.
    pub(super) fn is_piece_end(&self) -> bool {
        matches!(self.peek().token, Token::EOF | Token::Comma | Token::RParen)
    }

    /// The next token where it is a word without quotes, in capitals; else nothing.
    pub(super) fn word(&self) -> String {
        match self.peek().token {
            Token::Word(word) if word.quote_style.is_none() => word.value.to_uppercase(),
            _ => String::new(),
        }
    }

    pub(super) fn is(&self, word: &str) -> bool {
        match &self.parser.peek_token_ref().token {
            Token::Word(next) => next.quote_style.is_none() && next.value.eq_ignore_ascii_case(word),
            _ => false,
        }
    }

    /// Whether a word comes right after the next one.
    pub(super) fn is_second(&self, word: &str) -> bool {
        match &self.parser.peek_nth_token_ref(1).token {
            Token::Word(next) => next.quote_style.is_none() && next.value.eq_ignore_ascii_case(word),
            _ => false,
        }
    }

    /// Whether `CHECK` comes after so many tokens.
    pub(super) fn is_check_after(&self, count: usize) -> bool {
        matches!(&self.parser.peek_nth_token_ref(count).token, Token::Word(next) if next.quote_style.is_none() && next.value.eq_ignore_ascii_case("check"))
    }

    pub(super) fn is_open(&self) -> bool {
        self.parser.peek_token_ref().token == Token::LParen
    }

    pub(super) fn take(&mut self, word: &str) -> bool {
        let is = self.is(word);
        if is {
            self.next();
        }
        is
    }

    pub(super) fn take_any(&mut self, words: &[&str]) -> bool {
        words.iter().any(|word| self.take(word))
    }

    /// These words one after another, or none of them.
    pub(super) fn take_all(&mut self, words: &[&str]) -> bool {
        let there = words.iter().enumerate().all(|(at, word)| match &self.parser.peek_nth_token_ref(at).token {
            Token::Word(next) => next.quote_style.is_none() && next.value.eq_ignore_ascii_case(word),
            _ => false,
        });
        if there {
            words.iter().for_each(|_| self.next());
        }
        there
    }

    pub(super) fn take_if_not_exists(&mut self) {
        let _ = self.take_all(&["IF", "NOT", "EXISTS"]) || self.take_all(&["IF", "EXISTS"]);
    }

    pub(super) fn take_comma(&mut self) -> bool {
        self.parser.consume_token(&Token::Comma)
    }

    pub(super) fn take_open(&mut self) -> bool {
        self.parser.consume_token(&Token::LParen)
    }

    pub(super) fn take_close(&mut self) -> bool {
        self.parser.consume_token(&Token::RParen)
    }

    pub(super) fn take_equals(&mut self) -> bool {
        self.parser.consume_token(&Token::Eq)
    }

    pub(super) fn next(&mut self) {
        self.parser.advance_token();
    }

    /// MySQL's `DEFINER=name@host` and `ALGORITHM=…` before the word for what is made.
    pub(super) fn skip_definer(&mut self) {
        while self.is("DEFINER") || self.is("ALGORITHM") || self.is("SQL") {
            while !self.is_end() && !matches!(self.word().as_str(), "VIEW" | "TRIGGER" | "FUNCTION" | "PROCEDURE" | "EVENT") {
                self.next();
            }
        }
    }

    // ---- pieces

    /// A word, a string or a group in parentheses is passed over; what it was.
    pub(super) fn skip_piece(&mut self) -> &'a str {
        let from = self.start();
        if self.is_open() {
            let _ = self.group();
        } else {
            self.next();
        }
        self.between(from, self.start())
    }

    /// Everything up to a comma or the end of the list; what it was.
    pub(super) fn skip_item(&mut self) -> &'a str {
        let from = self.start();
        while !self.is_piece_end() {
            self.skip_piece();
        }
        self.between(from, self.start())
    }

    /// What is between the next parentheses.
    pub(super) fn group(&mut self) -> Option<&'a str> {
        if !self.take_open() {
            return None;
        }
        let from = self.start();
        let mut depth = 1;
        loop {
            match self.parser.peek_token_ref().token {
                Token::LParen => depth += 1,
                Token::RParen => depth -= 1,
                Token::EOF => return Some(self.between(from, self.text.len())),
                _ => {}
            }
            if depth == 0 {
                let to = self.start();
                self.next();
                return Some(self.between(from, to));
            }
            self.next();
        }
    }

    /// The pieces between the next parentheses, cut at the commas.
    pub(super) fn group_parts(&mut self) -> Option<Vec<&'a str>> {
        if !self.take_open() {
            return None;
        }
        let mut parts = Vec::new();
        loop {
            parts.push(self.skip_item());
            if !self.take_comma() {
                self.take_close();
                parts.retain(|part| !part.is_empty());
                return Some(parts);
            }
        }
    }

    /// The strings between the next parentheses.
    pub(super) fn strings(&mut self) -> Vec<String> {
        let mut strings = Vec::new();
        self.take_open();
        while !self.is_end() && !self.take_close() {
            match self.string() {
                Some(string) => strings.push(string),
                None => self.next(),
            }
        }
        strings
    }

    /// The string that comes next.
    pub(super) fn string(&mut self) -> Option<String> {
        let string = match self.peek().token {
            Token::SingleQuotedString(text)
            | Token::DoubleQuotedString(text)
            | Token::EscapedStringLiteral(text)
            | Token::UnicodeStringLiteral(text)
            | Token::NationalStringLiteral(text) => text,
            Token::DollarQuotedString(text) => text.value,
            _ => return None,
        };
        self.next();
        Some(string)
    }

    /// The parts of a name: `public.book`.
    pub(super) fn object_name(&mut self) -> Result<Vec<String>, String> {
        self.parser.parse_object_name(false).map(|name| parts_of(&name)).map_err(|error| message(&error))
    }

    pub(super) fn identifier(&mut self) -> Result<String, String> {
        self.parser.parse_identifier().map(|ident| ident.value).map_err(|error| message(&error))
    }

    /// A type, and its text.
    pub(super) fn data_type(&mut self) -> Result<(DataType, &'a str), String> {
        let from = self.start();
        let data_type = self.parser.parse_data_type().map_err(|error| message(&error))?;
        Ok((data_type, self.between(from, self.start())))
    }

    /// What stands behind the type of a column: `NOT NULL`, `DEFAULT 5`; and its text.
    pub(super) fn option(&mut self) -> Result<Option<(ColumnOption, &'a str)>, String> {
        let from = self.start();
        let option = self.parser.parse_optional_column_option().map_err(|error| message(&error))?;
        Ok(option.map(|option| (option, self.between(from, self.start()))))
    }

    pub(super) fn constraint(&mut self) -> Result<Option<TableConstraint>, String> {
        self.parser.parse_optional_table_constraint().map_err(|error| message(&error))
    }

    pub(super) fn expression(&mut self) -> Result<(Expr, &'a str), String> {
        let from = self.start();
        let expression = self.parser.parse_expr().map_err(|error| message(&error))?;
        Ok((expression, self.between(from, self.start())))
    }
}

/// The parts of a name.
pub(super) fn parts_of(name: &ObjectName) -> Vec<String> {
    name.0.iter().filter_map(|part| part.as_ident()).map(|ident| ident.value.clone()).collect()
}
