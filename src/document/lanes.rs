//! The graph of revisions as it is drawn beside their list, newest first: a dot a row, lines between the dots.

use super::{Document, RevisionId};

/// One row of the drawing. Lanes are numbered from 0, from left to right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaneRow {
    /// The revision of the row.
    pub id: RevisionId,
    /// The lane of its dot.
    pub lane: usize,
    /// Lines from the top of the row to its middle, by lane: from where to where.
    pub above: Vec<(usize, usize)>,
    /// Lines from the middle of the row to its bottom.
    pub below: Vec<(usize, usize)>,
}

impl Document {
    /// The drawing of the graph, newest first, and how many lanes it has.
    #[must_use]
    pub fn lanes(&self) -> (Vec<LaneRow>, usize) {
        // For each lane, the revision that its line leads down to.
        let mut open: Vec<Option<RevisionId>> = Vec::new();
        let (mut rows, mut width) = (Vec::new(), 0);
        for revision in self.revisions.iter().rev() {
            let id = revision.id;
            let lane = open.iter().position(|wanted| *wanted == Some(id)).unwrap_or_else(|| free_lane(&mut open));
            let lands = |(at, wanted): (usize, &Option<RevisionId>)| wanted.map(|wanted| (at, if wanted == id { lane } else { at }));
            let above: Vec<_> = open.iter().enumerate().filter_map(lands).collect();
            for line in &mut open {
                line.take_if(|wanted| *wanted == id);
            }
            let mut below: Vec<_> = open.iter().enumerate().filter(|(_, wanted)| wanted.is_some()).map(|(at, _)| (at, at)).collect();
            for parent in &revision.parents {
                let known = open.iter().position(|wanted| wanted == &Some(*parent));
                let to = known.unwrap_or_else(|| if open.get(lane) == Some(&None) { lane } else { free_lane(&mut open) });
                open[to] = Some(*parent);
                below.push((lane, to));
            }
            width = width.max(open.len()).max(lane + 1);
            rows.push(LaneRow { id, lane, above, below });
        }
        (rows, width)
    }
}

fn free_lane(open: &mut Vec<Option<RevisionId>>) -> usize {
    open.iter().position(Option::is_none).unwrap_or_else(|| {
        open.push(None);
        open.len() - 1
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Layout, Revision};
    use crate::migrate::Answers;
    use crate::schema::Schema;

    fn graph(revisions: &[(u64, &[u64])]) -> Vec<String> {
        let id = RevisionId::from_bits;
        let made = revisions.iter().map(|(bits, parents)| Revision {
            id: id(*bits),
            parents: parents.iter().map(|bits| id(*bits)).collect(),
            message: String::new(),
            date: String::new(),
            schema: Schema::default(),
            answers: Answers::default(),
            places: Layout::default(),
        });
        let document = Document { revisions: made.collect(), ..Document::default() };
        let (rows, _) = document.lanes();
        rows.iter().map(|row| format!("{} {:?} {:?}", row.lane, row.above, row.below)).collect()
    }

    #[test]
    fn a_line_is_straight() {
        assert_eq!(graph(&[(1, &[]), (2, &[1]), (3, &[2])]), ["0 [] [(0, 0)]", "0 [(0, 0)] [(0, 0)]", "0 [(0, 0)] []"]);
    }

    #[test]
    fn two_heads_part_and_a_merge_joins() {
        assert_eq!(
            graph(&[(1, &[]), (2, &[1]), (3, &[1]), (4, &[2, 3])]),
            ["0 [] [(0, 0), (0, 1)]", "1 [(0, 0), (1, 1)] [(0, 0), (1, 1)]", "0 [(0, 0), (1, 1)] [(1, 1), (0, 1)]", "1 [(1, 1)] []"]
        );
    }
}
