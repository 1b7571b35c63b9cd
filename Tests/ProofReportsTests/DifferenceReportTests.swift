import Foundation
import GuidelineFormat
import GuidelineModel
import Proof
import ProofReports
import TestSupport
import Testing

/// What `diff` says of every sort of change: the field that changed with what it was and is, words
/// apart from what is advised, and nothing told by two equal texts.
struct DifferenceReportTests {
  /// One change to a file of the minimal guideline, and the fields it is told by.
  struct Change: CustomTestStringConvertible {
    let what: String
    let file: String
    let old: String
    let new: String
    let told: [String]

    init(_ what: String, _ file: String, _ old: String, _ new: String, _ told: String...) {
      self.what = what
      self.file = file
      self.old = old
      self.new = new
      self.told = told
    }

    var testDescription: String { what }
  }

  private static let watering = "trees/01-watering.yaml"
  private static let potting = "trees/02-potting.yaml"
  private static let waterNow = "trees/watering/outcomes/water-now"
  private static let light = "trees/potting/outcomes/light"

  static let changesOfLogic = [
    Change(
      "time zone", "guideline.yaml", "Europe/Amsterdam", "Europe/Brussels", "guideline time-zone"),
    Change("start", "guideline.yaml", "start: watering", "start: potting", "start start"),
    Change(
      "event default", "guideline.yaml", "    default: now\n", "", "events/purchase default"),
    Change(
      "event set by advice", "guideline.yaml", "    set-by: advice\n", "",
      "events/first-feed set-by"),
    Change(
      "boundary in time", "items.yaml", "up-to: PT48H", "up-to: PT47H",
      "items/last-watered values/lately/measured/bands"),
    Change(
      "side of a boundary", "items.yaml", "up-to: PT48H", "below: PT48H",
      "items/last-watered values/lately/measured/bands"),
    Change(
      "end of an onset", "items.yaml", "      until: purchase\n", "",
      "items/last-watered measured/until"),
    Change(
      "target of a branch", potting, "        outcome: leave", "        outcome: light",
      "trees/potting/decisions/leaf-drop values/no/target"),
    Change(
      "limit of a step", watering, "within: PT12H", "within: PT24H",
      "\(waterNow) steps/1/limit/within"),
    Change(
      "earliest time", watering, "not-before: P1D", "not-before: P2D",
      "\(waterNow) steps/2/limit/not-before"),
    Change(
      "event of a limit", watering, "PT12H, from: purchase", "PT12H, from: first-feed",
      "\(waterNow) steps/1/limit/from"),
    Change(
      "a limit less", watering, "          limit: { within: PT12H, from: purchase }\n", "",
      "\(waterNow) steps/1/limit/within",
      "\(waterNow) steps/1/limit/from"),
    Change(
      "limit of a group", watering, "within: P14D", "within: P13D",
      "trees/watering/outcomes/repot steps/1-2/limit/within"),
    Change(
      "condition of a group", watering,
      "      condition: { nl: Indien in bloei, en: If in flower }\n", "",
      "trees/watering/outcomes/repot steps/1-2/condition"),
    Change(
      "join of a group", watering, "      one-of:\n", "      all-of:\n",
      "trees/watering/outcomes/repot steps/1-2/join"),
    Change(
      "dose amount", watering, "amount: 5-10", "amount: 5-11", "\(waterNow) steps/2/dose/amount"),
    Change("dose unit", watering, "unit: ml", "unit: l", "\(waterNow) steps/2/dose/unit"),
    Change("drug", watering, "drug: feed", "drug: food", "\(waterNow) steps/2/dose/drug"),
    Change("route", watering, "route: soil", "route: leaf", "\(waterNow) steps/2/dose/route"),
    Change("form", watering, "form: liquid", "form: solid", "\(waterNow) steps/2/dose/form"),
    Change(
      "times per day", watering, "times-per-day: 1", "times-per-day: 2",
      "\(waterNow) steps/2/dose/times-per-day"),
    Change("fractions", potting, "fractions: 5", "fractions: 6", "\(light) steps/1/dose/fractions"),
    Change(
      "dose per fraction", potting, "per-fraction: 4", "per-fraction: 5",
      "\(light) steps/1/dose/per-fraction"),
    Change("total dose", potting, "total: 20", "total: 25", "\(light) steps/1/dose/total"),
    Change(
      "dose as a floor", potting, ", at-least: true", "", "\(light) steps/1/dose/at-least"),
    Change(
      "order of steps", potting,
      """
              - do: { nl: Groeilicht, en: Grow light }
                kind: radiotherapy
                refines: repot
                dose: { fractions: 5, per-fraction: 4, total: 20, unit: h, at-least: true }
              - do: { nl: Rust, en: Rest }
                kind: supportive-care
      """,
      """
              - do: { nl: Rust, en: Rest }
                kind: supportive-care
              - do: { nl: Groeilicht, en: Grow light }
                kind: radiotherapy
                refines: repot
                dose: { fractions: 5, per-fraction: 4, total: 20, unit: h, at-least: true }
      """, "\(light) steps/1-2/order"),
    Change(
      "a step more", potting, "        - do: { nl: Rust, en: Rest }\n",
      """
              - do: { nl: Voeding, en: Feed }
                kind: drug
              - do: { nl: Rust, en: Rest }

      """, "\(light) action"),
    Change(
      "strength", watering, "consider: { nl: Voeding", "do: { nl: Voeding",
      "\(waterNow) steps/2/strength"),
    Change(
      "refraining", watering, "      refrain: true\n", "",
      "trees/watering/outcomes/wait steps/1/refrain"),
    Change(
      "urgency", watering, "urgency: at-once", "urgency: urgent", "\(waterNow) steps/1/urgency"),
    Change(
      "kind of a step", watering, "kind: surgery", "kind: decision",
      "trees/watering/outcomes/repot steps/1/kind"),
    Change(
      "presence of a condition", watering,
      "          condition: { nl: Indien bleek, en: If pale }\n", "",
      "\(waterNow) steps/2/condition"),
    Change("link", potting, "next: [holiday]", "next: []", "trees/potting/outcomes/leave next"),
    Change(
      "order of links", watering, "larger: [potting, holiday]", "larger: [holiday, potting]",
      "trees/watering/outcomes/repot values/larger/next"),
    Change(
      "fix", watering, "fixes: { soil: [moist, wet] }", "fixes: { soil: moist }",
      "\(waterNow) items/soil/fixes"),
    Change(
      "condition of a warning", "warnings.yaml", "soil: dry", "soil: [dry, moist]",
      "warnings/dry-although-watered items/soil/when"),
    Change(
      "tree of a warning", "warnings.yaml", "tree: holiday", "tree: potting",
      "warnings/wet-on-holiday tree"),
    Change(
      "outcomes of a warning", "warnings.yaml", "outcomes: [repot]", "outcomes: [wait]",
      "warnings/old-in-new-pot outcomes"),
    Change(
      "path of a note", "notes.yaml", "path: { soil: dry }", "path: { soil: wet }",
      "notes/dry-and-old items/soil/path"),
    Change(
      "what is possible for a note", "notes.yaml", "age: [grown, old]", "age: old",
      "notes/dry-and-old items/age/possible"),
    Change(
      "outcomes of a note", "notes.yaml", "[water-now, repot]", "[water-now]",
      "notes/dry-and-old outcomes"),
    Change(
      "outcome of a reading", "readings.yaml", "outcome: wait", "outcome: repot",
      "readings/leaves-first decisions/leaf-drop/values/no/target"),
    Change(
      "trees of an entry", "guideline.yaml", "tree: watering\n", "tree: [watering, potting]\n",
      "entries/bought tree"),
  ]

  static let changesOfWords = [
    Change("title", "guideline.yaml", "nl: Kamerplanten", "nl: Groen", "guideline title"),
    Change("scope", "guideline.yaml", "en: Plants in pots", "en: Plants", "guideline scope/for"),
    Change(
      "label of an event", "guideline.yaml", "en: Purchase", "en: Buying", "events/purchase label"),
    Change("label of a phase", "guideline.yaml", "en: Absence", "en: Away", "phases/leave label"),
    Change(
      "label of an entry", "guideline.yaml", "en: Just bought", "en: New", "entries/bought label"),
    Change("label of an item", "items.yaml", "nl: Aarde", "nl: Grond", "items/soil label"),
    Change(
      "label of a value", "items.yaml", "nl: Droog", "nl: Kurkdroog", "items/soil/values/dry label"),
    Change(
      "question", "items.yaml", "Which pot does the owner choose", "Which pot",
      "items/pot question"),
    Change("help", "items.yaml", "en: Feel with a finger", "en: Feel", "items/soil help"),
    Change(
      "remark", "items.yaml", "A single leaf does not count", "One leaf is none",
      "items/leaf-drop remark"),
    Change(
      "label of a decision", watering, "label: { nl: Aarde", "label: { nl: Grond",
      "trees/watering/decisions/soil-now label"),
    Change(
      "label of a branch", watering, "nl: Vochtig of nat", "nl: Nat",
      "trees/watering/decisions/soil-now values/moist,wet/label"),
    Change(
      "summary", watering, "nl: Wachten", "nl: Wacht", "trees/watering/outcomes/wait summary"),
    Change(
      "wording", watering, "wording: { nl: Geen water", "wording: { nl: Niets",
      "trees/watering/outcomes/wait wording"),
    Change(
      "words of a step", watering, "do: { nl: Water, en: Water }", "do: { nl: Nat, en: Wet }",
      "\(waterNow) steps/1/words"),
    Change(
      "words of a condition", watering, "en: If pale", "en: If yellow",
      "\(waterNow) steps/2/condition"),
    Change(
      "remarks", watering, "en: Not on the leaves", "en: On the soil",
      "\(waterNow) steps/2/remarks"),
    Change(
      "what joins a group", watering, "en: Not on the leaves }\n",
      "en: Not on the leaves }\n      joined-by: nothing\n", "\(waterNow) steps/1-2/joined-by"),
    Change(
      "a length said otherwise", watering, "within: P14D", "within: PT336H",
      "trees/watering/outcomes/repot steps/1-2/limit/within"),
    Change(
      "an amount said otherwise", potting, "total: 20", "total: 20.0",
      "\(light) steps/1/dose/total"),
    Change("tab", potting, "nl: Pot, en: Pot", "nl: Potten, en: Pots", "trees/potting tab"),
    Change(
      "words of a reading", "readings.yaml", "en: The arrow is lost", "en: No arrow",
      "readings/leaves-first why"),
    Change(
      "message of a warning", "warnings.yaml", "en: Dry contradicts", "en: Dry",
      "warnings/dry-although-watered message"),
    Change("text of a note", "notes.yaml", "en: Safe travels", "en: Bye", "notes/always text"),
    Change(
      "rationale", "rationale/en/potting.md", "Text", "Words", "trees/potting rationale"),
    Change(
      "title of a source", "guideline.yaml", "The book of soil", "On soil",
      "sources/soil-book title"),
  ]

  static let changesBehind = [
    Change("page", watering, "page: 1", "page: 2", "trees/watering page"),
    Change("sources", "items.yaml", "[plant-book, soil-book]", "[soil-book]", "items/age cites"),
    Change("which end is graver", "items.yaml", "end: last", "end: first", "items/age graver/end"),
    Change(
      "what can be influenced", "items.yaml", "    can-be-influenced: true\n", "",
      "items/pot can-be-influenced"),
    Change(
      "words that are ours", "items.yaml", ", ours: true", "", "items/soil/values/moist label"),
    Change(
      "phase of a tree", "guideline.yaml", "trees: holiday", "trees: [holiday, potting]",
      "phases/leave trees"),
    Change("pages", "guideline.yaml", "pages: 3", "pages: 4", "guideline document/pages"),
  ]

  @Test(arguments: changesOfLogic)
  func `a change of logic is told field by field`(change: Change) throws {
    let report = try Report(change)
    #expect(report.difference.changesAdvice)
    #expect(report.fields(in: ["structure", "otherLogic"]) == Set(change.told))
    #expect(report.json["changesWording"] as? Bool == false)
    #expect(report.fields(in: ["wording"]) == [])
    report.expectTwoTexts()
  }

  @Test(arguments: changesOfWords)
  func `changed words are told apart, and no longer is all said to be the same`(
    change: Change
  ) throws {
    let report = try Report(change)
    #expect(!report.difference.changesAdvice)
    #expect(report.json["changesWording"] as? Bool == true)
    #expect(report.fields(in: ["wording"]) == Set(change.told))
    #expect(report.fields(in: ["structure", "otherLogic"]) == [])
    let counted = ["1 text changed", "1 text changed", "1 tekst gewijzigd", "1 tekst gewijzigd"]
    for (text, count) in zip(report.texts, counted) {
      #expect(!text.contains("No patient's advice changes"))
      #expect(!text.contains("Geen enkele patiënt krijgt ander advies"))
      #expect(text.contains(count))
    }
    report.expectTwoTexts()
  }

  @Test(arguments: changesBehind)
  func `what stands behind the advice is told, and is no change of it`(change: Change) throws {
    let report = try Report(change)
    #expect(!report.difference.changesAdvice)
    #expect(report.json["changesWording"] as? Bool == false)
    #expect(report.fields(in: ["structure"]) == Set(change.told))
    report.expectTwoTexts()
  }

  @Test func `a long text is told by the lines that changed`() throws {
    let report = try Report(
      Change(
        "rationale", "rationale/en/potting.md", "Text", "First\n\nText\n\n- more", "trees/potting"))
    #expect(report.texts[0].contains("      + First\n"))
    #expect(!report.texts[0].contains("soil-book"))
  }

  /// Both reports on one change.
  private struct Report {
    let difference: GuidelineDifference
    let json: [String: Any]
    /// As text and as a page, in either language.
    let texts: [String]

    init(_ change: Change) throws {
      let copy = try TemporaryFolder(copyOf: Repository.minimalGuideline)
      let old = try copy.load()
      try copy.replace(change.old, with: change.new, in: change.file)
      let new = try copy.load()
      let difference = try GuidelineDifference(from: old.guideline, to: new.guideline)
      let reports = [Language.english, .dutch].map {
        DifferenceReport(old: old, new: new, difference: difference, language: $0)
      }
      self.difference = difference
      texts = reports.flatMap { [$0.text, $0.html] }
      json = try #require(
        try JSONSerialization.jsonObject(with: reports[0].json) as? [String: Any])
    }

    /// Every field told under some keys, with its part.
    func fields(in keys: [String]) -> Set<String> {
      Set(
        keys.flatMap { json[$0] as? [[String: Any]] ?? [] }.flatMap { part -> [String] in
          let path = (part["path"] as? String ?? "").replacing("/measured", with: "")
          let changes = part["changes"] as? [[String: Any]] ?? [part]
          return changes.compactMap { $0["field"] as? String }.map { "\(path) \($0)" }
        })
    }

    /// No change is told by printing the same text on both sides of its arrow.
    func expectTwoTexts() {
      for line in texts.flatMap({ $0.split(separator: "\n") }) {
        guard let arrow = line.range(of: " → "), !line.contains(" 1.0 → ") else { continue }
        let before = line[..<arrow.lowerBound]
        let after = line[arrow.upperBound...]
        #expect(!before.hasSuffix(": \(after)"), "\(line)")
      }
    }
  }
}
