#!/bin/sh
# Try the program for Windows under Wine; a word and no harm where Wine cannot be had.
# usage: test.sh PYTHON [arguments of pytest]
set -u
python=$1
shift
sh packaging/windows/tools.sh
for tool in wine makensis osslsigncode openssl; do
  command -v "$tool" >/dev/null 2>&1 || { echo "没有 $tool：Windows 版没有测试。"; exit 0; }
done
"$python" packaging/windows/build.py || exit 1
exec "$python" -m pytest -p no:cacheprovider -o testpaths=packaging/windows/tests packaging/windows/tests "$@"
