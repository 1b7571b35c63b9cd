import Consultation
import GuidelineModel
import Reasoning

extension StepExplanationWords {
  /// The sentence about a rule that determines the step.
  func sentence(_ ground: PlanGround) -> String {
    let plan = guideline.plan
    switch ground {
    case .named(let by, _):
      return either("\(name(by)) noemt de stap", "\(name(by)) names the step")
    case .refined(let by, _):
      return either("\(name(by)) zegt hoe de stap gaat", "\(name(by)) says how the step is done")
    case .standsWith(let event):
      return either(
        "staat in het plan sinds \(name(event)) is opgegeven, wat de bomen ook zeggen",
        "stands in the plan since \(name(event)) is given, whatever the trees say")
    case .chosen(let outcome):
      return either(
        "hoort bij de keuze die bij \(name(outcome)) is gemaakt",
        "belongs to the choice made with \(name(outcome))")
    case .refinerOpen(let tree):
      return either(
        "\(name(tree)) zegt hoe de stap gaat en is nog niet beslist",
        "\(name(tree)) says how the step is done and is still undecided")
    case .carried(let wait, let by):
      return either(
        "staat niet apart: \(list(by.map(name))) wacht op \(name(plan.waits[wait].awaited)) en zegt dat al",
        "does not stand apart: \(list(by.map(name))) waits for \(name(plan.waits[wait].awaited)) and says so"
      )
    case .mergedAfterWait(_, let into):
      return either(
        "het wachten is voorbij; samengevoegd met \(name(into))",
        "the wait is over; merged into \(name(into))")
    case .nothingLeftOfWait:
      return either(
        "het wachten is voorbij, en daarmee deze stap", "the wait is over, and with it this step")
    case .merged(_, let into):
      return either(
        "staat niet apart: hoort bij wat bij \(name(into)) te beoordelen is",
        "does not stand apart: belongs to what is to be assessed at \(name(into))")
    case .boundedStands(let bound):
      return either(
        "staat niet apart: een stap waarvoor \(name(plan.bounds[bound].tree)) de termijn geeft, staat in het plan",
        "does not stand apart: a step whose limit \(name(plan.bounds[bound].tree)) sets is in the plan"
      )
    case .tick: return either("afgevinkt", "ticked")
    case .doneBy(let event):
      return either("\(name(event)) is opgegeven", "\(name(event)) is given")
    case .tooEarly(let event, let first):
      return either(
        "\(name(event)) rondt de stap niet af: dat was vóór \(name(first)), waarmee de stap begint",
        "\(name(event)) does not complete the step: it was before \(name(first)), with which the step begins"
      )
    case .notWhileUnknown(let item):
      return either(
        "niet verricht zolang \(name(item)) is gevraagd en niet bekend is",
        "not done while \(name(item)) was asked and is not known")
    case .running(let from, let until):
      return either(
        "begonnen met \(name(from)), loopt tot \(name(until))",
        "begun with \(name(from)), runs until \(name(until))")
    case .closed(let closing):
      return either(
        "\(name(plan.closings[closing].outcome)) valt buiten de richtlijn en sluit de boom die de stap noemt",
        "\(name(plan.closings[closing].outcome)) leaves the guideline and closes the tree that names the step"
      )
    case .superseded(_, let by):
      return either("\(name(by)) komt ervoor in de plaats", "\(name(by)) takes its place")
    case .declined(let tree):
      return either(
        "het advies van \(name(tree)) wordt niet gevolgd",
        "the advice of \(name(tree)) is not followed")
    case .weaker(_, let later):
      return either(
        "\(name(later)) zou ervoor in de plaats komen, maar vraagt minder: beoordelen",
        "\(name(later)) would take its place, but asks for less: to be assessed")
    case .differs(_, let outcomes):
      return either(
        "\(list(outcomes.map(name))) zegt iets anders, en geen van beide gaat voor",
        "\(list(outcomes.map(name))) says something else, and neither takes precedence")
    case .differsInItself:
      return either(
        "de ene boom vraagt erom en de andere raadt het af",
        "one tree asks for it and another advises against it")
    case .conflict(let wait):
      return either(
        "moet wachten op \(name(plan.waits[wait].awaited))",
        "must wait for \(name(plan.waits[wait].awaited))")
    case .wait(let wait):
      return either(
        "zegt dat er op \(name(plan.waits[wait].awaited)) gewacht wordt",
        "says that there is to be a wait for \(name(plan.waits[wait].awaited))")
    case .waitOver(let wait):
      return either(
        "het wachten is voorbij: \(events(plan.waits[wait].until)) is opgegeven",
        "the wait is over: \(events(plan.waits[wait].until)) is given")
    case .givesWay(let wait):
      return either(
        "het wachten is voorbij en \(name(plan.waits[wait].then.givesWayTo)) is beslist",
        "the wait is over and \(name(plan.waits[wait].then.givesWayTo)) is decided")
    case .waitsForCaution(let wait):
      return either(
        "wacht zolang waarschuwing \(plan.cautionWaits[wait].caution.text) geldt",
        "waits while caution \(plan.cautionWaits[wait].caution.text) shows")
    case .startsWith(let event):
      return either(
        "begint met \(name(event)), en dat is nog niet gebeurd",
        "starts with \(name(event)), which has not happened yet")
    case .holdsWith(let bound):
      return either(
        "de termijn van \(name(plan.bounds[bound].tree)) is voor een behandeling die niet wordt geadviseerd",
        "the limit of \(name(plan.bounds[bound].tree)) is for a treatment that is not advised")
    case .holds:
      return either(
        "zegt dat er niets te doen is, of wat niet te doen",
        "says that nothing is to be done, or what not to do")
    case .open:
      return either("er is niets anders over te zeggen", "nothing else is to be told of it")
    case .presumed(let event, let item):
      let reason =
        item.map { either("het antwoord op \(name($0))", "the answer to \(name($0))") }
        ?? either("een andere gebeurtenis", "another event")
      return either(
        "vermoedelijk verricht: \(name(event)) volgt uit \(reason), maar is niet opgegeven",
        "presumably done: \(name(event)) follows from \(reason), but is not given")
    case .limit(let of):
      return either("\(name(of)) geeft een termijn", "\(name(of)) sets a limit")
    case .ownLimit:
      return either("de stap heeft een eigen termijn", "the step has a limit of its own")
    case .bound(let bound, let by, let isInPlan):
      let tree = name(plan.bounds[bound].tree)
      return by.map {
        either("\(name($0)) begrenst de stap", "\(name($0)) bounds the step")
      }
        ?? either(
          "\(tree) begrenst de stap en is \(isInPlan ? "nog niet beslist" : "niet aan de orde")",
          "\(tree) bounds the step and \(isInPlan ? "is still undecided" : "does not come up")")
    case .statedUrgency(let urgency, let of):
      let outcome = of.map(name) ?? either("wat gedaan moet worden", "what must be done")
      return either("\(outcome) zegt \(word(urgency))", "\(outcome) says \(word(urgency))")
    case .earliest:
      return either("de vroegste tijd is nog niet bereikt", "its earliest time is still ahead")
    case .pastDue: return either("de uiterste tijd is voorbij", "its latest time has passed")
    case .remaining(let urgency):
      return either(
        "de kortste termijn die nog loopt, geeft \(word(urgency))",
        "the shortest limit still running gives \(word(urgency))")
    case .noLimit: return either("niets zegt wanneer", "nothing says when")
    case .possible(let urgency, let tree):
      return either(
        "\(name(tree)) is nog niet beslist en kan nog \(word(urgency)) geven",
        "\(name(tree)) is still undecided and may still give \(word(urgency))")
    case .sooner(let bound):
      let urgency = plan.bounds[bound].sooner?.urgency ?? .noLimit
      return either(
        "volgens de regel bij \(name(plan.bounds[bound].tree)) ten minste \(word(urgency))",
        "by the rule at \(name(plan.bounds[bound].tree)) at least \(word(urgency))")
    case .asOpposed(let urgency, let step):
      return either(
        "ten minste zo dringend als \(name(step)): \(word(urgency))",
        "at least as urgent as \(name(step)): \(word(urgency))")
    case .waitUrgency(let wait):
      return either(
        "het wachten op \(name(plan.waits[wait].awaited)) geeft ten minste \(word(plan.waits[wait].urgency))",
        "the wait for \(name(plan.waits[wait].awaited)) gives at least \(word(plan.waits[wait].urgency))"
      )
    case .leaves(let closing):
      return either(
        "\(name(plan.closings[closing].outcome)) valt buiten de richtlijn en staat daarom voorop",
        "\(name(plan.closings[closing].outcome)) leaves the guideline and therefore stands first")
    case .placed(let place):
      let rule = plan.placements[place]
      let anchor = name(rule.anchor)
      let urgency =
        rule.urgency.map {
          either(" en heeft de spoed \(word($0))", " and has the urgency \(word($0))")
        }
        ?? either(" en heeft de spoed daarvan", " and has its urgency")
      switch rule.side {
      case .before:
        return either(
          "staat direct vóór \(anchor)\(urgency)", "stands directly before \(anchor)\(urgency)")
      case .after:
        return either(
          "staat direct na \(anchor)\(urgency)", "stands directly after \(anchor)\(urgency)")
      }
    }
  }

  private func events(_ names: [Name<Event>]) -> String {
    anyOf(names.map { event in guideline.event(named: event.text).map(name) ?? event.text })
  }
}
