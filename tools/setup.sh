# What the commands of ./dev need, installed when it is missing. Sourced by ./dev.
#
# Every need_… function first looks whether the thing is there, which costs milliseconds, and only then
# installs it, saying so. Rust tools and npm tools go into $CACHE; Debian's packages, where there is apt.

WASM=wasm32-unknown-unknown
TRUNK_VERSION=0.21.14
BINARYEN_VERSION=132.0.0
OLDEST_NODE=18
CACHE=${XDG_CACHE_HOME:-${HOME:?is not set}/.cache}/relata
DEBIAN_BIN=$CACHE/debian/bin

# ---------------------------------------------------------------- Debian's packages

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

can_apt() { have apt-get && { [ "$(id -u)" = 0 ] || have sudo; }; }

# A package must not start a server on the user's machine: the tests start their own. Debian asks
# policy-rc.d; one is put there for the time of the installation if the machine has none.
apt_install_as_root='
    policy=/usr/sbin/policy-rc.d
    if [ ! -e $policy ]; then
        trap "rm -f $policy" EXIT
        printf "#!/bin/sh\nexit 101\n" >$policy && chmod 755 $policy
    fi
    export DEBIAN_FRONTEND=noninteractive
    # Servers of others may fail to answer; what matters is whether the packages can be installed.
    apt-get update -q -o DPkg::Lock::Timeout=300 || echo "apt-get update did not succeed everywhere"
    apt-get install -q -y --no-install-recommends -o DPkg::Lock::Timeout=300 "$@"
'
apt_install() { # what it is for, packages…
    local label=$1
    shift
    can_apt || fail "$label is missing. Please install it by hand (on Debian: $*)."
    [ "$(id -u)" = 0 ] || sudo -v || fail "$label is missing, and installing it needs root: apt-get install $*"
    step "installing $label (Debian: $*)" as_root sh -c "$apt_install_as_root" sh "$@" ||
        fail "apt-get could not install: $*"
}

# ---------------------------------------------------------------- the Rust compiler with wasm32

# Leaves PATH such that cargo, rustc, rustfmt and clippy are the chosen ones.
#   RELATA_TOOLCHAIN=debian   Debian's own compiler (rustc-web and its friends)
#   RELATA_TOOLCHAIN=rustup   the rustup toolchain in use, never Debian's
#   otherwise                 whichever already knows wasm32; else rustup's; else Debian's
need_rust() {
    case ${RELATA_TOOLCHAIN:-} in
        debian) need_debian_rust ;;
        rustup) have rustup || fail "RELATA_TOOLCHAIN=rustup, but there is no rustup: https://rustup.rs"
            need_rustup_target || fail "rustup could not add $WASM" ;;
        '') if have rustc && has_wasm_std rustc; then :
            elif debian_std_is_current; then need_debian_rust
            elif have rustup && need_rustup_target; then :
            elif can_apt && apt_knows_rust; then need_debian_rust
            else fail "no Rust compiler for $WASM. Install rustup (https://rustup.rs) and run this again."
            fi ;;
        *) fail "RELATA_TOOLCHAIN is '$RELATA_TOOLCHAIN'; it can be debian, rustup, or unset" ;;
    esac
    have cc || apt_install "a C compiler to link with" gcc libc6-dev
}

has_wasm_std() { # $1: a rustc
    local libdir
    libdir=$("$1" --print target-libdir --target $WASM 2>/dev/null) && ls "$libdir"/libstd-*.rlib >/dev/null 2>&1
}

need_rustup_target() {
    step "adding the target $WASM to rustup" rustup target add $WASM && has_wasm_std rustc
}

apt_knows_rust() {
    apt-cache show rustc-web >/dev/null 2>&1 && return
    step "reading Debian's list of packages" as_root apt-get update -q || true
    apt-cache show rustc-web >/dev/null 2>&1
}

need_debian_rust() {
    debian_compiler_is_there ||
        apt_install "Debian's Rust compiler" rustc-web cargo-web rustfmt-web rust-web-clippy rust-web-src rust-web-llvm ca-certificates
    debian_lld_is_there ||
        apt_install "the WebAssembly linker" "lld-$(/usr/bin/rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')"
    debian_std_is_current ||
        step "building Rust's library for $WASM, once (about 2 min)" build_debian_std || fail "could not build the library for $WASM"
    link_debian_tools
    PATH=$DEBIAN_BIN:$PATH
}

debian_compiler_is_there() {
    local tool
    for tool in rustc cargo rustdoc rustfmt cargo-fmt cargo-clippy clippy-driver; do
        [ -x /usr/bin/$tool ] || return 1
    done
    # Debian's plain rustc is years older than rustc-web and sits at the same path.
    [ -d /usr/lib/rustlib/src/rust/library/std ] && dpkg -s rustc-web >/dev/null 2>&1
}

debian_lld_is_there() { have rust-lld && rust-lld -flavor wasm --version >/dev/null 2>&1; }

# The library fits one compiler only, so a mark beside it says which: an upgrade by apt makes it stale.
debian_std_mark() { printf '%s/built-by\n' "$(/usr/bin/rustc --print target-libdir --target $WASM)"; }
debian_std_is_current() {
    debian_compiler_is_there && has_wasm_std /usr/bin/rustc &&
        [ "$(cat "$(debian_std_mark)" 2>/dev/null)" = "$(/usr/bin/rustc -vV)" ]
}

# `test` is for tests in a browser.
build_debian_std() {
    local libdir new
    libdir=$(/usr/bin/rustc --print target-libdir --target $WASM)
    new=$(mktemp -d)
    PATH=/usr/bin:/bin build_std "$new" 3 '' -Z build-std=std,panic_abort,panic_unwind,test,proc_macro
    as_root mkdir -p "$libdir"
    as_root find "$libdir" -name '*.rlib' -delete
    as_root cp "$new"/*.rlib "$libdir/"
    /usr/bin/rustc -vV | as_root tee "$(debian_std_mark)" >/dev/null
    rm -rf "$new"
}

std_sources() { printf '%s/lib/rustlib/src/rust/library\n' "$(rustc --print sysroot)"; }

# Compiles the library from the sources that come with the compiler. Debian's compiler, and newer ones of rustup,
# come with what the sources depend on as well, and nothing is fetched; for an older one cargo fetches it.
build_std() { # into this folder, optimisation level, the compiler's flags, cargo's words…
    local to=$1 level=$2 flags=$3 seed rlib vendor
    shift 3
    vendor=$(std_sources)/vendor
    if [ -d "$vendor" ]; then
        set -- "$@" --offline --config 'source.crates-io.replace-with="vendored"' --config "source.vendored.directory=\"$vendor\""
    fi
    seed=$(mktemp -d)
    mkdir "$seed/src"
    : >"$seed/src/lib.rs"
    cat >"$seed/Cargo.toml" <<TOML
[package]
name = "std_seed"
version = "0.0.0"
edition = "2021"
[workspace]
[profile.release]
opt-level = $level
codegen-units = 1
debug = false
panic = "abort"
TOML
    # Without embedded bitcode the app could not use link-time optimisation.
    env -u RUSTC -u RUSTC_WRAPPER RUSTC_BOOTSTRAP=1 RUSTFLAGS="-Cembed-bitcode=yes $flags" CARGO_TARGET_DIR="$seed/target" \
        cargo build --manifest-path "$seed/Cargo.toml" --release --target $WASM "$@"
    for rlib in "$seed/target/$WASM/release/deps"/*.rlib; do
        case $rlib in *std_seed*) ;; *) cp "$rlib" "$to/" ;; esac
    done
    rm -rf "$seed"
}

# A folder of links, first on PATH, chooses Debian's compiler without telling rustup anything.
link_debian_tools() {
    local tool
    [ -e "$DEBIAN_BIN/clippy-driver" ] && return
    mkdir -p "$DEBIAN_BIN"
    for tool in rustc cargo rustdoc rustfmt cargo-fmt cargo-clippy clippy-driver; do
        ln -sf "/usr/bin/$tool" "$DEBIAN_BIN/$tool"
    done
}

# ---------------------------------------------------------------- what the page that people load is compiled with

# A library of its own, made for size: its sorts, its maps and its printing of numbers are in the page. A panic
# stops the program at once and prints nothing, for every message and every place that it could name is in the
# page, too: see docs/decisions. What developers run all day (`./dev serve`, tests) prints them.
# Another way to build it wants another number: then what was compiled with the old one is compiled anew.
SMALL_STD=$CACHE/std-1
SMALL_FLAGS='-Zunstable-options -Cpanic=immediate-abort'

# Leaves the environment such that cargo compiles for wasm with it.
use_small_std() {
    [ -d "$(std_sources)/std" ] || ! have rustup || step "adding the sources of Rust's library to rustup" rustup component add rust-src || true
    [ -d "$(std_sources)/std" ] || { say "The sources of Rust's library are not here: the page gets larger than it need be."; return; }
    [ "$(cat "$SMALL_STD/built-by" 2>/dev/null)" = "$(rustc -vV)" ] ||
        step "building Rust's library for the page, once (about 1 min)" build_small_std ||
        { say "It could not be built: the page gets larger than it need be."; return 0; }
    export RUSTC_BOOTSTRAP=1 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="--sysroot=$SMALL_STD $SMALL_FLAGS"
}

build_small_std() {
    local lib=$SMALL_STD/lib/rustlib host
    host=$(rustc -vV | sed -n 's/^host: //p')
    rm -rf "$SMALL_STD"
    mkdir -p "$lib/$WASM/lib"
    ln -s "$(rustc --print sysroot)/lib/rustlib/$host" "$lib/$host" # the linker
    build_std "$lib/$WASM/lib" '"z"' "$SMALL_FLAGS" -Z build-std=std,panic_abort -Z build-std-features=optimize_for_size
    rustc -vV >"$SMALL_STD/built-by"
}

# ---------------------------------------------------------------- Trunk, wasm-bindgen, wasm-opt

need_trunk() {
    [ "$("$CACHE/bin/trunk" --version 2>/dev/null)" = "trunk $TRUNK_VERSION" ] || cargo_install trunk $TRUNK_VERSION 0
    need_wasm_bindgen
    rm -rf "$CACHE/build" # what the two share while they compile
}

# The command must be of the very version of the crate that the app links.
need_wasm_bindgen() {
    local version
    version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' "$ROOT/Cargo.lock" 2>/dev/null || true)
    version=${version:-0.2.130}
    [ "$("$CACHE/bin/wasm-bindgen" --version 2>/dev/null)" = "wasm-bindgen $version" ] ||
        cargo_install wasm-bindgen-cli "$version" 1 --bin wasm-bindgen
}

cargo_install() { # crate, version, optimisation level, more flags…
    local crate=$1 version=$2 level=$3
    shift 3
    mkdir -p "$CACHE/build"
    step "installing $crate $version (compiled here, some minutes)" build_tool "$crate@$version" "$level" "$@" ||
        fail "could not install $crate $version"
}

build_tool() {
    local crate=$1 level=$2
    shift 2
    if have cargo-binstall && cargo binstall --no-confirm --root "$CACHE" "$crate"; then return; fi
    # Tools that only talk to this machine need no TLS, and compile twice as fast with little optimisation.
    # The lock file that a tool was published with can name a crate that was withdrawn since: then without.
    export CARGO_TARGET_DIR=$CACHE/build CARGO_PROFILE_RELEASE_OPT_LEVEL=$level CARGO_PROFILE_RELEASE_LTO=off \
        CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=0
    cargo install --locked --no-default-features --force --root "$CACHE" "$crate" "$@" ||
        cargo install --no-default-features --force --root "$CACHE" "$crate" "$@"
}

need_wasm_opt() {
    have wasm-opt && return
    need_node
    step "installing wasm-opt (npm: binaryen $BINARYEN_VERSION)" \
        npm install --no-audit --no-fund --prefix "$CACHE/npm" "binaryen@$BINARYEN_VERSION" || fail "npm could not install binaryen"
    mkdir -p "$CACHE/bin"
    ln -sf ../npm/node_modules/.bin/wasm-opt "$CACHE/bin/wasm-opt"
}

# ---------------------------------------------------------------- Node, the browser, the databases

need_node() {
    if ! have node || ! have npm; then apt_install "Node.js" nodejs npm ca-certificates; fi
    [ "$(node -p 'process.versions.node.split(".")[0]')" -ge $OLDEST_NODE ] ||
        fail "Node.js $(node --version) is too old: $OLDEST_NODE or newer is needed"
}

# The packages of the browser tests, exactly as locked; a mark says which lock they came from.
need_e2e_packages() { need_packages tests/e2e "the browser tests"; }

# dagre and ELK, for comparing layouts alone.
need_layout_packages() { need_packages tests/bench/layout "the bench of layouts"; }

need_packages() { # folder, what it is
    local folder=$ROOT/$1
    need_node
    cmp -s "$folder/package-lock.json" "$folder/node_modules/.installed-lock" && return
    step "installing the packages of $2 (npm)" npm ci --no-audit --no-fund --prefix "$folder" ||
        fail "npm could not install the packages of $1"
    cp "$folder/package-lock.json" "$folder/node_modules/.installed-lock"
}

need_browser() {
    local missing=''
    [ -n "${RELATA_CHROMIUM:-}" ] || have chromium || have google-chrome || have chromium-browser ||
        [ -d "/Applications/Google Chrome.app" ] || missing=chromium
    if have dpkg; then # pictures and text widths need the same letters everywhere
        [ -d /usr/share/fonts/truetype/liberation ] || [ -d /usr/share/fonts/truetype/liberation2 ] || missing="$missing fonts-liberation"
        [ -e /usr/share/fonts/truetype/noto/NotoColorEmoji.ttf ] || missing="$missing fonts-noto-color-emoji"
    fi
    # shellcheck disable=SC2086 # a list of words
    [ -z "$missing" ] || apt_install "the browser for the tests" $missing
}

need_databases() {
    local missing=''
    { have initdb && have pg_ctl; } || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing=postgresql
    { have mariadbd || [ -x /usr/sbin/mariadbd ]; } || missing="$missing mariadb-server"
    have mariadb || missing="$missing mariadb-client"
    have sqlite3 || missing="$missing sqlite3"
    # shellcheck disable=SC2086 # a list of words
    [ -z "$missing" ] || apt_install "the databases for the tests" $missing
    need_mysql
}

# MySQL's own server. Debian has it in its unstable distribution only, so its packages are unpacked, with
# the libraries that they want, into a folder of their own: nothing on the machine is replaced.
need_mysql() {
    # Unpacked before its programs were wanted.
    if [ -x "$CACHE/mysql/root/usr/bin/mysqldump" ] && [ ! -e "$CACHE/bin/mysqldump" ]; then mysql_program mysqldump bin/mysqldump ''; fi
    mysql_is_there && return
    have dpkg-deb && have apt-get ||
        fail "MySQL's server (mysqld, 8.0 or newer) is missing. Please install it and put it on PATH."
    step "installing MySQL (Debian's packages, unpacked beside the others)" unpack_mysql && mysql_is_there ||
        fail "MySQL's server could not be installed"
}

mysql_is_there() {
    mysqld --version 2>/dev/null | grep -qi mysql && mysql --version 2>/dev/null | grep -qvi mariadb &&
        mysqldump --version 2>/dev/null | grep -qvi mariadb
}

unpack_mysql() {
    local apt=$CACHE/mysql/apt root=$CACHE/mysql/root packages
    rm -rf "$CACHE/mysql"
    mkdir -p "$apt"/etc/apt/{apt.conf.d,preferences.d} "$apt"/var/lib/{apt/lists/partial,dpkg} "$apt"/var/cache/apt/archives/partial "$apt/debs" "$root"
    : >"$apt/var/lib/dpkg/status"
    printf 'deb [signed-by=%s] %s unstable main\n' /usr/share/keyrings/debian-archive-keyring.gpg "$(debian_mirror)" >"$apt/etc/apt/sources.list"
    # A mirror that stood still for some weeks is as good, if Debian signed what it has.
    mysql_apt() { "$1" -o Dir="$apt" -o Dir::State::status="$apt/var/lib/dpkg/status" -o APT::Sandbox::User="$(id -un)" -o Acquire::Check-Valid-Until=false "${@:2}"; }
    mysql_apt apt-get update -q || return
    packages=$(mysql_apt apt-cache depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces --no-enhances \
        mysql-server-core mysql-client-core | grep '^[a-z]' | sort -u | grep -vE '^(perl|libperl|debconf)') || return
    # shellcheck disable=SC2086 # a list of words
    (cd "$apt/debs" && mysql_apt apt-get download -q $packages) || return
    local deb
    for deb in "$apt"/debs/*.deb; do dpkg-deb -x "$deb" "$root" || return; done
    mysql_program mysqld sbin/mysqld "--basedir=$root/usr --lc-messages-dir=$root/usr/share/mysql"
    mysql_program mysql bin/mysql ''
    mysql_program mysqldump bin/mysqldump ''
    rm -rf "$apt"
}

# Where this machine gets its own Debian packages from.
debian_mirror() {
    local mirror
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null | grep -E '/debian/?$' | head -n 1)
    echo "${mirror:?this machine has no Debian mirror}"
}

mysql_program() { # name, path below usr, options
    local lib=$CACHE/mysql/root/usr/lib
    mkdir -p "$CACHE/bin"
    printf '#!/bin/sh\nexec "%s" --library-path "%s:%s" "%s" "$@" %s\n' "$(ls "$lib"/*-linux-gnu/ld-linux*.so.*)" "$(ls -d "$lib"/*-linux-gnu)" \
        "$lib/mysql/private" "$CACHE/mysql/root/usr/$2" "$3" >"$CACHE/bin/$1"
    chmod 755 "$CACHE/bin/$1"
}

# ---------------------------------------------------------------- Python, for what Flask makes of a design

PYTHON_PACKAGES='Flask==3.1.3 Flask-SQLAlchemy==3.1.1 Flask-Migrate==4.1.0 SQLAlchemy==2.1.9 alembic==1.20.1
    psycopg[binary]==3.3.9 PyMySQL==1.2.4 ruff==0.17.6'

# A virtual environment with exactly these packages; a mark in it says which.
need_python() {
    local folder=$CACHE/python
    [ "$(cat "$folder/.packages" 2>/dev/null)" = "$PYTHON_PACKAGES" ] && [ -x "$folder/bin/python" ] && return
    have python3 || apt_install "Python" python3 python3-venv
    python3 -c 'import ensurepip, venv' 2>/dev/null || apt_install "Python's virtual environments" python3-venv
    step "installing Flask and its friends for the tests (pip)" build_python "$folder" || fail "pip could not install the packages of the Flask test"
}

build_python() { # folder
    rm -rf "$1"
    python3 -m venv "$1"
    # shellcheck disable=SC2086 # a list of words
    "$1/bin/python" -m pip install --quiet --disable-pip-version-check $PYTHON_PACKAGES
    printf '%s\n' "$PYTHON_PACKAGES" >"$1/.packages"
}

# ---------------------------------------------------------------- the shell's environment

# Trunk fetches nothing by itself: what it needs is on PATH.
use_tools() {
    PATH=$CACHE/bin:$PATH
    export PATH TRUNK_OFFLINE=true TRUNK_SKIP_VERSION_CHECK=true
    # Trunk 0.21 reads NO_COLOR as true or false, and stops at the usual 1.
    [ -z "${NO_COLOR:-}" ] || export NO_COLOR=true
}

# The same for any other shell:  eval "$(./dev env)"  or  . "$CACHE/env"
write_env() {
    local path=$CACHE/bin
    case ":$PATH:" in *":$DEBIAN_BIN:"*) path=$path:$DEBIAN_BIN ;; esac
    mkdir -p "$CACHE"
    {
        printf 'export PATH="%s:$PATH" TRUNK_OFFLINE=true TRUNK_SKIP_VERSION_CHECK=true\n' "$path"
        printf 'if [ -n "${NO_COLOR:-}" ]; then export NO_COLOR=true; fi\n'
    } >"$CACHE/env"
}
