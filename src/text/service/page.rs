//! SQL and mermaid as HTML with colours. Everything that the user named is escaped: it is shown, never run.

use super::super::highlight::{Token, TokenKind, highlight_mermaid, highlight_python, highlight_sql};

/// Beyond this length a text is shown without colours: they would cost more than they help.
const LONGEST_COLOURED: usize = 400_000;

pub(super) fn sql(text: &str) -> String {
    html(text, highlight_sql)
}

pub(super) fn mermaid(text: &str) -> String {
    html(text, highlight_mermaid)
}

pub(super) fn python(text: &str) -> String {
    html(text, highlight_python)
}

fn html(text: &str, cut: fn(&str) -> Vec<Token<'_>>) -> String {
    let mut page = String::with_capacity(text.len() * 2);
    if text.len() > LONGEST_COLOURED {
        escape(text, &mut page);
        return page;
    }
    for token in cut(text) {
        let name = match token.kind {
            TokenKind::Keyword => "keyword",
            TokenKind::Name => "name",
            TokenKind::String => "string",
            TokenKind::Number => "number",
            TokenKind::Comment => "comment",
            TokenKind::Punctuation | TokenKind::Plain => "",
        };
        if name.is_empty() {
            escape(token.text, &mut page);
        } else {
            page.push_str("<span class=\"code-");
            page.push_str(name);
            page.push_str("\">");
            escape(token.text, &mut page);
            page.push_str("</span>");
        }
    }
    page
}

fn escape(text: &str, page: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => page.push_str("&amp;"),
            '<' => page.push_str("&lt;"),
            '>' => page.push_str("&gt;"),
            letter => page.push(letter),
        }
    }
}
