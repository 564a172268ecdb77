# About 1.3 GB and 37,000 files: what a C++ job installs.
export DEBIAN_FRONTEND=noninteractive
apt-get update -q
apt-get install -y -q --no-install-recommends build-essential cmake ninja-build git python3-dev libboost-all-dev \
  qtbase5-dev clang
apt-get clean
