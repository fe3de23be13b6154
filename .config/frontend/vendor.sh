#!/usr/bin/env bash
# Copies the QR decoder of the package "qr" into wwwroot/vendor, so that serving needs no npm. After a change of the version here,
# run it and commit the files.
set -euo pipefail
cd "$(dirname "$0")"
version=0.7.0
target=../../src/ConcertReservation.Api/wwwroot/vendor/qr

folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
npm pack "qr@$version" --silent --pack-destination "$folder" >/dev/null
tar xzf "$folder/qr-$version.tgz" -C "$folder"
mkdir -p "$target"
cp "$folder/package/decode.js" "$folder/package/index.js" "$target"
cp "$folder/package/LICENSE-MIT" "$target/LICENSE.txt"
