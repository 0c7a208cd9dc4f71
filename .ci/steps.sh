# Sourced by the two rings: timed steps, what both of them install, and how tests are counted.

export CI=true NO_COLOR=1 DEBIAN_FRONTEND=noninteractive
exec </dev/null

results=out/ci
rm -rf "$results" test/.artifacts
mkdir -p "$results"
passed=0
failed=0
times=()
trap 'jobs -p | xargs -r kill 2>/dev/null || true' EXIT

# step NAME COMMAND...: runs it and notes its time; a failing step ends the run with its name.
step() {
  local name=$1 start=$SECONDS status=0
  shift
  echo "== $name"
  "$@" || status=$?
  times+=("$(printf '%5d s  %s' $((SECONDS - start)) "$name")")
  [ "$status" -eq 0 ] && return
  echo "== FAILED: $name"
  [ "$failed" -gt 0 ] || failed=1
  finish
}

# system_packages: the Debian packages of scripts/ci-packages that are not here yet.
system_packages() {
  local missing=() package
  while read -r package; do
    case $package in '' | '#'*) continue ;; esac
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done <scripts/ci-packages
  [ ${#missing[@]} -eq 0 ] && echo "all are here" && return
  echo "installing ${missing[*]}"
  quietly system-packages eval 'apt-get update -q && apt-get install -y -q --no-install-recommends "${missing[@]}"'
}

# quietly NAME COMMAND...: its output goes to a file, and is shown when it fails.
quietly() {
  local log=$results/$1.log
  shift
  "$@" >"$log" 2>&1 || { tail -n 60 "$log" && return 1; }
}

# start_tools SUITE: real editors and the grammar's tools, below .cache (or GGEN_TOOLS_DIR), while other steps run. Compiling
# code-server's native modules is the longest of it.
start_tools() {
  {
    scripts/get-code-server &&
      scripts/get-tree-sitter-cli &&
      for suite in "$@"; do scripts/get-neovim --suite "$suite" || exit; done
  } >"$results/tools.log" 2>&1 &
  tools=$!
}

# await_tools: what is left of that time, and how it went.
await_tools() {
  local status=0
  wait "$tools" || status=$?
  tail -n $((status == 0 ? 4 : 60)) "$results/tools.log"
  return "$status"
}

# run_tests COMMAND...: mocha's own closing lines are what counts. A test that is left out is no test that passed.
run_tests() {
  local log=$results/tests.log status=0 pending
  "$@" 2>&1 | tee "$log" || status=$?
  passed=$((passed + $(closing passing)))
  failed=$((failed + $(closing failing)))
  pending=$(closing pending)
  [ "$pending" -eq 0 ] || { echo "$pending tests were left out" && failed=$((failed + pending)) && return 1; }
  [ "$(closing passing)" -gt 0 ] || { echo "no test ran" && return 1; }
  return "$status"
}

# closing WORD: the number before it in mocha's closing lines, 0 where there is none.
closing() {
  sed -n "s/^ *\([0-9][0-9]*\) $1\b.*/\1/p" "$results/tests.log" | tail -n 1 | grep . || echo 0
}

# finish: times, and the one line that says how it ended.
finish() {
  echo "== time of each step, $SECONDS s in all"
  printf '%s\n' "${times[@]}"
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] || exit 1
  exit 0
}
