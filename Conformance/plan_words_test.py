"""The guideline asks for the times of its events in the words of the specification."""

import pytest

from guideline_folder import BUILT_IN, read

QUESTIONS = {
    "imaging-result": "Wanneer was de uitslag van de MRI (of CT) van de hele wervelkolom bekend? Onvolledig of niet te "
                      "beoordelen: nog niet invullen.",
    "dexamethasone-start": "Wanneer is de eerste dosis dexamethason voor deze klachten gegeven?",
    "systemic-start": "Wanneer is systemische therapie voor deze behandeling gestart? Lopende therapie telt niet.",
    "definitive-diagnosis": "Wanneer is de definitieve diagnose gesteld? (Bij bekende primaire tumor meestal de "
                            "uitslag van de beeldvorming.)",
}


@pytest.mark.parametrize("event", QUESTIONS)
def test_an_event_is_asked_for_with_what_counts_and_what_does_not(event):
    events = {one["event"]: one for one in read(BUILT_IN / "guideline.yaml")["events"]}
    assert events[event]["question"]["nl"] == QUESTIONS[event]
