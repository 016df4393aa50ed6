//! Starts a database in a temporary folder, on a Unix socket, and stops it again.
//!
//! A server ends with the value that stands for it, also in a panic; should the test be killed, a small
//! shell that waits for the end of a pipe stops the server and removes the folder.
//! The want of a program is a failure with its name in it, never a test skipped.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use relata::dialect::Dialect;

/// A database server (for SQLite: a folder) of the test's own.
pub struct Server {
    pub dialect: Dialect,
    folder: PathBuf,
    running: Option<Child>,
    watchdog: Child,
    databases: AtomicU32,
    /// A client that stays open for the test's own queries: starting one costs more than most of them.
    session: Mutex<Option<Session>>,
}

struct Session {
    client: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

/// What a session prints when all before it is done.
const END: &str = "end of the answer";

/// A fresh, empty database; it is dropped with this value.
pub struct Database<'a> {
    server: &'a Server,
    pub name: String,
}

/// What a program printed when it refused a script.
#[derive(Clone, Debug)]
pub struct Refused(pub String);

impl Server {
    /// Starts the server for a dialect and waits until it answers.
    pub fn start(dialect: Dialect) -> Self {
        let folder = temporary_folder(dialect);
        let watchdog = watchdog(&folder);
        let (databases, session) = (AtomicU32::new(0), Mutex::new(None));
        let mut server = Self { dialect, folder, running: None, watchdog, databases, session };
        server.running = match dialect {
            Dialect::Postgres => Some(server.start_postgres()),
            Dialect::MariaDb => Some(server.start_mariadb()),
            Dialect::Sqlite => None,
            Dialect::MySql => Some(server.start_mysql()),
        };
        if let (Some(running), Some(pipe)) = (&server.running, &mut server.watchdog.stdin) {
            writeln!(pipe, "{}", running.id()).unwrap();
        }
        server.wait_until_it_answers();
        server
    }

    /// A database in it with nothing inside. Making one costs PostgreSQL half a second, so there it is one
    /// database that is emptied: one at a time.
    pub fn database(&self) -> Database<'_> {
        let number = self.databases.fetch_add(1, Ordering::Relaxed);
        let name = match self.dialect {
            Dialect::Postgres => self.main_database().to_owned(),
            _ => format!("trial_{number}"),
        };
        let made = match self.dialect {
            // What was dropped stays in the catalogue and slows every look into it, until it is cleared away.
            Dialect::Postgres if number % 25 == 24 => self.ask(&name, &format!("{CLEAN_POSTGRES}VACUUM;")),
            Dialect::Postgres => self.ask(&name, CLEAN_POSTGRES),
            Dialect::Sqlite => Ok(String::new()),
            _ => self.ask(self.main_database(), &format!("CREATE DATABASE {name} CHARACTER SET utf8mb4;")),
        };
        made.unwrap_or_else(|Refused(why)| panic!("no database could be made: {why}"));
        Database { server: self, name }
    }

    /// The address of a database of this server, as SQLAlchemy wants it.
    pub fn address(&self, database: &str) -> String {
        match self.dialect {
            Dialect::Postgres => format!("postgresql+psycopg://postgres@/{database}?host={}", self.folder.display()),
            Dialect::Sqlite => format!("sqlite:///{}", self.folder.join(database).display()),
            _ => format!("mysql+pymysql://root@localhost/{database}?unix_socket={}&charset=utf8mb4", self.socket().display()),
        }
    }

    pub fn main_database(&self) -> &'static str {
        if self.dialect == Dialect::Postgres { "postgres" } else { "mysql" }
    }

    fn start_postgres(&self) -> Child {
        let data = self.folder.join("data");
        let mut initdb = Command::new(postgres_program("initdb"));
        initdb.args(["-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8", "-D"]).arg(&data);
        finish(self.as_owner(&mut initdb));
        let mut postgres = Command::new(postgres_program("postgres"));
        postgres.arg("-D").arg(&data).arg("-k").arg(&self.folder).args(["-c", "listen_addresses="]);
        for setting in ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "autovacuum=off", "timezone=UTC"] {
            postgres.args(["-c", setting]);
        }
        self.spawn(self.as_owner(&mut postgres))
    }

    fn start_mariadb(&self) -> Child {
        let data = self.folder.join("data");
        let mut install = Command::new(program("mariadb-install-db"));
        install.args(["--no-defaults", "--auth-root-authentication-method=normal", "--skip-test-db"]);
        // Starting, MariaDB clears what other servers have in the folder for temporary files.
        let temporary = format!("--tmpdir={}", self.folder.display());
        install.arg(format!("--datadir={}", data.display())).arg(&temporary);
        finish(self.as_owner(&mut install));
        let mut mariadbd = Command::new(program("mariadbd"));
        mariadbd.args(["--no-defaults", "--skip-networking", "--skip-log-bin", "--default-time-zone=+00:00"]);
        mariadbd.args(["--innodb-flush-log-at-trx-commit=0", "--loose-innodb-doublewrite=0", "--loose-sync-frm=0"]);
        mariadbd.args(["--loose-innodb-flush-method=nosync", "--loose-innodb-buffer-pool-size=64M", "--loose-innodb-file-per-table=0"]);
        mariadbd.arg(format!("--datadir={}", data.display())).arg(format!("--socket={}", self.socket().display()));
        mariadbd.arg(format!("--pid-file={}", self.folder.join("pid").display())).arg(&temporary);
        self.spawn(self.as_owner(&mut mariadbd))
    }

    /// MySQL may run as root when told so, and must: what `./dev` unpacked is in a folder that only its owner reads.
    fn start_mysql(&self) -> Child {
        let data = self.folder.join("data");
        let mysqld = || {
            let mut mysqld = Command::new(program("mysqld"));
            mysqld.arg("--no-defaults").arg(format!("--datadir={}", data.display())).current_dir(&self.folder);
            if am_root() {
                mysqld.arg("--user=root");
            }
            mysqld
        };
        finish(mysqld().args(["--initialize-insecure", "--innodb-redo-log-capacity=8M"]));
        let mut server = mysqld();
        server.args(["--skip-networking", "--skip-log-bin", "--mysqlx=OFF", "--secure-file-priv=", "--default-time-zone=+00:00"]);
        server.args(["--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=OFF", "--innodb-redo-log-capacity=8M"]);
        server.args(["--innodb-flush-method=nosync", "--innodb-buffer-pool-size=64M", "--innodb-file-per-table=0"]);
        server.arg(format!("--socket={}", self.socket().display()));
        server.arg(format!("--pid-file={}", self.folder.join("pid").display()));
        self.spawn(&mut server)
    }

    fn socket(&self) -> PathBuf {
        self.folder.join("s")
    }

    /// Neither server runs as root, so under root it is run as the user that its package made.
    fn as_owner<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        let name = if self.dialect == Dialect::Postgres { "postgres" } else { "mysql" };
        if am_root() {
            let (user, group) = account(name).unwrap_or_else(|| panic!("there is no user {name} to run the server as"));
            std::os::unix::fs::chown(&self.folder, Some(user), Some(group)).unwrap();
            command.uid(user).gid(group);
        }
        command.current_dir(&self.folder)
    }

    fn spawn(&self, command: &mut Command) -> Child {
        let log = fs::File::create(self.folder.join("log")).unwrap();
        command.stdin(Stdio::null()).stdout(log.try_clone().unwrap()).stderr(log);
        command.spawn().unwrap_or_else(|error| panic!("{command:?} did not start: {error}"))
    }

    fn wait_until_it_answers(&mut self) {
        let end = Instant::now() + Duration::from_secs(60);
        loop {
            let Err(Refused(why)) = self.run(self.main_database(), "SELECT 1;") else { return };
            let ended = self.running.as_mut().and_then(|server| server.try_wait().ok().flatten());
            if ended.is_some() || Instant::now() > end {
                let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
                panic!("{:?} does not answer: {why}\n{log}", self.dialect);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// The program that people run a script with, connected to a database.
    fn client(&self, database: &str) -> Command {
        match self.dialect {
            Dialect::Postgres => {
                // Not Debian's script of that name, which takes longer than most of what it is asked.
                let mut psql = Command::new(postgres_program("psql"));
                psql.args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-U", "postgres", "-d", database, "-h"]);
                psql.arg(&self.folder).env("PGCLIENTENCODING", "UTF8").env("PGOPTIONS", "-c client_min_messages=warning");
                psql
            }
            Dialect::MariaDb | Dialect::MySql => {
                let mut client = Command::new(program(if self.dialect == Dialect::MySql { "mysql" } else { "mariadb" }));
                client.args(["--no-defaults", "-N", "-r", "-B", "-n", "-A", "--default-character-set=utf8mb4", "-u", "root"]);
                client.arg(format!("--socket={}", self.socket().display())).arg(database);
                client
            }
            _ => {
                let mut sqlite = Command::new(program("sqlite3"));
                sqlite.args(["-bail", "-batch"]).arg(self.folder.join(database));
                sqlite
            }
        }
    }

    /// Runs statements of the test's own in the session that stays open. SQLite's program starts at once.
    fn ask(&self, database: &str, statements: &str) -> Result<String, Refused> {
        let select = match self.dialect {
            Dialect::Sqlite => return self.run(database, statements),
            Dialect::Postgres => String::new(),
            _ => format!("USE {database};\n"),
        };
        let mut open = self.session.lock().unwrap_or_else(PoisonError::into_inner);
        let session = open.get_or_insert_with(|| Session::open(self.client(self.main_database())));
        let answer = session.ask(&format!("{select}{statements}\nSELECT '{END}';\n"));
        if answer.is_err() {
            *open = None;
        }
        answer
    }

    fn run(&self, database: &str, script: &str) -> Result<String, Refused> {
        let mut client = self.client(database);
        client.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = client.spawn().unwrap_or_else(|error| panic!("{client:?} did not start: {error}"));
        let mut input = child.stdin.take().unwrap();
        let text = script.to_owned();
        // Beside the reading, so that neither side waits for the other; a client that stops early closes the pipe.
        let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
        let output = child.wait_with_output().unwrap();
        let _ = writer.join();
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        if output.status.success() { Ok(out.into_owned()) } else { Err(Refused(format!("{err}{out}"))) }
    }
}

impl Session {
    fn open(mut client: Command) -> Self {
        client.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut client = client.spawn().unwrap();
        let (input, output) = (client.stdin.take().unwrap(), client.stdout.take().unwrap());
        Self { client, input, output: BufReader::new(output) }
    }

    fn ask(&mut self, statements: &str) -> Result<String, Refused> {
        let mut out = String::new();
        // The statements fit a pipe's buffer or are read while they are written: they answer at their end.
        let _ = self.input.write_all(statements.as_bytes());
        let _ = self.input.flush();
        loop {
            let mut line = String::new();
            match self.output.read_line(&mut line) {
                Ok(1..) if line.trim_end() == END => return Ok(out),
                Ok(1..) => out.push_str(&line),
                _ => return Err(Refused(self.last_words())),
            }
        }
    }

    fn last_words(&mut self) -> String {
        let mut words = String::new();
        let _ = self.client.stderr.take().map(|mut from| from.read_to_string(&mut words));
        let _ = self.client.wait();
        words
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.client.kill();
        let _ = self.client.wait();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        *self.session.lock().unwrap_or_else(PoisonError::into_inner) = None;
        if let Some(server) = &mut self.running {
            // To each its word for: end at once, and let the files be as they are.
            let signal = if self.dialect == Dialect::Postgres { "-INT" } else { "-TERM" };
            let _ = Command::new("kill").args([signal, &server.id().to_string()]).status();
            let end = Instant::now() + Duration::from_secs(15);
            while matches!(server.try_wait(), Ok(None)) && Instant::now() < end {
                std::thread::sleep(Duration::from_millis(20));
            }
            let _ = server.kill();
            let _ = server.wait();
        }
        let _ = fs::remove_dir_all(&self.folder);
        // Nothing is left to watch; its pipe closes when it is taken.
        drop(self.watchdog.stdin.take());
        let _ = self.watchdog.wait();
    }
}

impl Database<'_> {
    /// Runs a script as a user does, with the database's own program; stops at the first error.
    pub fn run(&self, script: &str) -> Result<String, Refused> {
        self.server.run(&self.name, script)
    }

    /// What the program prints that people back the database up with: tables and rows.
    pub fn dump(&self) -> String {
        let server = self.server;
        let mut dump = match server.dialect {
            Dialect::Postgres => {
                let mut dump = Command::new(program("pg_dump"));
                dump.args(["-U", "postgres", "-h"]).arg(&server.folder).env("PGCLIENTENCODING", "UTF8");
                dump
            }
            Dialect::Sqlite => {
                let mut dump = Command::new(program("sqlite3"));
                dump.arg(server.folder.join(&self.name));
                dump
            }
            _ => {
                let mut dump = Command::new(program(if server.dialect == Dialect::MySql { "mysqldump" } else { "mariadb-dump" }));
                dump.args(["--no-defaults", "-u", "root", "--default-character-set=utf8mb4"]);
                dump.arg(format!("--socket={}", server.socket().display()));
                dump
            }
        };
        dump.arg(if server.dialect == Dialect::Sqlite { ".dump" } else { &self.name });
        let output = dump.output().unwrap_or_else(|error| panic!("{dump:?} did not start: {error}"));
        assert!(output.status.success(), "{dump:?}: {}", String::from_utf8_lossy(&output.stderr));
        // Rows may hold any bytes; as text they are what a browser makes of them.
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Runs statements of the test's own.
    pub fn tell(&self, statements: &str) -> Result<String, Refused> {
        self.server.ask(&self.name, statements)
    }

    /// The rows of queries that each print one JSON array a line.
    pub fn ask(&self, queries: &str) -> Vec<Vec<serde_json::Value>> {
        let out = self.server.ask(&self.name, queries);
        let out = out.unwrap_or_else(|Refused(why)| panic!("a query of the test failed: {why}\n{queries}"));
        let read = |line: &str| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e} in {line}"));
        out.lines().filter(|line| !line.is_empty()).map(read).collect()
    }

    pub fn dialect(&self) -> Dialect {
        self.server.dialect
    }
}

impl Drop for Database<'_> {
    fn drop(&mut self) {
        let _ = match self.server.dialect {
            Dialect::Postgres => Ok(()),
            Dialect::Sqlite => fs::remove_file(self.server.folder.join(&self.name)),
            _ => self.server.ask(self.server.main_database(), &format!("DROP DATABASE {};", self.name)).map(drop).or(Ok(())),
        };
    }
}

/// Nothing is left of the database before.
const CLEAN_POSTGRES: &str = r"DISCARD ALL;
DO $$DECLARE of text; BEGIN
  FOR of IN SELECT nspname FROM pg_namespace WHERE nspname <> 'information_schema' AND nspname NOT LIKE 'pg\_%' LOOP
    EXECUTE format('DROP SCHEMA %I CASCADE', of);
  END LOOP;
END$$;
CREATE SCHEMA public;
";

/// Stops the server, whose number it is told, and removes the folder when this process is gone.
fn watchdog(folder: &Path) -> Child {
    let script = "trap '' INT TERM HUP; server=; while read -r line; do server=$line; done; [ -d \"$1\" ] || exit 0; \
        if [ -n \"$server\" ]; then kill -TERM \"$server\"; sleep 1; kill -QUIT \"$server\"; sleep 1; fi; rm -rf \"$1\"";
    let mut shell = Command::new("sh");
    shell.args(["-c", script, "watchdog"]).arg(folder);
    shell.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

fn temporary_folder(dialect: Dialect) -> PathBuf {
    let nanos = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.subsec_nanos());
    let folder = std::env::temp_dir().join(format!("relata-{dialect:?}-{}-{nanos}", std::process::id()));
    fs::create_dir(&folder).unwrap_or_else(|error| panic!("{} could not be made: {error}", folder.display()));
    folder
}

/// A program in the PATH, or in the folders where distributions put servers.
fn program(name: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let more = ["/usr/sbin", "/usr/local/bin", "/opt/homebrew/bin"].map(PathBuf::from);
    find(name, std::env::split_paths(&path).chain(more))
}

/// A program of PostgreSQL's server; Debian keeps those in a folder for each version.
fn postgres_program(name: &str) -> PathBuf {
    let mut versions: Vec<_> = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().collect();
    versions.sort_by_key(|entry| entry.file_name().to_string_lossy().parse::<u32>().unwrap_or(0));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).collect::<Vec<_>>();
    find(name, versions.into_iter().rev().map(|entry| entry.path().join("bin")).chain(folders))
}

fn find(name: &str, folders: impl IntoIterator<Item = PathBuf>) -> PathBuf {
    let found = folders.into_iter().map(|folder| folder.join(name)).find(|path| path.is_file());
    found.unwrap_or_else(|| panic!("the program {name} is needed and is not installed; `./dev test` installs it"))
}

fn am_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata("/proc/self").is_ok_and(|of| of.uid() == 0)
}

fn account(name: &str) -> Option<(u32, u32)> {
    let passwd = fs::read_to_string("/etc/passwd").ok()?;
    let line = passwd.lines().find(|line| line.split(':').next() == Some(name))?;
    let mut fields = line.split(':').skip(2);
    Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
}

fn finish(command: &mut Command) {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?} did not start: {error}"));
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?} failed: {err}{}", String::from_utf8_lossy(&output.stdout));
}
