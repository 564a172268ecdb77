# Compiles Lua ($1), or those of its files that match $2, in a new directory, and prints how many milliseconds that took by its own clock.
set -eu
build=$(mktemp -d)
cp -r "$1"/. "$build"
cd "$build/src"
printf '#define DEB_HOST_MULTIARCH "%s"\n' "$(cc -dumpmachine)" > lua5.4-deb-multiarch.h
start=${EPOCHREALTIME/./}
for file in $2; do
  [ "$file" = luac.c ] || cc -O2 -DLUA_USE_POSIX -c -o "${file%.c}.o" "$file"
done
if [ "$2" = '*.c' ]; then
  cc -o lua ./*.o -lm
  ./lua -e 'assert(_VERSION)'
fi
echo $(((${EPOCHREALTIME/./} - start) / 1000))
rm -rf "$build"
