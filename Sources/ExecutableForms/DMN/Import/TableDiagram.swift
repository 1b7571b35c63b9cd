import GuidelineModel

/// A table as a decision diagram that asks the inputs in their order, each only where it matters.
struct TableDiagram {
  enum Target: Hashable {
    case question(Int)
    case outcome(Int)
    /// No rule is for this.
    case gap
  }

  struct Question: Hashable {
    let input: Int
    /// Where each value of the input leads.
    let targets: [Target]
  }

  /// How many times a rule is looked at, at most.
  private static let mostLooks = 1_000_000

  private let table: ImportedTable
  /// For each rule the number of inputs up to the last that matters.
  private let ends: [Int]
  private var found: [Key: Target] = [:]
  private var numbers: [Question: Int] = [:]
  private var looks = 0
  /// What is asked after a question stands before it.
  private(set) var questions: [Question] = []
  private(set) var root = Target.gap
  /// The rules that hold for some answers.
  private(set) var used: Set<Int> = []

  private struct Key: Hashable {
    let input: Int
    let rules: [Int]
  }

  /// - Throws: ``ImportRefusal`` where rules overlap that may not, or it takes too much to find out.
  init(_ table: ImportedTable) throws(ImportRefusal) {
    self.table = table
    ends = table.rules.map { rule in (rule.cells.lastIndex { $0 != nil } ?? -1) + 1 }
    root = try target(of: Array(table.rules.indices), from: 0)
  }

  /// Where answers lead that some rules fit so far, when the inputs from one on are yet to be asked.
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
