//! Values that one table gives another after it was itself written anew: columns that cross.
//!
//! A table is written anew with all of its changes at once, so a column is gone from it when another table, written
//! anew later, still wants its values. They wait in a temporary table until then.
//! Law: where both tables are there as they were, nothing is lent.

use std::collections::BTreeMap;

use super::super::operation::{Carry, Operation};
use super::Writer;
use crate::schema::{ColumnId, Schema, Table, TableId};

/// Values of a column that wait in a temporary table.
pub(super) struct Loan {
    /// Before which operation they are put there, and after which they are no longer needed.
    pub given: usize,
    pub taken: usize,
    /// The table that gives them, as it is then.
    pub giver: Table,
    /// The same under the name of the temporary table.
    pub waiting: Table,
}

/// Which column of which table an operation takes away, and so all of its values.
fn takes_away(operation: &Operation, table: TableId, column: ColumnId) -> bool {
    match operation {
        Operation::DropColumn { table: of, column: gone, .. } => *of == table && gone.id == column,
        Operation::DropTable { table: gone, .. } => gone.id == table,
        Operation::RebuildTable { after, changes, .. } => {
            after.id == table && changes.iter().any(|change| takes_away(change, table, column))
        }
        _ => false,
    }
}

/// The columns of a table written anew whose values come from elsewhere.
fn wanted(operation: &Operation) -> impl Iterator<Item = (ColumnId, &Carry)> {
    let changes = if let Operation::RebuildTable { changes, .. } = operation { &changes[..] } else { &[] };
    changes.iter().filter_map(|change| match change {
        Operation::AddColumn { column, rows: Some(rows), .. } => Some((column.id, rows)),
        _ => None,
    })
}

impl Writer<'_> {
    /// The values that have to wait, by column.
    pub(super) fn find_loans(&self) -> BTreeMap<ColumnId, Loan> {
        let mut loans = BTreeMap::new();
        for (taken, operation) in self.operations.iter().enumerate() {
            for (column, rows) in wanted(operation) {
                let before = &self.operations[..taken];
                let given = before.iter().position(|operation| takes_away(operation, rows.junction, column));
                if let Some((given, giver)) = given.and_then(|at| Some((at, self.table_at(at, rows.junction)?))) {
                    let waiting = Table { name: format!("relata_values_{}", loans.len() + 1), namespace: String::new(), ..giver.clone() };
                    loans.insert(column, Loan { given, taken, giver, waiting });
                }
            }
        }
        loans
    }

    /// A table before some operation.
    fn table_at(&self, operation: usize, table: TableId) -> Option<Table> {
        let mut now: Schema = self.start.clone();
        self.operations[..operation].iter().for_each(|operation| operation.apply(&mut now));
        now.table(table).map(|table| Table::clone(table))
    }

    /// The statements of an operation between those that lend what it takes away and those that clear up after it.
    pub(super) fn with_loans(&self, at: usize, statements: Vec<String>) -> Vec<String> {
        let loans = self.loans();
        let lent = loans.values().filter(|loan| loan.given == at).map(|loan| {
            let (waiting, giver) = (self.sql.name(&loan.waiting.name), self.sql.table(&loan.giver));
            format!("CREATE TEMPORARY TABLE {waiting} AS SELECT * FROM {giver}")
        });
        let done = loans.values().filter(|loan| loan.taken == at);
        let done = done.map(|loan| format!("DROP TABLE temp.{}", self.sql.name(&loan.waiting.name)));
        lent.chain(statements).chain(done).collect()
    }

    /// The schema in which the values of a column are read for another table.
    pub(super) fn with_loan(&self, now: &Schema, column: ColumnId) -> Schema {
        let mut now = now.clone();
        if let Some(loan) = self.loans().get(&column) {
            now.put_table(loan.waiting.clone());
        }
        now
    }
}
