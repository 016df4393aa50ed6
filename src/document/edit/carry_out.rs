//! Which function carries out which wish, and what each is called in the menu.

use super::super::draft::Draft;
use super::super::{Document, Patch, Refusal};
use super::{Edit, annotations, cardinality, columns, constraints, copies, design, enums, history, relations, tables};
use crate::schema::{Ids, TableId};

impl Document {
    /// Carries out a wish and returns what it changed; `ids` gives the ids of new things.
    ///
    /// # Errors
    /// The reason, where the wish cannot be carried out; then nothing has changed.
    pub fn edit(&mut self, edit: Edit, ids: &mut Ids) -> Result<Patch, Refusal> {
        let mut draft = Draft::new(self, ids);
        let label = label(&draft, &edit);
        match carry_out(&mut draft, edit) {
            Ok(()) => Ok(draft.finish(label)),
            Err(refusal) => {
                draft.roll_back();
                Err(refusal)
            }
        }
    }
}

fn carry_out(draft: &mut Draft, edit: Edit) -> Result<(), Refusal> {
    match edit {
        Edit::AddTable { id, name, x, y } => tables::add(draft, id, &name, x, y),
        Edit::RenameTable { table, name, follow } => tables::rename(draft, table, &name, follow),
        Edit::SetNamespace { tables, namespace } => tables::set_namespace(draft, &tables, &namespace),
        Edit::CommentTable { table, comment } => tables::comment(draft, table, &comment),
        Edit::DeleteTables { tables } => tables::delete(draft, &tables),
        Edit::DuplicateTables { tables } => copies::duplicate(draft, &tables),
        Edit::Insert { schema, layout, at } => copies::insert(draft, &schema, &layout, at),
        Edit::MoveTables { places } => tables::move_to(draft, &places),
        Edit::Colour { tables, colour } => tables::colour(draft, &tables, colour),
        Edit::Fold { junction, folded } => tables::fold(draft, junction, folded),
        Edit::PutAnnotation { annotation } => annotations::put(draft, annotation),
        Edit::MoveAnnotations { places } => annotations::move_to(draft, &places),
        Edit::DeleteAnnotations { annotations } => annotations::delete(draft, &annotations),
        Edit::BendLine { table, key, at } => annotations::bend(draft, table, key, at),

        Edit::SetPrimary { table, column, primary } => constraints::set_primary(draft, table, column, primary),
        Edit::SetPrimaryKey { table, columns } => constraints::set_primary_key(draft, table, &columns),
        Edit::SetUnique { table, column, unique } => constraints::set_unique(draft, table, column, unique),
        Edit::AddUnique { table, columns } => constraints::add_unique(draft, table, columns),
        Edit::ChangeUnique { table, key, columns } => constraints::change_unique(draft, table, key, columns),
        Edit::AddIndex { table, parts, unique } => constraints::add_index(draft, table, parts, unique),
        Edit::ChangeIndex { table, index, parts, unique } => constraints::change_index(draft, table, index, parts, unique),
        Edit::SetIndexDetails { table, index, method, predicate, include } => {
            constraints::set_index_details(draft, table, index, &method, &predicate, include)
        }
        Edit::AddCheck { table, name, expression } => constraints::add_check(draft, table, &name, &expression),
        Edit::ChangeCheck { table, check, expression } => constraints::change_check(draft, table, check, &expression),
        Edit::RenameConstraint { table, constraint, name } => constraints::rename(draft, table, constraint, &name),
        Edit::DropConstraint { table, constraint } => constraints::drop(draft, table, constraint),

        Edit::Connect { parent, child, cardinality, columns, optional, x, y } => {
            let ends = relations::Ends { parent, child, optional };
            relations::connect(draft, ends, cardinality, columns, (x, y))
        }
        Edit::ChangeCardinality { relation, cardinality } => cardinality::change(draft, relation, cardinality),
        Edit::SetOptional { relation, optional } => relations::set_optional(draft, relation, optional),
        Edit::SetActions { table, key, on_delete, on_update } => relations::set_actions(draft, table, key, on_delete, on_update),
        Edit::NameEnds { table, key, ends } => relations::name_ends(draft, table, key, ends),
        Edit::SetDeferrable { table, key, deferrable } => relations::set_deferrable(draft, table, key, deferrable),
        Edit::Retarget { table, key, columns, target, target_columns } => {
            relations::retarget(draft, table, key, &relations::Pairs { columns, target, target_columns })
        }
        Edit::Disconnect { relations } => relations.into_iter().try_for_each(|relation| relations::disconnect(draft, relation)),
        Edit::Many { edits, .. } => edits.into_iter().try_for_each(|edit| carry_out(draft, edit)),
        other => carry_out_column(draft, other),
    }
}

fn carry_out_column(draft: &mut Draft, edit: Edit) -> Result<(), Refusal> {
    match edit {
        Edit::AddColumn { table, column, position } => columns::add(draft, table, column, position),
        Edit::RenameColumn { table, column, name } => columns::rename(draft, table, column, &name),
        Edit::RetypeColumn { table, column, data_type } => columns::retype(draft, table, column, &data_type),
        Edit::SetNullable { table, column, nullable } => columns::set_nullable(draft, table, column, nullable),
        Edit::SetDefault { table, column, default } => columns::set_default(draft, table, column, default),
        Edit::SetIdentity { table, column, identity } => columns::set_identity(draft, table, column, identity),
        Edit::SetGenerated { table, column, expression, stored } => columns::set_generated(draft, table, column, &expression, stored),
        Edit::CommentColumn { table, column, comment } => columns::comment(draft, table, column, &comment),
        Edit::MoveColumn { table, column, position } => columns::move_to(draft, table, column, position),
        Edit::MoveColumnToTable { table, column, target, position } => columns::move_to_table(draft, table, column, target, position),
        Edit::DeleteColumns { table, columns } => columns::delete(draft, table, &columns),
        other => carry_out_design(draft, other),
    }
}

fn carry_out_design(draft: &mut Draft, edit: Edit) -> Result<(), Refusal> {
    match edit {
        Edit::AddEnum { id, name, values } => enums::add(draft, id, &name, &values),
        Edit::RenameEnum { id, name } => enums::rename(draft, id, &name),
        Edit::AddEnumValue { id, name, position } => enums::add_value(draft, id, &name, position),
        Edit::RenameEnumValue { id, value, name } => enums::rename_value(draft, id, value, &name),
        Edit::MoveEnumValue { id, value, position } => enums::move_value(draft, id, value, position),
        Edit::DeleteEnumValue { id, value } => enums::delete_value(draft, id, value),
        Edit::DeleteEnum { id } => enums::delete(draft, id),
        Edit::RenameDesign { name } => design::rename(draft, &name),
        Edit::SetDialect { dialect } => {
            draft.set_dialect(dialect);
            Ok(())
        }
        Edit::Answer { column, fill } => design::answer(draft, column, fill),
        Edit::AnswerValue { value, becomes } => design::answer_value(draft, value, becomes),
        Edit::AnswerConversion { column, down, expression } => design::answer_conversion(draft, column, down, &expression),
        Edit::AnswerMove { column, key } => design::answer_move(draft, column, key),
        Edit::Keep { aside, keep } => design::put(&mut draft.answers_mut().keeps, aside, keep),
        Edit::KeepAll { keep } => {
            draft.answers_mut().keeps_all = keep;
            Ok(())
        }
        Edit::DropKept { aside, drop } => design::drop_kept(draft, aside, drop),
        Edit::SetCareful { careful } => {
            draft.answers_mut().careful = careful;
            Ok(())
        }
        Edit::PutOwn { at, own } => design::put_own(draft, at, own),
        Edit::Silence { code, silent } => design::put(draft.silenced_mut(), code, silent),
        Edit::CreateRevision { id, message, date } => history::create(draft, id, &message, &date),
        Edit::GoTo { revision } => history::go_to(draft, revision),
        Edit::GoOnFrom { revision } => history::go_on_from(draft, revision),
        Edit::TakeOver { revisions, published } => history::take_over(draft, revisions, &published),
        Edit::Merge { id, other, schema, message, date } => history::merge(draft, id, other, &schema, (&message, &date)),
        Edit::Squash { first, last, message } => history::squash(draft, first, last, &message),
        Edit::Publish { published } => {
            history::publish(draft, published);
            Ok(())
        }
        Edit::Become { schema } => history::become_schema(draft, &schema),
        // All other wishes are carried out before it comes to this.
        _ => Ok(()),
    }
}

/// What a wish is called in the menu, with the names as they are before it is carried out.
fn label(draft: &Draft, edit: &Edit) -> String {
    let table = |id: &TableId| draft.table(*id).map_or("", |table| table.name.as_str()).to_owned();
    let tables = |ids: &[TableId]| match ids {
        [one] => format!("table {}", table(one)),
        many => format!("{} tables", many.len()),
    };
    let of = |what: &str, id: &TableId| format!("{what} of {}", table(id));
    let column = |what: &str, id, column| format!("{what} {}", draft.spoken(id, column));
    let text = match edit {
        Edit::AddTable { name, .. } => format!("Add table {}", name.trim()),
        Edit::RenameTable { table: id, .. } => format!("Rename table {}", table(id)),
        Edit::SetNamespace { tables: ids, .. } => format!("Change schema of {}", tables(ids)),
        Edit::CommentTable { table: id, .. } => format!("Comment on table {}", table(id)),
        Edit::DeleteTables { tables: ids } => format!("Delete {}", tables(ids)),
        Edit::DuplicateTables { tables: ids } => format!("Duplicate {}", tables(ids)),
        Edit::AddColumn { table: id, column, .. } => format!("Add column {}.{}", table(id), column.name.trim()),
        Edit::RenameColumn { table, column: id, .. } => column("Rename column", *table, *id),
        Edit::RetypeColumn { table, column: id, .. } => column("Change type of", *table, *id),
        Edit::SetNullable { table, column: id, nullable: true } => column("Allow no value in", *table, *id),
        Edit::SetNullable { table, column: id, nullable: false } => column("Require a value in", *table, *id),
        Edit::SetDefault { table, column: id, .. } => column("Change default of", *table, *id),
        Edit::SetIdentity { table, column: id, .. } => column("Change numbering of", *table, *id),
        Edit::SetGenerated { table, column: id, .. } => column("Change expression of", *table, *id),
        Edit::CommentColumn { table, column: id, .. } => column("Comment on", *table, *id),
        Edit::MoveColumn { table, column: id, .. } => column("Move column", *table, *id),
        Edit::MoveColumnToTable { table, column: id, .. } => column("Move to another table", *table, *id),
        Edit::DeleteColumns { table, columns } => match columns[..] {
            [id] => column("Delete column", *table, id),
            _ => of(&format!("Delete {} columns", columns.len()), table),
        },
        Edit::SetPrimary { table, .. } | Edit::SetPrimaryKey { table, .. } => of("Change primary key", table),
        Edit::SetUnique { table, column: id, unique: true } => column("Make unique", *table, *id),
        Edit::SetUnique { table, column: id, unique: false } => column("Allow equal values in", *table, *id),
        Edit::AddUnique { table, .. } => of("Add unique constraint", table),
        Edit::ChangeUnique { table, .. } => of("Change unique constraint", table),
        Edit::AddIndex { table, .. } => of("Add index", table),
        Edit::ChangeIndex { table, .. } | Edit::SetIndexDetails { table, .. } => of("Change index", table),
        Edit::AddCheck { table, .. } => of("Add check", table),
        Edit::ChangeCheck { table, .. } => of("Change check", table),
        Edit::RenameConstraint { table, .. } => of("Rename constraint", table),
        Edit::DropConstraint { table, .. } => of("Delete constraint", table),
        Edit::Connect { parent, child, .. } => format!("Connect {} and {}", table(parent), table(child)),
        Edit::ChangeCardinality { .. } => "Change kind of relation".into(),
        Edit::SetOptional { optional: true, .. } => "Make relation optional".into(),
        Edit::SetOptional { optional: false, .. } => "Make relation mandatory".into(),
        Edit::SetActions { .. } => "Change actions of relation".into(),
        Edit::NameEnds { .. } => "Name ends of relation".into(),
        Edit::SetDeferrable { .. } => "Change when relation is checked".into(),
        Edit::Retarget { .. } => "Change ends of relation".into(),
        Edit::Disconnect { relations } if relations.len() > 1 => format!("Delete {} relations", relations.len()),
        Edit::Disconnect { .. } => "Delete relation".into(),
        Edit::MoveTables { places } => {
            format!("Move {}", tables(&places.iter().map(|(id, ..)| *id).collect::<Vec<_>>()))
        }
        Edit::Colour { tables: ids, .. } => format!("Colour {}", tables(ids)),
        Edit::Fold { junction, folded: true } => format!("Show {} as a line", table(junction)),
        Edit::Fold { junction, folded: false } => format!("Show {} as a table", table(junction)),
        Edit::Many { label, .. } => label.clone(),
        Edit::PutAnnotation { annotation } => {
            let is_new = draft.document().layout.annotation(annotation.id).is_none();
            format!("{} {}", if is_new { "Add" } else { "Change" }, annotation.word())
        }
        Edit::MoveAnnotations { .. } => "Move on the canvas".into(),
        Edit::DeleteAnnotations { annotations } => match annotations[..] {
            [id] => format!("Delete {}", draft.document().layout.annotation(id).map_or("", |annotation| annotation.word())),
            _ => format!("Delete {} areas and notes", annotations.len()),
        },
        Edit::BendLine { at, .. } => if at.is_empty() { "Let the line find its way" } else { "Lead the line" }.into(),
        other => label_design(draft, other),
    };
    text.trim().to_owned()
}

fn label_design(draft: &Draft, edit: &Edit) -> String {
    let name = |id| draft.enum_type(id).map_or("", |e| e.name.as_str());
    match edit {
        Edit::AddEnum { name, .. } => format!("Add enum {}", name.trim()),
        Edit::RenameEnum { id, .. } => format!("Rename enum {}", name(*id)),
        Edit::AddEnumValue { id, .. } => format!("Add value to {}", name(*id)),
        Edit::RenameEnumValue { id, .. } => format!("Rename value of {}", name(*id)),
        Edit::MoveEnumValue { id, .. } => format!("Move value of {}", name(*id)),
        Edit::DeleteEnumValue { id, .. } => format!("Delete value of {}", name(*id)),
        Edit::DeleteEnum { id } => format!("Delete enum {}", name(*id)),
        Edit::RenameDesign { .. } => "Rename design".into(),
        Edit::SetDialect { .. } => "Change database".into(),
        Edit::Answer { .. } | Edit::AnswerValue { .. } | Edit::AnswerConversion { .. } | Edit::AnswerMove { .. } => {
            "Decide about existing rows".into()
        }
        Edit::Keep { keep: true, .. } | Edit::KeepAll { keep: true } => "Keep data aside".into(),
        Edit::Keep { .. } | Edit::KeepAll { .. } => "Do not keep data aside".into(),
        Edit::DropKept { drop: true, .. } => "Drop what was kept aside".into(),
        Edit::DropKept { .. } => "Keep what was kept aside".into(),
        Edit::SetCareful { .. } => "Change how the migration is made".into(),
        Edit::PutOwn { own: None, .. } => "Delete own statement".into(),
        Edit::PutOwn { .. } => "Write own statement".into(),
        Edit::Silence { code, silent } => format!("Turn {code} {}", if *silent { "off" } else { "on" }),
        Edit::CreateRevision { message, .. } => format!("Create migration {}", message.trim()),
        Edit::GoTo { .. } => "Go to revision".into(),
        Edit::GoOnFrom { .. } => "Go on from another revision".into(),
        Edit::TakeOver { revisions, .. } => format!("Take over {} migrations", revisions.len()),
        Edit::Merge { message, .. } => format!("Create migration {}", message.trim()),
        Edit::Squash { message, .. } => format!("Make one migration: {}", message.trim()),
        Edit::Publish { .. } => "Download migrations".into(),
        Edit::Become { .. } => "Import tables".into(),
        _ => "Insert tables".into(),
    }
}
