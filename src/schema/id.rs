//! Ids: what a thing is, whatever it is called.
//!
//! An id is random, never changes and is never used again, so a rename is a fact and not a guess, and
//! two branches of a design kept in git never mint the same one. Ten letters when printed.
//! Deliberately not here: a source of randomness. The seed of [`Ids`] comes in from outside.

use std::fmt;
use std::str::FromStr;

/// The digits of a printed id: no `i`, `l`, `o` or `u`, so that nobody misreads one.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const LETTERS: usize = 10;
const BITS: u32 = 5 * LETTERS as u32;

/// A text that is not an id: an id has ten letters or digits, without i, l, o and u.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id has ten letters or digits, without i, l, o and u")
    }
}

impl std::error::Error for NotAnId {}

fn print(raw: u64) -> String {
    (0..LETTERS).rev().map(|place| DIGITS[(raw >> (5 * place)) as usize & 31] as char).collect()
}

fn parse(text: &str) -> Result<u64, NotAnId> {
    if text.len() != LETTERS {
        return Err(NotAnId);
    }
    text.bytes().try_fold(0, |raw, byte| {
        let digit = DIGITS.iter().position(|d| *d == byte).ok_or(NotAnId)?;
        Ok(raw << 5 | digit as u64)
    })
}

/// What every kind of id can do: be made of 50 random bits.
pub trait Id: Copy + Ord {
    /// The id with these bits; only the lowest 50 are kept.
    fn from_bits(bits: u64) -> Self;
    /// Another id that follows from this one, for what stands beside its bearer for a while.
    #[must_use]
    fn beside(self) -> Self;
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u64);

        impl Id for $name {
            fn from_bits(bits: u64) -> Self {
                Self(bits & ((1 << BITS) - 1))
            }
            fn beside(self) -> Self {
                Self::from_bits(Ids::new(self.0).bits())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&print(self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}:{}", stringify!($name), print(self.0))
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                parse(text).map(Self)
            }
        }
    )*};
}

ids! {
    /// A table.
    TableId;
    /// A column. Unique in the whole schema, so a column that moves to another table stays itself.
    ColumnId;
    /// A primary key or a unique constraint.
    KeyId;
    /// A check constraint.
    CheckId;
    /// A foreign key.
    ForeignKeyId;
    /// An index.
    IndexId;
    /// An enum.
    EnumId;
    /// A value of an enum.
    EnumValueId;
    /// An area or a note on the canvas.
    AnnotationId;
}

/// Mints ids from a seed: the same seed gives the same ids (splitmix64, by Steele, Lea and Flood).
#[derive(Clone, Debug)]
pub struct Ids {
    state: u64,
}

impl Ids {
    /// A source that starts at `seed`. In the app the seed is random; in a test it is a number.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next id, of the kind that is asked for.
    pub fn mint<T: Id>(&mut self) -> T {
        T::from_bits(self.bits())
    }

    /// The next 64 random bits.
    pub fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_it_prints() {
        let mut ids = Ids::new(7);
        for _ in 0..1000 {
            let id: TableId = ids.mint();
            assert_eq!(id.to_string().parse(), Ok(id));
        }
    }

    #[test]
    fn a_wrong_text_is_no_id() {
        for text in ["", "abc", "0000000000x", "000000000u", "ééééé"] {
            assert_eq!(text.parse::<ColumnId>(), Err(NotAnId), "{text}");
        }
    }
}
