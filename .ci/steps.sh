# Sourced by the two rings: timed steps, and what both of them install.

results=out/ci
rm -rf "$results"
mkdir -p "$results"
passed=0
failed=0
times=()

# step NAME COMMAND...: runs it and notes its time; a failing step ends the run with its name.
step() {
  local name=$1 start=$SECONDS
  shift
  echo "== $name"
  if ! "$@"; then
    echo "== FAILED: $name after $((SECONDS - start)) s"
    failed=$((failed + 1))
    finish
  fi
  times+=("$(printf '%5d s  %s' $((SECONDS - start)) "$name")")
}

# system_packages: the Debian packages of scripts/ci-packages that are not here yet.
system_packages() {
  local missing=() package
  while read -r package; do
    case $package in '' | '#'*) continue ;; esac
    dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package")
  done <scripts/ci-packages
  [ ${#missing[@]} -eq 0 ] && return 0
  apt-get update -q >/dev/null
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >/dev/null
}

# editors_and_tools SUITE: real editors and the grammar's tools, below .cache (or GGEN_TOOLS_DIR).
editors_and_tools() {
  scripts/get-neovim --suite "$1"
  scripts/get-tree-sitter-cli
  scripts/get-code-server
}

# run_tests COMMAND...: mocha's own closing lines are what counts.
run_tests() {
  local log=$results/tests.log status=0
  "$@" 2>&1 | tee "$log" || status=$?
  passed=$((passed + $(sed -n 's/^ *\([0-9]*\) passing.*/\1/p' "$log" | tail -n 1 | grep . || echo 0)))
  failed=$((failed + $(sed -n 's/^ *\([0-9]*\) failing.*/\1/p' "$log" | tail -n 1 | grep . || echo 0)))
  [ "$status" -eq 0 ] || { [ "$failed" -gt 0 ] || failed=1; finish; }
  [ "$passed" -gt 0 ] || { echo "no test ran"; failed=1; finish; }
}

finish() {
  echo "== time of each step"
  [ ${#times[@]} -eq 0 ] || printf '%s\n' "${times[@]}"
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
  exit
}
