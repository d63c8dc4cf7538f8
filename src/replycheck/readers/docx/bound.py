"""Content controls that are bound to XML in the file: Word shows that XML, not the words that stand in the control.

What is easily got wrong: the two may say different things, and only Word's next save makes them equal. Paths are read
by a few lines of our own, for a path from a stranger is never handed to an engine that could be kept busy by it.
"""

from __future__ import annotations

from replycheck.readers.docx.story_builder import Reading, optional_part
from replycheck.readers.parts.xml import W15, Element, W
from replycheck.text.patterns import pattern

_STEP = pattern(r"(?:([\w.-]{1,100}):)?([\w.-]{1,100})(?:\[(\d{1,5})\])?")
_PREFIX = pattern(r"xmlns:([\w.-]{1,100})\s*=\s*(?:'([^']{0,500})'|\"([^\"]{0,500})\")")
_STORE = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}"
_STANDING = {
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": "core-properties",
    "{6668398D-A668-4E3E-A5EB-62B293D839F1}": "extended-properties",
}
_LONGEST = 200_000


def bound_words(reading: Reading, properties: Element | None) -> str | None:
    """What the XML that a control is bound to holds; None where it is bound to none, to nothing, or shows no text."""
    if properties is None or any(properties.find(W + name) is not None for name in ("picture", "date", "docPartObj")):
        return None
    binding = properties.find(f"{W}dataBinding")
    if binding is None:
        binding = properties.find(f"{W15}dataBinding")
    if binding is None:
        return None
    root = _store(reading, binding.get(f"{W}storeItemID", ""))
    found = _at(root, binding.get(f"{W}xpath", ""), binding.get(f"{W}prefixMappings", "")) if root is not None else None
    if found is None or len(found) > _LONGEST:
        return None
    return _chosen(properties, found)


def _store(reading: Reading, ident: str) -> Element | None:
    """The root of the XML that an id stands for; None where it is not in the file."""
    package = reading.package
    kind = _STANDING.get(ident.upper())
    if kind is not None:
        return optional_part(reading, package.related("", kind))
    for part in package.parts:
        if "customxml/itemprops" not in part:
            continue
        properties = optional_part(reading, part)
        if properties is not None and properties.get(f"{_STORE}itemID", "").upper() == ident.upper():
            return optional_part(reading, part.replace("itemprops", "item"))
    return None


def _at(root: Element, path: str, prefixes: str) -> str | None:
    """The text at a path of plain steps (``/n:a[1]/n:b[2]``, ``@name`` last); None where there is none."""
    names = {found[1]: found[2] or found[3] or "" for found in _PREFIX.finditer(prefixes)}
    steps = [step for step in path.strip().split("/") if step]
    if not path.startswith("/") or not steps:
        return None
    here: Element | None = root
    for number, step in enumerate(steps):
        if step == "text()":
            break
        if step.startswith("@"):
            return here.get(step[1:]) if here is not None else None
        match = _STEP.fullmatch(step)
        if match is None or here is None:
            return None
        space = names.get(match[1]) if match[1] else ""
        if space is None:
            return None
        tag = f"{{{space}}}{match[2]}" if space else match[2]
        index = int(match[3] or 1) - 1
        if number == 0:
            here = root if root.tag == tag and index == 0 else None
        else:
            same = [one for one in here if one.tag == tag]
            here = same[index] if 0 <= index < len(same) else None
    return None if here is None else "".join(piece for piece in here.itertext() if isinstance(piece, str))


def _chosen(properties: Element, found: str) -> str:
    """What a list shows for the value that the XML holds."""
    for name in ("dropDownList", "comboBox"):
        choices = properties.find(W + name)
        for one in choices.iterchildren(f"{W}listItem") if choices is not None else ():
            if one.get(f"{W}value") == found:
                return one.get(f"{W}displayText") or found
    return found
