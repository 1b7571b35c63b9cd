import GuidelineModel

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

  /// The overview as plain text: every phase with its trees, and what can follow each.
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
