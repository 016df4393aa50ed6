//! The head of a spreadsheet, of a CSV file, or a plain list of columns: one table.
//!
//! The first line names the columns; the lines below, where there are some, tell what they hold.

use super::sketch::{Name, RawColumn, RawKind, RawTable, RawType, Sketch};
use crate::schema::{DataType, VARCHAR_LENGTH};

/// How many rows are looked at for the types.
const LOOKED_AT: usize = 1_000;

/// What a text says, as a table of this name.
pub(super) fn read(text: &str, name: &str) -> Sketch {
    let mut sketch = Sketch::default();
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return sketch;
    }
    let separator = separator(text);
    let mut rows = rows(text, separator);
    let mut table = RawTable::new(1, Name { namespace: String::new(), name: name.to_owned() });
    let mut keys = Vec::new();
    if separator.is_none() {
        // A list: a column a line, with its type behind it.
        for (line, cells) in &rows {
            let cell = cells.first().map_or("", String::as_str).trim().trim_end_matches(',');
            let quoted = cell.strip_prefix('"').and_then(|rest| rest.split_once('"')).filter(|(name, _)| !name.is_empty());
            let (name, data_type) = quoted.or_else(|| cell.split_once(char::is_whitespace)).unwrap_or((cell, ""));
            let (written, marks) = marked(data_type);
            let data_type = if written.is_empty() { DataType::Varchar(VARCHAR_LENGTH) } else { DataType::read(written) };
            let mut made = column(*line, name, data_type);
            made.not_null = marks.contains(&"not null");
            if marks.contains(&"unique") {
                table.constrain(*line, None, RawKind::Unique(vec![name.to_owned()]));
            }
            if marks.contains(&"pk") || marks.contains(&"primary key") {
                keys.push(name.to_owned());
            }
            table.columns.push(made);
        }
    } else {
        let (line, head) = if rows.is_empty() { (1, Vec::new()) } else { rows.remove(0) };
        for (at, name) in head.iter().enumerate() {
            let cells: Vec<&str> = rows.iter().filter_map(|(_, cells)| cells.get(at)).map(|cell| cell.trim()).collect();
            let mut column = column(line, name.trim(), holding(name, &cells));
            column.not_null = !cells.is_empty() && cells.iter().all(|cell| !cell.is_empty());
            table.columns.push(column);
        }
    }
    number_twins(&mut table.columns);
    if let Some(id) = table.columns.iter_mut().find(|column| column.name.eq_ignore_ascii_case("id"))
        && (keys.is_empty() || keys == [id.name.clone()])
    {
        id.identity = id.data_type.as_ref().is_some_and(|of| matches!(of, RawType::Known(of) if of.is_integer()));
        keys = vec![id.name.clone()];
    }
    if !keys.is_empty() {
        table.constrain(1, None, RawKind::Primary(keys));
    }
    sketch.tables.push(table);
    sketch
}

/// A type without the words behind it that say what the column is, and those.
fn marked(data_type: &str) -> (&str, Vec<&'static str>) {
    let (mut written, mut marks) = (data_type.trim(), Vec::new());
    let cut = |text: &str| {
        // `not null` ends with `null` and comes before it.
        ["pk", "primary key", "unique", "not null", "null"].into_iter().find(|mark| {
            let at = text.len().saturating_sub(mark.len());
            let ends = text.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(mark));
            ends && text[..at].chars().next_back().is_none_or(char::is_whitespace)
        })
    };
    while let Some(mark) = cut(written).filter(|_| !written.is_empty()) {
        written = written[..written.len() - mark.len()].trim_end();
        marks.push(mark);
    }
    (written, marks)
}

fn column(line: usize, name: &str, data_type: DataType) -> RawColumn {
    RawColumn { line, name: name.to_owned(), data_type: Some(RawType::Known(data_type)), ..RawColumn::default() }
}

/// Empty heads get a number, and so do those that are there twice.
fn number_twins(columns: &mut [RawColumn]) {
    let mut seen: Vec<String> = Vec::new();
    for (at, column) in columns.iter_mut().enumerate() {
        let wanted = if column.name.is_empty() { format!("column_{}", at + 1) } else { column.name.clone() };
        column.name = crate::schema::unique_name(&wanted, |name| seen.iter().any(|other| other == name));
        seen.push(column.name.clone());
    }
}

/// What stands between the cells; none in a list with a column a line.
pub(super) fn separator(text: &str) -> Option<char> {
    let first = text.lines().next().unwrap_or_default();
    let counted = ['\t', ';', ',', '|'].into_iter().map(|mark| (first.matches(mark).count(), mark)).filter(|(count, _)| *count > 0);
    // The first of equals, which is the surer one.
    let best = counted.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, mark)| mark);
    let is_list = text.lines().count() > 1 && text.lines().all(|line| line.split_whitespace().count() <= 2 && !line.contains('\t'));
    best.filter(|mark| {
        !(is_list
            && *mark == ','
            && text.lines().all(|line| line.trim_end().matches(',').count() <= 1 && !line.trim_end_matches(',').contains(',')))
    })
}

/// The rows with their lines; a cell between double quotes may hold the separator and more lines.
fn rows(text: &str, separator: Option<char>) -> Vec<(usize, Vec<String>)> {
    let mut rows = Vec::new();
    let (mut row, mut cell, mut is_quoted) = (Vec::new(), String::new(), false);
    let (mut line, mut first) = (1, 1);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        line += usize::from(letter == '\n');
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if is_quoted => is_quoted = false,
            '"' if cell.is_empty() && separator.is_some() => is_quoted = true,
            '\r' if !is_quoted => {}
            '\n' if !is_quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push((first, std::mem::take(&mut row)));
                first = line;
                if rows.len() > LOOKED_AT {
                    break;
                }
            }
            mark if Some(mark) == separator && !is_quoted => row.push(std::mem::take(&mut cell)),
            other => cell.push(other),
        }
    }
    row.push(cell);
    rows.push((first, row));
    rows.retain(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()));
    rows
}

/// The type that holds all of these cells; empty ones do not count.
fn holding(name: &str, cells: &[&str]) -> DataType {
    let filled: Vec<&str> = cells.iter().copied().filter(|cell| !cell.is_empty() && *cell != "NULL" && *cell != "\\N").collect();
    let all = |is: fn(&str) -> bool| !filled.is_empty() && filled.iter().all(|cell| is(cell));
    let lower = name.trim().to_lowercase();
    if filled.is_empty() {
        return if lower == "id" || lower.ends_with("_id") { DataType::Integer } else { DataType::Varchar(VARCHAR_LENGTH) };
    }
    let longest = filled.iter().map(|cell| cell.chars().count()).max().unwrap_or(0);
    if all(|cell| matches!(cell.to_lowercase().as_str(), "true" | "false")) {
        DataType::Boolean
    } else if all(is_whole) {
        if longest > 9 { DataType::BigInt } else { DataType::Integer }
    } else if all(crate::dialect::is_number) {
        let after = |cell: &&str| cell.split_once('.').map_or(0, |(_, digits)| digits.len());
        let scale = filled.iter().map(after).max().unwrap_or(0);
        if scale <= 6 { DataType::Numeric(Some((18, u16::try_from(scale).unwrap_or(6)))) } else { DataType::Double }
    } else if all(|cell| shaped(cell, "dddd-dd-dd")) {
        DataType::Date
    } else if all(|cell| cell.len() >= 16 && cell.is_char_boundary(16) && shaped(&cell[..16].replace('T', " "), "dddd-dd-dd dd:dd")) {
        DataType::Timestamp
    } else if all(|cell| shaped(cell, "dd:dd") || shaped(cell, "dd:dd:dd")) {
        DataType::Time
    } else if all(|cell| shaped(&cell.to_lowercase(), "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx")) {
        DataType::Uuid
    } else if longest > VARCHAR_LENGTH as usize {
        DataType::Text
    } else {
        DataType::Varchar(VARCHAR_LENGTH)
    }
}

/// Whether a cell is a whole number that is no code: `007` is one.
fn is_whole(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    !digits.is_empty()
        && digits.len() <= 18
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && (digits == "0" || !digits.starts_with('0'))
}

/// Whether a cell has a shape: `d` is a digit, `x` one of sixteen.
fn shaped(cell: &str, shape: &str) -> bool {
    let fits = |(letter, mark): (char, char)| match mark {
        'd' => letter.is_ascii_digit(),
        'x' => letter.is_ascii_hexdigit(),
        mark => letter == mark,
    };
    cell.chars().count() == shape.chars().count() && cell.chars().zip(shape.chars()).all(fits)
}
