import GuidelineModel

/// Reads a decision table from a DMN file.
struct DMNReader {
  /// The largest number of names in a message.
  private static let mostListed = 30

  private let root: XMLOutline
  private let inputData: [String: XMLOutline]
  private let types: [String: XMLOutline]

  /// - Throws: ``ImportRefusal`` when the file is not a DMN model.
  init(_ bytes: [UInt8]) throws(ImportRefusal) {
    let root = try XMLOutline.read(bytes)
    guard root.name == "definitions", root.namespace.contains("www.omg.org/spec/DMN/") else {
      throw ImportRefusal(root.line, nl: "dit is geen model in DMN", en: "this is no model in DMN")
    }
    func byName(_ kind: String) -> [String: XMLOutline] {
      Dictionary(
        root.children(named: kind).map { ($0.attributes["name"] ?? "", $0) },
        uniquingKeysWith: { first, _ in first })
    }
    self.root = root
    inputData = byName("inputData")
    types = byName("itemDefinition")
  }

  /// The table of a decision.
  ///
  /// - Parameter wanted: The name of the decision; may be nil if only one decision has a table.
  /// - Returns: The table.
  /// - Throws: ``ImportRefusal`` when there is no such table or it is not supported, with the line
  ///   of the cause.
  func table(_ wanted: String?) throws(ImportRefusal) -> ImportedTable {
    let (decision, table) = try decision(wanted)
    let policy = table.attributes["hitPolicy"] ?? "UNIQUE"
    guard let hitPolicy = ImportedTable.HitPolicy(rawValue: policy) else {
      throw ImportRefusal(
        table.line,
        nl: "hitPolicy \(ImportRefusal.shown(policy)) wordt niet gelezen; UNIQUE en FIRST wel",
        en: "hitPolicy \(ImportRefusal.shown(policy)) is not read; UNIQUE and FIRST are")
    }
    let outputs = table.children(named: "output")
    guard outputs.count == 1, let output = outputs.first else {
      throw ImportRefusal(
        outputs.dropFirst().first?.line ?? table.line,
        nl: "de tabel heeft \(outputs.count) uitvoerkolommen; één wordt gelezen",
        en: "the table has \(outputs.count) outputs; one is read")
    }
    let rules = table.children(named: "rule")
    guard !rules.isEmpty, rules.count <= ImportedTable.mostRules else {
      throw ImportRefusal(
        table.line,
        nl: "de tabel heeft \(rules.count) regels; 1 tot \(ImportedTable.mostRules) worden gelezen",
        en: "the table has \(rules.count) rules; 1 to \(ImportedTable.mostRules) are read")
    }
    let columns = try columns(of: table, rules)
    var outcomes = OutcomeList()
    var read: [ImportedTable.Rule] = []
    for (number, rule) in rules.enumerated() {
      let entries = rule.children(named: "outputEntry")
      guard entries.count == 1 else { throw Self.wrongCells(rule) }
      let outcome = try Self.literal(entries[0])
      read.append(
        ImportedTable.Rule(
          cells: columns.map { $0.cells[number] },
          outcome: outcomes.index(of: outcome, saying: rule.text(of: "description") ?? ""),
          line: rule.line))
    }
    var byDefault: Int?
    if let entry = output.child(named: "defaultOutputEntry") {
      byDefault = outcomes.index(of: try Self.literal(entry), saying: nil)
    }
    return ImportedTable(
      model: root.attributes["name"] ?? "", name: decision.attributes["name"] ?? "",
      line: table.line, hitPolicy: hitPolicy, inputs: columns.map(\.input),
      outcomes: outcomes.outcomes, rules: read, defaultOutcome: byDefault)
  }

  private func decision(
    _ wanted: String?
  ) throws(ImportRefusal) -> (XMLOutline, XMLOutline) {
    let all = root.children(named: "decision").compactMap { decision in
      decision.child(named: "decisionTable").map { (decision, $0) }
    }
    guard !all.isEmpty else {
      throw ImportRefusal(
        root.line, nl: "hierin staat geen beslissing met een tabel",
        en: "no decision in it has a table")
    }
    let names = all.prefix(Self.mostListed).map { $0.0.attributes["name"] ?? "" }
      .joined(separator: ", ")
    guard let wanted else {
      guard all.count == 1 else {
        throw ImportRefusal(
          all[1].0.line, nl: "er is meer dan één tabel; kies er een met --decision: \(names)",
          en: "there is more than one table; choose one with --decision: \(names)")
      }
      return all[0]
    }
    guard let found = all.first(where: { $0.0.attributes["name"] == wanted }) else {
      throw ImportRefusal(
        root.line,
        nl: "geen beslissing met een tabel heet \(ImportRefusal.shown(wanted)); wel: \(names)",
        en: "no decision with a table is called \(ImportRefusal.shown(wanted)); there are: \(names)"
      )
    }
    return found
  }
}

/// Columns.
extension DMNReader {
  private typealias Column = (input: ImportedTable.Input, cells: [PossibleValues?])

  private func columns(
    of table: XMLOutline, _ rules: [XMLOutline]
  ) throws(ImportRefusal) -> [Column] {
    let inputs = table.children(named: "input")
    guard (1...ImportedTable.mostInputs).contains(inputs.count) else {
      throw ImportRefusal(
        table.line,
        nl: "de tabel heeft \(inputs.count) invoerkolommen; "
          + "1 tot \(ImportedTable.mostInputs) worden gelezen",
        en: "the table has \(inputs.count) inputs; 1 to \(ImportedTable.mostInputs) are read")
    }
    let entries = rules.map { $0.children(named: "inputEntry") }
    for (rule, cells) in zip(rules, entries) where cells.count != inputs.count {
      throw Self.wrongCells(rule)
    }
    var columns: [Column] = []
    for (place, input) in inputs.enumerated() {
      let column = try column(input, entries.map { $0[place] })
      guard !columns.contains(where: { $0.input.name == column.input.name }) else {
        throw ImportRefusal(
          input.line, nl: "invoer \(ImportRefusal.shown(column.input.name)) staat er twee keer",
          en: "input \(ImportRefusal.shown(column.input.name)) stands twice")
      }
      columns.append(column)
    }
    return columns
  }

  private func column(_ input: XMLOutline, _ cells: [XMLOutline]) throws(ImportRefusal) -> Column {
    let name = try name(of: input)
    let (data, shown) = (inputData[name], ImportRefusal.shown(name))
    let type =
      input.child(named: "inputExpression")?.attributes["typeRef"]
      ?? data?.child(named: "variable")?.attributes["typeRef"]
    var values = try declaredValues(of: input, type) ?? []
    let areDeclared = !values.isEmpty
    func refuseTooMany() throws(ImportRefusal) {
      guard values.count > ImportedTable.mostValues else { return }
      throw ImportRefusal(
        input.line,
        nl: "invoer \(shown) heeft meer dan \(ImportedTable.mostValues) waarden, "
          + "het meeste dat kan",
        en: "input \(shown) has more than \(ImportedTable.mostValues) values, "
          + "the most there can be")
    }
    try refuseTooMany()
    var wanted: [[FEELLiteral]?] = []
    for cell in cells {
      let literals = try Self.cell(cell)
      wanted.append(literals)
      for literal in literals ?? [] where !values.contains(literal) {
        guard !areDeclared else {
          throw ImportRefusal(
            cell.line,
            nl: "\(ImportRefusal.shown(literal.words)) is geen waarde van invoer \(shown)",
            en: "\(ImportRefusal.shown(literal.words)) is no value of input \(shown)")
        }
        guard values.first?.isLike(literal) ?? true else {
          throw ImportRefusal(
            cell.line,
            nl: "invoer \(shown) heeft zowel tekst als getallen of waarheidswaarden",
            en: "input \(shown) has texts beside numbers or truth values")
        }
        values.append(literal)
        try refuseTooMany()
      }
    }
    guard values.count != 1 else {
      throw ImportRefusal(
        input.line, nl: "invoer \(shown) heeft maar één waarde; er zijn er ten minste twee nodig",
        en: "input \(shown) has only one value; at least two are needed")
    }
    let places = Dictionary(uniqueKeysWithValues: zip(values, values.indices))
    let label = input.attributes["label"] ?? ""
    return (
      ImportedTable.Input(
        name: name, label: label.isEmpty ? name : label,
        description: data?.text(of: "description"), values: values, areValuesDeclared: areDeclared),
      wanted.map { literals in
        literals.map { list in
          PossibleValues(bits: list.reduce(0) { $0 | 1 << (places[$1] ?? 0) })
        }
      }
    )
  }

  /// The expression of an input, which must be a name.
  private func name(of input: XMLOutline) throws(ImportRefusal) -> String {
    let expression = input.child(named: "inputExpression")?.text(of: "text") ?? ""
    let name = expression.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let words = name.split { !($0.isLetter || $0.isNumber || $0 == "_") }
    let isName =
      name.wholeMatch(of: /[\p{L}_][\p{L}\p{N}_ .]*/) != nil
      && Self.operators.isDisjoint(with: words.map(String.init))
    guard inputData[name] != nil || isName else {
      throw ImportRefusal(
        input.line, nl: "een invoerkolom mag alleen een naam zijn, geen uitdrukking",
        en: "an input may only be a name, not an expression")
    }
    return name
  }

  /// Words that occur in expressions and not in names.
  private static let operators: Set<String> = [
    "and", "between", "false", "function", "if", "in", "instance", "not", "null", "or", "return",
    "satisfies", "true",
  ]

  /// The values that an input or its type declares; nil if neither does.
  private func declaredValues(
    of input: XMLOutline, _ type: String?
  ) throws(ImportRefusal) -> [FEELLiteral]? {
    let definition = type.flatMap { types[$0] }
    guard
      let values = input.child(named: "inputValues") ?? definition?.child(named: "allowedValues")
    else { return type == "boolean" ? [.truth(true), .truth(false)] : nil }
    guard let list = FEELLiteral.list(values.text(of: "text") ?? "") else {
      throw ImportRefusal(
        values.line, nl: "alleen een lijst van waarden wordt gelezen",
        en: "only a list of values is read")
    }
    guard let first = list.first, list.allSatisfy(first.isLike) else {
      throw ImportRefusal(
        values.line, nl: "tekst, getallen en waarheidswaarden staan door elkaar",
        en: "texts, numbers and truth values are mixed")
    }
    return list
  }
}

/// Cells.
extension DMNReader {
  /// The values that a cell allows; nil if it allows any.
  private static func cell(_ cell: XMLOutline) throws(ImportRefusal) -> [FEELLiteral]? {
    let text = cell.text(of: "text") ?? ""
    if ["", "-"].contains(text.filter { !$0.isWhitespace }) { return nil }
    guard let list = FEELLiteral.list(text) else {
      throw ImportRefusal(
        cell.line, nl: "alleen waarden met komma's ertussen en \"-\" worden gelezen",
        en: "only values with commas between them and \"-\" are read")
    }
    return list
  }

  private static func literal(_ entry: XMLOutline) throws(ImportRefusal) -> FEELLiteral {
    guard let list = FEELLiteral.list(entry.text(of: "text") ?? ""), list.count == 1 else {
      throw ImportRefusal(
        entry.line, nl: "een uitkomst is één waarde, geen uitdrukking",
        en: "an outcome is one value, not an expression")
    }
    return list[0]
  }

  private static func wrongCells(_ rule: XMLOutline) -> ImportRefusal {
    ImportRefusal(
      rule.line, nl: "de regel heeft niet voor elke kolom één cel",
      en: "the rule has not one cell for each column")
  }
}

/// The distinct outcomes of rules.
private struct OutcomeList {
  private(set) var outcomes: [ImportedTable.Outcome] = []

  /// The index of an outcome, added if it is new.
  ///
  /// A description is kept only if all its rules have the same one.
  mutating func index(of value: FEELLiteral, saying words: String?) -> Int {
    guard let place = outcomes.firstIndex(where: { $0.value == value }) else {
      outcomes.append(ImportedTable.Outcome(value: value, words: words))
      return outcomes.count - 1
    }
    if let words, outcomes[place].words != words { outcomes[place].words = "" }
    return place
  }
}
