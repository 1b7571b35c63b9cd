"""What the specification of the plan says of spinal metastases (its section 5), as data.

The rules are in events.py, cautions.py and plan.py and name no tree, item, event or step."""

from dataclasses import dataclass
from datetime import timedelta

from .specification import Limit

# Events, each with those it must directly follow.
AFTER = {
    "suspicion": [],
    "imaging-result": ["suspicion"],
    "biopsy": [],
    "definitive-diagnosis": ["imaging-result"],
    "surgery": ["suspicion"],
    "radiotherapy-start": ["suspicion"],
    "postoperative-radiotherapy-start": ["surgery"],
    "systemic-start": [],
    "dexamethasone-start": [],
    "dexamethasone-stop": ["dexamethasone-start"],
    "follow-up-imaging": [],
}
DEFAULTS_TO_NOW = "suspicion"
FIRST_OF = {
    "treatment-start": ["surgery", "radiotherapy-start", "systemic-start"],
    "local-treatment-start": ["surgery", "radiotherapy-start"],
}
SET_BY_ADVICE = {"dexamethasone-start"}

# Items that nobody can know before an event.
KNOWN_FROM = {
    "imaging-result": "imaging-result",
    "epidural-compression": "imaging-result",
    "compression-limited": "imaging-result",
    "affected-area": "imaging-result",
    "postoperative-recovery": "surgery",
    "complaints": "treatment-start",
}
# Items whose answer shows that an event has happened, and events that show that another has.
ITEM_PROVES = {
    "imaging-result": "imaging-result",
    "compression-limited": "imaging-result",
    "affected-area": "imaging-result",
    "postoperative-recovery": "surgery",
}
EVENT_PROVES = {"surgery": ["imaging-result"], "radiotherapy-start": ["imaging-result"]}

# Trees, where a case starts there, and outcomes that lie behind an event.
TREE_BEHIND = {
    "further-diagnostics": "imaging-result",
    "treatment-indication": "imaging-result",
    "short-survival": "imaging-result",
    "long-survival": "imaging-result",
    "radiotherapy": "imaging-result",
    "steroids": "imaging-result",
    "time-to-treatment": "imaging-result",
    "surgery-radiotherapy-interval": "surgery",
    "postoperative-radiotherapy": "surgery",
    "follow-up": "treatment-start",
}
NO_LOCAL = {
    ("treatment-indication", "no-local-systemic"),
    ("treatment-indication", "no-local-dexamethasone"),
    ("short-survival", "no-local-lowest-dexamethasone"),
    ("long-survival", "no-local-lowest-dexamethasone"),
}
OUTCOME_BEHIND = {outcome: "treatment-start" for outcome in NO_LOCAL} | {
    ("imaging", "mri-not-needed"): "imaging-result"
}


@dataclass(frozen=True)
class Step:
    done_by: tuple = ()
    starts_with: str = None  # it waits for this event
    runs_from: str = None  # it runs from this event on
    runs_until: str = None
    tick: bool = False
    not_while_unknown: str = None  # no event completes it while this item is asked and not known
    stands_with: str = None  # it stands in the plan once this event is given, whatever the trees say
    limit: Limit = None  # its own, whatever the trees say
    haste_ends_with: tuple = ()  # events after which "urgent" no longer counts


DEXAMETHASONE = ("dexamethasone-start", "dexamethasone-stop")
STEPS = {
    "whole-spine-imaging": Step(done_by=("imaging-result",), not_while_unknown="imaging-result"),
    "dexamethasone-bolus": Step(done_by=DEXAMETHASONE),
    "dexamethasone-course": Step(
        runs_from="dexamethasone-start", runs_until="dexamethasone-stop", stands_with="dexamethasone-start"),
    "dexamethasone-taper": Step(
        done_by=("dexamethasone-stop",), starts_with="dexamethasone-start", stands_with="dexamethasone-start",
        limit=Limit("taper 7–14 d, dexamethasone-start")),
    "steroids-after-biopsy": Step(done_by=DEXAMETHASONE),
    "ct-thorax-abdomen": Step(tick=True, haste_ends_with=("surgery", "definitive-diagnosis")),
    "biopsy": Step(done_by=("biopsy", "surgery", "definitive-diagnosis")),
    "consider-immediate-surgery": Step(done_by=("surgery",)),
    "start-treatment": Step(done_by=("local-treatment-start",)),
    "radiotherapy": Step(done_by=("radiotherapy-start",)),
    "surgery": Step(done_by=("surgery",)),
    "postoperative-radiotherapy": Step(done_by=("postoperative-radiotherapy-start",), starts_with="surgery"),
    "systemic-therapy": Step(done_by=("systemic-start",)),
    "pain-flare-steroids": Step(tick=True),
    "second-course": Step(tick=True),
    "no-steroids": Step(),
    "individual-steroids": Step(),
    "palliative-dexamethasone": Step(),
    "lowest-dexamethasone": Step(tick=True),
    "no-local-systemic": Step(),
    "no-local-dexamethasone": Step(),
    "no-local-lowest-dexamethasone": Step(),
    "outside-guideline": Step(),
    "mri-not-needed": Step(),
    "repeat-imaging": Step(done_by=("follow-up-imaging",)),
    "supportive-care": Step(tick=True),
}


@dataclass(frozen=True)
class Act:
    """One action of an outcome: the step it names or refines, or the tree it decides."""

    step: str = None
    strength: str = "do"
    urgency: str = None  # at-once, soon
    limited: bool = False  # carries the limit of its outcome
    condition: bool = False
    condition_until_chosen: tuple = None  # (item, value): no condition once the value is the only one possible
    refines: bool = False
    without_act: bool = False  # an outcome said in full, with nothing to do
    option: str = None  # the value of the choice under which it stands
    decides: str = None
    declined_with: str = None  # declined too where this tree is declined


BOLUS = [
    Act("dexamethasone-bolus", urgency="at-once"),
    Act("dexamethasone-course"),
    Act("dexamethasone-taper", limited=True),
    Act("dexamethasone-course", "optional"),  # the proton-pump inhibitor
]
MRI = [Act("whole-spine-imaging", limited=True)]
FIRST_STEROIDS = [Act(decides="steroids-before-imaging")]
STEROIDS = Act(decides="steroids")
CLAUSE = Act("steroids-after-biopsy", condition=True, declined_with="steroids-before-imaging")
BIOPSY = Act("biopsy", limited=True)
URGENT_CT = Act("ct-thorax-abdomen", urgency="soon")
LOWEST = Act("lowest-dexamethasone")
SYSTEMIC = Act("systemic-therapy", "consider")
FLARE = Act("pain-flare-steroids", "consider", condition=True)
DOSE = Act("radiotherapy", refines=True)
TREATMENT = [Act("start-treatment", limited=True)]


def refrain(step):
    return Act(step, "refrain")


ACTS = {
    ("imaging", "mri-not-needed"): [refrain("mri-not-needed")],
    ("imaging", "mri-12h"): MRI,
    ("imaging", "mri-1w"): MRI,
    ("imaging", "mri-2w"): MRI,
    ("imaging", "mri-2w-late-paraplegia"): MRI,
    ("imaging", "mri-12h-steroids"): MRI + FIRST_STEROIDS,
    ("imaging", "mri-24h-steroids"): MRI + FIRST_STEROIDS,
    ("imaging", "mri-48h-steroids"): MRI + FIRST_STEROIDS,
    ("steroids-before-imaging", "dexamethasone-now"): BOLUS,
    ("steroids-before-imaging", "await-biopsy"): [Act("steroids-after-biopsy")],
    ("further-diagnostics", "ct-if-surgery"): [
        Act("ct-thorax-abdomen", condition_until_chosen=("local-treatment", "surgery"))],
    ("further-diagnostics", "biopsy-1d"): [
        BIOPSY, Act("consider-immediate-surgery", "consider", "at-once"), CLAUSE],
    ("further-diagnostics", "biopsy-1w"): [BIOPSY, CLAUSE],
    ("further-diagnostics", "ct-and-biopsy-1d"): [
        URGENT_CT, BIOPSY, Act("consider-immediate-surgery", "consider", "at-once", condition=True), CLAUSE],
    ("further-diagnostics", "ct-and-biopsy-1w"): [URGENT_CT, BIOPSY, CLAUSE],
    ("further-diagnostics", "outside-guideline"): [Act("outside-guideline", without_act=True)],
    ("treatment-indication", "no-local-systemic"): [refrain("no-local-systemic"), SYSTEMIC],
    ("treatment-indication", "radiotherapy"): [Act("radiotherapy")],
    ("treatment-indication", "radiotherapy-dexamethasone"): [Act("radiotherapy"), *BOLUS],
    ("treatment-indication", "no-local-dexamethasone"): [
        refrain("no-local-dexamethasone"), Act("palliative-dexamethasone", "consider")],
    ("treatment-indication", "short-survival-treatment"): [],  # a route
    ("treatment-indication", "long-survival-treatment"): [],  # a route
    ("short-survival", "radiotherapy-consider-steroids"): [
        Act("radiotherapy"), Act(strength="consider", decides="steroids")],
    ("short-survival", "no-local-lowest-dexamethasone"): [
        refrain("no-local-lowest-dexamethasone"), SYSTEMIC, LOWEST],
    ("long-survival", "systemic"): [Act("systemic-therapy"), STEROIDS],
    ("long-survival", "radiotherapy-or-surgery"): [
        Act("radiotherapy", option="radiotherapy"),
        Act("surgery", option="surgery"),
        Act(option="surgery", decides="postoperative-radiotherapy"),
        Act(option="surgery", decides="surgery-radiotherapy-interval"),
        STEROIDS],
    ("long-survival", "surgery-then-radiotherapy"): [
        Act("surgery"), Act("postoperative-radiotherapy"), Act(decides="surgery-radiotherapy-interval"), STEROIDS],
    ("long-survival", "radiotherapy"): [Act("radiotherapy"), STEROIDS],
    ("long-survival", "no-local-lowest-dexamethasone"): [
        refrain("no-local-lowest-dexamethasone"), LOWEST, Act("systemic-therapy", "consider", condition=True)],
    ("radiotherapy", "rt-1x8"): [DOSE, FLARE, Act("second-course", "consider", condition=True)],
    ("radiotherapy", "rt-10x3"): [DOSE, FLARE],
    ("radiotherapy", "rt-30-39-or-stereotactic"): [DOSE, FLARE],
    ("steroids", "dexamethasone-now"): BOLUS + [Act("dexamethasone-bolus", "optional")],
    ("steroids", "individualise"): [Act("individual-steroids", without_act=True)],
    ("steroids", "no-steroids"): [refrain("no-steroids")],
    ("steroids", "dexamethasone-palliative"): [Act("palliative-dexamethasone", "consider")],
    ("surgery-radiotherapy-interval", "rt-after-3-4-weeks"): [
        Act("postoperative-radiotherapy", limited=True, refines=True)],
    ("surgery-radiotherapy-interval", "rt-as-soon-as-possible"): [
        Act("postoperative-radiotherapy", urgency="soon", refines=True)],
    ("postoperative-radiotherapy", "rt-5x4"): [Act("postoperative-radiotherapy", refines=True)],
    ("postoperative-radiotherapy", "rt-10-13x3-or-stereotactic"): [Act("postoperative-radiotherapy", refines=True)],
    ("time-to-treatment", "within-24h"): TREATMENT,
    ("time-to-treatment", "within-72h"): TREATMENT,
    ("time-to-treatment", "within-7d"): TREATMENT,
    ("time-to-treatment", "within-14d"): TREATMENT,
    ("time-to-treatment", "within-14d-if-symptoms"): [Act("start-treatment", limited=True, condition=True)],
    ("follow-up", "repeat-imaging"): [Act("repeat-imaging")],
    ("follow-up", "supportive-care"): [Act("supportive-care")],
}
CHOICE_ITEM = {("long-survival", "radiotherapy-or-surgery"): "local-treatment"}

# The step a decision must be settled before.
BEFORE = {"steroids-before-imaging": "whole-spine-imaging"}
# Trees that cannot wait, until one of the events is given.
CANNOT_WAIT = {"steroids-before-imaging": DEXAMETHASONE, "steroids": DEXAMETHASONE}


@dataclass(frozen=True)
class Bound:
    """The limit of a tree's outcomes bounds steps of other trees."""

    tree: str
    own: str  # the step of the tree itself, listed apart only where none of the others stands
    steps: tuple
    holds_with: frozenset  # outcomes with which its own step only holds
    hastened: tuple  # steps that are done within a day …
    hastened_outcomes: frozenset  # … with these outcomes …
    hastened_when: tuple  # … and an item within these values


BOUNDS = [
    Bound(
        tree="time-to-treatment", own="start-treatment",
        steps=("radiotherapy", "surgery", "systemic-therapy"), holds_with=frozenset(NO_LOCAL),
        hastened=("radiotherapy", "surgery", "start-treatment"),
        hastened_outcomes=frozenset({"within-72h", "within-7d", "within-14d"}),
        hastened_when=("epidural-compression", frozenset({"radiological", "clinical"})))
]


@dataclass(frozen=True)
class Supersede:
    outcomes: frozenset  # the later trees' outcomes
    steps: tuple
    of: tuple = None  # the earlier trees; None: any
    also_begun: bool = False


LOCAL = frozenset({
    ("treatment-indication", "radiotherapy"),
    ("treatment-indication", "radiotherapy-dexamethasone"),
    ("short-survival", "radiotherapy-consider-steroids"),
    ("long-survival", "radiotherapy"),
    ("long-survival", "radiotherapy-or-surgery"),
    ("long-survival", "surgery-then-radiotherapy"),
})
LOWEST_DOSE = frozenset({
    ("short-survival", "no-local-lowest-dexamethasone"), ("long-survival", "no-local-lowest-dexamethasone")})
SUPERSEDES = [
    Supersede(LOCAL, ("consider-immediate-surgery",), of=("further-diagnostics",)),
    Supersede(LOWEST_DOSE, ("dexamethasone-taper",), also_begun=True),
    Supersede(
        frozenset({("steroids", "no-steroids")}), ("steroids-after-biopsy",),
        of=("steroids-before-imaging", "further-diagnostics")),
]
# Outcomes that leave the guideline, with the trees they close and the step that stands first.
CLOSES = {
    ("further-diagnostics", "outside-guideline"): (("imaging", "steroids-before-imaging"), "outside-guideline")
}


@dataclass(frozen=True)
class Differ:
    """A step against which other outcomes stand, where neither takes precedence."""

    step: str
    against: dict  # outcome: the steps that stand against it
    stay: frozenset  # of these, those listed all the same
    unlisted: tuple  # steps not listed apart while it differs


DIFFERS = [
    Differ(
        "dexamethasone-bolus",
        {
            ("steroids", "no-steroids"): ("no-steroids",),
            ("steroids", "individualise"): ("individual-steroids",),
            ("steroids", "dexamethasone-palliative"): ("palliative-dexamethasone",),
            ("treatment-indication", "no-local-systemic"): ("no-local-systemic",),
            ("treatment-indication", "no-local-dexamethasone"): (
                "no-local-dexamethasone", "palliative-dexamethasone"),
            ("short-survival", "no-local-lowest-dexamethasone"): ("no-local-lowest-dexamethasone",),
            ("long-survival", "no-local-lowest-dexamethasone"): ("no-local-lowest-dexamethasone",),
        },
        stay=frozenset({"no-local-systemic", "no-local-dexamethasone", "no-local-lowest-dexamethasone"}),
        unlisted=("dexamethasone-course", "dexamethasone-taper"))
]
# Outcomes whose step differs against a step that runs.
DIFFERS_WHILE_RUNNING = {
    ("steroids", "no-steroids"): ("no-steroids", "dexamethasone-course"),
    ("steroids", "individualise"): ("individual-steroids", "dexamethasone-course"),
    ("steroids", "dexamethasone-palliative"): ("palliative-dexamethasone", "dexamethasone-course"),
}


@dataclass(frozen=True)
class Wait:
    """A step that says that others must wait."""

    step: str
    waits_for: str
    until: tuple  # any of these events ends it
    urgency: str
    loud: tuple  # trees that make it a conflict on their own; of others it is only said beside what it waits for
    holds_back: tuple  # steps that carry its words
    considerations: tuple  # (outcome, tree it decides): decisions that carry its words
    into: str  # the step it is merged into when the wait is over …
    gives_way_to: str  # … else the tree that takes its place once decided


WAITS = [
    Wait(
        "steroids-after-biopsy", "biopsy", ("biopsy", "surgery", "definitive-diagnosis"), "at-once",
        loud=("steroids-before-imaging",),
        holds_back=("dexamethasone-bolus", "dexamethasone-course", "palliative-dexamethasone"),
        considerations=((("short-survival", "radiotherapy-consider-steroids"), "steroids"),),
        into="dexamethasone-bolus", gives_way_to="steroids")
]
# Steps that wait while a caution shows.
WAITS_FOR_CAUTION = {"postoperative-radiotherapy": "C3"}


@dataclass(frozen=True)
class Place:
    what: str  # a step, or a tree that is to be decided
    side: str
    anchor: str
    urgency: str = None  # in place of the anchor's
    if_less_urgent: bool = False  # only where the anchor is the more urgent
    until: tuple = ()  # no longer once one of these events is given


PLACES = [
    Place("dexamethasone-course", "after", "dexamethasone-bolus"),
    Place("ct-thorax-abdomen", "before", "biopsy", if_less_urgent=True, until=("surgery", "definitive-diagnosis")),
    Place("steroids-after-biopsy", "after", "biopsy", urgency="none"),
    Place("consider-immediate-surgery", "after", "biopsy"),
    Place("surgery-radiotherapy-interval", "after", "surgery"),
    Place("postoperative-radiotherapy", "after", "surgery"),
]
PLACED_TREES = {"surgery-radiotherapy-interval", "postoperative-radiotherapy"}  # decisions, not steps of that name
WEEK = timedelta(days=7)
REASONS = {"patient-wish", "condition", "comorbidity", "not-available", "tumour-board", "other"}
