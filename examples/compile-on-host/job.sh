#!/usr/bin/env bash
# Compiles Lua with the root's clang, and runs it.
set -euo pipefail
build=$(mktemp -d)
cp -r /usr/src/lua/lua5.4-*/. "$build"
cd "$build/src"
# What Debian's own build of the package writes.
printf '#define DEB_HOST_MULTIARCH "%s"\n' "$(dpkg-architecture -q DEB_HOST_MULTIARCH)" > lua5.4-deb-multiarch.h
clang -O1 -DLUA_USE_POSIX -o lua $(ls ./*.c | grep -v luac.c) -lm
./lua -e 'print(_VERSION .. ", compiled in a root of Rootstock")'
