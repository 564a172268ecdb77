# Runs once, as root, in the root: a compiler of Debian's that this machine lacks, and the source of a real C program.
sed -i 's/^Types: deb$/Types: deb deb-src/' /etc/apt/sources.list.d/*.sources 2>/dev/null || true
if [ -s /etc/apt/sources.list ]; then
  sed -n 's/^deb /deb-src /p' /etc/apt/sources.list > /etc/apt/sources.list.d/deb-src.list
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -q
apt-get install -y -q --no-install-recommends clang make dpkg-dev
mkdir -p /usr/src/lua
cd /usr/src/lua
apt-get source -q lua5.4
