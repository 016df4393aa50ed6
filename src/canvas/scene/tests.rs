//! What is in a frame, and what is not. With `RELATA_PICTURES=folder` the frames are written there to be looked at.

#![cfg(test)]

use super::*;
use crate::canvas::Picture;
use crate::canvas::sample::Sample;
use crate::canvas::svg::print;
use crate::canvas::{Approximate, Diagram, Size, Theme, arranged};
use crate::schema::relations;

fn diagram(sample: &Sample) -> Diagram {
    let mut diagram = Diagram::default();
    diagram.refresh(&sample.schema, &sample.layout, &Approximate);
    diagram
}

fn arranged_sample(mut sample: Sample) -> Sample {
    for (id, at) in arranged(&diagram(&sample)).tables {
        if let Some(spot) = sample.layout.spots.get_mut(&id) {
            (spot.x, spot.y) = (at.x, at.y);
        }
    }
    sample
}

fn frame(diagram: &mut Diagram, zoom: f64, live: &Live) -> Scene {
    let mut viewport = Viewport { size: Size::new(1440.0, 900.0), ..Viewport::default() };
    viewport.fit(diagram.bounds().unwrap_or_default());
    if zoom > 0.0 {
        viewport.origin = diagram.bounds().unwrap_or_default().grown(20.0).at;
        viewport.zoom = zoom;
    }
    Scene::of(diagram, &viewport, live)
}

fn keep(name: &str, scene: &Scene) {
    let Ok(folder) = std::env::var("RELATA_PICTURES") else { return };
    for theme in [Theme::Light, Theme::Dark] {
        let text = print(scene, &Picture { theme, transparent: false, title: name.into(), carried: None }, None);
        std::fs::write(format!("{folder}/{name}-{theme:?}.svg").to_lowercase(), text).unwrap();
    }
}

fn texts(scene: &Scene) -> Vec<&str> {
    scene.shapes.iter().filter_map(|shape| if let Shape::Text { text, .. } = shape { Some(&**text) } else { None }).collect()
}

#[test]
fn what_is_small_shows_less() {
    let mut diagram = diagram(&Sample::library());
    let all = frame(&mut diagram, 0.5, &Live::default());
    assert!(texts(&all).contains(&"varchar(120)") && texts(&all).contains(&"PK"));
    let names = frame(&mut diagram, 0.3, &Live::default());
    assert!(texts(&names).contains(&"isbn") && !texts(&names).contains(&"varchar(120)"));
    let blocks = frame(&mut diagram, 0.15, &Live::default());
    assert!(!texts(&blocks).contains(&"isbn"));
    keep("names", &names);
    keep("blocks", &blocks);
    keep("half", &all);
}

#[test]
fn what_is_out_of_sight_is_left_out() {
    let mut diagram = diagram(&Sample::stress(100));
    let scene = frame(&mut diagram, 1.0, &Live::default());
    let titles = texts(&scene).into_iter().filter(|text| text.starts_with("table_")).count();
    assert!((12..=20).contains(&titles), "{titles}");
}

#[test]
fn a_hovered_line_lights_up_its_columns_and_dims_the_other_lines() {
    let sample = Sample::library();
    let mut diagram = diagram(&sample);
    let is_key = |id: &RelationId| matches!(id, RelationId::Key(..));
    let relation = relations(&sample.schema).into_iter().map(|r| r.id).find(is_key).unwrap();
    let live = Live { hover: Some(Hit::Line(relation)), ..Live::default() };
    let scene = frame(&mut diagram, 0.0, &live);
    assert!(scene.shapes.contains(&Shape::Opacity(0.3)));
    let lit = |shape: &&Shape| matches!(shape, Shape::Rect { fill: Some(Role::AccentSoft), .. });
    assert_eq!(scene.shapes.iter().filter(lit).count(), 2);
    keep("hovered", &scene);
}

#[test]
fn a_gesture_is_shown() {
    let sample = arranged_sample(Sample::library());
    let mut diagram = diagram(&sample);
    let [a, b] = ["author", "club"].map(|name| sample.schema.tables.values().find(|t| t.name == name).unwrap());
    let end = |table: &crate::schema::Table, foot| LineEnd { table: table.id, columns: vec![table.columns[0].id], foot, offset: 0.0 };
    let live = Live {
        tables: vec![a.id],
        column: Some((a.id, a.columns[1].id)),
        extra_row: Some(a.id),
        hover: Some(Hit::Row(b.id, b.columns[0].id)),
        wire: Some(Wire { from: end(a, Foot::One), to: Ok(end(b, Foot::Many)), free_foot: Foot::Many }),
        marquee: Some(Rect::new(-40.0, -40.0, 120.0, 90.0)),
        ..Live::default()
    };
    keep("gesture", &frame(&mut diagram, 0.0, &live));
}

#[test]
fn a_large_design_is_arranged() {
    let mut small = diagram(&arranged_sample(Sample::stress(24)));
    keep("arranged", &frame(&mut small, 0.0, &Live::default()));
    keep("arranged-close", &frame(&mut small, 0.75, &Live::default()));
    let mut large = diagram(&arranged_sample(Sample::stress(200)));
    keep("arranged-large", &frame(&mut large, 0.0, &Live::default()));
}

/// How long frames take natively: `cargo test --release frames_are_fast -- --nocapture --ignored`.
#[test]
#[ignore = "a measurement, not a test"]
fn frames_are_fast() {
    for count in [1000, 10_000] {
        let mut diagram = diagram(&Sample::stress(count));
        for zoom in [1.0, 0.46, 0.44, 0.21, 0.19, 0.1, 0.05] {
            let first = std::time::Instant::now();
            let shapes = frame(&mut diagram, zoom, &Live::default()).shapes.len();
            let first = first.elapsed();
            let again = std::time::Instant::now();
            for _ in 0..20 {
                frame(&mut diagram, zoom, &Live::default());
            }
            println!("{count} at {zoom}: first {first:?}, then {:?}, {shapes} shapes", again.elapsed() / 20);
        }
    }
}
