# Makes a root of at least 1.2 GB and 35,000 files: what a C++ job installs.
export DEBIAN_FRONTEND=noninteractive
apt-get update -q
apt-get install -y -q --no-install-recommends zstd build-essential cmake ninja-build git python3-dev \
  libboost-all-dev qtbase5-dev clang llvm-dev
