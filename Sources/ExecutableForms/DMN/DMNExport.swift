package import GuidelineModel
import Markup

/// The guideline as decision tables: a DMN 1.3 model with diagrams.
package struct DMNExport {
  let form: ExecutableGuideline
  let language: Language
  let names: DMNNames
  private let pathway: ExecutablePathway
  private let tables: [(outcome: DMNTable, possible: DMNTable)]

  /// Makes the tables.
  ///
  /// - Parameters:
  ///   - form: The guideline.
  ///   - language: The language of the texts.
  /// - Throws: ``ExportRefusal`` when names clash, a tree needs too many rules, or the order of
  ///   trees depends on the answers.
  package init(
    _ form: ExecutableGuideline, language: Language
  ) throws(ExportRefusal) {
    self.form = form
    pathway = try form.pathway
    self.language = language
    names = try DMNNames(form.guideline)
    var tables: [(outcome: DMNTable, possible: DMNTable)] = []
    for tree in form.trees {
      tables.append((try DMNTable(singleValuesOf: tree), DMNTable(pathsOf: tree)))
    }
    self.tables = tables
  }

  /// The whole model as XML.
  package var document: String {
    let items = guideline.items.indices.map { Index<Item>($0) }
    return Fragment.element(
      "definitions",
      [
        "xmlns": "https://www.omg.org/spec/DMN/20191111/MODEL/",
        "xmlns:dmndi": "https://www.omg.org/spec/DMN/20191111/DMNDI/",
        "xmlns:dc": "http://www.omg.org/spec/DMN/20180521/DC/",
        "xmlns:di": "http://www.omg.org/spec/DMN/20180521/DI/",
        "id": "\(names.model).definitions", "name": names.model,
        "namespace": "urn:wervelwijzer:\(guideline.id)", "exporter": "wervelwijzer",
      ],
      [
        Self.text("description", description),
        .each(items, type),
        .each(form.trees, types),
        .each(items, input),
        .each(zip(form.trees, tables)) { tree, tables in
          .group([
            outcomeDecision(of: tree, tables.outcome), possibleDecision(of: tree, tables.possible),
          ])
        },
        DMNDiagrams(self).fragment,
      ]
    ).xml(declaration: true).text
  }

  private var guideline: Guideline { form.guideline }

  /// A text in the language of the export.
  func words(_ text: Text) -> String { text[language] }

  private var description: String {
    let trees = pathway.start.map { guideline.name(of: $0) }.joined(separator: ", ")
    let own = Text(
      nl: "Gemaakt door wervelwijzer export dmn, niet om te bewerken.",
      en: "Made by wervelwijzer export dmn, not to be edited.")
    let meaning = Text(
      nl: "Elke boom is twee beslissingen. BOOM_outcome is de uitkomst bij volledige antwoorden. "
        + "BOOM_possible geeft de uitkomsten die nog kunnen, met null voor wat onbekend is.",
      en: "Each tree is two decisions. TREE_outcome is the outcome for complete answers. "
        + "TREE_possible gives the outcomes still possible, with null for what is unknown.")
    let start = Text(
      nl: "Welke boom op welke volgt, is getekend vanaf: \(trees).",
      en: "Which tree follows which is drawn from: \(trees).")
    return [
      "\(guideline.id) \(guideline.version): \(words(guideline.title))", form.digest, words(own),
      words(meaning), words(start),
    ].joined(separator: "\n")
  }

  static func text(_ element: String, _ text: String) -> Fragment {
    .element(element, [:], [.text(text)])
  }

  private static func list(_ values: [String]) -> String {
    values.map { "\"\($0)\"" }.joined(separator: ",")
  }
}

/// Inputs and types.
extension DMNExport {
  private func type(_ item: Index<Item>) -> Fragment {
    type(names.input(item), guideline[item].values.map(\.id.text))
  }

  private func type(_ name: String, _ values: [String]) -> Fragment {
    .element(
      "itemDefinition", ["name": names.type(name)],
      [
        Self.text("typeRef", "string"),
        .element("allowedValues", [:], [Self.text("text", Self.list(values))]),
      ])
  }

  /// The type of a tree's outcome, and of a list of its outcomes.
  private func types(_ tree: ExecutableTree) -> Fragment {
    let outcome = names.outcome(tree.index)
    return .group([
      type(outcome, tree.tree.outcomes.map(\.id.text)),
      .element(
        "itemDefinition",
        ["name": names.type(names.possible(tree.index)), "isCollection": "true"],
        [Self.text("typeRef", names.type(outcome))]),
    ])
  }

  private func input(_ item: Index<Item>) -> Fragment {
    let content = guideline[item]
    let lines =
      [words(content.question ?? content.label)]
      + content.values.map { "\($0.id): \(words($0.label))" }
    let name = names.input(item)
    return .element(
      "inputData", ["id": name, "name": name],
      [
        Self.text("description", lines.joined(separator: "\n")),
        .element("variable", ["name": name, "typeRef": names.type(name)]),
      ])
  }
}

/// Decisions with their tables.
extension DMNExport {
  private enum HitPolicy: String {
    case unique = "UNIQUE"
    case collect = "COLLECT"
  }

  private func outcomeDecision(of tree: ExecutableTree, _ table: DMNTable) -> Fragment {
    let question = Text(
      nl: "\(tree.tree.title.nl): wat is de uitkomst?",
      en: "\(tree.tree.title.en): what is the outcome?")
    let earlier = treesBefore(tree.index).map { before in
      requirement(names.outcome(tree.index), "requiredDecision", names.outcome(before))
    }
    return decision(
      names.outcome(tree.index), of: tree, question, table, hitPolicy: .unique, extra: earlier)
  }

  private func possibleDecision(of tree: ExecutableTree, _ table: DMNTable) -> Fragment {
    let question = Text(
      nl: "\(tree.tree.title.nl): welke uitkomsten kunnen nog?",
      en: "\(tree.tree.title.en): which outcomes are still possible?")
    return decision(
      names.possible(tree.index), of: tree, question, table, hitPolicy: .collect, extra: [])
  }

  private func decision(
    _ name: String, of tree: ExecutableTree, _ question: Text, _ table: DMNTable,
    hitPolicy: HitPolicy, extra: [Fragment]
  ) -> Fragment {
    let outcomes = tree.tree.outcomes.map { "\($0.id): \(words($0.summary))" }
    let inputs = table.inputs.map { requirement(name, "requiredInput", names.input($0)) }
    return .element(
      "decision", ["id": name, "name": name],
      [
        Self.text("description", outcomes.joined(separator: "\n")),
        Self.text("question", words(question)),
        .element("variable", ["name": name, "typeRef": names.type(name)]),
        .group(inputs + extra),
        self.table(name, of: tree, table, hitPolicy: hitPolicy),
      ])
  }

  /// The trees on the pathway with an outcome that leads to a tree.
  func treesBefore(_ tree: Index<Tree>) -> [Index<Tree>] {
    let reachable = pathway.layers.joined().first { $0.tree == tree }
    return (reachable?.links.map(\.from.tree) ?? []).uniqued
  }

  /// The identifier of a requirement, to which edges of diagrams refer.
  static func requirement(of name: String, _ required: String) -> String {
    "\(name).requires.\(required)"
  }

  private func requirement(_ name: String, _ kind: String, _ required: String) -> Fragment {
    .element(
      "informationRequirement", ["id": Self.requirement(of: name, required)],
      [.element(kind, ["href": "#\(required)"])])
  }

  private func table(
    _ name: String, of tree: ExecutableTree, _ table: DMNTable, hitPolicy: HitPolicy
  ) -> Fragment {
    .element(
      "decisionTable", ["id": "\(name).table", "hitPolicy": hitPolicy.rawValue],
      [
        .each(table.inputs) { item in
          let input = names.input(item)
          return .element(
            "input", ["id": "\(name).input.\(input)"],
            [
              .element(
                "inputExpression", ["typeRef": names.type(input)], [Self.text("text", input)])
            ])
        },
        .element(
          "output",
          [
            "id": "\(name).output", "name": name,
            "typeRef": names.type(names.outcome(tree.index)),
          ]),
        .each(table.rules.enumerated()) { number, rule in
          self.rule("\(name).\(number + 1)", of: tree, rule, table, isStrict: hitPolicy == .unique)
        },
      ])
  }

  /// A rule; if it is not strict, an unknown input matches every value.
  ///
  /// The outcome in words is the rule's description, not an annotation: engines refuse tables with
  /// annotation columns.
  private func rule(
    _ id: String, of tree: ExecutableTree, _ rule: DMNTable.Rule, _ table: DMNTable, isStrict: Bool
  ) -> Fragment {
    let outcome = tree.tree.outcomes[rule.outcome.offset]
    return .element(
      "rule", ["id": id],
      [
        Self.text("description", words(outcome.summary)),
        .each(zip(table.inputs, rule.values).enumerated()) { place, cell in
          .element(
            "inputEntry", ["id": "\(id).\(place + 1)"],
            [Self.text("text", self.cell(cell.0, cell.1, isStrict: isStrict))])
        },
        .element(
          "outputEntry", ["id": "\(id).output"],
          [Self.text("text", Self.list([outcome.id.text]))]),
      ])
  }

  private func cell(_ item: Index<Item>, _ values: PossibleValues?, isStrict: Bool) -> String {
    guard let values else { return "-" }
    let names = values.map { guideline[item].values[$0].id.text }
    return isStrict ? Self.list(names) : "null,\(Self.list(names))"
  }
}
