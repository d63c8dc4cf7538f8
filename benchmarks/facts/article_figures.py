"""Count figures of the articles of laws: ``python benchmarks/facts/article_figures.py LAWS.jsonl.gz``.

``LAWS`` has one version of a law a line (``title``, ``version``, ``articles``: ``[[number, text], ...]``). For the laws
that replies cite, a byte is counted of every second string of four characters of each article: enough to tell where a
quotation departs from the article, not enough to read it. The result is ``corpora/facts/articles.bin.gz``: a line of
JSON (the articles of every version, and how many bytes each takes), then the bytes.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path
from typing import Any

from replycheck.facts.law.articles import figures_of
from replycheck.facts.law.statutes import plain_title
from replycheck.text.numerals import from_chinese

_SINCE = {"民法典": "2021-01-01"}
"""Days that the rows do not tell."""
OUT = Path(__file__).resolve().parents[2] / "corpora" / "facts" / "articles.bin.gz"
LAWS = [
    "民法典",
    "民事诉讼法",
    "刑事诉讼法",
    "行政诉讼法",
    "刑法",
    "信访工作条例",
    "信访条例",
    "行政复议法",
    "行政处罚法",
    "行政许可法",
    "行政强制法",
    "国家赔偿法",
    "政府信息公开条例",
    "土地管理法",
    "土地管理法实施条例",
    "城乡规划法",
    "农村土地承包法",
    "国有土地上房屋征收与补偿条例",
    "物业管理条例",
    "城市房地产管理法",
    "劳动法",
    "劳动合同法",
    "劳动合同法实施条例",
    "劳动争议调解仲裁法",
    "社会保险法",
    "工伤保险条例",
    "失业保险条例",
    "治安管理处罚法",
    "道路交通安全法",
    "道路交通安全法实施条例",
    "消费者权益保护法",
    "产品质量法",
    "食品安全法",
    "环境保护法",
    "噪声污染防治法",
    "大气污染防治法",
    "固体废物污染环境防治法",
    "水污染防治法",
    "义务教育法",
    "教育法",
    "教师法",
    "民办教育促进法",
    "未成年人保护法",
    "老年人权益保障法",
    "妇女权益保障法",
    "残疾人保障法",
    "反家庭暴力法",
    "公务员法",
    "监察法",
    "法官法",
    "检察官法",
    "律师法",
    "公证法",
    "仲裁法",
    "人民调解法",
    "法律援助法",
    "人民法院组织法",
    "人民检察院组织法",
    "人民陪审员法",
    "村民委员会组织法",
    "城市居民委员会组织法",
    "公司法",
    "企业破产法",
    "合伙企业法",
    "安全生产法",
    "消防法",
    "建筑法",
    "招标投标法",
    "价格法",
    "反不正当竞争法",
    "广告法",
    "税收征收管理法",
    "个人所得税法",
    "户口登记条例",
    "居民身份证法",
    "出境入境管理法",
    "医疗事故处理条例",
    "医疗纠纷预防和处理条例",
    "保险法",
    "商业银行法",
    "诉讼费用交纳办法",
    "住房公积金管理条例",
    "城市市容和环境卫生管理条例",
    "保障农民工工资支付条例",
    "退役军人保障法",
    "不动产登记暂行条例",
    "立法法",
    "宪法",
    "最高人民法院关于适用〈民事诉讼法〉的解释",
    "最高人民法院关于适用〈行政诉讼法〉的解释",
    "最高人民法院关于适用〈刑事诉讼法〉的解释",
    "最高人民法院关于人民法院办理执行异议和复议案件若干问题的规定",
    "最高人民法院关于审理民间借贷案件适用法律若干问题的规定",
    "最高人民法院关于民事诉讼证据的若干规定",
    "最高人民法院关于公布失信被执行人名单信息的若干规定",
]


def main() -> None:
    """Write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("laws", type=Path)
    with gzip.open(parser.parse_args().laws, "rt", encoding="utf-8") as lines:
        found = [row for row in map(json.loads, lines) if plain_title(row["title"]) in LAWS]
    known: dict[bytes, int] = {}
    table: dict[str, dict[str, list[list[int]]]] = {}
    for row in found:
        title = plain_title(row["title"])
        version = row["version"] or row["valid_from"] or _SINCE.get(title, "")
        table.setdefault(title, {}).setdefault(version, []).extend(_articles(row, known))
    head = {"laws": table, "sizes": [len(figures) for figures in known]}
    words = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    OUT.write_bytes(gzip.compress(words + b"\n" + b"".join(known), 9, mtime=0))
    print(f"{len(table)} laws, {len(known)} articles, {OUT.stat().st_size} bytes")


def _articles(row: dict[str, Any], known: dict[bytes, int]) -> list[list[int]]:
    """Number, branch and place of each article; the same words are counted once."""
    found = []
    for name, text in row["articles"]:
        number, _, branch = name.removeprefix("第").partition("条")
        figures = figures_of(text)
        value, part = from_chinese(number), from_chinese(branch.removeprefix("之")) if branch else 0
        if value and figures:
            found.append([value, part or 0, known.setdefault(figures, len(known))])
    return found


if __name__ == "__main__":
    main()
