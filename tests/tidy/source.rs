//! Rust as a list of tokens: enough to read imports and calls, and no more.
//!
//! Comments are gone, a string is the token `"`, and each token knows its line and whether it is test code.

pub struct Token {
    pub text: String,
    pub line: usize,
    pub in_test: bool,
}

pub struct Source {
    pub tokens: Vec<Token>,
}

/// The first name after the root of the crate in a path, as `schema` in `crate::schema::Table`.
pub struct Used {
    pub first: String,
    pub line: usize,
}

/// `src/schema/table.rs` is `["schema", "table"]`; the roots `lib.rs`, `main.rs` and those in `bin` are empty.
pub fn module_path(path: &str) -> Vec<String> {
    if path.starts_with("src/bin/") {
        return Vec::new();
    }
    let inner = path.trim_start_matches("src/").trim_end_matches(".rs");
    let roots = ["lib", "main"];
    inner.split('/').filter(|name| !roots.contains(name) && *name != "mod").map(str::to_owned).collect()
}

impl Source {
    pub fn read(text: &str) -> Self {
        let mut lexer = Lexer { chars: text.chars().collect(), at: 0, line: 1, tokens: Vec::new() };
        while lexer.at < lexer.chars.len() {
            lexer.step();
        }
        let mut source = Self { tokens: lexer.tokens };
        source.mark_tests();
        source
    }

    /// Whether this token begins a path or is imported whole: `leptos` in `leptos::view` and `use leptos;`.
    pub fn is_path_root(&self, at: usize) -> bool {
        let continues = self.is(at.wrapping_sub(1), ".")
            || self.is(at.wrapping_sub(1), "::") && at >= 2 && (self.is_name(at - 2) || self.is(at - 2, ">"));
        !continues && (self.is(at + 1, "::") || ["use", "crate"].iter().any(|word| self.is(at.wrapping_sub(1), word)))
    }

    /// Every path that goes through the root of the crate, by `crate::` or by enough `super::`.
    pub fn crate_paths(&self, module: &[String]) -> Vec<Used> {
        let mut found = Vec::new();
        let mut depth = 0usize;
        let mut inline = Vec::new(); // the brace depths of the `mod name { … }` around this token
        let mut at = 0;
        while at < self.tokens.len() {
            match self.tokens[at].text.as_str() {
                "{" => {
                    depth += 1;
                    if at >= 2 && self.is(at - 2, "mod") {
                        inline.push(depth);
                    }
                }
                "}" => {
                    inline.pop_if(|opened| *opened == depth);
                    depth = depth.saturating_sub(1);
                }
                "crate" if self.is(at + 1, "::") => self.firsts(at + 2, &mut found),
                "super" => {
                    let mut climbed = 1;
                    while self.is(at + 1, "::") && self.is(at + 2, "super") {
                        climbed += 1;
                        at += 2;
                    }
                    if climbed == module.len() + inline.len() && self.is(at + 1, "::") {
                        self.firsts(at + 2, &mut found);
                    }
                }
                _ => {}
            }
            at += 1;
        }
        found
    }

    /// The name at this place, or each first name of the `{group}` that opens here.
    fn firsts(&self, at: usize, found: &mut Vec<Used>) {
        let mut note = |at: usize| {
            if let Some(token) = self.tokens.get(at)
                && !["self", "super", "}"].contains(&token.text.as_str())
                && !self.is(at + 1, "!")
            {
                found.push(Used { first: token.text.clone(), line: token.line });
            }
        };
        if !self.is(at, "{") {
            return note(at);
        }
        let end = self.closing(at);
        let mut depth = 0;
        for here in at..end {
            match self.tokens[here].text.as_str() {
                "{" => depth += 1,
                "}" => depth -= 1,
                _ => {}
            }
            if depth == 1 && (here == at || self.is(here, ",")) {
                note(here + 1);
            }
        }
    }

    fn mark_tests(&mut self) {
        let mut at = 0;
        while at < self.tokens.len() {
            let inner = self.is(at, "#") && self.is(at + 1, "!") && self.is(at + 2, "[");
            let outer = self.is(at, "#") && self.is(at + 1, "[");
            if !inner && !outer {
                at += 1;
                continue;
            }
            let open = if inner { at + 2 } else { at + 1 };
            let close = self.closing(open);
            let end = match (self.is_test_attribute(open, close), inner) {
                (false, _) => close,
                (true, true) => self.tokens.len(),
                (true, false) => self.item_end(close + 1),
            };
            if self.is_test_attribute(open, close) {
                let end = end.min(self.tokens.len());
                self.tokens[at..end].iter_mut().for_each(|token| token.in_test = true);
            }
            at = end.max(at + 1);
        }
    }

    /// `[test]`, `[cfg(test)]`, `[cfg(all(test, …))]`, but not `[cfg(not(test))]`.
    fn is_test_attribute(&self, open: usize, close: usize) -> bool {
        let mut words = (open..close).filter(|at| self.is_name(*at));
        let first = words.next();
        let is_first = |word: &str| first.is_some_and(|at| self.is(at, word));
        let mut rest = words.map(|at| self.tokens[at].text.as_str());
        is_first("test") || is_first("cfg") && rest.clone().all(|word| word != "not") && rest.any(|word| word == "test")
    }

    /// One past the item that begins here: its block, or its semicolon.
    fn item_end(&self, start: usize) -> usize {
        let mut at = start;
        while at < self.tokens.len() {
            match self.tokens[at].text.as_str() {
                "(" | "[" => at = self.closing(at),
                "{" => return self.closing(at) + 1,
                ";" => return at + 1,
                _ => {}
            }
            at += 1;
        }
        at
    }

    /// The bracket that closes the one here, or the end.
    fn closing(&self, open: usize) -> usize {
        let mut depth = 0;
        for (at, token) in self.tokens.iter().enumerate().skip(open) {
            match token.text.as_str() {
                "(" | "[" | "{" => depth += 1,
                ")" | "]" | "}" => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return at;
            }
        }
        self.tokens.len()
    }

    fn is(&self, at: usize, text: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| token.text == text)
    }

    fn is_name(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.text.starts_with(|c: char| c.is_alphabetic() || c == '_'))
    }
}

struct Lexer {
    chars: Vec<char>,
    at: usize,
    line: usize,
    tokens: Vec<Token>,
}

impl Lexer {
    fn peek(&self, ahead: usize) -> char {
        self.chars.get(self.at + ahead).copied().unwrap_or('\0')
    }

    fn bump(&mut self) -> char {
        let c = self.peek(0);
        self.at += 1;
        self.line += usize::from(c == '\n');
        c
    }

    fn push(&mut self, text: impl Into<String>, line: usize) {
        self.tokens.push(Token { text: text.into(), line, in_test: false });
    }

    fn step(&mut self) {
        let line = self.line;
        match (self.peek(0), self.peek(1)) {
            (c, _) if c.is_whitespace() => _ = self.bump(),
            ('/', '/') => {
                while self.at < self.chars.len() && self.peek(0) != '\n' {
                    self.bump();
                }
            }
            ('/', '*') => self.block_comment(),
            ('"', _) => self.string(),
            ('\'', _) => self.quote(),
            (':', ':') => {
                self.at += 2;
                self.push("::", line);
            }
            (c, _) if c.is_alphanumeric() || c == '_' => self.word(),
            (c, _) => {
                self.bump();
                self.push(c, line);
            }
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0;
        loop {
            match (self.peek(0), self.peek(1)) {
                ('/', '*') => (depth, self.at) = (depth + 1, self.at + 2),
                ('*', '/') => (depth, self.at) = (depth - 1, self.at + 2),
                _ => _ = self.bump(),
            }
            if depth == 0 || self.at >= self.chars.len() {
                return;
            }
        }
    }

    fn string(&mut self) {
        self.push("\"", self.line);
        self.bump();
        while self.at < self.chars.len() {
            match self.bump() {
                '\\' => _ = self.bump(),
                '"' => return,
                _ => {}
            }
        }
    }

    fn raw_string(&mut self, hashes: usize) {
        self.push("\"", self.line);
        self.at += hashes + 1;
        while self.at < self.chars.len() {
            if self.bump() == '"' && (0..hashes).all(|n| self.peek(n) == '#') {
                self.at += hashes;
                return;
            }
        }
    }

    /// A character or a lifetime.
    fn quote(&mut self) {
        self.bump();
        if self.peek(0) == '\\' {
            self.at += 2;
            while self.at < self.chars.len() && self.bump() != '\'' {}
        } else if self.peek(1) == '\'' {
            self.bump();
            self.bump();
        } else {
            while self.peek(0).is_alphanumeric() || self.peek(0) == '_' {
                self.bump();
            }
        }
    }

    /// A name, a number, or the prefix of a string.
    fn word(&mut self) {
        let (line, start) = (self.line, self.at);
        while self.peek(0).is_alphanumeric() || self.peek(0) == '_' {
            self.bump();
        }
        let word: String = self.chars[start..self.at].iter().collect();
        let hashes = (0..).take_while(|n| self.peek(*n) == '#').count();
        match word.as_str() {
            "r" | "br" | "cr" if self.peek(hashes) == '"' => self.raw_string(hashes),
            "b" | "c" if self.peek(0) == '"' => self.string(),
            "b" if self.peek(0) == '\'' => self.quote(),
            "r" if hashes == 1 => self.at += 1, // r#type is the name `type`
            _ => self.push(word, line),
        }
    }
}
