//! MariaDB 10.6 and later: where it differs from MySQL.
//!
//! Column defaults: <https://mariadb.com/kb/en/create-table/#default-column-option>; generated columns
//! cannot be NOT NULL: <https://mariadb.com/kb/en/generated-columns/>; constraints are dropped with one
//! word: <https://mariadb.com/kb/en/alter-table/#drop-constraint>.

use super::Features;
use super::mysql::{self, MySql};

pub(super) static MARIADB: MySql = MySql { features: &FEATURES, drop_check: "CONSTRAINT", parenthesised_defaults: false, is_mariadb: true };

pub(super) static FEATURES: Features = Features {
    label: "MariaDB",
    slug: "mariadb",
    generated_not_null: false,
    json_checks: true,
    computed_after_computed: false,
    expression_indexes: false,
    unique_targets: false,
    ..mysql::FEATURES
};
