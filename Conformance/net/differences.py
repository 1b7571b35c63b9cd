"""What counts as a difference between two answers, and how differences are told: by form."""

import difflib
import json
import re
from collections import Counter
from dataclasses import dataclass, field

from net.sides import Answer, text

# What differs by design and says nothing. The digests are compared to the letter once, as the form
# `identity`, and the assets as themselves; a port is the machine's to choose.
TO_THE_LETTER = "identity"
BY_DESIGN = [
    ("an identifier drawn by lot", rb"\b[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\b", b"UUID"),
    ("a nonce of a page", rb"nonce(=\"|-)[A-Za-z0-9+/_=-]+", rb"nonce\1NONCE"),
    ("the logic digest", rb"sha256:[0-9a-f]{64}", b"sha256:DIGEST"),
    ("the digest in an address of an asset", rb"/assets/[0-9a-f]{8,64}/", b"/assets/DIGEST/"),
    ("the digest in an address of an export", rb"/exports/[0-9a-f]{12}/", b"/exports/DIGEST/"),
    ("the edition of a page", rb'data-edition="[0-9a-f]{16}"', b'data-edition="EDITION"'),
    ("the tag of a document", rb"(?m)^etag: .*$", b"etag: TAG"),
    ("the port", rb"127\.0\.0\.1:[0-9]+", b"127.0.0.1:PORT"),
    ("the seconds of a test", rb" time=\"[0-9.]+\"", b' time="SECONDS"'),
    ("what was counted and measured", rb"(?m)^([a-z]+_[a-z_]+(?:\{.*\})?) [0-9.e+-]+$", rb"\1 N"),
]
COMPILED = [(re.compile(pattern), put) for _, pattern, put in BY_DESIGN]

# White space between elements does not show, but beside these it does.
INLINE = (
    "a|abbr|b|button|cite|code|del|em|i|img|input|ins|kbd|label|mark|q|s|select|small|span|strong|sub|sup|time|"
    "tspan|u|var|wbr"
)
AS_WRITTEN = re.compile(r"(<(pre|textarea)\b.*?</\2>)", re.DOTALL)
OUTSIDE_STRINGS = re.compile(rb'("(?:[^"\\]|\\.)*")|\s+')
BLOCK = re.compile(rf" ?(<(?!/?(?:{INLINE})\b)[^>]*>) ?")

# What a program says that does not know an option or a command.
UNKNOWN = re.compile(rb"[Uu]nknown option|[Uu]nexpected argument|is invalid for|[Oo]nbekende optie")

# So many differences of a form are looked into; the rest is only counted.
LOOKED_INTO = 1000
SHOWN_LINES, SHOWN_IN_A_ROW, SHOWN_WIDTH = 24, 6, 200


def normalised(answer):
    """An answer without what differs by design."""
    body, about = answer.body, answer.about
    for pattern, put in COMPILED:
        body, about = pattern.sub(put, body), pattern.sub(put, about)
    return Answer(body, about)


def is_markup(body):
    return body.lstrip()[:9].lower().startswith((b"<!doctype", b"<html", b"<svg", b"<?xml"))


def is_json(body):
    return body[:1] in (b"{", b"[")


def without_white_space(body):
    """What of a body is more than white space: the same for two bodies that differ in that alone."""
    if is_markup(body):
        parts = AS_WRITTEN.split(text(body))
        # Splitting gives what is between, the element as written, and its name, in turn.
        parts[::3] = [BLOCK.sub(r"\1", " ".join(part.split())) for part in parts[::3]]
        return "".join(part.strip() if at % 3 == 0 else part for at, part in enumerate(parts) if at % 3 < 2)
    if is_json(body):
        return OUTSIDE_STRINGS.sub(lambda found: found[1] or b"", body)
    return body.split()


def kind(old, new, to_the_letter=False):
    """How two answers differ: not at all (None), in `white space`, over an `option`, or in `content`."""
    if old == new:
        return None
    if not to_the_letter:
        old, new = normalised(old), normalised(new)
    if old == new:
        return None
    if bool(UNKNOWN.search(old.about)) != bool(UNKNOWN.search(new.about)):
        return "option"
    same = old.about == new.about and without_white_space(old.body) == without_white_space(new.body)
    return "white space" if same else "content"


def lines(answer):
    """An answer in lines that can be compared: JSON laid out, markup an element a line."""
    body = text(answer.body)
    if is_json(answer.body):
        try:
            body = json.dumps(json.loads(body), indent=1, ensure_ascii=False)
        except ValueError:
            pass
    elif is_markup(answer.body):
        body = body.replace("><", ">\n<")
    return [*text(answer.about).splitlines(), *body.splitlines()]


def cut(line, other):
    """A long line from shortly before the place where it differs from another."""
    place = next((at for at, (a, b) in enumerate(zip(line, other)) if a != b), min(len(line), len(other)))
    start = max(0, place - 60) if len(line) > SHOWN_WIDTH else 0
    shown = line[start:start + SHOWN_WIDTH]
    return ("…" if start else "") + shown + ("…" if start + SHOWN_WIDTH < len(line) else "")


def changes(old, new, names, to_the_letter=False):
    """A short unified diff, and the lines that changed with their numbers left out."""
    if not to_the_letter:
        old, new = normalised(old), normalised(new)
    before, after = lines(old), lines(new)
    if before == after:
        before, after = [*map(repr, old.body.splitlines(True))], [*map(repr, new.body.splitlines(True))]
    found = list(difflib.unified_diff(before, after, *names, n=1, lineterm=""))
    removed = [line for line in found[2:] if line.startswith("-")]
    added = [line for line in found[2:] if line.startswith("+")]
    shown, in_a_row = [], 0
    for at, line in enumerate(found):
        in_a_row = in_a_row + 1 if at > 2 and line[0] == found[at - 1][0] else 1
        if in_a_row > SHOWN_IN_A_ROW:
            continue
        if len(shown) == SHOWN_LINES:
            break
        others = {"-": added, "+": removed}.get(line[0], []) if at > 1 else []
        nearest = max(others, key=lambda other: common(line[1:], other[1:]), default="")
        shown.append(line[0] + cut(line[1:], nearest[1:]))
    if len(found) > len(shown):
        shown.append(f"… and {len(found) - len(shown)} lines more")
    return shown, tuple(sorted({re.sub(r"\d+", "#", line) for line in removed + added}))


def common(one, other):
    return next((at for at, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other)))


@dataclass
class Change:
    """What changed alike in several answers, and the shortest question that shows it."""

    kind: str
    count: int
    replay: str
    shown: list


@dataclass
class Group:
    """All that was asked in one form."""

    asked: int = 0
    kinds: Counter = field(default_factory=Counter)
    changes: dict = field(default_factory=dict)


class Differences:
    """All differences of a run, by form."""

    def __init__(self, names, ignore_white_space=False):
        self.names = names
        self.ignore_white_space = ignore_white_space
        self.groups = {}

    def compare(self, question, old, new):
        """Notes what two sides answered; tells whether that counts as a difference."""
        group = self.groups.setdefault(question.form, Group())
        group.asked += 1
        found = kind(old, new, question.form == TO_THE_LETTER)
        if found == "white space" and self.ignore_white_space and is_markup(new.body):
            found = None
        if not found:
            return False
        group.kinds[found] += 1
        if sum(group.kinds.values()) <= LOOKED_INTO:
            self._keep(group, found, question, old, new)
        return True

    def _keep(self, group, found, question, old, new):
        shown, changed = changes(old, new, self.names, question.form == TO_THE_LETTER)
        change = group.changes.setdefault((found, changed), Change(found, 0, question.replay, shown))
        change.count += 1
        if len(question.replay) < len(change.replay):
            change.replay, change.shown = question.replay, shown

    @property
    def forms(self):
        """The forms that differ."""
        return [form for form, group in self.groups.items() if group.kinds]

    def told(self, witnesses):
        """Differences in words: by form a count, and the changes seen most, each with a witness."""
        for form in self.forms:
            group = self.groups[form]
            total = sum(group.kinds.values())
            apart = [
                f"{group.kinds[name]} {words}"
                for name, words in [
                    ("white space", "in white space only"), ("option", "because one side does not know an option")]
                if group.kinds[name]
            ]
            yield f"{form}: {total} of {group.asked} differ" + (f" ({', '.join(apart)})" if apart else "")
            # What is more than white space first, then what was seen most.
            some = f" of the first {LOOKED_INTO}" if total > LOOKED_INTO else ""
            kept = sorted(group.changes.values(), key=lambda one: (one.kind == "white space", -one.count))
            for change in kept[:witnesses]:
                apart = "" if change.kind == "content" else f", {change.kind}"
                yield f"  {change.count}{some} like this{apart}:"
                yield f"  $ {change.replay}"
                yield from (f"    {line}" for line in change.shown)
            if len(kept) > witnesses:
                yield f"  and {len(kept) - witnesses} other kinds of change"
