# shellcheck shell=sh
# What build-aux/run and build-aux/test share; sourced by them in the top folder.

case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
  zh*) language=zh ;;
  *) language=en ;;
esac
# Chinese names must get through where the locale is POSIX, not in UTF-8, or not installed.
if [ "$(locale charmap 2> /dev/null)" != UTF-8 ]; then
  [ $language = en ] || export LANGUAGE=zh_CN
  export LC_ALL=C.UTF-8
fi

# say ENGLISH CHINESE: a message in the language of the person reading it
say() {
  if [ $language = zh ]; then
    printf '%s\n' "$2"
  else
    printf '%s\n' "$1"
  fi
}

die() {
  say "$@" >&2
  exit 1
}

# need LIST…: installs those of the Debian packages named in these files that are missing
need() {
  if ! command -v dpkg-query > /dev/null; then
    say "Not a Debian system: taking what $* name as installed." "不是 Debian 系统：假定 $* 中列出的软件包均已安装。"
    return
  fi
  # shellcheck disable=SC2046 # one word a package
  set -- $(sed 's/#.*//' "$@")
  # shellcheck disable=SC2016 # dpkg's own variables
  present=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2> /dev/null | sed -n 's/^installed //p')
  # shellcheck disable=SC2046 # one word a package
  set -- $(printf '%s\n' "$@" | grep -vxF -e "$present")
  [ $# -gt 0 ] || return 0

  if [ "$(id -u)" -eq 0 ]; then
    as_root="env"
  elif command -v sudo > /dev/null; then
    as_root='sudo env'
  else
    die "These packages are missing; have an administrator run:
  apt-get install --no-install-recommends $*" "缺少以下软件包，请管理员运行：
  apt-get install --no-install-recommends $*"
  fi
  say "Installing $# packages: $*" "正在安装 $# 个软件包：$*"
  as_root="$as_root DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3"
  # A package source that cannot be reached need not be one of those used here, so an update may fail.
  $as_root update || true
  $as_root install -y --no-install-recommends "$@" ||
    die "Could not install: $*" "无法安装：$*"
}

# A hundred and sixty tests, each with all of the libraries in it, are linked three times as fast by gold, a part of binutils.
if command -v ld.gold > /dev/null; then
  export CC_LD="${CC_LD:-gold}"
fi

# set_up DIR OPTION…: makes DIR one to build in, with these options, when it is new
set_up() {
  dir=$1
  shift
  [ -f "$dir/build.ninja" ] || meson setup "$dir" "$@"
}

# build DIR OPTION…: builds in DIR
build() {
  set_up "$@"
  ninja -C "$1"
}

# build_fuzzers: builds the fuzzers in _build-fuzz
build_fuzzers() {
  [ -f _build-fuzz/build.ninja ] ||
    env -u CC_LD CC=clang meson setup _build-fuzz -Dfuzz=true -Db_sanitize=address,undefined -Db_lundef=false -Doptimization=1
  ninja -C _build-fuzz tests/fuzz/fuzz-workspace tests/fuzz/fuzz-csv tests/fuzz/fuzz-frames
}

# fuzz: builds the fuzzers and runs each for FUZZ_SECONDS; what failed is in _build-fuzz's fuzz.json, and the inputs that
# brought it about are named
fuzz() {
  build_fuzzers
  rm -f _build-fuzz/meson-logs/fuzz.json
  FUZZ_SECONDS=${FUZZ_SECONDS:-60} UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1 G_SLICE=always-malloc ASAN_OPTIONS=detect_leaks=1 \
    meson test -C _build-fuzz --no-rebuild --print-errorlogs --logbase fuzz --suite fuzz --num-processes 3 || true
  for crash in _build-fuzz/tests/fuzz/*/crashes/*; do
    [ ! -f "$crash" ] || say "Found: $crash" "发现问题的输入：$crash"
  done
}
