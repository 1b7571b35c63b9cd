import GuidelineModel

/// A table as a reduced decision diagram: it asks the inputs in their order, each only where it
/// matters.
struct TableDiagram {
  enum Target: Hashable {
    case question(Int)
    case outcome(Int)
    /// No rule matches.
    case gap
  }

  struct Question: Hashable {
    let input: Int
    /// The target of each value of the input.
    let targets: [Target]
  }

  /// The largest number of times that rules are examined.
  private static let mostLooks = 1_000_000

  private let table: ImportedTable
  /// For each rule, the number of inputs up to the last one that matters.
  private let ends: [Int]
  private var found: [Key: Target] = [:]
  private var numbers: [Question: Int] = [:]
  private var looks = 0
  /// The questions; those asked later come first.
  private(set) var questions: [Question] = []
  private(set) var root = Target.gap
  /// The rules that apply for some answers.
  private(set) var used: Set<Int> = []

  private struct Key: Hashable {
    let input: Int
    let rules: [Int]
  }

  /// - Throws: ``ImportRefusal`` when rules overlap under UNIQUE, or the table is too complex.
  init(_ table: ImportedTable) throws(ImportRefusal) {
    self.table = table
    ends = table.rules.map { rule in (rule.cells.lastIndex { $0 != nil } ?? -1) + 1 }
    root = try target(of: Array(table.rules.indices), from: 0)
  }

  /// The target of answers that some rules match so far, with the inputs from an index on not yet
  /// asked.
  private mutating func target(of rules: [Int], from input: Int) throws(ImportRefusal) -> Target {
    guard let first = rules.first else {
      return table.defaultOutcome.map(Target.outcome) ?? .gap
    }
    var rules = rules
    if let certain = rules.firstIndex(where: { ends[$0] <= input }) {
      if table.hitPolicy == .first {
        rules.removeSubrange((certain + 1)...)
      } else if rules.count > 1 {
        throw overlap(rules[certain], rules[certain == 0 ? 1 : 0])
      }
      if certain == 0 {
        used.insert(first)
        return .outcome(table.rules[first].outcome)
      }
    }
    let next = (input..<table.inputs.count).first { place in
      rules.contains { table.rules[$0].cells[place] != nil }
    }
    guard let next else { preconditionFailure("A rule without an end has a cell that matters.") }
    let key = Key(input: next, rules: rules)
    if let known = found[key] { return known }
    var targets: [Target] = []
    for value in table.inputs[next].values.indices {
      looks += rules.count
      guard looks <= Self.mostLooks else {
        throw ImportRefusal(
          table.line, nl: "de tabel is te ingewikkeld om er een boom van te maken",
          en: "the table is too intricate to make a tree of")
      }
      let fitting = rules.filter { rule in
        table.rules[rule].cells[next].map { $0.bits & 1 << value != 0 } ?? true
      }
      targets.append(try target(of: fitting, from: next + 1))
    }
    let target =
      Set(targets).count == 1
      ? targets[0] : .question(number(of: Question(input: next, targets: targets)))
    found[key] = target
    return target
  }

  private mutating func number(of question: Question) -> Int {
    if let number = numbers[question] { return number }
    questions.append(question)
    numbers[question] = questions.count - 1
    return questions.count - 1
  }

  private func overlap(_ one: Int, _ other: Int) -> ImportRefusal {
    let lines = [table.rules[one].line, table.rules[other].line].sorted()
    return ImportRefusal(
      lines[1],
      nl: "deze regel en die van regel \(lines[0]) gelden voor dezelfde antwoorden, "
        + "wat bij UNIQUE niet mag",
      en: "this rule and the one on line \(lines[0]) hold for the same answers, "
        + "which UNIQUE does not allow")
  }
}
