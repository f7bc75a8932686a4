#!/usr/bin/env bash
# Reads the example articles into a chronicle in the folder given (default: build) and looks at it from four sides.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
sayso="${SAYSO:-sayso}"
build="${1:-build}"
chronicle="$build/demo.sayso"
mkdir -p "$build"
rm -f "$chronicle" "$chronicle-wal" "$chronicle-shm"

say() { printf '\n\033[1m$ sayso %s\033[0m\n' "$*"; "$sayso" "$@"; }

say read "$here/articles" -c "$chronicle"
say status -c "$chronicle"
say timeline --from 2008-03-24 --to 2008-04-02 -c "$chronicle"
say who "Muqtada al-Sadr" -c "$chronicle"
say state --on 2008-03-28 -c "$chronicle"
say conflicts -c "$chronicle"
printf '\nThe chronicle is %s: ask it more, for example\n  %s who "Rapid Support Forces" -c %s\n' "$chronicle" "$sayso" "$chronicle"
