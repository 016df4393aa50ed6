//! A zip file of texts: stored, not squeezed, and the same bytes for the same texts.
//!
//! Names are UTF-8; the date of every entry is 1980-01-01, the first that zip knows.

/// One file in the zip.
const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
/// The version of zip that a reader needs: 2.0.
const VERSION: u16 = 20;
/// Names are UTF-8.
const FLAGS: u16 = 0x0800;
/// 1980-01-01 in the form of MS-DOS.
const DATE: u16 = 0x0021;

/// A zip with these files: path with `/`, and content.
#[must_use]
pub fn zip(files: &[(String, String)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut directory = Vec::new();
    for (path, content) in files {
        let start = narrow(bytes.len());
        let facts = facts(path, content);
        bytes.extend(LOCAL.to_le_bytes());
        bytes.extend(&facts);
        bytes.extend(path.as_bytes());
        bytes.extend(content.as_bytes());

        directory.extend(CENTRAL.to_le_bytes());
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&facts);
        // No comment, first disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(start.to_le_bytes());
        directory.extend(path.as_bytes());
    }
    let (start, size) = (narrow(bytes.len()), narrow(directory.len()));
    let count = u16::try_from(files.len()).unwrap_or(u16::MAX);
    bytes.extend(directory);
    bytes.extend(END.to_le_bytes());
    bytes.extend([0; 4]);
    bytes.extend(count.to_le_bytes());
    bytes.extend(count.to_le_bytes());
    bytes.extend(size.to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0; 2]);
    bytes
}

/// Bytes as text: base64, as in a `data:` address.
#[must_use]
pub fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0, |bits, byte| bits << 8 | usize::from(*byte)) << (8 * (3 - three.len()));
        for at in 0..4 {
            let letter = LETTERS[bits >> (18 - 6 * at) & 63];
            text.push(if at <= three.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

/// The files of a zip like those that [`zip`] makes: path and text, without folders. `None` where it is no zip, or
/// its files are squeezed.
#[must_use]
pub fn unzip(bytes: &[u8]) -> Option<Vec<(String, String)>> {
    let number = |at: usize, length: usize| -> Option<usize> {
        let bytes = bytes.get(at..at.checked_add(length)?)?;
        Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
    };
    let end = bytes.windows(4).rposition(|four| four == END.to_le_bytes())?;
    let (count, mut at, _comment) = (number(end + 10, 2)?, number(end + 16, 4)?, number(end + 20, 2)?);
    let mut files = Vec::new();
    for _ in 0..count {
        if number(at, 4)? != CENTRAL as usize {
            return None;
        }
        let (method, size, local) = (number(at + 10, 2)?, number(at + 24, 4)?, number(at + 42, 4)?);
        let (name, extra, comment) = (number(at + 28, 2)?, number(at + 30, 2)?, number(at + 32, 2)?);
        let path = std::str::from_utf8(bytes.get(at + 46..at + 46 + name)?).ok()?;
        at += 46 + name + extra + comment;
        let start = local + 30 + number(local + 26, 2)? + number(local + 28, 2)?;
        let text = std::str::from_utf8(bytes.get(start..start.checked_add(size)?)?).ok();
        match (path.ends_with('/'), method, text) {
            (true, ..) => {}
            (false, 0, Some(text)) => files.push((path.to_owned(), text.to_owned())),
            _ => return None,
        }
    }
    Some(files)
}

/// What both headers of a file say in the same words.
fn facts(path: &str, content: &str) -> Vec<u8> {
    let size = narrow(content.len()).to_le_bytes();
    let mut facts = Vec::new();
    facts.extend(VERSION.to_le_bytes());
    facts.extend(FLAGS.to_le_bytes());
    // Stored, at midnight.
    facts.extend([0; 4]);
    facts.extend(DATE.to_le_bytes());
    facts.extend(crc32(content.as_bytes()).to_le_bytes());
    facts.extend(size);
    facts.extend(size);
    facts.extend(u16::try_from(path.len()).unwrap_or(u16::MAX).to_le_bytes());
    facts.extend([0; 2]);
    facts
}

/// Sizes in a zip have 32 bits; our texts are far smaller than that.
fn narrow(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}

/// The checksum of zip and PNG.
pub(super) fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
    let table: Vec<u32> = (0..256).map(|byte| (0..8).fold(byte, |crc, _| step(crc))).collect();
    let byte = |crc: u32, byte: &u8| table[((crc ^ u32::from(*byte)) & 0xff) as usize] ^ (crc >> 8);
    !bytes.iter().fold(!0, byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_value_of_the_standard() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b""), 0);
    }

    #[test]
    fn what_was_zipped_is_unzipped() {
        let files = [("a/b.sql".to_owned(), "é\n".to_owned()), ("c".to_owned(), String::new())];
        let bytes = zip(&files);
        assert_eq!(unzip(&bytes).as_deref(), Some(&files[..]));
        for end in 0..bytes.len() {
            assert_eq!(unzip(&bytes[..end]), None);
        }
    }

    #[test]
    fn an_empty_zip_is_its_end() {
        let bytes = zip(&[]);
        assert_eq!(bytes.len(), 22);
        assert_eq!(&bytes[..4], b"PK\x05\x06");
    }
}
