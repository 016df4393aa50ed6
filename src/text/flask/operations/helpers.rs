//! The functions that a migration carries with it, where it calls them.

/// The functions that a migration calls beside Alembic's own, where it does.
pub(in crate::text::flask) fn helpers(bodies: &str) -> String {
    let all = [
        ("suspend_foreign_keys(", FOREIGN_KEYS),
        ("drop_index_of_foreign_key(", INDEX),
        ("enum_type(", ENUM),
        ("sql(", SQL),
        ("OtherType(", OTHER),
        ("is_mysql(", IS_MYSQL),
        ("is_mariadb(", IS_MARIADB),
        ("add_enum_value(", VALUE),
        ("deferrable(", DEFERRABLE),
        ("schema(", SCHEMA),
        ("search_schemas(", SEARCH),
    ];
    let code = super::super::revision::without_strings(bodies);
    all.into_iter().filter(|(name, _)| calls(&code, name)).map(|(_, text)| format!("\n\n{text}")).collect()
}

/// Whether a function is called, and not one whose name ends with its.
fn calls(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '.'))
}

const FOREIGN_KEYS: &str = r#"def suspend_foreign_keys():
    """Switch SQLite's foreign keys off, and return what was in force.

    SQLite cannot alter a table, so a new one takes its place. With foreign keys on,
    dropping the old one would delete the rows that point at it.
    """
    context = op.get_context()
    if context.dialect.name != "sqlite" or context.as_sql:
        return None
    before = context.bind.exec_driver_sql("PRAGMA foreign_keys").scalar()
    with context.autocommit_block():
        context.bind.exec_driver_sql("PRAGMA foreign_keys = OFF")
    if not context.bind.connection.dbapi_connection.in_transaction:
        context.bind.exec_driver_sql("BEGIN")
    return before


def restore_foreign_keys(before):
    """Switch SQLite's foreign keys on again, where every row still has its target."""
    context = op.get_context()
    if before is None:
        return
    lost = context.bind.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if lost:
        raise ValueError(f"rows point at rows that are not there: {lost}")
    with context.autocommit_block():
        context.bind.exec_driver_sql(f"PRAGMA foreign_keys = {before}")
"#;

const INDEX: &str = r#"def drop_index_of_foreign_key(table, name, other=None):
    """MySQL and MariaDB keep the index that they made for a foreign key.

    Where another foreign key needs it, it gets the name of that.
    """
    context = op.get_context()
    if context.dialect.name not in ("mysql", "mariadb") or context.as_sql:
        return
    found = sa.text(
        "SELECT DISTINCT index_name FROM information_schema.statistics"
        " WHERE table_schema = DATABASE() AND table_name = :table"
    )
    names = context.bind.execute(found, {"table": table}).scalars().all()
    if name in names and (other is None or other in names):
        op.drop_index(name, table_name=table)
    elif name in names:
        quote = context.dialect.identifier_preparer.quote
        change = f"RENAME INDEX {quote(name)} TO {quote(other)}"
        context.bind.exec_driver_sql(f"ALTER TABLE {quote(table)} {change}")
"#;

const ENUM: &str = r#"def enum_type(name, *values):
    """An enum; in PostgreSQL a type that is created and dropped apart from tables."""
    native = postgresql.ENUM(*values, name=name, create_type=False)
    return sa.Enum(*values, name=name).with_variant(native, "postgresql")
"#;

const SQL: &str = r#"def sql(text, *names):
    """SQL with names in it, quoted as the database needs them."""
    quote = op.get_context().dialect.identifier_preparer.quote
    quoted = (quote(name).replace("%%", "%").replace(":", "\\:") for name in names)
    return text.format(*quoted)
"#;

const OTHER: &str = r#"class OtherType(sa.types.UserDefinedType):
    """A type that only one database knows."""

    cache_ok = True

    def __init__(self, text):
        self.text = text

    def get_col_spec(self, **kw):
        return self.text
"#;

const IS_MYSQL: &str = r#"def is_mysql():
    return op.get_context().dialect.name in ("mysql", "mariadb")
"#;

const IS_MARIADB: &str = r#"def is_mariadb():
    return getattr(op.get_context().dialect, "is_mariadb", False)
"#;

const VALUE: &str = r#"def add_enum_value(sql):
    """PostgreSQL lets a new value be used only once it is committed."""
    with op.get_context().autocommit_block():
        op.execute(sql)
"#;

const DEFERRABLE: &str = r#"def deferrable(initially):
    """When a foreign key is checked; MySQL and MariaDB do it at once."""
    if op.get_context().dialect.name in ("mysql", "mariadb"):
        return {}
    return {"deferrable": True, "initially": initially}
"#;

const SCHEMA: &str = r#"def schema(name):
    """Only PostgreSQL has schemas inside a database."""
    return name if op.get_context().dialect.name == "postgresql" else None
"#;

const SEARCH: &str = r#"def search_schemas(*names):
    """Let PostgreSQL find tables in these schemas, too; without names, no longer."""
    dialect = op.get_context().dialect
    if dialect.name != "postgresql":
        return
    path = "current_setting('models.search_path')"
    if names:
        now = "current_setting('search_path')"
        op.execute(f"SELECT set_config('models.search_path', {now}, false)")
        quote = dialect.identifier_preparer.quote
        more = ", ".join(quote(name).replace("%%", "%") for name in names)
        more = more.replace("'", "''").replace(":", "\\:")
        path = f"concat_ws(', ', nullif({now}, ''), '{more}')"
    op.execute(f"SELECT set_config('search_path', {path}, false)")
"#;
