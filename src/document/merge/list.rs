//! The order of a list that both branches may have added to, taken from and turned around.

/// The items of `keep` in an order that both sides agree with. Where each turned it around in its own way,
/// `theirs_first` says whether theirs counts.
pub(super) fn order<T: Copy + Ord>(base: &[T], ours: &[T], theirs: &[T], keep: &[T], theirs_counts: &mut dyn FnMut() -> bool) -> Vec<T> {
    let common = |id: &&T| keep.contains(id) && ours.contains(id) && theirs.contains(id);
    let core = |list: &[T]| list.iter().filter(common).copied().collect::<Vec<T>>();
    let (of_base, of_ours, of_theirs) = (core(base), core(ours), core(theirs));
    let core = match () {
        () if of_ours == of_theirs || of_theirs == of_base => of_ours,
        () if of_ours == of_base || theirs_counts() => of_theirs,
        () => of_ours,
    };
    let mut order = Vec::with_capacity(keep.len());
    push_runs(&mut order, run(ours, None, &core, keep), run(theirs, None, &core, keep));
    for id in &core {
        order.push(*id);
        push_runs(&mut order, run(ours, Some(*id), &core, keep), run(theirs, Some(*id), &core, keep));
    }
    let mut left: Vec<T> = keep.iter().filter(|id| !order.contains(id)).copied().collect();
    left.sort_unstable();
    order.extend(left);
    order
}

/// What one side has between an item of the core and the next one.
fn run<T: Copy + Ord>(side: &[T], after: Option<T>, core: &[T], keep: &[T]) -> Vec<T> {
    let start = after.map_or(Some(0), |after| side.iter().position(|id| *id == after).map(|at| at + 1));
    let rest = start.and_then(|start| side.get(start..)).unwrap_or_default();
    rest.iter().take_while(|id| !core.contains(id)).filter(|id| keep.contains(id)).copied().collect()
}

/// Whose run comes first does not depend on which side is whose.
fn push_runs<T: Copy + Ord>(order: &mut Vec<T>, ours: Vec<T>, theirs: Vec<T>) {
    let (first, second) = if ours <= theirs { (ours, theirs) } else { (theirs, ours) };
    for id in first.into_iter().chain(second) {
        if !order.contains(&id) {
            order.push(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn both_sides_are_heard() {
        let never = &mut || panic!("nobody should be asked");
        assert_eq!(order(&[1, 2, 3], &[1, 2, 3, 9], &[1, 8, 2, 3], &[1, 2, 3, 8, 9], never), [1, 8, 2, 3, 9]);
        assert_eq!(order(&[1, 2], &[1, 2, 9], &[1, 2, 8], &[1, 2, 8, 9], never), [1, 2, 8, 9]);
        assert_eq!(order(&[1, 2, 3], &[3, 2, 1], &[1, 3], &[1, 3], never), [3, 1]);
        assert_eq!(order(&[], &[2, 1], &[], &[1, 2], never), [2, 1]);
        assert_eq!(order(&[1, 2, 3], &[3, 2, 1], &[2, 1, 3], &[1, 2, 3], &mut || true), [2, 1, 3]);
    }
}
