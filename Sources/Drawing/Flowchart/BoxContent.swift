/// The content of a box, and the size of the box for it.
package struct BoxContent: Hashable, Sendable {
  /// Shown with its mark at the top of the box.
  package let urgency: UrgencyLabel?
  package let text: TextBlock
  package let tabs: [Tab]
  package let tabsHeight: Int
  package let width: Int
  package let height: Int

  /// A link below a box.
  package struct Tab: Hashable, Sendable {
    package let link: Outline.Link?
    package let text: TextBlock
    /// Relative to the lower left corner of the box.
    package let frame: Rectangle
  }

  static let padding = 10
  static let markHeight = 22
  /// The distance from the left of the mark to the words beside it.
  static let markWidth = 19
  /// The space to the left and right of the tabs.
  private static let tabInset = 10
  private static let tabPadding = 8

  /// A box with a question.
  init(question label: String, size: Int, width limit: Int) {
    let text = TextBlock(label, size: size, within: limit - 2 * Self.padding)
    self.init(text: text, width: text.width + 2 * Self.padding)
  }

  /// A box of a given width with a reference to a question.
  init(reference label: String, size: Int, width: Int) {
    let text = TextBlock(label, size: size, within: width - 2 * Self.padding)
    self.init(text: text, width: max(width, text.width + 2 * Self.padding))
  }

  /// A box with an outcome, no wider than `width` unless a word is.
  init(result: Outline.Result, size: Int, width: Int) {
    let text = TextBlock(result.paragraphs, size: size, within: width - 2 * Self.padding)
    let row = TabRows(
      groups: result.links, size: size, x: Self.tabInset, width: width - 2 * Self.tabInset)
    urgency = result.urgency
    self.text = text
    tabs = row.tabs
    tabsHeight = row.height
    let words = FontMetrics.width(of: result.urgency.words, size: size)
    self.width = max(
      max(text.width, words + Self.markWidth) + 2 * Self.padding,
      (row.tabs.map(\.frame.maxX).max() ?? 0) + Self.tabInset)
    height = text.height + 2 * Self.padding + Self.markHeight
  }

  private init(text: TextBlock, width: Int) {
    urgency = nil
    self.text = text
    tabs = []
    tabsHeight = 0
    self.width = width
    height = text.height + 2 * Self.padding - 2
  }

  /// The origin of the text, relative to the upper left corner of a box with this height.
  func textOrigin(inHeight actual: Int) -> Point {
    let mark = urgency == nil ? 0 : Self.markHeight
    return Point(x: Self.padding, y: mark + (actual - mark - text.height) / 2)
  }

  /// Tabs in rows, as many in a row as fit.
  private struct TabRows {
    var tabs: [Tab] = []
    var height = 0

    init(groups: [Outline.LinkGroup], size: Int, x start: Int, width: Int) {
      height = groups.isEmpty ? 0 : 5
      for group in groups {
        if let choice = group.choice {
          let text = TextBlock(choice + ":", size: size, within: width, isBold: true)
          let frame = Rectangle(x: start, y: height + 2, width: text.width, height: text.height)
          tabs.append(Tab(link: nil, text: text, frame: frame))
          height += text.height + 6
        }
        addRows(of: group.links, size, start, width)
      }
    }

    private mutating func addRows(
      of links: [Outline.Link], _ size: Int, _ start: Int, _ width: Int
    ) {
      var x = start
      var rowHeight = 0
      for link in links {
        let text = TextBlock("→ " + link.label, size: size, within: width - 2 * tabPadding)
        let tabWidth = text.width + 2 * tabPadding
        if x > start, x + tabWidth > start + width {
          height += rowHeight + 5
          (x, rowHeight) = (start, 0)
        }
        let frame = Rectangle(x: x, y: height, width: tabWidth, height: text.height + 8)
        tabs.append(Tab(link: link, text: text, frame: frame))
        x += tabWidth + 6
        rowHeight = max(rowHeight, text.height + 8)
      }
      height += rowHeight
    }
  }
}
