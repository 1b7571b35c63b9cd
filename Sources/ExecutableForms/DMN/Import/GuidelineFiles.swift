import Foundation
import GuidelineModel

/// The files of a guideline with one tree.
struct GuidelineFiles {
  private let table: ImportedTable
  /// The questions; those asked later come first.
  private let questions: [TableDiagram.Question]
  private let start: Int
  /// The reachable outcomes, by their index in the table.
  private let outcomes: [Int]
  private let names: Names

  private struct Names {
    var guideline = "", tree = ""
    var items: [String] = []
    var values: [[String]] = []
    var outcomes: [Int: String] = [:]
    var decisions: [String] = []
  }

  init(_ table: ImportedTable, _ diagram: TableDiagram) {
    self.table = table
    var questions = diagram.questions
    switch diagram.root {
    case .question(let number):
      start = number
    case .outcome, .gap:
      // A tree needs at least one decision.
      let input = table.inputs.firstIndex { !$0.values.isEmpty } ?? 0
      questions.append(
        TableDiagram.Question(
          input: input, targets: table.inputs[input].values.map { _ in diagram.root }))
      start = questions.count - 1
    }
    self.questions = questions
    let reached = Set(
      questions.flatMap(\.targets).compactMap { target in
        if case .outcome(let outcome) = target { outcome } else { nil }
      })
    outcomes = table.outcomes.indices.filter(reached.contains)
    names = Self.names(table, questions, outcomes)
  }

  var questionCount: Int { questions.count }
  var outcomeCount: Int { outcomes.count }

  var files: [(path: String, content: String)] {
    let rationale = Text(
      nl: "Overgenomen uit een beslistabel. [@decision-table]\n",
      en: "Taken over from a decision table. [@decision-table]\n")
    return [
      ("guideline.yaml", lines(header)), ("items.yaml", lines(items)),
      ("notes.yaml", "notes: []\n"), ("readings.yaml", "readings: []\n"),
      ("warnings.yaml", "warnings: []\n"), ("trees/01-\(names.tree).yaml", lines(tree)),
      ("rationale/nl/\(names.tree).md", rationale.nl),
      ("rationale/en/\(names.tree).md", rationale.en),
    ]
  }

  private func lines(_ lines: [String]) -> String { lines.joined(separator: "\n") + "\n" }

  private var title: String { table.name.isEmpty ? names.tree : table.name }

  private var header: [String] {
    [
      "guideline: \(Self.quoted(names.guideline))",
      "version: \"1\"",
      "title: \(Self.both(table.model.isEmpty ? title : table.model))",
      "time-zone: UTC",
      "start: \(Self.quoted(names.tree))",
      "scope:",
      "  for: \(Self.both(title))",
      "  not-for: []",
      "events: []",
      "phases:",
      "  - phase: all",
      "    label: \(Self.both(title))",
      "    trees: [\(Self.quoted(names.tree))]",
      "entries:",
      "  - entry: start",
      "    label: \(Self.both(title))",
      "    tree: \(Self.quoted(names.tree))",
      "trees: [\(Self.quoted(names.tree))]",
      "document: { title: \(Self.quoted(Self.oneLine(title))), pages: 1 }",
      "sources:",
      "  - source: decision-table",
      "    title: \(Self.quoted(Self.oneLine(title)))",
    ]
  }

  private var items: [String] {
    let items = zip(table.inputs, zip(names.items, names.values)).filter { !$0.0.values.isEmpty }
    return ["items:"]
      + items.flatMap { input, names in
        [
          "  - item: \(Self.quoted(names.0))",
          "    label: \(Self.both(input.label))",
          "    help: \(Self.both(input.description ?? input.label, else: input.label))",
          "    values:",
        ]
          + zip(input.values, names.1).flatMap { value, name in
            [
              "      - value: \(Self.quoted(name))",
              "        label: \(Self.both(value.words, else: name))",
            ]
          }
      }
  }

  private var tree: [String] {
    let head = [
      "tree: \(Self.quoted(names.tree))", "page: 1", "title: \(Self.both(title))",
      "start: \(Self.quoted(names.decisions[start]))", "decisions:",
    ]
    let decisions = questions.indices.reversed().flatMap { number -> [String] in
      let question = questions[number]
      return [
        "  - decision: \(Self.quoted(names.decisions[number]))",
        "    item: \(Self.quoted(names.items[question.input]))",
        "    label: \(Self.both(table.inputs[question.input].label))",
        "    branches:",
      ] + branches(of: question)
    }
    let ends = outcomes.flatMap { outcome -> [String] in
      let content = table.outcomes[outcome]
      let name = names.outcomes[outcome] ?? ""
      let words = content.words.flatMap { $0.isEmpty ? nil : $0 } ?? content.value.words
      let text = Self.both(words, else: name)
      return [
        "  - outcome: \(Self.quoted(name))", "    summary: \(text)", "    wording: \(text)",
        "    actions: { do: \(text), kind: decision }",
      ]
    }
    return head + decisions + ["outcomes:"] + ends
  }

  /// The branches of a question: one for the values with the same target, none for values without a
  /// rule.
  private func branches(of question: TableDiagram.Question) -> [String] {
    question.targets.uniqued.flatMap { target -> [String] in
      let values = question.targets.indices.filter { question.targets[$0] == target }
        .map { Self.quoted(names.values[question.input][$0]) }
      let line = "      - when: [\(values.joined(separator: ", "))]"
      switch target {
      case .gap: return []
      case .question(let next):
        return [line, "        decision: \(Self.quoted(names.decisions[next]))"]
      case .outcome(let outcome):
        return [line, "        outcome: \(Self.quoted(names.outcomes[outcome] ?? ""))"]
      }
    }
  }
}

/// Names and texts.
extension GuidelineFiles {
  private static func names(
    _ table: ImportedTable, _ questions: [TableDiagram.Question], _ outcomes: [Int]
  ) -> Names {
    var names = Names()
    names.tree = kebab(table.name, else: "decision")
    names.guideline = kebab(table.model, else: names.tree)
    names.items = distinct(table.inputs.map { kebab($0.name, else: "item") })
    names.values = table.inputs.map { input in
      distinct(input.values.map { kebab($0.words, else: "value") })
    }
    let reached = distinct(outcomes.map { kebab(table.outcomes[$0].value.words, else: "outcome") })
    names.outcomes = Dictionary(uniqueKeysWithValues: zip(outcomes, reached))
    names.decisions = Array(
      distinct(questions.reversed().map { names.items[$0.input] }).reversed())
    return names
  }

  /// A valid name for a guideline that is similar to a text.
  private static func kebab(_ words: String, else other: String) -> String {
    let plain = words.folding(options: [.diacriticInsensitive], locale: nil).lowercased()
    let parts = plain.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let name = parts.joined(separator: "-").prefix(70)
    let ending = name.last == "-" ? name.dropLast() : name
    return ending.isEmpty ? other : String(ending)
  }

  /// The names with a number appended to duplicates.
  private static func distinct(_ names: [String]) -> [String] {
    var taken: Set<String> = Set(names)
    var seen: Set<String> = []
    return names.map { name in
      guard !seen.insert(name).inserted else { return name }
      var number = 2
      while taken.contains("\(name)-\(number)") { number += 1 }
      taken.insert("\(name)-\(number)")
      return "\(name)-\(number)"
    }
  }

  private static func both(_ words: String, else other: String = "-") -> String {
    let line = oneLine(words)
    let text = quoted(line.isEmpty ? oneLine(other) : line)
    return "{ nl: \(text), en: \(text) }"
  }

  /// A text without characters that texts of a guideline may not contain.
  private static func oneLine(_ words: String) -> String {
    let visible = words.unicodeScalars.map { scalar -> Unicode.Scalar? in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator: " "
      case .format, .privateUse, .unassigned, .surrogate: nil
      default: scalar.properties.isDefaultIgnorableCodePoint || isBlank(scalar) ? nil : scalar
      }
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: visible.compactMap(\.self))
    return String(text).split(separator: " ").joined(separator: " ")
  }

  /// Whether a scalar is one of two symbols without ink: an empty braille cell, and a musical note
  /// without a head.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x2800 || scalar.value == 0x1D159
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
