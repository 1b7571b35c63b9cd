package import Markup

extension LetterInWords {
  /// The letter for paper or a page, within the class `letter`, with fields whose content is never
  /// sent.
  package var markup: Fragment {
    .article(
      [.class("letter")],
      .header(
        .h1(title),
        // The browser inserts the label that it stores; the server does not know it.
        .p([.data("label", ""), .hidden]), .p([.class("moment")], moment)),
      .each(parts[..<startOfClosing], markup),
      // One block, so that no sheet has the small print alone, or a signature without its letter.
      .div(
        [.class("closing")], .each(parts[startOfClosing...], markup), .footer(.p(footer))))
  }

  /// The last part with a heading, and what follows it.
  private var startOfClosing: Int { parts.lastIndex { $0.heading != nil } ?? parts.startIndex }

  private func markup(of part: Part) -> Fragment {
    .section(part.heading.map { .h2($0) }, part.content.markup)
  }

  /// The letter as plain text of at most 80 columns, ending in a line break.
  package var text: String {
    var page = TextPage()
    page.paragraph("\(title) · \(moment)")
    for part in parts {
      if let heading = part.heading { page.heading(heading) } else { page.blankLine() }
      switch part.content {
      case .paragraph(let words): page.paragraph(words)
      case .points(let points): for point in points { page.paragraph(point, mark: "- ") }
      case .blank(let words): page.paragraph("\(words): \(Self.line)")
      }
    }
    page.rule()
    page.paragraph(footer)
    return page.text
  }

  private static let line = String(repeating: "_", count: 24)
}

extension LetterInWords.Content {
  fileprivate var markup: Fragment {
    switch self {
    case .paragraph(let words): .p(words)
    case .points(let points):
      .ul(.each(points) { .li(.text($0)) })
    case .blank(let words):
      .p(
        [.class("blank")],
        .label(
          "\(words): ",
          .input([.autocomplete("off"), .spellcheck("false")])))
    }
  }
}
