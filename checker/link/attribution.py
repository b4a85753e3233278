"""Who says so: the speaker and the verb of reported speech around a figure."""

from __future__ import annotations

import re

from msgspec.structs import replace

from checker.lexicon.attribution import is_document, is_pronoun
from checker.lexicon.surfaces import Cue
from checker.link.names_new import head_of
from checker.link.scene import Scene, once_a_sentence
from checker.model import Attribution, EntityMention, Span

__all__ = ["carry", "find_attribution", "name_speaker"]

_SUBJECT = re.compile(r"^(?:\([^)]*\))?\s?(?:[가-힣]{1,8}\s)?(?:측)?(?:은|는|이|가)(?=[\s,])")
_ANY_SUBJECT = re.compile(
    r"(?:^|[\s“\"])((?:[가-힣A-Za-z·]{1,10}(?<![은는이가을를의에서로인한된던할])\s)?[가-힣A-Za-z·]{2,12}?)(?:측)?(?:은|는|이|가)(?=[\s,])"
)
# 계약을 맺었다는 소식: a quotation before a noun, and no subject.
_QUOTED = re.compile("(?:[았었였했됐졌겠있없갔왔섰났]|[한된진난는인])다$")
_SHORT_SUBJECT = re.compile(r"(?:^|[\s“\"])([가-힣])(?:는|가)(?=[\s,])")
_PHRASE = re.compile(r"(?:^|[,.“”\"]\s?|\s)((?:[가-힣A-Za-z·()]+\s){0,2}[가-힣A-Za-z·()]+)\s?(?:등)?$")
_PEOPLE = re.compile(r"\b((?:[A-Z][\w.&'’-]+\s?){1,5})$")
_PASSIVE = re.compile(r"[가-힣]*(?:됐|된|되|졌|진|지|나타났|드러났|보인|보이)")
# What ends a list of speakers, or stands for those around one.
_LISTED = ("등", "측", "등등")
_HEARSAY = ("reported", "estimated", "claimed")


def find_attribution(scene: Scene) -> Attribution | None:
    """Return who says what a sentence says, or ``None`` where the outlet says it itself."""
    said = _find(scene)
    return None if said is None else replace(said, span=said.span.shift(scene.offset))


@once_a_sentence
def _find(scene: Scene) -> Attribution | None:
    """Return who says so, its place counted from the sentence on.

    The verb that closes the sentence counts most in Korean, the nearest one in English; a source
    phrase (에 따르면, according to) names its speaker better than any verb.
    """
    cues = scene.sort("speech")
    if not cues:
        return None
    source = next((cue for cue in cues if cue.id.startswith("source:")), None)
    verbs = [cue for cue in cues if not cue.id.startswith("source:")]
    verb = _main_verb(scene, verbs)
    if source is not None:
        name, text = _source_speaker(scene, source)
        stance = verb.id if verb is not None and verb.id in _HEARSAY else source.id.partition(":")[2]
        return _attribution(scene, name, text, source, stance)
    if verb is None:
        return None
    # the last word of 것으로 보인다 tells, as 파악됐다 does
    if scene.korean and _PASSIVE.match(scene.text[verb.start : scene.word_end(verb.end)].rpartition(" ")[2]):
        return _attribution(scene, None, None, verb, verb.id)  # 숨진 것으로 파악됐다: nobody named
    name, text = _verb_speaker(scene, verb)
    return _attribution(scene, name, text, verb, verb.id)


def _main_verb(scene: Scene, verbs: list[Cue]) -> Cue | None:
    if not verbs:
        return None
    return verbs[-1] if scene.korean else verbs[0]


def _attribution(scene: Scene, name: EntityMention | None, text: str | None, verb: Cue, stance: str) -> Attribution:
    start, end = verb.start, verb.end
    if name is not None:
        start = min(start, name.span.start - scene.offset)
        end = max(end, name.span.end - scene.offset)
    return Attribution(
        text,
        name.entity if name is not None else None,
        scene.text[verb.start : verb.end].strip(),
        stance,
        Span(start, end),
    )


def _source_speaker(scene: Scene, source: Cue) -> tuple[EntityMention | None, str | None]:
    if scene.korean:
        before = scene.text[: source.start]
        names = [n for n in scene.names if n.span.end - scene.offset <= source.start]
        if names and source.start - (names[-1].span.end - scene.offset) <= 12:
            rest = _without_document(before[names[-1].span.end - scene.offset :])
            if rest is not None and _is_body(rest):
                return None, f"{names[-1].text} {rest}"  # 대만 중앙통신사 등에 따르면: no word of Taiwan's
            return names[-1], names[-1].text
        found = _PHRASE.search(before)
        return None, _without_document(found[1].strip()) if found else None
    names = [n for n in scene.names if n.span.start - scene.offset >= source.end]
    if names and names[0].span.start - scene.offset - source.end <= 30:
        return names[0], names[0].text
    after = re.match(r"\s*((?:the\s)?[\w’'&. -]{2,40}?)(?=[,.;]|$)", scene.text[source.end :])
    return None, after[1].strip() if after else None


def _without_document(said: str) -> str | None:
    """Return the words for a speaker without what was written or said: 교통부 중앙기상처 발표(에 따르면)."""
    words = said.split()
    while words and words[-1] in _LISTED:
        words.pop()
    while len(words) > 1 and is_document(words[-1]) and not is_pronoun(words[-2]):
        words.pop()
    return " ".join(words) or None


def _is_body(words: str) -> bool:
    """Tell whether words end as an organisation is called: 중앙통신사, 동부지검."""
    found = head_of(words)
    return found is not None and found[1] != "place"


def _verb_speaker(scene: Scene, verb: Cue) -> tuple[EntityMention | None, str | None]:
    if scene.korean:
        for name in reversed(scene.names):
            end = name.span.end - scene.offset
            if end <= verb.start and _SUBJECT.match(scene.text[end:]):
                return name, name.text
        said = scene.text[: verb.start]
        found, pronoun = _ANY_SUBJECT.search(said), _SHORT_SUBJECT.search(said)
        if pronoun is not None and is_pronoun(pronoun[1]) and (found is None or pronoun.start() < found.start()):
            return None, pronoun[1]  # 경찰은 그가 …: the police say it
        return None, found[1].strip() if found and not _QUOTED.search(found[1]) else None
    before = [n for n in scene.names if n.span.end - scene.offset <= verb.start]
    if before and verb.start - (before[-1].span.end - scene.offset) <= 40:
        return before[-1], before[-1].text
    after = [n for n in scene.names if 0 <= n.span.start - scene.offset - verb.end <= 6]
    if after:
        return after[0], after[0].text
    people = _PEOPLE.search(scene.text[: verb.start].rstrip())
    return None, people[1].strip() if people else None


def carry(attribution: Attribution | None) -> Attribution | None:
    """Return an attribution as it holds for the sentences after its own."""
    return None if attribution is None else replace(attribution, carried=True)


def name_speaker(attribution: Attribution | None, named: Attribution | None) -> Attribution | None:
    """Put the speaker named last in the place of a pronoun (그는 … 말했다, It said …).

    Args:
        attribution: What a sentence says of its speaker.
        named: The last one of the article with a speaker that is no pronoun.
    """
    if attribution is None or attribution.speaker is None or not is_pronoun(attribution.speaker):
        return attribution
    if named is None:
        return attribution
    return replace(attribution, speaker=named.speaker, entity=named.entity)
