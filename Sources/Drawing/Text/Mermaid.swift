import GuidelineModel

extension FlowchartDrawing {
  /// The drawing as Mermaid, for documents that render it.
  package func mermaid() -> String {
    var lines = ["flowchart \(direction == .leftToRight ? "LR" : "TD")"]
    for (place, decision) in tree.decisions.enumerated() {
      lines.append("  d\(place)(\(mermaidText([decision.label[outline.language]])))")
    }
    for outcome in Set(tree.usedOutcomes).sorted() {
      let result = tree.outcomes[outcome.offset]
      let paragraphs = result.paragraphs(in: outline.language).map { paragraph in
        [paragraph.joiner, paragraph.text].compactMap(\.self).joined(separator: " ")
      }
      lines.append("  o\(outcome.offset)[\(mermaidText(paragraphs))]")
    }
    for (place, decision) in tree.decisions.enumerated() {
      for branch in decision.branches {
        let target =
          switch branch.target {
          case .decision(let next): "d\(next.offset)"
          case .outcome(let outcome): "o\(outcome.offset)"
          }
        lines.append("  d\(place) -->|\(mermaidText([branch.label[outline.language]]))| \(target)")
      }
    }
    if let marking { lines += markLines(marking) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func markLines(_ marking: TreeMarking) -> [String] {
    let styles: [(mark: Mark, name: String, style: String)] = [
      (.taken, "taken", "stroke:#0f5c63,stroke-width:3px"),
      (.possible, "possible", "stroke:#1c2024,stroke-width:1.5px"),
      (.ruledOut, "ruledOut", "stroke:#5b636b,stroke-width:1px,stroke-dasharray:4 3"),
    ]
    let branches = tree.decisions.indices.flatMap { place in
      tree.decisions[place].branches.indices.map { marking[Index(place), branch: $0] }
    }
    var lines: [String] = []
    for (mark, name, style) in styles {
      let nodes =
        tree.decisions.indices.filter { marking[Index<Decision>($0)] == mark }.map { "d\($0)" }
        + Set(tree.usedOutcomes).sorted().filter { marking[$0] == mark }.map { "o\($0.offset)" }
      let links = branches.indices.filter { branches[$0] == mark }.map(String.init)
      let colour = mark == .ruledOut ? ",color:#5b636b" : ""
      if !nodes.isEmpty {
        lines.append("  classDef \(name) \(style)\(colour)")
        lines.append("  class \(nodes.joined(separator: ",")) \(name)")
      }
      if !links.isEmpty { lines.append("  linkStyle \(links.joined(separator: ",")) \(style)") }
    }
    return lines
  }

  /// The drawing as plain text.
  package func text() -> String { outline.plainText }
}

extension OverviewDrawing {
  /// The overview as Mermaid, for documents that render it.
  package func mermaid() -> String {
    var lines = ["flowchart LR"]
    for (place, phase) in guideline.phases.enumerated() {
      lines.append("  subgraph p\(place)[\(mermaidText([phase.label[language]]))]")
      for tree in phase.trees {
        lines.append("    t\(tree.offset)(\(mermaidText(words(of: tree))))")
      }
      lines.append("  end")
    }
    for (place, tree) in guideline.trees.enumerated() {
      for next in tree.followers { lines.append("  t\(place) --> t\(next.offset)") }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The overview as plain text: every phase with its trees, and the trees that can follow each.
  package func text() -> String {
    var lines = [guideline.title[language]]
    for phase in guideline.phases {
      lines += ["", phase.label[language]]
      for tree in phase.trees {
        lines.append("  " + words(of: tree).joined(separator: " · "))
        lines += guideline[tree].followers.map { "    → \(guideline[$0].title[language])" }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func words(of tree: Index<Tree>) -> [String] {
    let state = progress.map { $0[tree.offset].phrase(in: language) }
    return [guideline[tree].title[language], state].compactMap(\.self)
  }
}

/// Lines of text as a Mermaid string: in quotes, with special characters as entities.
func mermaidText(_ lines: [String]) -> String {
  let escaped = lines.map { line in
    line.map { character in
      switch character {
      case "#": "#35;"
      case "&": "#amp;"
      case "<": "#lt;"
      case ">": "#gt;"
      case "\"": "#quot;"
      case "`": "#96;"
      case "\n", "\r", "\r\n": " "
      default: String(character)
      }
    }.joined()
  }
  return "\"" + escaped.joined(separator: "<br/>") + "\""
}
