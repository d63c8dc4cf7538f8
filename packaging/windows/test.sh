#!/bin/sh
# Try the program for Windows under Wine; a word and no harm where Wine, or what a bundle is made of, cannot be had.
# usage: [PARTS="bundle page …"] test.sh PYTHON [arguments of pytest]
set -u
python=$1
shift
unavailable=69
sh packaging/windows/tools.sh
for tool in wine makensis osslsigncode openssl; do
  command -v "$tool" >/dev/null 2>&1 || { echo "没有 $tool：Windows 版没有测试。"; exit 0; }
done
# What a user meets comes first, the unit tests, which take longest, last.
parts=${PARTS:-bundle page console hostile recognition units}
build() {
  "$python" packaging/windows/build.py "$@"
  built=$?
  [ "$built" -eq "$unavailable" ] && { echo "部件取不到：Windows 版没有测试。"; exit 0; }
  [ "$built" -eq 0 ] || exit "$built"
}
case " $parts " in *" recognition "*) build --recognition --zip-only ;; esac
build
for part in $parts; do set -- "$@" "packaging/windows/tests/test_$part.py"; done
exec "$python" -m pytest -p no:cacheprovider "$@"
