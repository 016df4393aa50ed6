//! Words that must be quoted to be names: the reserved words of PostgreSQL 17 (appendix C), MySQL 8.4
//! (9.3), MariaDB and SQLite, and the names of types that confuse an expression. One list for all: a
//! pair of quotes too many does no harm, and a design looks the same everywhere.

use std::cmp::Ordering;

/// Whether a word, in lower case, is reserved somewhere.
pub(super) fn is_reserved(word: &str) -> bool {
    let mark = mark(word.bytes().fold(0, mixed));
    if MARKS[mark / 64] >> (mark % 64) & 1 == 0 {
        return false;
    }
    // The words are sorted: the half that cannot have it is left out, until one word is left.
    let (words, word) = (WORDS.as_bytes(), word.as_bytes());
    let (mut low, mut high) = (0, words.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = words[low..middle].iter().rposition(u8::is_ascii_whitespace).map_or(low, |at| low + at + 1);
        let end = words[start..high].iter().position(u8::is_ascii_whitespace).map_or(high, |at| start + at);
        match words[start..end].cmp(word) {
            Ordering::Equal => return end > start,
            Ordering::Less => low = end + 1,
            Ordering::Greater => high = start,
        }
    }
    false
}

/// A bit for each word, at a place that its letters give: most names are known by it to be none of them.
static MARKS: [u64; 32] = marks();

const fn marks() -> [u64; 32] {
    let (words, mut marks) = (WORDS.as_bytes(), [0; 32]);
    let (mut at, mut hash) = (0, 0);
    while at < words.len() {
        if words[at].is_ascii_whitespace() {
            let mark = mark(hash);
            marks[mark / 64] |= 1 << (mark % 64);
            hash = 0;
        } else {
            hash = mixed(hash, words[at]);
        }
        at += 1;
    }
    marks
}

const fn mixed(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

const fn mark(hash: u32) -> usize {
    (hash ^ (hash >> 15)) as usize % 2048
}

const WORDS: &str = "
abort accessible action add after all alter always analyse analyze and any array as asc asensitive asymmetric attach
authorization autoincrement before begin between bigint binary bit blob boolean both by call cascade case cast change
char character check coalesce collate collation column commit concurrently condition conflict constraint continue
convert create cross cube cume_dist current current_catalog current_date current_path current_role current_schema
current_time current_timestamp current_user cursor database databases date datetime day_hour day_microsecond day_minute
day_second dec decimal declare default deferrable deferred delayed delete dense_rank desc describe detach deterministic
distinct distinctrow div do double drop dual each else elseif empty enclosed end escape escaped except exclude exclusive
exists exit explain extract fail false fetch filter first_value float float4 float8 following for force foreign freeze
from full fulltext function general generated get glob grant greatest group grouping groups having high_priority
hour_microsecond hour_minute hour_second if ignore ignore_server_ids ilike immediate in index indexed infile initially
inner inout insensitive insert instead int int1 int2 int3 int4 int8 integer intersect interval into is isnull iterate
join json json_table key keys kill lag last last_value lateral lead leading least leave left library like limit linear
lines load local localtime localtimestamp lock long longblob longtext loop low_priority manual master_bind
master_heartbeat_period master_ssl_verify_server_cert match materialized maxvalue mediumblob mediumint mediumtext
middleint minute_microsecond minute_second mod modifies national natural nchar no no_write_to_binlog none normalize not
nothing notnull nth_value ntile null nullif nulls numeric of offset on only optimize optimizer_costs option optionally
or order others out outer outfile over overlaps overlay page_checksum parallel parse_vcol_expr partition percent_rank
period placing plan portion position pragma preceding precision primary procedure purge qualify query raise range rank
read read_write reads real recursive ref_system_id references regexp reindex release rename repeat replace require
resignal restrict return returning revoke right rlike rollback row row_number rowid rows savepoint schema schemas
second_microsecond select sensitive separator session_user set setof show signal similar slow smallint some spatial
specific sql sql_big_result sql_calc_found_rows sql_small_result sqlexception sqlstate sqlwarning ssl starting
stats_auto_recalc stats_persistent stats_sample_pages stored straight_join substring symmetric system system_user table
tablesample temp temporary terminated text then ties time timestamp tinyblob tinyint tinytext to trailing transaction
treat trigger trim true unbounded undo union unique unlock unsigned update usage use user using utc_date utc_time
utc_timestamp vacuum value values varbinary varchar varcharacter variadic varying vector verbose view virtual when where
while window with within without write xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse
xmlpi xmlroot xmlserialize xmltable xor year_month zerofill
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_and_nothing_else() {
        let words: Vec<_> = WORDS.split_ascii_whitespace().collect();
        assert!(words.is_sorted(), "the search needs them sorted");
        for word in words {
            assert!(is_reserved(word), "{word}");
            assert!(!is_reserved(&format!("{word}0")) && !is_reserved(&format!("0{word}")), "{word}");
        }
        for word in ["", " ", "\n", "book", "zz", "a", "sel", "abort accessible"] {
            assert!(!is_reserved(word), "{word:?}");
        }
    }
}
