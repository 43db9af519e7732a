#!/bin/sh
# Builds the container image of a version without publishing it: image-snapshot.sh VERSION DIR
# pushes it to a registry of its own on this machine, and pulls it to DIR as an OCI image
# layout. Its SBOMs are in DIR.sbom.
#
# The base is a stand-in for that of .ko.yaml, which is not on this machine: the user
# nonroot and the certificates of this machine. KO_DEFAULTBASEIMAGE names another. The
# image has the name of its base, so that the address is the same each time.
set -eu
version=$1 dir=$2 at=${REGISTRY:-127.0.0.1:5317}
tmp=$(mktemp -d)
registry=
: > "$tmp/log"
trap 'rm -rf "$tmp"; [ -z "$registry" ] || kill "$registry"' EXIT
trap 'exit 1' HUP INT TERM

crane registry serve --address "$at" > "$tmp/log" 2>&1 &
registry=$!
for _ in 1 2 3 4 5 6 7 8 9 10; do
  ! grep -q "serving on port" "$tmp/log" || break
  sleep 0.2
done
if ! kill -0 "$registry" || ! grep -q "serving on port" "$tmp/log"; then
  cat "$tmp/log" >&2
  echo "image-snapshot.sh: error: no registry at $at; REGISTRY=127.0.0.1:PORT names another" >&2
  exit 1
fi

if [ -z "${KO_DEFAULTBASEIMAGE:-}" ]; then
  mkdir -p "$tmp/base/etc/ssl/certs"
  echo "nonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin" > "$tmp/base/etc/passwd"
  cp /etc/ssl/certs/ca-certificates.crt "$tmp/base/etc/ssl/certs" 2> /dev/null || true
  tar -C "$tmp/base" --sort=name --owner=0 --group=0 --mtime=@0 -cf "$tmp/base.tar" etc
  manifests=
  for arch in amd64 arm64; do
    crane append --oci-empty-base --new_layer "$tmp/base.tar" --new_tag "$at/base:$arch"
    crane mutate --set-platform "linux/$arch" --user 65532 --tag "$at/base:$arch" "$at/base:$arch"
    manifests="$manifests --manifest $at/base:$arch"
  done
  # shellcheck disable=SC2086
  crane index append $manifests --tag "$at/base:latest"
  export KO_DEFAULTBASEIMAGE="$at/base:latest"
fi > "$tmp/log" 2>&1 || { cat "$tmp/log" >&2; exit 1; }

make image "VERSION=$version" "KO_DOCKER_REPO=$at/landscope" "SBOMS=$dir.sbom" > "$tmp/log" 2>&1 || { cat "$tmp/log" >&2; exit 1; }
rm -rf "$dir"
crane pull --format=oci "$at/landscope:$version" "$dir"
