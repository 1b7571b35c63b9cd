import GuidelineModel

/// Plain text under construction, wrapped between words.
struct TextPage {
  private static let columns = 80
  private var lines: [String] = []

  /// The text so far; every line ends in a line break.
  var text: String { lines.map { $0 + "\n" }.joined() }

  mutating func heading(_ words: String) {
    lines += ["", words.uppercased()]
  }

  mutating func blankLine() { lines.append("") }

  mutating func rule() {
    lines += ["", String(repeating: "─", count: Self.columns)]
  }

  /// Adds a paragraph, with a mark before its first line.
  ///
  /// - Parameters:
  ///   - words: The text; line breaks in it count as spaces.
  ///   - mark: The text before it, such as a bullet.
  ///   - indent: The number of columns left free at the start of every line.
  ///   - hanging: The additional indent of the lines after the first; by default the width of the
  ///     mark.
  mutating func paragraph(
    _ words: String, mark: String = "", indent: Int = 0, hanging: Int? = nil
  ) {
    let first = String(repeating: " ", count: indent) + mark
    let rest = String(repeating: " ", count: indent + (hanging ?? mark.count))
    var line = first
    var isStart = true
    for word in words.split(whereSeparator: \.isWhitespace) {
      if !isStart, line.count + 1 + word.count > Self.columns {
        lines.append(line)
        line = rest
        isStart = true
      }
      line += (isStart ? "" : " ") + word
      isStart = false
    }
    lines.append(line)
  }
}

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

/// Lays out an action as indented lines that start with the joining words.
///
/// Alternatives among other steps become one list item, so that text below them is not read as part
/// of the last alternative.
struct ActionText {
  let phrases: Phrases

  func write(_ action: ActionWords, to page: inout TextPage, indent: Int) {
    switch action {
    case .step(let step): write(step, mark: "- ", to: &page, indent: indent)
    case .group(let group): write(group, to: &page, indent: indent)
    }
  }

  private func write(
    _ group: GroupWords, isItem: Bool = false, to page: inout TextPage, indent: Int
  ) {
    if let condition = group.condition { page.paragraph("\(condition):", indent: indent) }
    for (place, member) in group.members.enumerated() {
      let bullet = isItem && place > 0 ? "  " : "- "
      switch member.action {
      case .step(let step):
        let word = member.joiner.map { "\($0) " } ?? ""
        write(step, mark: bullet + word, to: &page, indent: indent)
      case .group(let inner):
        let level = indent + (isItem ? 2 : 0)
        if let joiner = member.joiner { page.paragraph(joiner, indent: level) }
        if inner.isAlternative, member.joiner == nil {
          write(inner, isItem: true, to: &page, indent: level)
        } else {
          write(inner, to: &page, indent: level + 2)
        }
      }
    }
    if let limit = group.limit { write(limit, to: &page, indent: indent) }
  }

  private func write(_ step: StepWords, mark: String, to page: inout TextPage, indent: Int) {
    page.paragraph(step.text, mark: mark, indent: indent, hanging: 2)
    for remark in step.remarks { page.paragraph("\(remark).", indent: indent + 2) }
    if let limit = step.limit { write(limit, to: &page, indent: indent) }
  }

  private func write(_ limit: LimitWords, to page: inout TextPage, indent: Int) {
    page.paragraph(
      limit.sentence, mark: "\(limit.mark.urgency.shape) ", indent: indent + 2, hanging: 2)
  }
}
