"""Pages in the manner of portals, agencies and outlets, as they are sent: one story, many shapes."""

from __future__ import annotations

BODY = [
    "나래시가 새 다리를 놓는 데 557만6000달러(약 81억원)를 쓴다고 5일 밝혔다.",
    "다리의 길이는 1.2㎞이고 너비는 12m다.",
    "공사는 2031년 4월에 시작해 2033년 3월에 끝난다.",
    "김다솜 나래시장은 “하루 4만2000대가 다리를 건널 것”이라고 말했다.",
    "시의회는 찬성 21표, 반대 3표로 예산을 통과시켰다.",
]
NAV = '<div id="header"><div class="gnb"><ul><li><a href="/">홈</a></li><li><a href="/politics">정치</a></li><li><a href="/economy">경제</a></li><li><a href="/society">사회</a></li></ul></div></div>'
REL = '<div class="relation_news"><h3>관련기사</h3><ul><li><a href="/a1">가람시 예산 3200억원 통과</a></li><li><a href="/a2">나래항 사고로 12명 다쳐</a></li></ul></div>'
RANK = '<div class="ranking"><h3>많이 본 뉴스</h3><ol><li><a href="/r1">1 버스 요금 1700원으로 올라</a></li><li><a href="/r2">2 환율 1400원 넘어</a></li><li><a href="/r3">3 나래산 불 나흘째, 340명 대피</a></li></ol></div>'
FOOT = '<div id="footer"><p>가람일보 | 등록번호 가람 아00123 | 등록일 2001.02.03 | 발행인 김나래 | 대표전화 02-123-4567</p><p>Copyright ⓒ 가람일보. All rights reserved. 무단 전재 및 재배포 금지</p></div>'


def doc(head, body):
    return f'<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8">{head}</head><body>{NAV}{body}{RANK}{FOOT}</body></html>'


OG = '<meta property="og:title" content="나래시, 새 다리에 81억원"><meta property="og:site_name" content="가람일보">'
SHAPES = {}
SHAPES["portal with breaks"] = doc(
    OG
    + '<meta property="og:url" content="https://n.portal.example/mnews/article/001/0001"><title>나래시, 새 다리에 81억원</title>',
    f"""
<div id="ct_wrap"><div class="media_end_head"><h2 id="title_area" class="media_end_head_headline"><span>나래시, 새 다리에 81억원</span></h2>
<div class="media_end_head_info_datestamp"><div class="media_end_head_info_datestamp_bunch"><em class="media_end_head_info_datestamp_term">입력</em><span class="media_end_head_info_datestamp_time _ARTICLE_DATE_TIME" data-date-time="2031-03-05 10:21:11">2031.03.05. 오전 10:21</span></div></div>
<a class="media_end_head_cmtcount_button" href="#comment">댓글 <span>124</span></a><em class="media_end_head_journalist_name">김나래 기자</em><a>구독자 1,234</a><span>TALK</span></div>
<div id="contents"><div id="newsct_article" class="newsct_article _article_body"><article id="dic_area" class="go_trans _article_content"><strong class="media_end_summary">길이 1.2㎞, 2년 걸려<br>시의회 예산 통과</strong><span class="end_photo_org"><div class="nbd_im_w"><div class="nbd_a" id="img_a1"><img id="img1" data-src="x.jpg"></div><em class="img_desc">나래시가 새 다리를 놓을 자리. 지난해 사진에는 배 7척이 보인다. [사진=나래시]</em></div></span><br><br>[나래=뉴시스] 김나래 기자 = {BODY[0]}<br><br>{BODY[1]} {BODY[2]}<br><br>{BODY[3]}<br><br>{BODY[4]}<br><br>narae@garam.example</article></div>
<div class="byline"><p class="byline_p"><span>김나래 기자 narae@garam.example</span></p></div>
<div class="copyright"><a>Copyright ⓒ 가람일보. All rights reserved. 무단 전재 및 재배포 금지.</a></div>
<p class="guide_categorization">이 기사는 언론사에서 사회 섹션으로 분류했습니다.</p>
<div class="u_likeit"><span>쏠쏠정보</span><span>3</span><span>흥미진진</span><span>12</span></div>
<div class="_PC_AIRS"><h3>가람일보 언론사홈 바로가기</h3><ul><li><a>가람시 지하철 파업 사흘째, 12만명 불편</a></li></ul></div></div></div>{REL}""",
)
SHAPES["portal with paragraphs"] = doc(
    OG,
    f"""<main id="mainContent"><article id="mArticle"><div class="head_view"><em class="tit_series"></em><h3 class="tit_view" data-translation="true">나래시, 새 다리에 81억원</h3><div class="info_view"><span class="txt_info">김나래</span><span class="txt_info">입력 <span class="num_date">2031. 3. 5. 10:21</span></span><button class="link_cmt">댓글 <span>0</span>개</button></div></div>
<div class="news_view fs_type1"><div class="article_view" data-translation-body="true"><section dmcf-sid="x"><div dmcf-pid="a" dmcf-ptype="general"><strong class="summary_view">길이 1.2㎞, 2년 걸려</strong></div><figure class="figure_frm origin_fig"><p class="link_figure"><img src="x"></p><figcaption class="txt_caption default_figure">새 다리 자리에 배 7척이 떠 있다. 가람일보 자료사진</figcaption></figure>{"".join(f'<p dmcf-pid="{i}" dmcf-ptype="general">{b}</p>' for i, b in enumerate(BODY))}<p dmcf-ptype="general">김나래 기자 narae@garam.example</p><p>Copyright © 가람일보</p></section></div></div></article></main>{REL}""",
)
SHAPES["local paper"] = doc(
    OG + '<meta property="article:published_time" content="2031-03-05T10:21:11+09:00">',
    f"""
<div id="user-wrap"><section id="user-container"><header class="article-view-header"><nav class="breadcrumbs"><a>홈</a><a>사회</a></nav><h3 class="heading">나래시, 새 다리에 81억원</h3><ul class="infomation"><li>김나래 기자</li><li>입력 2031.03.05 10:21</li><li>수정 2031.03.05 11:00</li><li>댓글 0</li></ul></header>
<article id="article-view-content-div" class="article-veiw-body view-page font-size17" itemprop="articleBody"><div class="article-sub-title">길이 1.2㎞, 2년 걸려</div><figure class="photo-layout image photo_1"><img src="x"><figcaption>▲ 새 다리를 놓을 자리. 지난해에는 배 7척이 있었다. ⓒ 가람일보</figcaption></figure>{"".join(f"<p>{b}</p>" for b in BODY)}<div class="ad-template"><a href="/ad">지금 가입하면 1만원 할인</a></div></article>
<div class="article-copy">저작권자 © 가람일보 무단전재 및 재배포 금지</div><div class="sns"><button>페이스북</button><button>좋아요 0</button></div>
<div class="writer"><strong>김나래 기자</strong><a href="mailto:x">narae@garam.example</a><a>다른기사 보기</a></div><section class="auto-article"><h4>이 기사와 관련된 기사</h4><ul><li><a>가람시 예산 3200억원 통과</a></li></ul></section></section></div>""",
)
SHAPES["older paper"] = doc(
    "<title>나래시, 새 다리에 81억원 | 한빛경제</title>",
    f"""<div class="wrap"><div class="title"><h1>나래시, 새 다리에 81억원</h1><div class="date">기사입력 2031-03-05 10:21:11 기사수정 2031-03-05 11:02:00</div></div><div class="btn">가 가 프린트 스크랩 0</div>
<div id="articleBody" class="cont" style="font-size:16px"><table align="right"><tr><td><img src="x"></td></tr><tr><td>새 다리를 놓을 자리에 배 7척이 있다</td></tr></table>{BODY[0]}<br />&nbsp;<br />{BODY[1]} {BODY[2]}<br /><br />{BODY[3]}<br /><br /><script>ad(320)</script><a href="x"><b>[관련기사] 가람시 예산 3200억원 통과</b></a><br /><br />{BODY[4]}<br /><br />김나래 기자 narae@hanbit.example</div></div>{REL}""",
)
SHAPES["agency"] = doc(
    OG,
    f"""<div class="container"><header class="title-article01"><h1 class="tit">나래시, 새 다리에 81억원</h1><p class="update-time" data-update-time="203103051021"><span class="txt">송고시간</span>2031-03-05 10:21</p></header>
<div class="story-news article"><div class="comp-box photo-group"><figure><img alt="새 다리"><figcaption><strong class="tit-cap">새 다리 자리</strong> 배 7척이 떠 있다. [나래시 제공. 재판매 및 DB 금지]</figcaption></figure></div><p>(나래=연합뉴스) 김나래 기자 = {BODY[0]}</p><p>{BODY[1]}</p><p>{BODY[2]}</p><aside class="aside-box"><p>광고</p></aside><p>{BODY[3]}</p><p>{BODY[4]}</p><p class="txt-desc">narae@agency.example</p><p class="txt-copyright adrs">제보는 카카오톡 okjebo &lt;저작권자(c) 가람통신, 무단 전재-재배포, AI 학습 및 활용 금지&gt; 2031/03/05 10:21 송고</p></div></div>{REL}""",
)
SHAPES["structured data alone"] = (
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>나래시, 새 다리에 81억원 - 새별신문</title><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"나래시, 새 다리에 81억원","datePublished":"2031-03-05T01:21:11Z","publisher":{"@type":"Organization","name":"새별신문"},"articleBody":"%s"}</script></head><body><div id="app"></div><noscript>자바스크립트를 켜세요.</noscript></body></html>"""
    % " ".join(BODY)
)
SHAPES["drawn by scripts"] = (
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>나래시, 새 다리에 81억원 - 새별신문</title><meta property="og:title" content="나래시, 새 다리에 81억원"><meta property="og:site_name" content="새별신문"><meta property="article:published_time" content="2031-03-05T01:21:11.000Z"></head><body><div id="fusion-app"><div class="skeleton"></div></div><script id="fusion-metadata">window.Fusion=window.Fusion||{};Fusion.globalContent={"content_elements":[%s],"headlines":{"basic":"나래시, 새 다리에 81억원"}};Fusion.tree={};</script></body></html>"""
    % ",".join('{"_id":"x","type":"text","content":"%s"}' % b for b in BODY)
)
SHAPES["english system"] = doc(
    OG,
    f"""<article class="story"><h1>나래시, 새 다리에 81억원</h1><time datetime="2031-03-05T10:21:11+09:00">3월 5일</time><p>{BODY[0]}</p><p>{BODY[1]}</p><figure><img><figcaption>배 7척</figcaption></figure><p>{BODY[2]}</p><div class="inline-related"><a href="/a1"><strong>함께 읽기</strong> 가람시 예산 3200억원 통과</a></div><p>{BODY[3]}</p><table><thead><tr><th>항목</th><th>금액</th></tr></thead><tbody><tr><td>국비</td><td>1400억원</td></tr><tr><td>시비</td><td>2100억원</td></tr></tbody></table><p>{BODY[4]}</p></article>""",
)

TRANSLATED = '<font style="vertical-align: inherit;"><font style="vertical-align: inherit;">{}</font></font>'
SHAPES["saved while translated"] = doc(
    OG,
    f"<div>입력 2031.03.05 10:21</div><article><h1>{TRANSLATED.format('나래시, 새 다리에 81억원')}</h1>"
    + "".join(f"<p>{TRANSLATED.format(line)}</p>" for line in BODY)
    + f"</article>{REL}",
)
