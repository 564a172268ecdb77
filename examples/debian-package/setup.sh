# Runs once, as root, in the root: what every Debian package needs to be built.
export DEBIAN_FRONTEND=noninteractive
sed -n 's/^deb /deb-src /p' /etc/apt/sources.list > /etc/apt/sources.list.d/deb-src.list
sed -i 's/^Types: deb$/Types: deb deb-src/' /etc/apt/sources.list.d/*.sources 2>/dev/null || true
apt-get update -q
apt-get install -y -q --no-install-recommends build-essential
