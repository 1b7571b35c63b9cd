extension DigestTests {
  /// Changes of what plans rest on.
  static let changesOfPlans = [
    Change(
      "events that complete a step", "plan.yaml", "done-by: [first-feed, purchase]",
      "done-by: [purchase, first-feed]"),
    Change("a tick", "plan.yaml", "    tick: true\n", ""),
    Change(
      "the run of a step", "plan.yaml", "runs: { from: purchase,", "runs: { from: first-feed,"),
    Change(
      "what a step starts with", "plan.yaml", "starts-with: purchase", "starts-with: first-feed"),
    Change(
      "what a step stands with", "plan.yaml", "stands-with: first-feed", "stands-with: purchase"),
    Change("the limit of a step", "plan.yaml", "limit: { within: P7D", "limit: { within: P8D"),
    Change("what leaves a step open", "plan.yaml", "    not-while-unknown: soil\n", ""),
    Change("the end of haste", "plan.yaml", "    haste-until: first-feed\n", ""),
    Change("an offer", "plan.yaml", "    offers-new-episode: true\n", ""),
    Change("a bounded step", "plan.yaml", "steps: [feed, repot]", "steps: feed"),
    Change("what a bounding step holds with", "plan.yaml", "    holds-with: watering/wait\n", ""),
    Change("what is sooner", "plan.yaml", "urgency: within-a-day", "urgency: at-once"),
    Change("what is superseded", "plan.yaml", "also-begun: true, ", ""),
    Change("what a supersession lowers", "plan.yaml", ", lowers-strength: true", ""),
    Change("what is closed", "plan.yaml", "trees: watering }", "trees: potting }"),
    Change("what differs", "plan.yaml", "while-running: true, ", ""),
    Change("what is listed", "plan.yaml", "    listed: leave-alone\n", ""),
    Change("what is not listed", "plan.yaml", "    not-listed: feed\n", ""),
    Change(
      "the end of a wait", "plan.yaml", "    until: first-feed\n    conflict",
      "    until: purchase\n    conflict"),
    Change("whose conflict a wait is", "plan.yaml", "conflict-of: potting", "conflict-of: holiday"),
    Change("what is held back", "plan.yaml", "    holds-back: feed\n", ""),
    Change(
      "a decision held back", "plan.yaml", "watering/repot, tree: holiday",
      "watering/repot, tree: potting"),
    Change(
      "the urgency of a wait", "plan.yaml", "    urgency: at-once\n    words",
      "    urgency: soon\n    words"),
    Change("what a wait ends in", "plan.yaml", "else: holiday", "else: potting"),
    Change("what a wait is declined with", "plan.yaml", "    declined-with: watering\n", ""),
    Change("a caution waited for", "plan.yaml", "while: C1", "while: C2"),
    Change("a placement", "plan.yaml", "step: feed, after: water", "step: feed, before: water"),
    Change("the urgency of a placement", "plan.yaml", ", urgency: none", ""),
    Change("the end of a placement", "plan.yaml", "true, until: first-feed }", "true }"),
    Change("a new episode", "plan.yaml", "keeps: age", "keeps: soil"),
    Change("a reason", "plan.yaml", "reason: other", "reason: else"),
    Change(
      "of a caution: items: { soil: dry }", "cautions.yaml", "items: { soil: dry }",
      "items: { soil: wet }"),
    Change("of a caution: answered: age", "cautions.yaml", "      answered: age\n", ""),
    Change("of a caution: not-known: pot", "cautions.yaml", "      not-known: pot\n", ""),
    Change("of a caution: given: purchase", "cautions.yaml", "      given: purchase\n", ""),
    Change(
      "of a caution: not-given: first-feed", "cautions.yaml", "      not-given: first-feed\n", ""),
    Change(
      "of a caution: without-time: first-feed", "cautions.yaml", "      without-time: first-feed\n",
      ""),
    Change(
      "of a caution: not-proven: first-feed", "cautions.yaml", "      not-proven: first-feed\n", ""),
    Change("of a caution: by: P1D", "cautions.yaml", "by: P1D", "by: P2D"),
    Change("of a caution: trees: watering", "cautions.yaml", "      trees: watering\n", ""),
    Change(
      "of a caution: outcomes: watering/water-now", "cautions.yaml",
      "      outcomes: watering/water-now\n", ""),
    Change(
      "of a caution: no-outcomes: watering/wait", "cautions.yaml",
      "      no-outcomes: watering/wait\n", ""),
    Change("of a caution: path: { soil: dry }", "cautions.yaml", "      path: { soil: dry }\n", ""),
    Change("of a caution: waiting-for: repot", "cautions.yaml", "      waiting-for: repot\n", ""),
    Change("of a caution: open: feed", "cautions.yaml", "      open: feed\n", ""),
    Change(
      "of a caution: any-of: [{ given: purchase },", "cautions.yaml",
      "any-of: [{ given: purchase }, ", "any-of: ["),
    Change("of a caution: on: water", "cautions.yaml", "    on: water\n", ""),
    Change("of a caution: folded: true", "cautions.yaml", "    folded: true\n", ""),
    Change("of a caution: names: holiday", "cautions.yaml", "    names: holiday\n", ""),
    Change(
      "of a caution: in-place-of-order: first-feed", "cautions.yaml",
      "    in-place-of-order: first-feed\n", ""),
    Change("of a caution: urgency: at-once", "cautions.yaml", "    urgency: at-once\n", ""),
    Change("order of events", "guideline.yaml", "    after: purchase\n", ""),
    Change("what an item is known from", "items.yaml", "    known-from: purchase\n", ""),
    Change("what an item proves", "items.yaml", "    proves: first-feed\n", ""),
    Change("what a tree lies behind", "trees/01-watering.yaml", "behind: purchase\n", ""),
    Change(
      "when a tree can be at once", "trees/01-watering.yaml", "at-once-until: first-feed\n", ""),
    Change(
      "what a tree is decided before", "trees/01-watering.yaml", "decided-before: repot\n", ""),
    Change("what an outcome lies behind", "trees/03-holiday.yaml", "    behind: first-feed\n", ""),
    Change("a route", "trees/03-holiday.yaml", "    route: true\n", ""),
    Change("the step of an action", "trees/01-watering.yaml", "step: water\n", "step: feed\n"),
    Change("what an action refines", "trees/02-potting.yaml", "refines: repot", "step: repot"),
    Change(
      "what an action decides", "trees/01-watering.yaml", "decides: holiday", "decides: potting"),
    Change("the option of an action", "trees/01-watering.yaml", "          option: same\n", ""),
    Change("an act", "trees/02-potting.yaml", "      without-act: true\n", ""),
    Change(
      "what meets a condition", "trees/01-watering.yaml", "condition-met-by: { soil: dry }",
      "condition-met-by: { soil: wet }"),
  ]

  /// Changes of what is only read in a plan.
  static let changesOfPlanWords = [
    Change(
      "question of an event", "guideline.yaml", "en: When was the plant fed?", "en: When fed?"),
    Change("fact of an event", "guideline.yaml", "en: Fed }", "en: Given food }"),
    Change("label of a step", "plan.yaml", "nl: Verpotten", "nl: Omzetten"),
    Change("line of a step", "plan.yaml", "en: \"Water by", "en: \"Watering by"),
    Change(
      "condition of words beside a step", "plan.yaml", "limit-within: PT12H", "limit-within: PT13H"),
    Change("words of a wait", "plan.yaml", "en: Unless pale", "en: Unless white"),
    Change("label of a reason", "plan.yaml", "en: Wish }", "en: Want }"),
    Change("words of a new episode", "plan.yaml", "en: Again", "en: Anew"),
    Change("source of a caution", "cautions.yaml", "    cites: plant-book\n", ""),
    Change("message of a caution", "cautions.yaml", "en: Careful", "en: Care"),
    Change("words of a letter", "letters.yaml", "en: Look at the plant.", "en: Look."),
    Change("step of a letter", "letters.yaml", "step: [water, repot]", "step: water"),
    Change("list of a letter", "letters.yaml", "plan: to-do", "plan: done"),
  ]
}
