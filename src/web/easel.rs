//! Pictures as files of the browser, made in the worker: the browser's own PNG, and what `canvas` prints.
//!
//! Deliberately not here: what a picture shows, and what is done with the file.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, File, OffscreenCanvas};

use super::paint::{paint, paint_shapes};
use super::ruler::{CanvasRuler, css_font};
use crate::canvas::pdf::{Mask, pdf};
use crate::canvas::picture::{Drawing, Kind, Wanted, drawing};
use crate::canvas::{Approximate, Font, Ruler, design_in_svg, studio, svg};
use crate::document::Document;
use crate::text::{design_in_png, with_design};

/// What is answered: a text, and a file where there is one.
pub type Answer = Result<(String, Option<Blob>), String>;

/// The picture that a request asks for, and what is to be said about it.
///
/// # Errors
/// A sentence, where the browser cannot draw it.
pub async fn picture(design: &Document, request: &str) -> Answer {
    let wanted: Wanted = serde_json::from_str(request).map_err(|error| format!("The request cannot be read: {error}."))?;
    let own = CanvasRuler::off_screen();
    let ruler: &dyn Ruler = own.as_ref().map_or(&Approximate, |ruler| ruler);
    let drawn = drawing(design, &wanted, ruler);
    let file = match wanted.kind {
        _ if wanted.room.is_some() => png(&drawn).await?,
        Kind::Svg => blob(svg(&drawn, ruler).as_bytes(), "image/svg+xml")?,
        Kind::Pdf => blob(&pdf(&drawn, ruler, &|text, font, size| letters(text, font, size, ruler)), "application/pdf")?,
        Kind::Png => png(&drawn).await?,
    };
    let said = serde_json::json!({ "say": drawn.said(&wanted) });
    Ok((said.to_string(), Some(file)))
}

/// A layout for a design, measured as the page measures.
#[must_use]
pub fn layout(design: &Document, request: &str) -> String {
    let own = CanvasRuler::off_screen();
    studio::layout(design, request, own.as_ref().map_or(&Approximate, |ruler| ruler))
}

/// The design that a picture carries.
///
/// # Errors
/// A sentence, where it carries none.
pub async fn opened(file: Option<File>) -> Answer {
    let none = || "This picture carries no design. Choose one that Relata saved with “Keep the design in the file”.".to_owned();
    let file = file.ok_or_else(none)?;
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| format!("{} cannot be read.", file.name()))?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    let design = design_in_png(&bytes).or_else(|| design_in_svg(std::str::from_utf8(&bytes).ok()?)).ok_or_else(none)?;
    Ok((serde_json::json!({ "design": design }).to_string(), None))
}

fn blob(bytes: &[u8], kind: &str) -> Result<Blob, String> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_u8_array_sequence_and_options(&Array::of1(&Uint8Array::from(bytes)), &options).map_err(|_| NO_ROOM.to_owned())
}

const NO_ROOM: &str = "The browser has no room for a picture of this size. Choose a smaller scale, a part of the diagram, or SVG.";

/// A canvas that nobody sees.
fn canvas(width: u32, height: u32) -> Option<(OffscreenCanvas, CanvasRenderingContext2d)> {
    let canvas = OffscreenCanvas::new(width, height).ok()?;
    let context = canvas.get_context("2d").ok()??;
    // Its context does all that we ask of that of a canvas on the page.
    Some((canvas, context.unchecked_into()))
}

async fn png(drawn: &Drawing) -> Result<Blob, String> {
    let (width, height) = drawn.pixels();
    let (canvas, context) = canvas(width, height).ok_or("This browser draws no pictures beside the page. Choose SVG or PDF.")?;
    let painted = if drawn.picture.transparent { paint_shapes } else { paint };
    painted(&context, &drawn.scene, drawn.picture.theme, drawn.density);
    let promise = canvas.convert_to_blob().map_err(|_| NO_ROOM)?;
    let file: Blob = JsFuture::from(promise).await.map_err(|_| NO_ROOM)?.unchecked_into();
    let Some(design) = &drawn.picture.carried else { return Ok(file) };
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| NO_ROOM)?;
    let bytes = with_design(&Uint8Array::new(&buffer).to_vec(), design).ok_or(NO_ROOM)?;
    blob(&bytes, "image/png")
}

/// How many dots there are for a pixel of letters that a PDF has no font for.
const FINE: f64 = 4.0;

/// Letters as dots, from the fonts of the browser.
fn letters(text: &str, font: Font, size: f64, ruler: &dyn Ruler) -> Option<Mask> {
    let (width, above, height) = (ruler.width(text, font) * size / font.size_px() + 2.0, size * 1.1, size * 1.5);
    let (columns, rows) = ((width * FINE).ceil() as u32, (height * FINE).ceil() as u32);
    let (_, context) = canvas(columns, rows)?;
    context.set_font(&css_font(font, size * FINE));
    context.fill_text(text, 0.0, above * FINE).ok()?;
    let dots = context.get_image_data(0.0, 0.0, f64::from(columns), f64::from(rows)).ok()?.data().0;
    let line = (columns as usize).div_ceil(8);
    let mut bits = vec![0xFF_u8; line * rows as usize];
    for (at, dot) in dots.chunks(4).enumerate() {
        let (row, column) = (at / columns as usize, at % columns as usize);
        if dot.get(3).is_some_and(|alpha| *alpha > 127) {
            bits[row * line + column / 8] &= !(0x80 >> (column % 8));
        }
    }
    Some(Mask { columns: columns as usize, rows: rows as usize, bits, width, height, above })
}

/// What is posted for an answer.
#[must_use]
pub fn posted(answer: Answer) -> JsValue {
    match answer {
        Ok((text, None)) => text.into(),
        Ok((text, Some(file))) => Array::of2(&text.into(), &file).into(),
        Err(error) => serde_json::json!({ "error": error }).to_string().into(),
    }
}
