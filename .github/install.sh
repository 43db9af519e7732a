#!/bin/sh
# Installs landscope from its releases: curl -fsSL URL-OF-THIS-FILE | sh
#
# VERSION=1.2.3   the release to install; by default the latest
# BIN_DIR=DIR     where to put the program; by default PREFIX/bin
# PREFIX=DIR      by default ~/.local, and /usr/local for root
#
# LANDSCOPE_RELEASES is the URL of a mirror of the releases. Nothing is installed unless
# the checksum is right, and a version that is there is replaced at once or not at all.
set -eu

fail() {
  echo "landscope: error: $1" >&2
  [ $# -lt 2 ] || echo "landscope: hint: $2" >&2
  exit 1
}

have() { command -v "$1" > /dev/null 2>&1; }

# download URL FILE
download() {
  if have curl; then
    case $1 in
      http://*) proto=http,https ;; # a mirror that the user names
      *) proto=https ;;
    esac
    curl --fail --silent --show-error --location --proto "=$proto" --retry 3 --output "$2" "$1"
  elif have wget; then
    wget -q -O "$2" "$1"
  else
    fail "curl or wget is required"
  fi
}

# sha256 FILE
sha256() {
  if have sha256sum; then
    sha256sum "$1"
  elif have shasum; then
    shasum -a 256 "$1"
  elif have openssl; then
    openssl dgst -sha256 -r "$1"
  else
    fail "sha256sum, shasum or openssl is required to verify the download"
  fi
}

# platform prints the operating system and the architecture, as archives name them.
platform() {
  os=$(uname -s) arch=$(uname -m)
  case $os in
    Linux) os=linux ;;
    Darwin)
      os=darwin
      [ "$(sysctl -n sysctl.proc_translated 2> /dev/null)" != 1 ] || arch=arm64 # under Rosetta
      ;;
    FreeBSD) os=freebsd ;;
    *) fail "landscope has no archive for $os that this script can install" "see $releases" ;;
  esac
  case $arch in
    x86_64 | amd64) arch=amd64 ;;
    aarch64 | arm64) arch=arm64 ;;
    riscv64) ;;
    *) fail "landscope has no release for $os on $arch" "go install github.com/landscope-cli/landscope/cmd/landscope@latest" ;;
  esac
  echo "${os}_$arch"
}

main() {
  releases=${LANDSCOPE_RELEASES:-https://github.com/landscope-cli/landscope/releases}
  releases=${releases%/}
  version=${VERSION:-}
  version=${version#v}
  case $version in
    *[!0-9A-Za-z.-]*) fail "VERSION is not a version: $VERSION" "VERSION=1.2.3, or none for the latest" ;;
  esac
  if [ "$(id -u)" = 0 ]; then prefix=/usr/local; else prefix=${HOME:-}/.local; fi
  bin_dir=${BIN_DIR:-${PREFIX:-$prefix}/bin}
  platform=$(platform)

  tmp=$(mktemp -d)
  new=
  trap 'rm -rf "$tmp" ${new:+"$new"}' EXIT
  trap 'exit 1' HUP INT TERM

  # The names in checksums.txt tell the version, so that the latest needs no other request.
  from=$releases/latest/download
  [ -z "$version" ] || from=$releases/download/v$version
  download "$from/checksums.txt" "$tmp/checksums.txt" ||
    fail "cannot download $from/checksums.txt" "does the release exist? see $releases"
  line=$(grep -E "^[0-9a-f]{64} [ *]landscope_[0-9A-Za-z.-]+_$platform\.tar\.gz\$" "$tmp/checksums.txt" | head -n 1)
  [ -n "$line" ] || fail "landscope ${version:-latest} has no release for $platform" "see $releases"
  archive=${line##*[ *]}
  version=${archive#landscope_}
  version=${version%"_$platform.tar.gz"}

  download "$releases/download/v$version/$archive" "$tmp/$archive" ||
    fail "cannot download $releases/download/v$version/$archive"
  sum=$(sha256 "$tmp/$archive")
  [ "${sum%% *}" = "${line%% *}" ] ||
    fail "$archive does not have the checksum of the release; nothing is installed" "try again, and report it if it happens again"
  tar -xzf "$tmp/$archive" -C "$tmp" landscope || fail "cannot unpack $archive"

  hint="set BIN_DIR to a directory that you can write to"
  mkdir -p "$bin_dir" || fail "cannot create $bin_dir" "$hint"
  [ ! -d "$bin_dir/landscope" ] || fail "$bin_dir/landscope is a directory" "$hint"
  new=$bin_dir/.landscope.$$
  cp "$tmp/landscope" "$new" || fail "cannot write to $bin_dir" "$hint"
  chmod 755 "$new"
  "$new" version > /dev/null || fail "landscope $version does not run on this machine; nothing is installed"
  mv -f "$new" "$bin_dir/landscope" || fail "cannot replace $bin_dir/landscope"
  echo "installed landscope $version as $bin_dir/landscope"
  case :$PATH: in
    *":$bin_dir:"*) ;;
    *) echo "landscope: note: $bin_dir is not in your PATH" >&2 ;;
  esac
}

main # the last line, so that half of the script does nothing
