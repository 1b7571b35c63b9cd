import GuidelineModel

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
