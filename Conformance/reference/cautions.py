"""The cautions C1 to C10: when each shows, and the items it rests on."""

from .plan_content import NO_LOCAL, WEEK

CONSIDERS_SURGERY = {("further-diagnostics", "biopsy-1d"), ("further-diagnostics", "ct-and-biopsy-1d")}
ONSETS = ("paraplegia-onset", "progression-onset")
OLD = ("biopsy", "systemic-start", "dexamethasone-start")


def old_imaging(facts):
    """C4, which takes the place of the warning that the imaging is before the suspicion."""
    if not facts.within("adequate-imaging", {"available"}):
        return None
    at = facts.events.said.get("imaging-result")
    if facts.within("compression-signs", {"present"}) and not at:
        return ["adequate-imaging", "compression-signs"]
    if not at:
        return None
    later = [item for item in ONSETS if item in facts.onsets and at < facts.onsets[item]]
    suspicion = facts.events.said["suspicion"]
    if later or (facts.events.given("suspicion") and at < suspicion):
        return ["adequate-imaging", *later]
    return None


def deterioration(facts):
    return ["postoperative-recovery"] if facts.within("postoperative-recovery", {"deterioration"}) else None


def steroids_wait(facts, plan):
    if not any(entry.get("for") == "biopsy" for entry in plan):
        return None
    items = ["progressive-deficit"] if facts.within("progressive-deficit", {"present"}) else []
    items += ["paraplegia"] if "paraplegia" in facts.answered else []
    return items or None


def signs_without_compression(facts):
    if facts.within("compression-signs", {"present"}) and facts.within("epidural-compression", {"none"}):
        return ["compression-signs", "epidural-compression"]
    return None


def estimated_early(facts):
    if ("life-expectancy" in facts.answered and facts.within("primary-tumour", {"unknown", "uncertain"})
            and not facts.events.given("definitive-diagnosis")):
        return ["life-expectancy", "primary-tumour"]
    return None


def unstable_without_surgery(facts):
    tree = facts.decided.get("long-survival")
    if not tree or tree.name in facts.declined or not facts.within("spinal-stability", {"unstable"}):
        return None
    area = [step for step in tree.path() if step["item"] == "affected-area"]
    if tree.outcome == "systemic":
        return ["spinal-stability"]
    if tree.outcome == "radiotherapy" and area and area[0]["values"] == ["not-localised"]:
        return ["spinal-stability", "affected-area"]
    return None


def until_the_imaging(facts):
    if ("imaging" in facts.trees and "imaging-result" not in facts.proven
            and ("imaging", "mri-not-needed") not in facts.outcomes):
        return []
    return None


def surgery_or_nothing(facts, plan):
    none = {*NO_LOCAL, ("long-survival", "systemic")} & facts.followed
    considered = any(entry.get("step") == "consider-immediate-surgery" and entry["state"] == "open" for entry in plan)
    return [] if considered and none and CONSIDERS_SURGERY & facts.followed else None


def old_events(facts):
    if not facts.events.given("suspicion"):
        return None
    suspicion = facts.events.said["suspicion"]
    return [] if any(facts.events.said.get(event) and facts.events.said[event] < suspicion - WEEK
                     for event in OLD) else None


def shown(facts, plan, closed_at_once):
    """The codes of the cautions that show, what is at once first, each with the items it rests on."""
    found = {
        "C3": deterioration(facts),
        "C1": steroids_wait(facts, plan),
        "C2": signs_without_compression(facts),
        "C4": old_imaging(facts),
        "C5": estimated_early(facts),
        "C6": unstable_without_surgery(facts),
        "C7": until_the_imaging(facts),
        "C8": surgery_or_nothing(facts, plan),
        "C9": old_events(facts),
        "C10": [] if closed_at_once else None,
    }
    return {code: items for code, items in found.items() if items is not None}
