//! Runs Python with the packages that `need_python` of `tools/setup.sh` installed.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A program of the virtual environment: `python`, `ruff`, `flask`.
pub fn program(name: &str) -> PathBuf {
    let home = || PathBuf::from(std::env::var_os("HOME").unwrap()).join(".cache");
    let cache = std::env::var_os("XDG_CACHE_HOME").map_or_else(home, PathBuf::from);
    let found = cache.join("relata").join("python").join("bin").join(name);
    assert!(found.is_file(), "{} is not there; `./dev test` installs it", found.display());
    found
}

/// A file of `tests/flask`.
pub fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join("flask").join(name)
}

/// What a command prints, where it succeeds; else all that it said.
pub fn run(command: &mut Command) -> Result<String, String> {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?} did not start: {error}"));
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    if output.status.success() { Ok(out.into_owned()) } else { Err(format!("{out}{err}")) }
}
