#!/bin/sh
# Runs the tests that need a browser or a database server; installs what they need. Arguments go to vitest:
#
#   npm run test:e2e -- test/e2e/web
set -eu
cd "$(dirname "$0")/.."

CHROMIUM=$(sh scripts/chromium.sh)
export CHROMIUM
# Installed anew only when the lock file changed.
if ! cmp -s test/e2e/package-lock.json test/e2e/node_modules/.installed; then
  npm ci --prefix test/e2e --no-audit --no-fund >&2
  cp test/e2e/package-lock.json test/e2e/node_modules/.installed
fi
npx tsc -p test/e2e
exec npx vitest run --config vitest.e2e.config.ts "$@"
