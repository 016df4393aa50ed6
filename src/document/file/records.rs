//! The shape of the file: what serde reads and writes. Ids are text here; nothing is checked.
//!
//! A field that has its usual value is left out, so files stay short.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

fn is_false(value: &bool) -> bool {
    !*value
}

/// Read first: whether the rest can be read at all.
#[derive(Deserialize)]
pub(super) struct HeadRecord {
    pub format: Option<u64>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct DesignRecord {
    pub format: u32,
    pub name: String,
    pub dialect: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub enums: Vec<EnumRecord>,
    pub tables: Vec<TableRecord>,
    pub layout: BTreeMap<String, SpotRecord>,
    #[serde(skip_serializing_if = "AnswersRecord::is_empty")]
    pub answers: AnswersRecord,
    pub revisions: Vec<RevisionRecord>,
    /// The revision that the design goes on from, where it is not the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub published: Vec<PublishedRecord>,
}

/// A revision of which somebody has the files for a database.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct PublishedRecord {
    pub revision: String,
    pub dialect: String,
    pub sha256: String,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct EnumRecord {
    pub id: String,
    pub name: String,
    pub values: Vec<EnumValueRecord>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct EnumValueRecord {
    pub id: String,
    pub name: String,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct TableRecord {
    pub id: String,
    pub name: String,
    /// The schema of the database that it stands in, where there are several.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub namespace: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub comment: String,
    pub columns: Vec<ColumnRecord>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub primary_key: Option<KeyRecord>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub uniques: Vec<KeyRecord>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<CheckRecord>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub foreign_keys: Vec<ForeignKeyRecord>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub indexes: Vec<IndexRecord>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct ColumnRecord {
    pub id: String,
    pub name: String,
    /// A portable type, or one of a database as it was typed.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub data_type: Option<String>,
    /// The type as it was typed, where [`Self::data_type`] would read as a portable one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other_type: Option<String>,
    /// The id of the enum that is the type.
    #[serde(rename = "enum", skip_serializing_if = "Option::is_none")]
    pub enum_type: Option<String>,
    #[serde(skip_serializing_if = "is_false")]
    pub nullable: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<DefaultRecord>,
    #[serde(skip_serializing_if = "is_false")]
    pub identity: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generated: Option<GeneratedRecord>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub comment: String,
}

/// `{"value": "5"}` or `{"expression": "now()"}`.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum DefaultRecord {
    Value(String),
    Expression(String),
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct GeneratedRecord {
    pub expression: Vec<PartRecord>,
    #[serde(skip_serializing_if = "is_false")]
    pub stored: bool,
}

/// A text, or `{"column": "<id>"}`.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum PartRecord {
    Text(String),
    Column { column: String },
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct KeyRecord {
    pub id: String,
    pub name: String,
    pub columns: Vec<String>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct CheckRecord {
    pub id: String,
    pub name: String,
    pub expression: Vec<PartRecord>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct ForeignKeyRecord {
    pub id: String,
    pub name: String,
    pub columns: Vec<String>,
    pub target: String,
    pub target_columns: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_delete: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_update: Option<String>,
    /// What classes made from the tables call the two ends.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub parent_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub children_name: String,
    #[serde(skip_serializing_if = "is_false")]
    pub backref: bool,
    /// `immediate` or `deferred`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deferrable: Option<String>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct IndexRecord {
    pub id: String,
    pub name: String,
    pub columns: Vec<IndexPartRecord>,
    #[serde(skip_serializing_if = "is_false")]
    pub unique: bool,
    /// `btree`, `gin`, … where it was chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// Which rows it holds.
    #[serde(rename = "where", skip_serializing_if = "Vec::is_empty")]
    pub predicate: Vec<PartRecord>,
    /// Columns kept beside the key.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub include: Vec<String>,
}

/// A column's id, `{"descending": "<id>"}`, or `{"expression": […], "descending": true}`.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum IndexPartRecord {
    Ascending(String),
    Descending {
        descending: String,
    },
    Expression {
        expression: Vec<PartRecord>,
        #[serde(default, skip_serializing_if = "is_false")]
        descending: bool,
    },
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct SpotRecord {
    pub x: f64,
    pub y: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub colour: Option<String>,
    #[serde(skip_serializing_if = "is_false")]
    pub folded: bool,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct AnswersRecord {
    /// What existing rows get, by column.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub fills: BTreeMap<String, DefaultRecord>,
    /// What a value of an enum becomes when it is taken out.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, String>,
    /// How values become values of another type, by column.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub conversions: BTreeMap<String, ConversionRecord>,
    /// By which foreign key the values of a column come along to another table.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub moves: BTreeMap<String, String>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct ConversionRecord {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub up: Vec<PartRecord>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub down: Vec<PartRecord>,
}

impl AnswersRecord {
    pub(super) fn is_empty(&self) -> bool {
        self.fills.is_empty() && self.values.is_empty() && self.conversions.is_empty() && self.moves.is_empty()
    }
}

/// A revision, with what differs from its parent.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct RevisionRecord {
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// The second parent, where it brings two branches together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub merges: Option<String>,
    pub message: String,
    pub date: String,
    #[serde(skip_serializing_if = "AnswersRecord::is_empty")]
    pub answers: AnswersRecord,
    /// Enums that are new or not as they were.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub enums: Vec<EnumRecord>,
    /// Enums that are there no more.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dropped_enums: Vec<String>,
    /// Tables that are new or not as they were.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<TableRecord>,
    /// Tables that are there no more.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dropped_tables: Vec<String>,
    /// Where tables stood that the design has no place for.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub layout: BTreeMap<String, SpotRecord>,
}
