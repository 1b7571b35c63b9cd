"""What is known of the events of a case: given, assumed, time unknown, proven, perhaps happened."""

from datetime import datetime

from .plan_content import (
    AFTER, DEFAULTS_TO_NOW, EVENT_PROVES, FIRST_OF, ITEM_PROVES, KNOWN_FROM, OUTCOME_BEHIND, TREE_BEHIND)


class Refused(Exception):
    """A case that cannot be read; the message is the place."""


def must_follow(event):
    """The events that an event must follow, by way of others too."""
    found = []
    for earlier in AFTER.get(event, []):
        found += [earlier, *must_follow(earlier)]
    return list(dict.fromkeys(found))


class Events:
    def __init__(self, case):
        self.now = datetime.fromisoformat(case["now"])
        self.said = {}  # event: time, or None where only the time is unknown
        self.assumed = set()
        for event, at in case.get("events", {}).items():
            self._read(event, at, f"$.events.{event}")
        if DEFAULTS_TO_NOW not in self.said:
            self.said[DEFAULTS_TO_NOW] = self.now
            self.assumed.add(DEFAULTS_TO_NOW)
        self.out_of_order = [
            (event, earlier) for event in self.said for earlier in must_follow(event)
            if earlier not in self.assumed and self.said[event] and self.said.get(earlier)
            and self.said[event] < self.said[earlier]
        ]
        # An event from before the suspicion it must follow belongs to something else.
        self.set_aside = {event for event, earlier in self.out_of_order if earlier == DEFAULTS_TO_NOW}

    def _read(self, event, at, place):
        if event not in AFTER:  # what stands there may be a patient's
            raise Refused(place if event in FIRST_OF else "$.events")
        if isinstance(at, dict):
            key, value = next(iter(at.items()))
            if (key == "assumed") != (event == DEFAULTS_TO_NOW):
                raise Refused(place)
            if key == "assumed":
                self.assumed.add(event)
            at = value if key == "assumed" else None
        self.said[event] = datetime.fromisoformat(at) if at else None
        if at and self.said[event] > self.now:
            raise Refused(place)

    def given(self, event):
        """A time, or unknown; not a time that is only assumed."""
        if event in FIRST_OF:
            return any(self.given(one) for one in FIRST_OF[event])
        return event in self.said and event not in self.assumed and event not in self.set_aside

    def time(self, event):
        """The time that limits count from, an assumed one too."""
        if event in FIRST_OF:
            times = [self.time(one) for one in FIRST_OF[event] if self.given(one)]
            return None if None in times else min(times, default=None)
        return None if event in self.set_aside else self.said.get(event)

    def proven(self, answered):
        """The events shown to have happened by others that are given, or by answers."""
        found = set()
        open_ = [event for event in AFTER if self.given(event)]
        open_ += [event for item, event in ITEM_PROVES.items() if item in answered]
        while open_:
            event = open_.pop()
            if event not in found:
                found.add(event)
                open_ += AFTER[event] + EVENT_PROVES.get(event, [])
        return found | {event for event, ones in FIRST_OF.items() if found & set(ones)}

    def perhaps(self, start, outcomes, answered):
        """The events that may have happened."""
        behind = [TREE_BEHIND[tree] for tree in start if tree in TREE_BEHIND]
        behind += [OUTCOME_BEHIND[outcome] for outcome in outcomes if outcome in OUTCOME_BEHIND]
        found = self.proven(answered) | set(self.assumed)
        for event in behind:
            found |= {event, *must_follow(event)}
        found |= {KNOWN_FROM[item] for item in answered if item in KNOWN_FROM}
        return found | {event for event, ones in FIRST_OF.items() if found & set(ones)}
