//! Checksums of a folder of migrations: `relata.sum`, a line for each file and one for all of them.
//!
//! Law: a folder as it was written differs in nothing; a file edited, added or taken away is named.
//! `sha256sum -c relata.sum` checks the same lines, for the one about all is a comment to it.

/// The name of the file of checksums in a folder.
pub const SUM_FILE: &str = "relata.sum";

const HEAD: &str = "# Checksums of these migrations (SHA-256). Relata and `sha256sum -c relata.sum` say which file was edited.\n";
const ALL: &str = "# all ";

/// The SHA-256 of a text, in hexadecimal digits.
#[must_use]
pub fn sha256(text: &str) -> String {
    let digit = |half: u8| char::from(b"0123456789abcdef"[usize::from(half & 15)]);
    hmac_sha256::Hash::hash(text.as_bytes()).iter().flat_map(|byte| [digit(byte >> 4), digit(*byte)]).collect()
}

/// The text of `relata.sum` for these files: name and content.
#[must_use]
pub fn sum_file(files: &[(String, String)]) -> String {
    let lines: String = files.iter().map(|(name, text)| format!("{}  {name}\n", sha256(text))).collect();
    format!("{HEAD}{ALL}{}\n{lines}", sha256(&lines))
}

/// How a folder differs from what its checksums say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The file was edited.
    Edited(String),
    /// The file is not in the checksums.
    Added(String),
    /// The file is in the checksums and not there.
    Missing(String),
    /// The checksums themselves were edited, or are those of another program.
    Checksums,
}

impl std::fmt::Display for Difference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (name, what) = match self {
            Self::Edited(name) => (name.as_str(), "was edited"),
            Self::Added(name) => (name.as_str(), "was added"),
            Self::Missing(name) => (name.as_str(), "is missing"),
            Self::Checksums => (SUM_FILE, "itself was edited"),
        };
        f.write_str(name)?;
        f.write_str(" ")?;
        f.write_str(what)
    }
}

/// Compares the files of a folder with the text of its `relata.sum`. Line ends of Windows count as no edit of
/// the checksums, for git makes them; in a migration they are an edit.
#[must_use]
pub fn compare_with_sum(sum: &str, files: &[(String, String)]) -> Vec<Difference> {
    let lines: Vec<&str> = sum.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
    let all = lines.iter().find_map(|line| line.strip_prefix(ALL));
    let entries: Vec<(&str, &str)> = lines.iter().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once("  ")).collect();
    let mut found = Vec::new();
    let together: String = entries.iter().map(|(hash, name)| format!("{hash}  {name}\n")).collect();
    if all != Some(sha256(&together).as_str()) {
        found.push(Difference::Checksums);
    }
    for (hash, name) in &entries {
        match files.iter().find(|(file, _)| file == name) {
            None => found.push(Difference::Missing((*name).to_owned())),
            Some((_, text)) if sha256(text) != *hash => found.push(Difference::Edited((*name).to_owned())),
            Some(_) => {}
        }
    }
    let is_known = |file: &str| file == SUM_FILE || entries.iter().any(|(_, name)| *name == file);
    found.extend(files.iter().filter(|(file, _)| !is_known(file)).map(|(file, _)| Difference::Added(file.clone())));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_values_of_the_standard() {
        assert_eq!(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn each_kind_of_edit_is_named() {
        let file = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        let files = [file("1.up.sql", "a"), file("1.down.sql", "b"), file("2.up.sql", "c")];
        let sum = sum_file(&files);
        assert_eq!(compare_with_sum(&sum, &files), []);
        assert_eq!(compare_with_sum(&sum.replace('\n', "\r\n"), &files), []);
        let now = [file("1.up.sql", "a "), files[1].clone(), file("3.up.sql", "d"), file(SUM_FILE, &sum)];
        let said: Vec<String> = compare_with_sum(&sum, &now).iter().map(ToString::to_string).collect();
        assert_eq!(said, ["1.up.sql was edited", "2.up.sql is missing", "3.up.sql was added"]);
        let forged = sum.replacen(&sha256("a"), &sha256("a "), 1);
        assert_eq!(compare_with_sum(&forged, &[now[0].clone(), files[1].clone(), files[2].clone()]), [Difference::Checksums]);
        assert_eq!(compare_with_sum("", &files[..1]), [Difference::Checksums, Difference::Added("1.up.sql".into())]);
    }
}
