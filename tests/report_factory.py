"""Reports made by hand, for the tests of what is written: no other stage is needed to build them.

Every sentence is the project's own; people, companies and places are invented.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from msgspec import structs

from checker.load.sentences import split_sentences
from checker.model import (
    Article,
    Attribution,
    Audit,
    Block,
    BlockKind,
    Claim,
    Effect,
    Entity,
    EntityMention,
    Fact,
    Figure,
    FigureKind,
    Finding,
    Hedge,
    Interval,
    Link,
    Mention,
    Moment,
    NearMiss,
    Period,
    Problem,
    Report,
    Role,
    Sentence,
    Severity,
    Skipped,
    Span,
    Step,
    Text,
    Verdict,
)

RATES = (
    {"currency": "USD", "date": "2025-02-03", "won": "1466.80", "source": "ECB"},
    {"currency": "USD", "date": "2025-02-04", "won": "1460.10", "source": "ECB"},
    {"currency": "USD", "date": "2025-02-05", "won": "1445.60", "source": "ECB"},
)

LEGEND = (
    (
        "rounded",
        Text(
            "한 수치가 다른 수치를 반올림한 것일 때. 보기: 1만2천 명과 1만2040명. 37명과 38명은 아닙니다.",
            "When one figure is the other one, rounded. Example: 12,000 and 12,040; not 37 and 38.",
        ),
    ),
    (
        "scale_slip",
        Text(
            "두 수치가 정확히 10의 거듭제곱 배만큼 다를 때. 보기: 557만6000달러와 5576만 달러.",
            "When two figures differ by exactly a power of ten. Example: $5.576 million and $5,576 million.",
        ),
    ),
)


def article(key: str, text: str, **fields: Any) -> Article:
    """Make an article; a line is a block, the first one the title."""
    blocks, sentences, at = [], [], 0
    for line in text.split("\n"):
        if line.strip():
            span = Span(at, at + len(line))
            kind = BlockKind.TITLE if not blocks else BlockKind.BODY
            blocks.append(Block(span, kind))
            sentences.extend(Sentence(found, len(blocks) - 1, kind) for found in split_sentences(text, span))
        at += len(line) + 1
    day = date.fromisoformat(fields.pop("day")) if "day" in fields else None
    hour = fields.pop("hour", None)
    fields.setdefault("title", text.split("\n")[0])
    return Article(
        id=key,
        text=text,
        published=day,
        published_at=None if hour is None or day is None else datetime(day.year, day.month, day.day, hour),
        blocks=tuple(blocks),
        sentences=tuple(sentences),
        origin=fields.pop("origin", key),
        **fields,
    )


def _find(text: str, surface: str, nth: int = 1) -> Span:
    at = -1
    for _ in range(nth):
        at = text.index(surface, at + 1)
    return Span(at, at + len(surface))


@dataclass(frozen=True)
class C:
    """What a claim of the factory is made from."""

    article: str
    text: str
    value: str | None = None
    unit: str | None = None
    kind: str = "money"
    low: str | None = None
    high: str | None = None
    open_low: bool = False
    open_high: bool = False
    hedge: tuple[str, Effect] | None = None
    says: tuple[str, str, str] | None = None  # speaker, verb, stance
    role: Role = Role.LEVEL
    converted: C | None = None
    attribute: str | None = None
    attribute_text: str = ""
    entities: tuple[str, ...] = ()
    period: str | None = None
    as_of: str | None = None
    moment: Moment | None = None
    dimension: str | None = None
    base: str = "1"
    nth: int = 1


def figure(articles: dict[str, Article], spec: C) -> Figure:
    text = articles[spec.article].text
    span = _find(text, spec.text, spec.nth)
    value = None if spec.value is None else Decimal(spec.value)
    low = None if spec.open_low else (Decimal(spec.low) if spec.low else value)
    high = None if spec.open_high else (Decimal(spec.high) if spec.high else value)
    hedges: tuple[Hedge, ...] = ()
    if spec.hedge:
        near = min(
            (Span(i, i + len(spec.hedge[0])) for i in range(len(text)) if text.startswith(spec.hedge[0], i)),
            key=lambda s: (abs(s.start - span.start), s.start),
        )
        hedges = (Hedge(spec.hedge[0], spec.hedge[1], near, f"hedge:{spec.hedge[0]}"),)
    kind = FigureKind(spec.kind)
    mention = Mention(span, spec.text, kind, value, Interval(low, high), unit=spec.unit, hedges=hedges, trace=("test",))
    dimension = spec.dimension or {"money": "money", "percent": "percent", "date": "date"}.get(
        spec.kind, f"count:{spec.unit}" if spec.kind == "count" else spec.kind
    )
    return Figure(mention, value, low, high, spec.unit, dimension, Decimal(spec.base), spec.moment)


def claim(articles: dict[str, Article], spec: C) -> Claim:
    home = articles[spec.article]
    made = figure(articles, spec)
    sentence = home.sentence_at(made.span.start)
    assert sentence is not None, spec
    says = None
    if spec.says:
        speaker, verb, stance = spec.says
        start = home.text.index(speaker, sentence.span.start)
        end = home.text.index(verb, start) + len(verb)
        says = Attribution(speaker, None, verb, stance, Span(start, end))

    def period(text: str | None) -> Period | None:
        return None if text is None else Period(text, None, None)

    return Claim(
        id=f"{spec.article}:{made.span.start}",
        article=spec.article,
        figure=made,
        sentence=sentence.span,
        conversions=() if spec.converted is None else (figure(articles, spec.converted),),
        entities=spec.entities,
        attribute=spec.attribute,
        attribute_text=spec.attribute_text,
        period=period(spec.period),
        as_of=period(spec.as_of),
        role=spec.role,
        attribution=says,
    )


def day(text: str) -> Moment:
    start = datetime.fromisoformat(text)
    return Moment(start, start + timedelta(days=1), "day")


ARTICLES = (
    article(
        "hangang-1",
        "한빛테크, 새 언어모델 학습에 557만6000달러 썼다\n"
        "한빛테크는 3일 새 언어모델을 학습시키는 데 557만6000달러(약 81억7900만 원)를 썼다고 기술보고서에서 밝혔다. "
        "이 회사는 가속기 H800 2048개를 두 달 동안 돌렸다. 문의 02-123-4567.\n"
        "경쟁사가 같은 일에 들인 돈의 5.5% 수준이다. 업계는 경쟁사의 비용을 약 1억 달러로 추산한다.",
        source="한강일보",
        day="2025-02-03",
        hour=9,
        url="https://hangang.example/news/1",
    ),
    article(
        "namsan-1",
        "“560만 달러로 만든 AI”\n"
        "남산경제 취재에 따르면 한빛테크의 새 모델 개발비는 560만 달러에 그쳤다. "
        "증권가는 비용이 더 들었을 것으로 본다고 전했다.",
        source="남산경제",
        day="2025-02-04",
        url="https://namsan.example/a?id=2&x=1",
    ),
    article(
        "harbor-1",
        "Hanbit says new model cost $5.6 million\n"
        "Hanbit Tech said on Monday that training its new language model cost about $5.6 million. "
        "Rivals spent more than $100 million, according to analysts.",
        source="Harbor Times",
        day="2025-02-03",
        hour=22,
        url="https://harbor.example/hanbit",
        language="en",
    ),
    article(
        "bada-1",
        "한빛테크 학습비 5576만 달러\n한빛테크가 새 언어모델 학습에 쓴 돈은 5576만 달러로 알려졌다. 한빛테크의 상장은 3월로 미뤄졌다.",
        source="바다신문",
        day="2025-02-04",
        hour=7,
    ),
    article(
        "wire-1",
        "가람시 홍수, 사망자 28명으로 늘어\n가람시 소방본부는 4일 오전 9시 현재 사망자가 28명이라고 밝혔다. "
        "실종자는 12명이다. 이재민은 1200여 명으로 집계됐다. 제방 3.2㎞가 무너졌다.",
        source="가람통신",
        day="2025-02-04",
        hour=10,
        url="https://wire.example/flood",
    ),
    article(
        "hangang-2",
        "가람시 홍수 사망 31명\n가람시 소방본부에 따르면 4일 오후 6시 기준 사망자는 31명, 실종자는 9명이다. "
        "이재민은 최소 1250명이다. 유실된 제방은 2마일에 이른다.",
        source="한강일보",
        day="2025-02-04",
        hour=19,
        url="https://hangang.example/news/2",
    ),
    article(
        "namsan-2",
        "가람시 홍수 사망 31명·실종 9명\n가람시 소방본부에 따르면 4일 오후 6시 기준 사망자는 31명, 실종자는 9명이다. "
        "이재민은 최소 1250명이다.",
        source="남산경제",
        day="2025-02-04",
        hour=20,
        origin="hangang-2",
    ),
    article(
        "harbor-2",
        "Flood in Garam kills dozens\nThe fire service said 28 people had died by Tuesday morning; dozens were hurt. "
        "Some 1,200 people lost their homes. About 3.2 km of the levee gave way.",
        source="Harbor Times",
        day="2025-02-04",
        hour=12,
        url="javascript:alert(1)",
        language="en",
    ),
    article(
        "hangang-3",
        "누리전자 4분기 영업이익 6조5천억 원\n누리전자는 지난해 4분기 연결 영업이익이 6조5천억 원으로 전년보다 12.4% 늘었다고 밝혔다. "
        "매출은 75조 원이다. 반도체 부문 31조 원, 가전 부문 20조 원, 기타 25조 원이다.",
        source="한강일보",
        day="2025-02-05",
        url="https://hangang.example/news/3",
    ),
    article(
        "bada-3",
        "누리전자, 4분기 영업익 6조4927억\n누리전자의 지난해 4분기 영업이익은 6조4927억 원으로 집계됐다. 전년 같은 기간보다 12.4% 줄었다. "
        "매출은 75조7883억 원이었다.",
        source="바다신문",
        day="2025-02-05",
        hour=8,
    ),
    article("undated", "제목 없는 기사\n누리전자의 4분기 영업이익은 6조5000억 원 안팎으로 전망됐다.", source=None),
)

ENTITIES = (
    Entity("hanbit", "한빛테크", "organisation", ("한빛테크", "Hanbit", "Hanbit Tech")),
    Entity("nuri", "누리전자", "organisation", ("누리전자",)),
    Entity("x:garam", "가람시", "place", ("가람시", "Garam")),
)
STORIES = {a.id: s for a in ARTICLES for s in ["hangang-1" if a.id[-1] == "1" and a.id != "wire-1" else "wire-1"]}
STORIES |= {"hangang-3": "hangang-3", "bada-3": "hangang-3", "undated": "hangang-3"}


def _finding(
    articles: dict[str, Article],
    key: str,
    label: str,
    kind: str,
    verdict: Verdict,
    code: str,
    severity: Severity,
    said: tuple[str, str],
    specs: tuple[C, ...],
    **more: Any,
) -> Finding:
    claims = tuple(claim(articles, spec) for spec in specs)
    links = tuple(
        Link(
            claims[0].id,
            other.id,
            0.82,
            (("same first entity", 0.4, claims[0].entities[0]), ("repeated", 0.3, ""), ("other role", -0.2, "x"))
            if claims[0].entities
            else (),
        )
        for other in claims[1:]
    )
    near = more.pop("near", ())
    fact = Fact(key, label, kind, claims, links, 0.82, STORIES[claims[0].article], near)
    odd = tuple(claims[i].id for i in more.pop("odd", ()))
    return Finding(fact, verdict, code, severity, Text(*said), odd=odd, **more)


def sample_report() -> Report:
    """Make a report with every verdict, every severity, failing and holding audits, and problems."""
    known = {a.id: a for a in ARTICLES}
    cost = {"attribute": "cost", "entities": ("hanbit",)}
    first = C(
        "hangang-1",
        "557만6000달러",
        "5576000",
        "USD",
        nth=2,
        converted=C(
            "hangang-1", "81억7900만 원", "8179000000", "KRW", hedge=("약", Effect.ABOUT), role=Role.CONVERSION
        ),
        says=("기술보고서", "밝혔다", "stated"),
        attribute_text="학습시키는 데",
        period="두 달",
        **cost,
    )
    rounded = C("namsan-1", "560만 달러", "5600000", "USD", nth=2, attribute_text="개발비", **cost)
    about = C(
        "harbor-1",
        "$5.6 million",
        "5600000",
        "USD",
        low="5320000",
        high="5880000",
        nth=2,
        hedge=("about", Effect.ABOUT),
        says=("Hanbit Tech", "said", "stated"),
        attribute_text="training … cost",
        **cost,
    )
    slip = C(
        "bada-1",
        "5576만 달러",
        "55760000",
        "USD",
        nth=2,
        hedge=("알려졌다", Effect.REPORTED),
        attribute_text="학습에 쓴 돈",
        **cost,
    )
    rival = claim(
        known,
        C("hangang-1", "1억 달러", "100000000", "USD", hedge=("약", Effect.ABOUT), attribute_text="경쟁사의 비용"),
    )
    rival_en = claim(
        known,
        C(
            "harbor-1",
            "$100 million",
            "100000000",
            "USD",
            open_high=True,
            hedge=("more than", Effect.MORE_THAN),
            attribute_text="Rivals spent",
        ),
    )
    findings = (
        _finding(
            known,
            "f-cost-slip",
            "한빛테크 새 언어모델 학습 비용",
            "money",
            Verdict.CONFLICT,
            "scale_slip",
            Severity.ERROR,
            (
                "바다신문의 5576만 달러는 다른 매체의 557만6000달러와 정확히 10배 차이입니다. 자릿수를 잘못 옮긴 것으로 보입니다.",
                "The 5576만 달러 of 바다신문 is exactly ten times the 557만6000달러 of the others: probably a slip of scale.",
            ),
            (first, rounded, about, slip),
            cause="scale_slip",
            odd=(3,),
            steps=(
                Step("ratio", Text("5576만 ÷ 557만6000 = 10", "55,760,000 ÷ 5,576,000 = 10"), {"ratio": "10"}),
                Step(
                    "rounding",
                    Text(
                        "557만6000을 10만 달러 자리에서 반올림하면 560만입니다(차이 0.43%).",
                        "5,576,000 rounded to 100,000 is 5,600,000 (0.43 % apart).",
                    ),
                ),
            ),
            change=Text(
                "바다신문이 557만6000달러로 고치면 반올림 차이만 남습니다.",
                "If 바다신문 corrects it to $5.576 million, only rounding is left.",
            ),
            notes=(
                Text(
                    "한 곳은 ‘개발비’, 다른 곳은 학습 비용이라고 부릅니다.",
                    "One calls it development cost, the others training cost.",
                ),
            ),
            near=(
                NearMiss(
                    claim(known, first),
                    rival,
                    0.41,
                    Text("하나는 경쟁사의 비용입니다.", "One is the cost of a rival."),
                ),
            ),
        ),
        _finding(
            known,
            "f-profit-sign",
            "누리전자 4분기 영업이익 증감률",
            "percent",
            Verdict.CONFLICT,
            "lost_sign",
            Severity.WARNING,
            (
                "한강일보는 12.4% 늘었다고, 바다신문은 12.4% 줄었다고 썼습니다.",
                "한강일보 has a rise of 12.4 %, 바다신문 a fall of 12.4 %.",
            ),
            (
                C(
                    "hangang-3",
                    "12.4%",
                    "12.4",
                    "percent",
                    "percent",
                    role=Role.CHANGE,
                    entities=("nuri",),
                    attribute="operating_profit",
                    attribute_text="영업이익",
                    period="지난해 4분기",
                ),
                C(
                    "bada-3",
                    "12.4%",
                    "-12.4",
                    "percent",
                    "percent",
                    role=Role.CHANGE,
                    entities=("nuri",),
                    attribute="operating_profit",
                    attribute_text="영업이익",
                    period="지난해 4분기",
                ),
            ),
            cause="lost_sign",
        ),
        _finding(
            known,
            "f-deaths",
            "가람시 홍수 사망자",
            "count",
            Verdict.UPDATE,
            "later_higher",
            Severity.NOTICE,
            (
                "사망자는 4일 오전 28명에서 오후 31명으로 늘었습니다. Harbor Times는 오전 집계에 머물러 있습니다.",
                "Deaths rose from 28 in the morning of the 4th to 31 in the evening; Harbor Times still has the earlier count.",
            ),
            (
                C(
                    "wire-1",
                    "28명",
                    "28",
                    "명",
                    "count",
                    nth=2,
                    as_of="4일 오전 9시",
                    entities=("x:garam",),
                    attribute="deaths",
                    dimension="count:person",
                    moment=day("2025-02-04T09:00"),
                ),
                C(
                    "hangang-2",
                    "31명",
                    "31",
                    "명",
                    "count",
                    nth=2,
                    as_of="4일 오후 6시",
                    entities=("x:garam",),
                    attribute="deaths",
                    dimension="count:person",
                    says=("가람시 소방본부", "따르면", "stated"),
                ),
                C(
                    "namsan-2",
                    "31명",
                    "31",
                    "명",
                    "count",
                    nth=2,
                    as_of="4일 오후 6시",
                    entities=("x:garam",),
                    attribute="deaths",
                    dimension="count:person",
                ),
                C(
                    "harbor-2",
                    "28 people",
                    "28",
                    "people",
                    "count",
                    entities=("x:garam",),
                    attribute="deaths",
                    dimension="count:person",
                    says=("fire service", "said", "stated"),
                ),
            ),
        ),
        _finding(
            known,
            "f-homeless",
            "가람시 홍수 이재민",
            "count",
            Verdict.HEDGED,
            "bounds_meet",
            Severity.INFO,
            (
                "‘1200여 명’과 ‘최소 1250명’은 서로 어긋나지 않습니다.",
                "“1200여 명” and “at least 1,250” do not contradict each other.",
            ),
            (
                C(
                    "wire-1",
                    "1200여 명",
                    "1200",
                    "명",
                    "count",
                    low="1200",
                    high="1300",
                    hedge=("여", Effect.MORE_THAN),
                    entities=("x:garam",),
                    dimension="count:person",
                ),
                C(
                    "hangang-2",
                    "1250명",
                    "1250",
                    "명",
                    "count",
                    open_high=True,
                    hedge=("최소", Effect.AT_LEAST),
                    entities=("x:garam",),
                    dimension="count:person",
                ),
            ),
        ),
        _finding(
            known,
            "f-levee",
            "가람시 무너진 제방 길이",
            "measure",
            Verdict.CONVERSION,
            "converted",
            Severity.INFO,
            ("3.2㎞와 2마일은 같은 길이입니다(2마일 = 3.22㎞).", "3.2 km and 2 miles are one length (2 mi = 3.22 km)."),
            (
                C("wire-1", "3.2㎞", "3.2", "kilometer", "measure", dimension="[length]", base="1000"),
                C("hangang-2", "2마일", "2", "mile", "measure", dimension="[length]", base="1609.344"),
                C(
                    "harbor-2",
                    "3.2 km",
                    "3.2",
                    "kilometer",
                    "measure",
                    dimension="[length]",
                    base="1000",
                    hedge=("About", Effect.ABOUT),
                    low="3.1",
                    high="3.3",
                ),
            ),
        ),
        _finding(
            known,
            "f-profit",
            "누리전자 4분기 영업이익",
            "money",
            Verdict.ROUNDING,
            "rounded",
            Severity.INFO,
            (
                "6조5천억 원은 6조4927억 원을 1000억 자리에서 반올림한 값입니다.",
                "6조5천억 원 is 6조4927억 원 rounded to 100 billion won.",
            ),
            (
                C(
                    "hangang-3",
                    "6조5천억 원",
                    "6500000000000",
                    "KRW",
                    nth=2,
                    says=("누리전자", "밝혔다", "stated"),
                    entities=("nuri",),
                    attribute="operating_profit",
                    period="지난해 4분기",
                ),
                C(
                    "bada-3",
                    "6조4927억 원",
                    "6492700000000",
                    "KRW",
                    entities=("nuri",),
                    attribute="operating_profit",
                    period="지난해 4분기",
                ),
            ),
            steps=(
                Step(
                    "rounding",
                    Text("6조4927억 → 6조5000억 (1000억 자리, 0.11%)", "6.4927 tn → 6.5 tn (100 bn, 0.11 %)"),
                ),
            ),
        ),
        _finding(
            known,
            "f-rival",
            "경쟁사의 학습 비용",
            "money",
            Verdict.UNDECIDED,
            "open_bound",
            Severity.NOTICE,
            (
                "한쪽은 어림값, 다른 쪽은 하한만 말해 같은지 정할 수 없습니다.",
                "One is an estimate, the other only a lower bound: it cannot be decided.",
            ),
            (
                C("hangang-1", "1억 달러", "100000000", "USD", hedge=("약", Effect.ABOUT)),
                C(
                    "harbor-1",
                    "$100 million",
                    "100000000",
                    "USD",
                    open_high=True,
                    hedge=("more than", Effect.MORE_THAN),
                    says=("analysts", ".", "estimated"),
                ),
            ),
        ),
        _finding(
            known,
            "f-missing",
            "가람시 홍수 실종자",
            "count",
            Verdict.AGREE,
            "same",
            Severity.INFO,
            ("두 매체가 모두 9명이라고 썼습니다.", "Both outlets have 9."),
            (
                C("hangang-2", "9명", "9", "명", "count", entities=("x:garam",), attribute="missing"),
                C("namsan-2", "9명", "9", "명", "count", nth=2, entities=("x:garam",), attribute="missing"),
            ),
        ),
        _finding(
            known,
            "f-release",
            "한빛테크 상장 시점",
            "date",
            Verdict.AGREE,
            "same",
            Severity.INFO,
            ("두 매체가 같은 날을 말합니다.", "Both speak of one day."),
            (
                C("hangang-1", "3일", None, None, "date", moment=day("2025-02-03"), entities=("hanbit",)),
                C(
                    "bada-1",
                    "3월",
                    None,
                    None,
                    "date",
                    moment=Moment(datetime(2025, 3, 1), datetime(2025, 4, 1), "month"),
                    entities=("hanbit",),
                ),
            ),
        ),
    )
    share = figure(known, C("hangang-1", "5.5%", "5.5", "percent", "percent"))
    cost_figure, rival_figure = claim(known, first).figure, rival.figure
    sum_parts = tuple(
        figure(known, C("hangang-3", text, value, "KRW"))
        for text, value in (
            ("75조 원", "75000000000000"),
            ("31조 원", "31000000000000"),
            ("20조 원", "20000000000000"),
            ("25조 원", "25000000000000"),
        )
    )
    audits = (
        Audit(
            "hangang-1",
            (cost_figure, claim(known, first).conversions[0]),
            "conversion",
            True,
            Severity.INFO,
            "81억7900만 원",
            Text(
                "557만6000달러는 3일 환율(1,466.8원)로 81억7,888만 원입니다.",
                "$5.576 million is ₩8.179 billion at the rate of the 3rd (1,466.8).",
            ),
        ),
        Audit(
            "hangang-1",
            (cost_figure, share, rival_figure),
            "share",
            True,
            Severity.NOTICE,
            "5.576 %",
            Text(
                "5.576%를 버림한 값으로는 맞고, 반올림한 값으로는 5.6%입니다.",
                "5.5 % holds as a truncation of 5.576 %, not as a rounding (5.6 %).",
            ),
            code="truncated",
        ),
        Audit(
            "hangang-3",
            sum_parts,
            "sum",
            False,
            Severity.WARNING,
            "76조 원",
            Text("부문을 더하면 76조 원인데 75조 원으로 쓰였습니다.", "The parts add up to 76 trillion, not 75."),
            steps=(Step("sum", Text("31조 + 20조 + 25조 = 76조", "31 + 20 + 25 = 76 (trillion)")),),
            tie="매출은 … 부문",
        ),
        Audit(
            "harbor-1",
            (about_figure := claim(known, about).figure,),
            "headline",
            None,
            Severity.INFO,
            "—",
            Text("제목은 어림을 빼고 썼습니다.", "The headline leaves out “about”."),
        ),
    )
    claims: dict[str, list[Claim]] = {a.id: [] for a in ARTICLES}
    figures: dict[str, dict[int, Figure]] = {a.id: {} for a in ARTICLES}
    for finding in findings:
        for item in finding.fact.claims:
            claims[item.article].append(item)
            for each in (item.figure, *item.conversions):
                figures[item.article][each.span.start] = each
    for audit in audits:
        for each in audit.figures:
            figures[audit.article].setdefault(each.span.start, each)
    figures["harbor-1"][about_figure.span.start] = about_figure
    figures["harbor-1"][rival_en.figure.span.start] = rival_en.figure
    skipped = {a.id: () for a in ARTICLES} | {
        "hangang-1": (
            Skipped(_find(known["hangang-1"].text, "800"), "800", "name"),
            Skipped(_find(known["hangang-1"].text, "2048"), "2048", "unread"),
            Skipped(_find(known["hangang-1"].text, "02-123-4567"), "02-123-4567", "phone"),
        )
    }
    mentions = tuple(
        EntityMention(a.id, Span(i, i + len(alias)), alias, entity.id, "alias")
        for a in ARTICLES
        for entity in ENTITIES
        for alias in entity.aliases[:1]
        for i in [a.text.find(alias)]
        if i >= 0
    )
    return Report(
        articles=ARTICLES,
        figures={key: tuple(found[at] for at in sorted(found)) for key, found in figures.items()},
        claims={key: tuple(value) for key, value in claims.items()},
        skipped=skipped,
        findings=findings,
        audits=audits,
        entities=ENTITIES,
        entity_mentions=mentions,
        stories=dict(STORIES),
        problems=(Problem("broken.jsonl:7", "7번째 줄이 JSON이 아닙니다. 줄이 잘렸는지 보십시오."),),
        coverage={"articles": len(ARTICLES), "figures": 30, "skipped": {"name": 1, "phone": 1, "unread": 1}},
        rates=RATES,
        legend=LEGEND,
        versions={"checker": "0.1.0", "python": "3.11"},
        settings={"lang": "ko", "match_threshold": 0.5},
    )


HOSTILE = tuple(
    line
    for line in r"""
<script>window.__hit=1</script>
</script><script>window.__hit=2</script>
<img src=x onerror=window.__hit=3>
"><img src=x onerror=window.__hit=4>
'><svg onload=window.__hit=5>
<svg><script>window.__hit=6</script></svg>
<iframe srcdoc="<script>parent.__hit=7</script>"></iframe>
<!--<script>window.__hit=8</script>
--><script>window.__hit=9</script>
]]><script>window.__hit=10</script>
<body onload=window.__hit=11>
<a href="javascript:window.__hit=12">x</a>
javascript:window.__hit=13
JaVaScRiPt:window.__hit=14
data:text/html,<script>window.__hit=15</script>
vbscript:window.__hit=16
{{ 7*7 }}{% raw %}
{{ cycler.__init__.__globals__ }}
${window.__hit=19}
`${window.__hit=20}`
\u003cscript\u003ewindow.__hit=21\u003c/script\u003e
&lt;script&gt;window.__hit=22&lt;/script&gt;
&#60;script&#62;window.__hit=23&#60;/script&#62;
<style>*{display:none}</style>
</style><script>window.__hit=25</script>
<link rel=stylesheet href=http://evil.example/x.css>
<meta http-equiv=refresh content="0;url=http://evil.example/">
<base href="http://evil.example/">
<form action=http://evil.example/><button autofocus>x</button></form>
<input autofocus onfocus=window.__hit=30>
<details open ontoggle=window.__hit=31>
<video><source onerror=window.__hit=32></video>
<math><mtext></p><script>window.__hit=33</script></math>
<noscript><p title="</noscript><img src=x onerror=window.__hit=34>">
<template><script>window.__hit=35</script></template>
</textarea><script>window.__hit=36</script>
</title><script>window.__hit=37</script>
";window.__hit=38;//
'-window.__hit-'
=HYPERLINK("http://evil.example/","x")
""".strip().split("\n")
)


def hostile_report() -> Report:
    """Make a report whose titles, texts, sources, URLs, names and messages are attacks."""
    report = sample_report()
    articles, findings = [], []
    for i, line in enumerate(HOSTILE):
        text = f"{line}\n{line} 사망자는 {i + 20}명이라고 {line} 밝혔다. {line}"
        articles.append(
            article(
                f"bad-{i:02}",
                text,
                source=line,
                day="2025-02-04",
                url=line if i % 2 else f"https://x.example/{line}",
            )
        )
    known = {a.id: a for a in articles}
    claims, figures = {}, {}
    for i, line in enumerate(HOSTILE):
        made = claim(known, C(f"bad-{i:02}", f"{i + 20}명", str(i + 20), "명", "count", entities=(f"x:{line}",)))
        other = claim(
            known, C(f"bad-{(i + 1) % 40:02}", f"{(i + 1) % 40 + 20}명", str((i + 1) % 40 + 20), "명", "count")
        )
        claims[made.article], figures[made.article] = (made,), (made.figure,)
        said = Text(line, line)
        fact = Fact(f"f-bad{i}", line, "count", (made, other), (), 0.5, "bad-00", (NearMiss(made, other, 0.3, said),))
        findings.append(
            Finding(fact, Verdict.CONFLICT, "x", Severity.ERROR, said, (Step("x", said),), said, "x", (), (said,))
        )
    audits = tuple(
        Audit(
            f.fact.claims[0].article, (f.fact.claims[0].figure,), "sum", False, Severity.WARNING, line, Text(line, line)
        )
        for f, line in zip(findings, HOSTILE, strict=True)
    )
    return replace(
        report,
        articles=tuple(articles),
        figures=figures,
        claims=claims,
        skipped={a.id: () for a in articles},
        findings=tuple(findings),
        audits=audits,
        entities=tuple(Entity(f"x:{line}", line, "other", (line,)) for line in HOSTILE),
        entity_mentions=(),
        stories={a.id: "bad-00" for a in articles},
        problems=tuple(Problem(line, line) for line in HOSTILE),
        coverage={"articles": 40, "figures": 40, "skipped": {HOSTILE[0]: 3}},
        versions={line: line for line in HOSTILE[:3]},
        settings={"x": HOSTILE[1]},
    )


def large_report(findings: int = 1000, articles: int = 2000) -> Report:
    """Make a report of the size that the page must bear: most facts agree, as in real coverage."""
    report = sample_report()
    base = list(report.findings)
    quiet = [f for f in base if f.severity is Severity.INFO]
    made: list[Article] = []
    renamed: dict[tuple[str, int], str] = {}
    turn = 0
    while len(made) < articles:
        for a in report.articles:
            if len(made) >= articles:
                break
            key = f"{a.id}-{turn:04}"
            renamed[a.id, turn] = key
            made.append(
                replace(a, id=key, origin=f"{a.origin}-{turn:04}", source=a.source and f"{a.source} {turn % 30}")
            )
        turn += 1
    out: list[Finding] = []
    for i in range(findings):
        source = base[i % len(base)] if i % 10 < 3 else quiet[i % len(quiet)]
        t = i % (turn - 1)
        claims = tuple(
            structs.replace(c, article=renamed[c.article, t], id=f"{renamed[c.article, t]}:{c.figure.span.start}")
            for c in source.fact.claims
        )
        odd = tuple(claims[[c.id for c in source.fact.claims].index(x)].id for x in source.odd)
        fact = replace(
            source.fact,
            id=f"{source.fact.id}-{i:04}",
            label=f"{source.fact.label} {i}",
            claims=claims,
            links=(),
            near=(),
        )
        out.append(replace(source, fact=fact, odd=odd))
    out.sort(key=lambda f: (-f.severity.rank, -f.fact.score, f.fact.id))
    figures = {a.id: report.figures[a.id[:-5]] for a in made}
    return replace(
        report,
        articles=tuple(made),
        figures=figures,
        claims={},
        skipped={},
        findings=tuple(out),
        audits=(),
        stories={a.id: f"{report.stories[a.id[:-5]]}-{a.id[-4:]}" for a in made},
        entity_mentions=(),
        coverage={"articles": articles, "figures": sum(map(len, figures.values())), "skipped": {}},
    )
