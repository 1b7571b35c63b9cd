extension CQLLibrary {
  /// The library as CQL.
  package var text: String {
    var lines = header.map(comment)
    lines += ["", "library \(quoted(identifier)) version \(literal(version))"]
    for parameter in parameters {
      lines += [""] + parameter.words.map(comment)
      lines.append("parameter \(quoted(parameter.name)) List<String>")
    }
    lines += ["", "context Unfiltered"]
    for definition in definitions {
      lines += [""] + definition.words.map(comment)
      lines += ["define \(quoted(definition.name)):", "  " + definition.expression.text(at: 2)]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func comment(_ words: String) -> String {
    "// \(words.prefix { $0 == " " })\(words.onOneLine)"
  }
}

extension CQLExpression {
  private static let width = 100

  /// The expression starting at a column, on one line if it fits.
  fileprivate func text(at column: Int) -> String {
    guard column + onOneLine.count > Self.width else { return onOneLine }
    let margin = "\n" + String(repeating: " ", count: column)
    func lines(_ operands: [CQLExpression], joinedBy word: String) -> String {
      let inset = String(repeating: " ", count: word.count + 1)
      return inset
        + operands.map { $0.operand(at: column + inset.count) }
        .joined(separator: "\(margin)\(word) ")
    }
    switch self {
    case .and(let operands): return lines(operands, joinedBy: "and")
    case .or(let operands): return lines(operands, joinedBy: "or")
    case .sum(let operands): return lines(operands, joinedBy: "+")
    case .list(let elements):
      let inner = elements.map { $0.text(at: column + 2) }.joined(separator: ",\(margin)  ")
      return "{\(margin)  \(inner)\(margin)}"
    case .equal(let left, let right):
      return "\(left.onOneLine) =\(margin)\(right.text(at: column))"
    case .parameter, .definition, .text, .number, .flag, .not, .exists, .count, .first, .contains,
      .valueIf, .oneIf, .known:
      return onOneLine
    }
  }

  private var onOneLine: String {
    switch self {
    case .parameter(let name), .definition(let name): quoted(name)
    case .text(let text): literal(text)
    case .number(let number): "\(number)"
    case .flag(let flag): "\(flag)"
    case .not(let operand): "not \(operand.operand)"
    case .exists(let list): "exists \(list.operand)"
    case .count(let list): "Count(\(list.onOneLine))"
    case .first(let list): "First(\(list.onOneLine))"
    case .contains(let list, let text): "\(literal(text)) in \(list.operand)"
    case .equal(let left, let right): "\(left.onOneLine) = \(right.onOneLine)"
    case .valueIf(let condition, let value):
      "if \(condition.onOneLine) then \(value.onOneLine) else null"
    case .oneIf(let condition): "if \(condition.onOneLine) then 1 else 0"
    case .sum(let operands): operands.map(\.operand).joined(separator: " + ")
    case .list(let elements): "{ \(elements.map(\.onOneLine).joined(separator: ", ")) }"
    case .known(let list): "\(list.operand) Name where Name is not null"
    case .and(let operands): operands.map(\.operand).joined(separator: " and ")
    case .or(let operands): operands.map(\.operand).joined(separator: " or ")
    }
  }

  /// The expression as an operand, in parentheses if needed.
  private func operand(at column: Int) -> String {
    needsParentheses ? "(\(text(at: column + 1)))" : text(at: column)
  }

  private var operand: String { needsParentheses ? "(\(onOneLine))" : onOneLine }

  private var needsParentheses: Bool {
    switch self {
    case .parameter, .definition, .text, .number, .flag, .count, .first, .list, .contains, .exists:
      false
    case .not(let operand): operand.needsParentheses
    case .equal, .valueIf, .oneIf, .sum, .known, .and, .or: true
    }
  }
}

/// A quoted name; names of a guideline contain no quotation marks.
private func quoted(_ name: String) -> String { "\"\(name)\"" }

private func literal(_ text: String) -> String {
  "'\(text.onOneLine.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
}
