//! What a diagram keeps is what it would make anew.

use super::*;
use crate::canvas::sample::Sample;
use crate::canvas::{Approximate, Foot};

/// Lines found bit by bit, while tables move about, are those that are found at once.
#[test]
fn what_is_kept_is_what_would_be_found_anew() {
    let mut sample = Sample::stress(40);
    let mut kept = Diagram::default();
    let mut random = fastrand::Rng::with_seed(3);
    for _ in 0..30 {
        kept.refresh(&sample.schema, &sample.layout, &Approximate);
        let mut anew = Diagram::default();
        anew.refresh(&sample.schema, &sample.layout, &Approximate);
        for index in 0..kept.lines().len() {
            assert_eq!(kept.lines()[index], anew.lines()[index]);
            let (before, after) = (kept.route(index, None).unwrap(), anew.route(index, None).unwrap());
            assert_eq!(before.ends(), after.ends());
        }
        let ids: Vec<TableId> = sample.layout.spots.keys().copied().collect();
        let spot = sample.layout.spots.get_mut(&ids[random.usize(..ids.len())]).unwrap();
        (spot.x, spot.y) = (spot.x + random.f64() * 300.0, spot.y - random.f64() * 200.0);
    }
}

/// Where only what changed is looked at, the diagram is the one that is made anew.
#[test]
fn what_is_renewed_is_what_would_be_made_anew() {
    let mut sample = Sample::stress(60);
    let mut kept = Diagram::default();
    kept.refresh(&sample.schema, &sample.layout, &Approximate);
    let mut random = fastrand::Rng::with_seed(9);
    let mut ids = crate::schema::Ids::new(3);
    for step in 0..120 {
        let all: Vec<TableId> = sample.layout.spots.keys().copied().collect();
        let chosen: Vec<TableId> = (0..random.usize(1..4)).map(|_| all[random.usize(..all.len())]).collect();
        for id in &chosen {
            let spot = sample.layout.spots.get_mut(id).unwrap();
            if random.bool() {
                (spot.x, spot.y) = (spot.x + random.f64() * 300.0, spot.y - random.f64() * 200.0);
            } else {
                let table = Arc::make_mut(sample.schema.tables.get_mut(id).unwrap());
                table.columns.insert(0, crate::schema::Column::new(ids.mint(), format!("c{step}"), crate::schema::DataType::Text));
            }
        }
        (0..kept.lines().len()).for_each(|index| drop(kept.route(index, None)));
        assert!(kept.renew(&sample.schema, &sample.layout, &Approximate, &chosen));
        let mut anew = Diagram::default();
        anew.refresh(&sample.schema, &sample.layout, &Approximate);
        assert_eq!(kept.lines(), anew.lines());
        assert_eq!(kept.bounds(), anew.bounds());
        for index in 0..kept.lines().len() {
            assert_eq!(kept.span(index), anew.span(index));
            assert_eq!(kept.route(index, None).unwrap().ends(), anew.route(index, None).unwrap().ends());
        }
    }
    let gone = *sample.layout.spots.keys().next().unwrap();
    sample.schema.tables.remove(&gone);
    assert!(!kept.renew(&sample.schema, &sample.layout, &Approximate, &[gone]));
}

#[test]
fn nothing_is_looked_at_twice() {
    let sample = Sample::library();
    let mut diagram = Diagram::default();
    assert!(diagram.refresh(&sample.schema, &sample.layout, &Approximate));
    let card = diagram.tables()[0].card.clone();
    assert!(!diagram.refresh(&sample.schema, &sample.layout, &Approximate));
    let mut layout = sample.layout.clone();
    layout.spots.values_mut().for_each(|spot| spot.x += 8.0);
    assert!(diagram.refresh(&sample.schema, &layout, &Approximate));
    assert!(Arc::ptr_eq(&card, &diagram.tables()[0].card));
}

#[test]
fn a_folded_junction_table_is_one_line() {
    let mut sample = Sample::library();
    let pair = sample.schema.tables.values().find(|table| table.name == "student_clubs").unwrap().id;
    sample.layout.spots.get_mut(&pair).unwrap().folded = true;
    let mut diagram = Diagram::default();
    diagram.refresh(&sample.schema, &sample.layout, &Approximate);
    assert!(diagram.table(pair).is_none());
    let line = diagram.lines().iter().find(|line| line.relation == RelationId::Junction(pair)).unwrap();
    assert_eq!([line.ends[0].foot, line.ends[1].foot], [Foot::Many, Foot::Many]);
    assert_eq!(diagram.lines().len(), 5);
}

/// A frame that may not look far draws lines through tables, and the frames after it put that right.
#[test]
fn lines_find_their_ways_over_several_frames() {
    let sample = Sample::stress(40);
    let (mut at_once, mut slowly) = (Diagram::default(), Diagram::default());
    at_once.refresh(&sample.schema, &sample.layout, &Approximate);
    slowly.refresh(&sample.schema, &sample.layout, &Approximate);
    let mut frames = 0;
    loop {
        slowly.begin_frame(200);
        let all: Vec<_> = (0..slowly.lines().len()).map(|line| slowly.route(line, None)).collect();
        frames += 1;
        if !slowly.is_unfinished() {
            assert!(all.into_iter().enumerate().all(|(line, route)| route == at_once.route(line, None)));
            break;
        }
    }
    assert!((2..200).contains(&frames), "{frames}");
}
