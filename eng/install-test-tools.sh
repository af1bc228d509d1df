#!/bin/sh
# Installs what the tests need beyond the .NET SDK and Node: foreign clients (curl, Python's grpcio, npm packages).
# Quick when all is there. As another user than root it installs npm packages only, and says what is missing.
set -eu
cd "$(dirname "$0")/.."

for tool in dotnet node npm; do
    command -v "$tool" >/dev/null || { echo "Missing: $tool. Install the .NET 10 SDK and Node 20 or later first." >&2; exit 1; }
done

# python3-* belong to Debian's own /usr/bin/python3, whichever python3 comes first on the PATH.
missing=""
command -v curl >/dev/null || missing="$missing curl"
[ -x /usr/bin/python3 ] || missing="$missing python3"
/usr/bin/python3 -c "import grpc" 2>/dev/null || missing="$missing python3-grpcio"
/usr/bin/python3 -c "import google.protobuf" 2>/dev/null || missing="$missing python3-protobuf"

if [ -n "$missing" ]; then
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
        echo "Missing:$missing. As root on Debian: apt-get install$missing" >&2
        exit 1
    fi
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    # shellcheck disable=SC2086 # a list of names
    apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi

# npm ci starts from nothing each time; the copy of the lock file says whether that is needed.
clients=tests/clients/node
installed="$clients/node_modules/.installed-lock.json"
if ! cmp -s "$clients/package-lock.json" "$installed"; then
    npm ci --prefix "$clients" --no-audit --no-fund --loglevel=error
    cp "$clients/package-lock.json" "$installed"
fi

# The native host of OR-Tools, where the feed has its packages; its tests are skipped where it has not.
if ! built=$(dotnet build -v quiet src/ortools-host/native/host.cs 2>&1); then
    echo "Tests of OR-Tools' native host will be skipped, as it cannot be built here:"
    echo "$built" | grep -m 1 ' error '
fi

echo "Test tools are there."
