#!/bin/sh
# /usr/local/sbin/newsroom-backup: one folder for each run, each of them a whole paper.
#
#   /var/backups/newsroom/2026-07-31T034500Z/paper.dump or paper.sqlite3, and uploads/
#
# Run it as the user newsroom, while the paper runs. Files that have not changed are hard
# links to the run before, so a night costs what the day added.
set -eu
umask 077

CODE=${CODE:-/srv/newsroom}
VAR_DIR=${VAR_DIR:-/var/lib/newsroom}
BACKUPS=${BACKUPS:-/var/backups/newsroom}
KEEP=${KEEP:-14} # runs, not days

database=$(sed -n 's/^DATABASE_URL=//p' "$CODE/.env")
unfinished="$BACKUPS/.unfinished"
last=$(find "$BACKUPS" -maxdepth 1 -type d -name '2*Z' | sort | tail -n 1)

copy_files() {
    rsync -a ${last:+"--link-dest=$last/uploads"} "$VAR_DIR/uploads/" "$unfinished/uploads/"
}

copy_database() {
    case $database in
    postgres*)
        pg_dump --format=custom --no-owner --file="$unfinished/paper.dump" "$database"
        pg_restore --list "$unfinished/paper.dump" >/dev/null
        ;;
    "")
        sqlite3 "$VAR_DIR/paper.sqlite3" "VACUUM INTO '$unfinished/paper.sqlite3'"
        [ "$(sqlite3 "$unfinished/paper.sqlite3" 'PRAGMA integrity_check')" = ok ]
        ;;
    *)
        echo "DATABASE_URL is neither PostgreSQL nor empty: $database" >&2
        exit 1
        ;;
    esac
}

rm -rf "$unfinished"
mkdir -p "$VAR_DIR/uploads" "$unfinished/uploads"
# Before and after: whatever row is in the copy of the database has its files beside it,
# a photo deleted meanwhile as well as one that has just come.
copy_files
copy_database
copy_files
mv -T "$unfinished" "$BACKUPS/$(date -u +%Y-%m-%dT%H%M%SZ)"
find "$BACKUPS" -maxdepth 1 -type d -name '2*Z' | sort | head -n "-$KEEP" | xargs -r rm -rf --
