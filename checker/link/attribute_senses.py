"""What an attribute becomes by the rest of its sentence: by its unit, its end, what stands beside it."""

from __future__ import annotations

import re

from msgspec import structs

from checker.lexicon.attributes import attribute_of, refined_attributes
from checker.lexicon.dimensions import counted_thing
from checker.lexicon.surfaces import Cue
from checker.link.attribute_found import THRESHOLD, Found
from checker.link.attribute_standing import classes_of, is_verb
from checker.link.scene import Scene

__all__ = ["ended", "in_sense", "of_each", "refined", "turned"]

# What leads from what befell somebody to what came of it: 병원으로 옮겨져 결국 숨졌다, 구조됐으나 숨졌다, 이송된 뒤 숨졌다.
_TO_THE_END = re.compile(
    r"^(?:병원\S*\s)?[가-힣]*(?:[져쳐돼어]|[됐졌했겼쳤]으나|[됐졌했겼쳤]지만|[됐졌했겼쳤]다가|[된진한긴친] (?:뒤|후|다음))에?,?(?:\s[가-힣0-9]{1,6}){0,4}\s$"
)

# Who tried to get out and died: 대피하려다 숨졌다, 탈출을 시도하다가 … 사망했다.
_TRIED = re.compile(r"^(?:[을를]\s시도)?(?:하려다가?|하다가?|하려고|려다가?)[\s,][^.]{0,80}$")


def ended(scene: Scene, index: int, same: tuple[int, ...], found: Found | None) -> Found | None:
    """Take what came of people for what befell them first: 2명은 병원으로 옮겨졌으나 끝내 숨졌다 is of the dead."""
    attribute = None if found is None else attribute_of(found.id)
    if found is None or attribute is None or not attribute.ends or not scene.korean or found.start < scene.ends[index]:
        return found
    stop = found.start + len(found.text)
    for cue in scene.sort("attribute"):
        if cue.id not in attribute.ends or cue.start < stop or not is_verb(scene, cue):
            continue
        if any(stop <= scene.starts[i] < cue.start for i in same):
            return found
        if not (_TO_THE_END.match(scene.text[found.start : cue.start]) or _TRIED.match(scene.text[stop : cue.start])):
            return found
        text = scene.text[cue.start : cue.end].strip()
        return structs.replace(
            found, id=cue.id, text=text, note=f"attribute: {text} after {found.text}", start=cue.start
        )
    return found


def turned(scene: Scene, index: int, found: Found | None) -> Found | None:
    """Make an attribute that its figures decide the one that they say: sales rose 3% to 20,000 units.

    A percentage goes by the nearest figure of its sentence that is none.
    """
    attribute = None if found is None else attribute_of(found.id)
    if found is None or attribute is None or not attribute.turns:
        return found
    start = scene.starts[index]
    near = sorted(range(len(scene.figures)), key=lambda i: (i != index, abs(scene.starts[i] - start), i))
    for i in near:
        names = [attribute.turns[name] for name in sorted(classes_of(scene.figures[i])) if name in attribute.turns]
        if names:
            return structs.replace(found, id=names[0], note=f"{found.note}; of {scene.figures[i].text}")
    return found


def of_each(scene: Scene, index: int, found: Found | None) -> Found | None:
    """Make an attribute what it is where its figure is told of each of something: a profit of 89 cents a share is EPS."""
    attribute = None if found is None else attribute_of(found.id)
    per = scene.figures[index].mention.per
    if found is None or attribute is None:
        return found
    thing = (
        _SHARE
        if _PER_SHARE.search(scene.text, 0, found.start) or _A_SHARE.match(scene.text, scene.ends[index])
        else None
        if per is None
        else counted_thing(per.unit)
    )
    name = None if thing is None else attribute.each.get(thing)
    return found if name is None else structs.replace(found, id=name, note=f"{found.note}; per {thing}")


_SHARE = "share"
# 76 cents a diluted share.
_A_SHARE = re.compile(r"\s(?:an?|per)\s(?:diluted|basic|adjusted|common|ordinary)\sshare\b")
# 주당 순이익, 주당 조정 순이익: it need not be said again right before the amount.
_PER_SHARE = re.compile(r"(?<![가-힣])주당\s(?:[가-힣]{2,4}\s)?$")


def in_sense(scene: Scene, found: Found | None) -> Found | None:
    """Take a word with two meanings in that of its company: 법인세 수입 is revenue, 수출과 수입 is imports."""
    attribute = None if found is None else attribute_of(found.id)
    if found is None or attribute is None or not attribute.beside:
        return found
    named = {cue.id for cue in scene.sort("attribute")}
    if named & set(attribute.unless):
        return found
    for other in sorted(named & attribute.beside.keys()):
        return structs.replace(found, id=attribute.beside[other], note=f"{found.note}; beside {other}")
    return found


def refined(scene: Scene, index: int, found: Found | None) -> Found | None:
    """Make a general attribute a special one where a modifier in its clause says so."""
    classes = classes_of(scene.figures[index])
    if found is None and not classes & {"money", "area"}:
        return None
    start = scene.starts[index]
    best: tuple[int, Found] | None = None
    for cue in scene.sort("modifier"):
        wide = refined_attributes().get(cue.id)
        if found is not None and wide != found.id:
            continue
        near = abs(cue.start - start)
        if near > (_BESIDE if "area" in classes else 48) or scene.edges_between(cue.start, start) > 0:
            continue
        if found is None and not _counts_as(cue, classes):
            continue
        if best is None or near < best[0]:
            text = scene.text[cue.start : cue.end].strip()
            if found is None:
                best = (near, Found(cue.id, text, f"attribute: {text} by {near} letters", cue.start, THRESHOLD))
            else:
                note = f"{found.note}; made special by {text}"
                best = (near, Found(cue.id, f"{text} {found.text}", note, found.start, found.points))
    return found if best is None else best[1]


# A modifier of an area stands right before it: 전용 84㎡.
_BESIDE = 6


def _counts_as(cue: Cue, classes: frozenset[str]) -> bool:
    attribute = attribute_of(cue.id)
    return attribute is not None and bool(set(attribute.of) & classes)
