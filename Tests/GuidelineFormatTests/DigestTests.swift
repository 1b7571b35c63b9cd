import Foundation
import GuidelineFormat
import TestSupport
import Testing

/// The digest tells two guidelines apart where, and only where, an advice can differ.
struct DigestTests {
  /// One change to a file of the minimal guideline.
  struct Change: CustomTestStringConvertible {
    let what: String
    let file: String
    let old: String
    let new: String

    init(_ what: String, _ file: String, _ old: String, _ new: String) {
      self.what = what
      self.file = file
      self.old = old
      self.new = new
    }

    var testDescription: String { what }
  }

  private static let watering = "trees/01-watering.yaml"
  private static let potting = "trees/02-potting.yaml"

  static let changesOfLogic = [
    Change("start", "guideline.yaml", "start: watering", "start: potting"),
    Change("event default", "guideline.yaml", "    default: now\n", ""),
    Change("event set by advice", "guideline.yaml", "    set-by: advice\n", ""),
    Change(
      "item value order", "items.yaml",
      """
            - value: young
              label: { nl: Jong, en: Young }
            - value: grown
              label: { nl: Volgroeid, en: Grown }
      """,
      """
            - value: grown
              label: { nl: Volgroeid, en: Grown }
            - value: young
              label: { nl: Jong, en: Young }
      """),
    Change("boundary in time", "items.yaml", "up-to: PT48H", "up-to: PT47H"),
    Change("boundary in months", "items.yaml", "below: 24.5", "below: 24.501"),
    Change("side of a boundary", "items.yaml", "up-to: PT48H", "below: PT48H"),
    Change("end of an onset", "items.yaml", "      until: purchase\n", ""),
    Change("whether an item is measured", "items.yaml", monthBands, ""),
    Change(
      "item of a decision", "trees/03-holiday.yaml",
      """
          label: { nl: Bladval, en: Leaf drop }
          branches:
            - when: [yes, no]
      """,
      """
          item: pot
          label: { nl: Bladval, en: Leaf drop }
          branches:
            - when: [larger, same]
      """),
    Change("target of a branch", potting, "        outcome: leave", "        outcome: light"),
    Change(
      "values of branches", watering,
      """
            - when: dry
              label: { nl: Droog, en: Dry }
              decision: last-watered
            - when: [moist, wet]
      """,
      """
            - when: wet
              label: { nl: Droog, en: Dry }
              decision: last-watered
            - when: [moist, dry]
      """),
    Change("limit of an outcome", watering, "within: PT12H", "within: PT13H"),
    Change("earliest time", watering, "not-before: P1D", "not-before: P2D"),
    Change("event of a limit", watering, "PT12H, from: purchase", "PT12H, from: first-feed"),
    Change("limit of a group", watering, "within: P14D", "within: P13D"),
    Change("dose amount", watering, "amount: 5-10", "amount: 5-11"),
    Change("dose unit", watering, "unit: ml", "unit: l"),
    Change("drug", watering, "drug: feed", "drug: food"),
    Change("route", watering, "route: soil", "route: leaf"),
    Change("form", watering, "form: liquid", "form: solid"),
    Change("times per day", watering, "times-per-day: 1", "times-per-day: 2"),
    Change("fractions", potting, "fractions: 5", "fractions: 6"),
    Change("dose per fraction", potting, "per-fraction: 4", "per-fraction: 5"),
    Change("total dose", potting, "total: 20", "total: 25"),
    Change("dose as a floor", potting, ", at-least: true", ""),
    Change("strength", watering, "consider: { nl: Voeding", "do: { nl: Voeding"),
    Change("refraining", watering, "      refrain: true\n", ""),
    Change("urgency", watering, "urgency: at-once", "urgency: urgent"),
    Change("kind of a step", watering, "kind: surgery", "kind: decision"),
    Change("presence of a condition", watering, condition, ""),
    Change("join of a group", watering, "one-of:", "all-of:"),
    Change("link", potting, "next: [holiday]", "next: []"),
    Change("order of links", watering, "larger: [potting, holiday]", "larger: [holiday, potting]"),
    Change("option of a choice", watering, "same: holiday", "same: potting"),
    Change("fix", watering, "fixes: { soil: [moist, wet] }", "fixes: { soil: moist }"),
    Change("condition of a warning", "warnings.yaml", "soil: dry", "soil: [dry, moist]"),
    Change("tree of a warning", "warnings.yaml", "tree: holiday", "tree: potting"),
    Change("outcomes of a warning", "warnings.yaml", "outcomes: [repot]", "outcomes: [wait]"),
    Change("path of a note", "notes.yaml", "path: { soil: dry }", "path: { soil: wet }"),
    Change("what is possible for a note", "notes.yaml", "age: [grown, old]", "age: old"),
    Change("outcomes of a note", "notes.yaml", "[water-now, repot]", "[water-now]"),
    Change("outcome of a reading", "readings.yaml", "outcome: wait", "outcome: repot"),
    Change(
      "decision of a reading", "readings.yaml", "decision: soil-now", "decision: last-watered"),
  ]

  private static let condition = "          condition: { nl: Indien bleek, en: If pale }\n"

  private static let monthBands = """
        measured:
          as: months
          bands:
            - { value: young, below: 6 }
            - { value: grown, below: 24.5 }
            - { value: old }

    """

  static let changesOfWords = [
    Change("title", "guideline.yaml", "nl: Kamerplanten", "nl: Groen"),
    Change("version", "guideline.yaml", "\"1.0\"", "\"1.1\""),
    Change("time zone", "guideline.yaml", "Europe/Amsterdam", "Europe/Brussels"),
    Change("label of an event", "guideline.yaml", "en: Purchase", "en: Buying"),
    Change("name of a phase", "guideline.yaml", "phase: leave", "phase: away"),
    Change(
      "phase of a tree", "guideline.yaml", "trees: holiday", "trees: [holiday, potting]"),
    Change("entry", "guideline.yaml", "entry: bought", "entry: gift"),
    Change("document", "guideline.yaml", "pages: 3", "pages: 4"),
    Change("order of sources", "guideline.yaml", sources, sourcesExchanged),
    Change(
      "order of cited sources", "items.yaml", "[plant-book, soil-book]",
      "[soil-book, plant-book]"),
    Change("which end is graver", "items.yaml", "end: last", "end: first"),
    Change("what can be influenced", "items.yaml", "    can-be-influenced: true\n", ""),
    Change("label of an item", "items.yaml", "nl: Aarde", "nl: Grond"),
    Change("label of a value", "items.yaml", "nl: Droog", "nl: Kurkdroog"),
    Change("words that are ours", "items.yaml", ", ours: true", ""),
    Change("help", "items.yaml", "en: Feel with a finger", "en: Feel"),
    Change("former name", "items.yaml", "  - item: soil\n", "  - item: soil\n    was: earth\n"),
    Change("remark", "items.yaml", "A single leaf does not count", "One leaf is none"),
    Change("page", watering, "page: 1", "page: 2"),
    Change(
      "name of a decision", "trees/03-holiday.yaml",
      """
      start: leaf-drop
      decisions:
        - decision: leaf-drop
      """,
      """
      start: leaves
      decisions:
        - decision: leaves
          item: leaf-drop
      """),
    Change("label of a branch", watering, "nl: Vochtig of nat", "nl: Nat"),
    Change("summary", watering, "nl: Wachten", "nl: Wacht"),
    Change("wording", watering, "wording: { nl: Geen water", "wording: { nl: Niets"),
    Change("words of a step", watering, "do: { nl: Water, en: Water }", "do: { nl: Nat, en: Wet }"),
    Change("words of a condition", watering, "en: If pale", "en: If yellow"),
    Change(
      "what joins a group", watering, "en: Not on the leaves }\n",
      "en: Not on the leaves }\n      joined-by: nothing\n"),
    Change("remarks", watering, "en: Not on the leaves", "en: On the soil"),
    Change("tab", potting, "nl: Pot, en: Pot", "nl: Potten, en: Pots"),
    Change("words of a reading", "readings.yaml", "en: The arrow is lost", "en: No arrow"),
    Change("message of a warning", "warnings.yaml", "en: Dry contradicts", "en: Dry"),
    Change("text of a note", "notes.yaml", "en: Safe travels", "en: Bye"),
    Change("rationale", "rationale/en/potting.md", "Text", "Words"),
    Change("YAML of a list", watering, "when: dry\n", "when: [dry]\n"),
    Change(
      "YAML of a mapping", watering,
      """
      page: 1
      title: { nl: Water geven, en: Watering }
      """,
      """
      title:
        en: "Watering"
        nl: >-
          Water
          geven
      page: 1
      """),
    Change("YAML comments", "items.yaml", "items:\n", "# All of them.\n\nitems:\n"),
    Change("duration said otherwise", "items.yaml", "PT48H", "P2D"),
    Change("number said otherwise", "items.yaml", "24.5", "24.500"),
  ]

  private static let sources = """
      - source: plant-book
        title: The book of plants
        url: https://example.org/plants
      - source: soil-book
        title: The book of soil
    """

  private static let sourcesExchanged = """
      - source: soil-book
        title: The book of soil
      - source: plant-book
        title: The book of plants
        url: https://example.org/plants
    """

  @Test
  func `the digest of the minimal guideline is the same on every machine`() throws {
    #expect(
      try GuidelineFolder.read(atPath: Repository.minimalGuideline.path).digest
        == "sha256:02155c91b2054cf5c4396182240ffed4e77b5bfb8a08f88f87068f993bcb6984")
  }

  @Test(arguments: changesOfLogic + changesOfPlans)
  func `what can change an advice changes the digest`(change: Change) throws {
    #expect(
      try digest(after: change)
        != GuidelineFolder.read(atPath: Repository.minimalGuideline.path).digest)
  }

  @Test(arguments: changesOfWords + changesOfPlanWords)
  func `what cannot change an advice keeps the digest`(change: Change) throws {
    #expect(
      try digest(after: change)
        == GuidelineFolder.read(atPath: Repository.minimalGuideline.path).digest)
  }

  private func digest(after change: Change) throws -> String {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.replace(change.old, with: change.new, in: change.file)
    return try guideline.load().digest
  }
}
