//! A design in a PNG: one chunk of text, which every other reader of PNG skips.

use super::zip::crc32;

/// What every PNG begins with.
const SIGNATURE: [u8; 8] = *b"\x89PNG\r\n\x1a\n";
/// The word that the text goes by, then: not squeezed, in no language, not translated.
const HEAD: &[u8] = b"Relata design\0\0\0\0\0";

/// The same picture with a design in it; `None` where the bytes are no PNG.
#[must_use]
pub fn with_design(png: &[u8], design: &str) -> Option<Vec<u8>> {
    let end = chunks(png)?.find(|chunk| chunk.kind == *b"IEND")?.start;
    let mut chunk = b"iTXt".to_vec();
    chunk.extend(HEAD);
    chunk.extend(design.bytes());
    let mut file = png[..end].to_vec();
    file.extend(u32::try_from(chunk.len() - 4).ok()?.to_be_bytes());
    file.extend(&chunk);
    file.extend(crc32(&chunk).to_be_bytes());
    file.extend(&png[end..]);
    Some(file)
}

/// The design that a PNG carries.
#[must_use]
pub fn design_in_png(png: &[u8]) -> Option<String> {
    let text = chunks(png)?.filter(|chunk| chunk.kind == *b"iTXt").find_map(|chunk| chunk.content.strip_prefix(HEAD))?;
    String::from_utf8(text.to_vec()).ok()
}

struct Chunk<'a> {
    start: usize,
    kind: [u8; 4],
    content: &'a [u8],
}

/// The chunks of a PNG, as far as it is whole; `None` where it is none.
fn chunks(png: &[u8]) -> Option<impl Iterator<Item = Chunk<'_>>> {
    png.strip_prefix(&SIGNATURE)?;
    let mut at = SIGNATURE.len();
    Some(std::iter::from_fn(move || {
        let start = at;
        let length = u32::from_be_bytes(png.get(at..at + 4)?.try_into().ok()?) as usize;
        let kind = png.get(at + 4..at + 8)?.try_into().ok()?;
        let content = png.get(at + 8..(at + 8).checked_add(length)?)?;
        at += length + 12;
        Some(Chunk { start, kind, content })
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A PNG of one grey pixel.
    const PIXEL: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55\0\0\0\x0aIDAT\x78\xda\x63\x68\0\0\0\x82\0\x81\x77\xcd\x72\xb6\0\0\0\0IEND\xaeB`\x82";

    #[test]
    fn a_design_goes_in_and_comes_out() {
        for design in ["{}", "{\"name\": \"é 漢 \\n\"}"] {
            let picture = with_design(PIXEL, design).unwrap();
            assert_eq!(design_in_png(&picture).as_deref(), Some(design));
            assert!(picture.starts_with(&PIXEL[..33]) && picture.ends_with(&PIXEL[PIXEL.len() - 12..]));
            for end in 0..picture.len() - 12 {
                // A broken file has a design in it or has none; it is never a fault of ours.
                let found = design_in_png(&picture[..end]);
                assert!(found.is_none() || found.as_deref() == Some(design));
            }
        }
        assert_eq!(design_in_png(PIXEL), None);
        assert_eq!((with_design(b"GIF89a", "{}"), design_in_png(b"")), (None, None));
    }
}
