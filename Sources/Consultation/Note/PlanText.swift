import GuidelineModel

/// Lays out a plan as lines under headings.
struct PlanText {
  let phrases: Phrases

  func write(_ plan: PlanInWords, to page: inout TextPage) {
    page.heading(phrases.planHeading)
    if plan.groups.isEmpty { page.paragraph(phrases.nothingYet) }
    for (place, group) in plan.groups.enumerated() {
      if place > 0 { page.blankLine() }
      page.paragraph(group.heading)
      for line in group.lines { write(line, to: &page) }
    }
    page.blankLine()
    if let always = plan.always { page.paragraph(always) }
    page.paragraph(plan.status)
    for caution in plan.folded {
      page.blankLine()
      page.paragraph(caution.sentence)
      if !caution.sources.isEmpty {
        page.paragraph(
          caution.sources.joined(separator: "; ").closed, mark: "\(phrases.source): ", hanging: 2)
      }
    }
    let unused = plan.unused.map { "\($0.label): \($0.value)" } + plan.unusedTicks
    write(phrases.laterHeading, plan.later, to: &page)
    write(phrases.unusedHeading, unused, to: &page)
  }

  /// Writes only lines that are to be done or are running, for a conversation.
  func writeOpen(_ plan: PlanInWords, to page: inout TextPage) {
    page.heading(phrases.planHeading)
    let open = plan.groups.filter { group in
      group.lines.contains { !$0.state.isPast || $0.state == .running }
    }
    if open.isEmpty { page.paragraph(phrases.nothingYet) }
    for (place, group) in open.enumerated() {
      if place > 0 { page.blankLine() }
      page.paragraph(group.heading)
      for line in group.lines where !line.state.isPast || line.state == .running {
        write(line, to: &page)
      }
    }
  }

  private func write(_ line: PlanInWords.Line, to page: inout TextPage) {
    let sources = line.sources.isEmpty ? "" : " [\(line.sources.joined(separator: "; "))]"
    let time = line.time.map { " " + $0.sentence.closed } ?? ""
    page.paragraph(line.text.closed + time + sources, mark: "\(line.shape) ")
    if !line.covered.isEmpty {
      page.paragraph(phrases.concerns(line.covered).closed, mark: "- ", indent: 2)
    }
    for detail in line.details { page.paragraph(detail.words.closed, mark: "- ", indent: 2) }
  }

  private func write(_ label: String, _ words: [String], to page: inout TextPage) {
    guard !words.isEmpty else { return }
    page.blankLine()
    page.paragraph(words.joined(separator: "; ").closed, mark: "\(label): ", hanging: 2)
  }
}
