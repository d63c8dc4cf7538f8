#!/bin/sh
# Make the virtual environment. Debian keeps the venv module in a package of its own: install it when root.
# usage: venv.sh PYTHON FOLDER
set -u
python=$1 folder=$2
[ -x "$folder/bin/python" ] || [ -x "$folder/Scripts/python.exe" ] && exit 0
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "需要 Python 3.11 或更新的版本。"; exit 1; }
if ! "$python" -m venv "$folder" >/dev/null 2>&1; then
  rm -rf "$folder"
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "安装 python3-venv……"
    apt-get update -qq >/dev/null 2>&1
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-venv >/dev/null 2>&1
  fi
  "$python" -m venv "$folder" || { echo "这台机器的 Python 不能建虚拟环境；Debian 上请先安装 python3-venv。"; exit 1; }
fi
