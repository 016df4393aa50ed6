"""What SQLAlchemy cannot read back from a database, so that no comparison with one can count it."""


def unreadable(kind, step):
    """SQLAlchemy reads some definitions as text, with patterns that end at the first `)`, in a name as well: foreign keys of
    MySQL and MariaDB (`MySQLTableDefinitionParser`; Alembic then takes the key's own index for a stray one) and unique
    constraints of SQLite (`SQLiteDialect.get_unique_constraints`)."""
    kinds = {"mysql": ("add_fk", "remove_index"), "sqlite": ("add_constraint",)}
    if step[0] not in kinds.get(kind, ()):
        return False
    targets = [element.target_fullname for element in getattr(step[1], "elements", [])]
    return any(")" in name for name in [*targets, *(column.name for column in step[1].columns)])
