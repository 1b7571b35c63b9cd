import GuidelineModel

/// Lays out what to do as indented lines, with the joining words at their heads.
struct ActionText {
  let phrases: Phrases

  func write(_ action: ActionWords, to page: inout TextPage, indent: Int) {
    switch action {
    case .step(let step): write(step, joiner: nil, to: &page, indent: indent)
    case .group(let group): write(group, to: &page, indent: indent)
    }
  }

  private func write(_ group: GroupWords, to page: inout TextPage, indent: Int) {
    if let condition = group.condition { page.paragraph("\(condition):", indent: indent) }
    for (place, member) in group.members.enumerated() {
      let joiner = place == 0 ? nil : group.joiner
      switch member {
      case .step(let step): write(step, joiner: joiner, to: &page, indent: indent)
      case .group(let inner):
        if let joiner { page.paragraph(joiner, indent: indent) }
        write(inner, to: &page, indent: indent + (joiner == nil && inner.isAlternative ? 0 : 2))
      }
    }
    if let limit = group.limit { write(limit, to: &page, indent: indent) }
  }

  private func write(
    _ step: StepWords, joiner: String?, to page: inout TextPage, indent: Int
  ) {
    let head = joiner.map { "\($0) " } ?? ""
    page.paragraph(step.text, mark: "- " + head, indent: indent, hanging: 2)
    for remark in step.remarks { page.paragraph("\(remark).", indent: indent + 2) }
    if let limit = step.limit { write(limit, to: &page, indent: indent) }
  }

  private func write(_ limit: LimitWords, to page: inout TextPage, indent: Int) {
    page.paragraph(
      limit.sentence, mark: "\(limit.mark.urgency.shape) ", indent: indent + 2, hanging: 2)
  }
}

extension GroupWords {
  /// Whether one of the members is enough, so that they read as one line of the list around them.
  fileprivate var isAlternative: Bool {
    switch join {
    case .oneOf: true
    case .allOf, .inOrder: false
    }
  }
}
