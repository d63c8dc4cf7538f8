#!/bin/sh
# Check the example case: three bad replies that must be blocked and a good one that must pass.
# usage: demo.sh CASE_FOLDER REPORT_FOLDER     (replycheck must be on the PATH)
set -u
case=$1 reports=$2 wrong=0

run() { # run NAME EXPECTED_EXIT_CODE
  printf '\n════ %s ════\n' "$1"
  replycheck check "$case/$1" --source "$case/judgment.docx" --petition "$case/petition.docx" \
    --format terminal --format "html=$reports/$1.html"
  code=$?
  [ "$code" -eq "$2" ] || { echo "退出码是 $code，应为 $2"; wrong=1; }
}

run reply-bad.docx 1
run reply-bad.pdf 1
run reply-bad-scan.pdf 1
run reply-good.docx 0

printf '\nHTML 报告（双击即可打开）：\n'
for name in reply-bad.docx reply-bad.pdf reply-bad-scan.pdf reply-good.docx; do echo "  $reports/$name.html"; done
printf '\n不用命令行：运行 %s serve，浏览器里打开核对页面，把上面这些文件拖进去试试。\n' "$(command -v replycheck)"
exit $wrong
