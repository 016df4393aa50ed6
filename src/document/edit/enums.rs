//! Wishes about enums. The defaults of columns follow the names of their values.

use super::super::Refusal;
use super::super::draft::Draft;
use super::names::{clean, free, typed};
use crate::schema::{ColumnId, DataType, DefaultValue, EnumId, EnumType, EnumValue, EnumValueId, TableId};

pub(super) fn add(draft: &mut Draft, id: EnumId, name: &str, values: &[String]) -> Result<(), Refusal> {
    if draft.enum_type(id).is_ok() {
        return Err(Refusal::IdTaken);
    }
    let schema = draft.schema();
    let name = if name.trim().is_empty() { free(schema, "enum") } else { typed(schema, name, None)? };
    draft.put_enum(EnumType { id, name, values: Vec::new() }.into());
    values.iter().try_for_each(|value| add_value(draft, id, value, None))
}

pub(super) fn rename(draft: &mut Draft, id: EnumId, name: &str) -> Result<(), Refusal> {
    let name = typed(draft.schema(), name, Some(&draft.enum_type(id)?.name))?;
    draft.enum_mut(id)?.name = name;
    Ok(())
}

fn typed_value(draft: &Draft, id: EnumId, name: &str, value: Option<EnumValueId>) -> Result<String, Refusal> {
    let name = clean(name)?;
    if draft.enum_type(id)?.values.iter().any(|other| other.name == name && Some(other.id) != value) {
        return Err(Refusal::ValueTaken { id, name });
    }
    Ok(name)
}

pub(super) fn add_value(draft: &mut Draft, id: EnumId, name: &str, position: Option<usize>) -> Result<(), Refusal> {
    let name = typed_value(draft, id, name, None)?;
    let value = EnumValue { id: draft.ids.mint(), name };
    let values = &mut draft.enum_mut(id)?.values;
    values.insert(position.unwrap_or(usize::MAX).min(values.len()), value);
    Ok(())
}

fn position(draft: &Draft, id: EnumId, value: EnumValueId) -> Result<usize, Refusal> {
    let found = draft.enum_type(id)?.values.iter().position(|other| other.id == value);
    found.ok_or(Refusal::NoEnumValue(value))
}

pub(super) fn rename_value(draft: &mut Draft, id: EnumId, value: EnumValueId, name: &str) -> Result<(), Refusal> {
    let at = position(draft, id, value)?;
    let name = typed_value(draft, id, name, Some(value))?;
    let before = std::mem::replace(&mut draft.enum_mut(id)?.values[at].name, name.clone());
    replace_defaults(draft, id, &before, Some(&name))
}

pub(super) fn move_value(draft: &mut Draft, id: EnumId, value: EnumValueId, to: usize) -> Result<(), Refusal> {
    let at = position(draft, id, value)?;
    let values = &mut draft.enum_mut(id)?.values;
    let value = values.remove(at);
    values.insert(to.min(values.len()), value);
    Ok(())
}

pub(super) fn delete_value(draft: &mut Draft, id: EnumId, value: EnumValueId) -> Result<(), Refusal> {
    let at = position(draft, id, value)?;
    let heir = draft.document().answers.values.get(&value).copied();
    let gone = draft.enum_mut(id)?.values.remove(at);
    let values = &draft.enum_type(id)?.values;
    let heir = values.iter().find(|other| Some(other.id) == heir).map(|other| other.name.clone());
    if draft.document().answers.values.values().any(|becomes| *becomes == value) {
        draft.answers_mut().values.retain(|_, becomes| *becomes != value);
    }
    replace_defaults(draft, id, &gone.name, heir.as_deref())
}

fn users(draft: &Draft, id: EnumId) -> Vec<(TableId, ColumnId)> {
    draft.schema().users_of(id).map(|(table, column)| (table.id, column.id)).collect()
}

/// The defaults that are a value of an enum, when the value has another name or is gone.
fn replace_defaults(draft: &mut Draft, id: EnumId, before: &str, after: Option<&str>) -> Result<(), Refusal> {
    let is_it = |default: &DefaultValue| matches!(default, DefaultValue::Literal(text) if text == before);
    for (table, column) in users(draft, id) {
        if draft.column(table, column)?.default.as_ref().is_some_and(is_it) {
            draft.column_mut(table, column)?.default = after.map(|name| DefaultValue::Literal(name.to_owned()));
        }
    }
    Ok(())
}

/// Deletes an enum; its columns become text.
pub(super) fn delete(draft: &mut Draft, id: EnumId) -> Result<(), Refusal> {
    draft.remove_enum(id)?;
    for (table, column) in users(draft, id) {
        draft.column_mut(table, column)?.data_type = DataType::Text;
    }
    Ok(())
}
