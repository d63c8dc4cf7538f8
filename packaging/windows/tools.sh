#!/bin/sh
# Install what building and trying the program for Windows needs, where we may; say so where we may not.
missing=""
for tool in wine makensis osslsigncode openssl; do command -v "$tool" >/dev/null 2>&1 || missing="$missing $tool"; done
[ -z "$missing" ] && exit 0
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
  echo "没有$missing，也没有权限安装。"
  exit 0
fi
echo "安装$missing……"
log=$(mktemp)
if apt-get update -qq >"$log" 2>&1 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
  wine wine64 nsis osslsigncode openssl >>"$log" 2>&1; then
  echo "已安装。"
else
  tail -n 3 "$log"
  echo "安装没有成功。"
fi
rm -f "$log"
exit 0
