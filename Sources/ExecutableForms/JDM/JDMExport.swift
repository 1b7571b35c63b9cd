package import GuidelineModel
import JSON

/// The guideline as a JSON Decision Model (JDM): a node for the answers, a table for each tree, and
/// a node for the results.
///
/// A table collects every path to an outcome on which each item still has a value that the path
/// requires.
package struct JDMExport {
  private let form: ExecutableGuideline
  private let language: Language

  /// - Parameters:
  ///   - form: The guideline.
  ///   - language: The language of the descriptions.
  package init(_ form: ExecutableGuideline, language: Language) {
    self.form = form
    self.language = language
  }

  /// The model as JSON.
  package var text: String {
    var edges: [(from: String, to: String)] = [(Self.input, Self.answers)]
    for tree in form.trees {
      edges += [(Self.answers, table(tree)), (table(tree), Self.result)]
    }
    edges += [(Self.answers, Self.result), (Self.result, Self.output)]
    let model: JSONValue = [
      "name": .string(name(guideline.id)), "description": .string(description),
      "nodes": .array(nodes),
      "edges": .array(
        edges.map { edge in
          [
            "id": .string("\(edge.from)_\(edge.to)"), "type": "edge",
            "sourceId": .string(edge.from), "targetId": .string(edge.to),
          ]
        }),
    ]
    return model.laidOut
  }

  private static let input = "input"
  private static let answers = "answers"
  private static let result = "result"
  private static let output = "output"
  private func table(_ tree: ExecutableTree) -> String { "tree_\(name(tree))" }

  private var guideline: Guideline { form.guideline }
  private var items: [Index<Item>] { guideline.items.indices.map { Index($0) } }
  private func words(_ text: Text) -> String { text[language] }

  private var description: String {
    let own = Text(
      nl: "Gemaakt door wervelwijzer export jdm, niet om te bewerken.",
      en: "Made by wervelwijzer export jdm, not to be edited.")
    return "\(guideline.id) \(guideline.version): \(words(guideline.title)). \(form.digest). "
      + words(own)
  }

  /// Words that have a meaning in expressions, and members of the result that are not trees.
  private static let reserved: Set<String> = [
    "and", "false", "in", "not", "null", "or", "true", "guideline", "invalid",
  ]

  private func name(_ name: String) -> String {
    PortableNames.bare(name, reserved: Self.reserved)
  }
  private func name(_ item: Index<Item>) -> String { name(guideline.name(of: item)) }
  private func name(_ tree: ExecutableTree) -> String { name(tree.tree.id.text) }

  private var nodes: [JSONValue] {
    let middle = 60 * (form.trees.count - 1)
    let answersWords = Text(
      nl: "Van elk gegeven de waarden die nog kunnen; alle waar het ontbreekt of leeg is. "
        + "invalid noemt de gegevens die iets anders kregen dan hun waarden.",
      en: "Of every item the values still possible; all where it is missing or empty. "
        + "invalid names the items that were given anything but their values.")
    let resultWords = Text(
      nl: "Van elke boom wat nog kan, in possible, en de uitkomst, in outcome, null zolang die "
        + "niet vaststaat.",
      en: "Of every tree what is still possible, in possible, and the outcome, in outcome, null "
        + "while it is not certain.")
    var nodes = [
      node(Self.input, "inputNode", Self.input, at: (0, middle), nil, ["schema": ""]),
      node(
        Self.answers, "expressionNode", Self.answers, at: (320, middle), words(answersWords),
        ["expressions": .array(answers.map(expression)), "passThrough": false]),
    ]
    nodes += form.trees.enumerated().map { place, tree in
      node(
        table(tree), "decisionTableNode", name(tree), at: (640, 120 * place),
        words(tree.tree.title), content(of: tree))
    }
    return nodes + [
      node(
        Self.result, "expressionNode", Self.result, at: (960, middle), words(resultWords),
        ["expressions": .array(results.map(expression)), "passThrough": false]),
      node(Self.output, "outputNode", Self.output, at: (1280, middle), nil, ["schema": ""]),
    ]
  }

  private func node(
    _ id: String, _ type: String, _ name: String, at position: (x: Int, y: Int),
    _ description: String?, _ content: JSONValue
  ) -> JSONValue {
    let head: JSONValue = ["id": .string(id), "type": .string(type), "name": .string(name)]
    let place: JSONValue = [
      "position": ["x": .number("\(position.x)"), "y": .number("\(position.y)")],
      "content": content,
    ]
    let words: JSONValue = description.map { ["description": .string($0)] } ?? [:]
    return head.with(words).with(place)
  }

  private func expression(_ key: String, _ value: String) -> JSONValue {
    ["id": .string(key), "key": .string(key), "value": .string(value)]
  }

  /// The expressions for the values still possible of every item, and for the items that were given
  /// an invalid or duplicate value.
  private var answers: [(String, String)] {
    let given = items.map { item -> (String, String) in
      let name = name(item)
      return (
        "given.\(name)", "\(name) == null ? [] : type(\(name)) == \"array\" ? \(name) : [\(name)]"
      )
    }
    let left = items.map { item -> (String, String) in
      let given = "$.given.\(name(item))"
      let values = ZenText.list(guideline[item].values.map(\.id.text))
      return (
        "left.\(name(item))",
        "len(\(given)) == 0 ? \(values) : "
          + "len(filter(\(values), # in \(given))) == len(\(given)) ? \(given) : []"
      )
    }
    let named = items.map { item in
      "{ name: \(ZenText.literal(name(item))), left: $.left.\(name(item)) }"
    }
    let invalid =
      "map(filter([\(named.joined(separator: ", "))], len(#.left) == 0), #.name)"
    return given + left + [("invalid", invalid)]
  }

  private func content(of tree: ExecutableTree) -> JSONValue {
    let inputs = tree.items.map { item -> JSONValue in
      [
        "id": .string(name(item)), "name": .string(words(guideline[item].label)),
        "field": .string("left.\(name(item))"),
      ]
    }
    return [
      "hitPolicy": "collect", "inputs": .array(inputs),
      "outputs": [["id": .string(Self.outcome), "name": "outcome", "field": "outcome"]],
      "rules": .array(tree.paths.enumerated().map { rule($1, $0, of: tree) }),
      "inputField": .null, "outputPath": .string("rules.\(name(tree))"),
      "executionMode": "single", "passThrough": false,
    ]
  }

  /// The name of the outcome column.
  ///
  /// Names of items begin with `_` only before a digit.
  private static let outcome = "_outcome"

  private func rule(
    _ path: ExecutableTree.Path, _ place: Int, of tree: ExecutableTree
  ) -> JSONValue {
    let answers = path.conditions.map { condition in
      let item = guideline[condition.item]
      let values = condition.values.map { words(item.values[$0].label) }
      return "\(words(item.label)): \(values.joined(separator: ", "))"
    }
    let cells = tree.items.map { item -> (String, JSONValue) in
      let condition = path.conditions.first { $0.item == item }
      let tests = condition?.values.map { value in
        "\(ZenText.literal(guideline[item].values[value].id.text)) in $"
      }
      return (name(item), .string((tests ?? []).joined(separator: " or ")))
    }
    let outcome = tree.tree.outcomes[path.outcome.offset]
    let told = (answers + [words(outcome.summary)]).joined(separator: "; ")
    return .members(
      [
        ("_id", .string("\(name(tree))_\(place + 1)")), ("_description", .string(told)),
      ] + cells + [(Self.outcome, .string(ZenText.literal(outcome.id.text)))])
  }

  private var results: [(String, String)] {
    let about = [
      ("guideline.id", guideline.id), ("guideline.version", guideline.version),
      ("guideline.digest", form.digest),
    ]
    let trees = form.trees.flatMap { tree -> [(String, String)] in
      let asked = ZenText.list(tree.items.map(name))
      let outcomes = ZenText.list(tree.tree.outcomes.map(\.id.text))
      let possible = "$.\(name(tree)).possible"
      return [
        (
          "\(name(tree)).possible",
          "some(\(asked), # in invalid) ? [] : "
            + "filter(\(outcomes), # in map(rules.\(name(tree)), #.outcome))"
        ),
        (
          "\(name(tree)).outcome",
          "len(\(possible)) == 1 ? \(possible)[0] : null"
        ),
      ]
    }
    return about.map { ($0.0, ZenText.literal($0.1)) } + [("invalid", "invalid")] + trees
  }
}

/// String literals in JDM expressions.
private enum ZenText {
  /// A string literal.
  ///
  /// The language has no escapes in quotation marks, so a quotation mark in the text is
  /// concatenated in single quotes.
  static func literal(_ text: String) -> String {
    let parts = text.onOneLine.split(separator: "\"", omittingEmptySubsequences: false)
    return parts.map { "\"\($0)\"" }.joined(separator: " + '\"' + ")
  }

  static func list(_ texts: [String]) -> String {
    "[\(texts.map(literal).joined(separator: ", "))]"
  }
}
