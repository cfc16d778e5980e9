#!/bin/sh
# Runs a PostgreSQL of its own for tests, prints its address on one line, and takes it away again
# when it is told to stop (Ctrl-C, TERM, or its standard input closing):
#
#   scripts/postgres.sh
#   postgres://bot:…@127.0.0.1:40123/bot
#
# Debian's `postgresql` is installed first where it is missing (as root). The server itself never
# runs as root: PostgreSQL refuses that.
set -eu

newest_bin() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5 -n | tail -n 1; }

bin=$(newest_bin)
if [ -z "$bin" ]; then
  if [ "$(id -u)" -ne 0 ]; then
    echo 'postgres.sh: PostgreSQL is missing; run once as root, or: apt-get install postgresql' >&2
    exit 1
  fi
  {
    # No cluster and no service beside ours.
    mkdir -p /etc/postgresql-common
    [ -e /etc/postgresql-common/createcluster.conf ] ||
      echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
    apt-get update -q
    DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends postgresql
  } >&2
  bin=$(newest_bin)
fi

dir=$(mktemp -d)
password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
port=$(node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
printf '%s' "$password" >"$dir/password"

as_user=''
if [ "$(id -u)" -eq 0 ]; then
  as_user='setpriv --reuid=postgres --regid=postgres --clear-groups --'
  chown -R postgres: "$dir"
fi
cd "$dir"

$as_user "$bin/initdb" -D "$dir/data" -U bot --pwfile="$dir/password" --auth=scram-sha-256 -E UTF8 --locale=C --no-sync >&2
$as_user "$bin/postgres" -D "$dir/data" -h 127.0.0.1 -p "$port" -k "$dir" -c fsync=off >&2 &
server=$!

stop() {
  trap - INT TERM EXIT
  kill -INT "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  rm -rf "$dir"
}
trap 'stop; exit 0' INT TERM
trap stop EXIT

export PGPASSWORD="$password"
tries=0
until "$bin/psql" -h 127.0.0.1 -p "$port" -U bot -d postgres -qc 'create database bot' >/dev/null 2>&1; do
  tries=$((tries + 1))
  if [ "$tries" -gt 100 ] || ! kill -0 "$server" 2>/dev/null; then
    echo 'postgres.sh: the server does not answer' >&2
    exit 1
  fi
  sleep 0.1
done
echo "postgres://bot:$password@127.0.0.1:$port/bot"

# Ends with the reader: whoever started us closes our standard input, by intent or by dying.
# In the background, as a shell hears no signal while it runs something in front.
exec 3<&0
cat <&3 >/dev/null &
wait $!
