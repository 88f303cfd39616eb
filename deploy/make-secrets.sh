#!/bin/sh
# Makes the secrets that compose.yaml reads, each in a file, where there are none yet. Copy the folder to a safe place once:
# a backup cannot be read without these keys.
set -eu
umask 077
folder="${1:-secrets}"
mkdir -p "$folder"
new() {
  file="$folder/$1"
  shift
  [ -e "$file" ] || "$@" > "$file"
}
new database-password openssl rand -hex 24
new content-key openssl rand -base64 32
new backup-key openssl rand -base64 32
new metrics-token openssl rand -hex 24
new receipt-key.pem openssl genpkey -algorithm ed25519
# The folder keeps others out; the files are read by the users inside the containers.
chmod 700 "$folder"
chmod 444 "$folder"/*
