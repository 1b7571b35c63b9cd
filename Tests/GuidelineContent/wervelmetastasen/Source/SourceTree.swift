/// A tree as the specification draws it: own transcription, independent of the guideline's files.
indirect enum SourceTree: Equatable, Sendable {
  case outcome(String)
  case ask(item: String, arms: [Arm])

  struct Arm: Equatable, Sendable {
    let values: [String]
    let then: SourceTree
  }
}

extension SourceTree {
  /// The items of all decisions, each decision before those below it.
  var decisions: [String] {
    switch self {
    case .outcome: []
    case .ask(let item, let arms): [item] + arms.flatMap(\.then.decisions)
    }
  }

  /// The outcomes of all branches that end the tree.
  var endings: [String] {
    switch self {
    case .outcome(let name): [name]
    case .ask(_, let arms): arms.flatMap(\.then.endings)
    }
  }

  /// The items asked on each way from the root to an ending.
  var ways: [[String]] {
    switch self {
    case .outcome: [[]]
    case .ask(let item, let arms): arms.flatMap { $0.then.ways.map { [item] + $0 } }
    }
  }

  /// The same tree with branches that lead to the same place made one.
  var merged: SourceTree {
    guard case .ask(let item, let arms) = self else { return self }
    var merged: [Arm] = []
    for arm in arms.map({ Arm(values: $0.values, then: $0.then.merged) }) {
      if let place = merged.firstIndex(where: { $0.then == arm.then }) {
        merged[place] = Arm(values: merged[place].values + arm.values, then: arm.then)
      } else {
        merged.append(arm)
      }
    }
    return .ask(item: item, arms: merged)
  }
}

extension SourceTree {
  /// Reads trees in the notation of the specification: `## name`, then the tree by indentation.
  static func trees(in text: String) -> [(name: String, tree: SourceTree)] {
    text.split(separator: "## ").map { part in
      let lines = part.split(separator: "\n")
      var rest = lines.dropFirst(2)
      return (
        String(lines[0]),
        .ask(item: String(lines[1]), arms: arms(indent: 2, from: &rest))
      )
    }
  }

  private static func arms(indent: Int, from lines: inout ArraySlice<Substring>) -> [Arm] {
    var arms: [Arm] = []
    while let line = lines.first, line.prefix(while: { $0 == " " }).count == indent {
      lines.removeFirst()
      let words = line.split(separator: " ").map(String.init)
      let values = words.dropLast(2).filter { $0 != "|" }
      let target = words[words.count - 1]
      let then: SourceTree =
        words[words.count - 2] == "⇒"
        ? .outcome(target)
        : .ask(item: target, arms: Self.arms(indent: indent + 2, from: &lines))
      arms.append(Arm(values: values, then: then))
    }
    return arms
  }
}
