#!/bin/sh
# Install what the browser tests, the check of PDF files, old Word files, Excel files and the tests on Spark need, where we may; say so where we may not. The tests skip without it.
if command -v chromium >/dev/null 2>&1 && command -v chromedriver >/dev/null 2>&1 && command -v qpdf >/dev/null 2>&1 && command -v java >/dev/null 2>&1 && command -v soffice >/dev/null 2>&1 \
  && [ -e /usr/lib/libreoffice/program/libsclo.so ]; then exit 0; fi
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
  echo "没有 chromium、chromedriver、qpdf、LibreOffice 或 Java，也没有权限安装：用到它们的测试会跳过。"
  exit 0
fi
echo "安装测试需要的 chromium、chromedriver、中文字体、qpdf、LibreOffice 和 Java……"
log=$(mktemp)
if apt-get update -qq >"$log" 2>&1 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
  chromium chromium-driver fonts-noto-cjk poppler-utils qpdf default-jre-headless libreoffice-writer-nogui libreoffice-calc-nogui >>"$log" 2>&1; then
  echo "已安装。"
else
  tail -n 3 "$log"
  echo "安装没有成功：用到它们的测试会跳过。"
fi
rm -f "$log"
exit 0
