#!/usr/bin/env bash
# Checks the JavaScript and CSS of the frontend: format and lint by Biome, types by the TypeScript compiler, unit tests by Node.
# Also generates the TypeScript client from docs/openapi.json and compiles its purchase; `dotnet test` then plays it.
# Needs npm. With "fix" as argument it formats instead of complaining.
set -euo pipefail
cd "$(dirname "$0")/frontend"

npm install --no-package-lock --no-audit --no-fund --loglevel=error
if [ "${1:-}" = fix ]; then
  npx --no-install biome check --write --config-path=. ../../src/ConcertReservation.Api/wwwroot .
fi
npx --no-install biome check --error-on-warnings --config-path=. ../../src/ConcertReservation.Api/wwwroot .
npx --no-install tsc --project .
node --test

cd ../clients
npm install --no-package-lock --no-audit --no-fund --loglevel=error
npm run --silent build
