/// A part of a page laid out once, with places to be filled in for each page that shows it.
///
/// Templates are exact and slow; what they make of the guideline is the same for every patient. So a
/// template is rendered once, with a mark wherever something of a patient will stand, and a page
/// only puts that in. What is kept is the guideline's; what is put in is forgotten with the page.
struct Stencil<Slot: Sendable>: Sendable {
  /// What stands before each slot, and after the last.
  private let texts: [String]
  private let slots: [Slot]

  /// Cuts what a template made at its marks.
  ///
  /// - Parameters:
  ///   - html: What the template made.
  ///   - marks: Where its marks came from.
  init(_ html: String, _ marks: StencilMarks<Slot>) {
    var texts = [""]
    var slots: [Slot] = []
    for (place, piece) in html.split(separator: Mark.start, omittingEmptySubsequences: false)
      .enumerated()
    {
      let parts = piece.split(separator: Mark.end, maxSplits: 1, omittingEmptySubsequences: false)
      if place > 0, parts.count == 2, let number = Int(parts[0]),
        marks.slots.indices.contains(number)
      {
        slots.append(marks.slots[number])
        texts.append(String(parts[1]))
      } else {
        texts[texts.count - 1] += piece
      }
    }
    self.texts = texts
    self.slots = slots
  }

  /// Writes the part with every slot filled in.
  ///
  /// - Parameters:
  ///   - html: Where it is written.
  ///   - value: What stands in a slot, as HTML.
  func write(to html: inout String, _ value: (Slot) -> String) {
    for (text, slot) in zip(texts, slots) {
      html += text
      html += value(slot)
    }
    html += texts[slots.count]
  }

  /// The part by itself; the parameter is that of ``write(to:_:)``.
  func html(_ value: (Slot) -> String) -> String {
    var html = ""
    write(to: &html, value)
    return html
  }
}

/// Gives out the marks that stand in a template for what is filled in later.
struct StencilMarks<Slot: Sendable> {
  fileprivate private(set) var slots: [Slot] = []

  /// A text that no escaping changes, to be named where the slot is.
  mutating func mark(_ slot: Slot) -> String {
    slots.append(slot)
    return "\(Mark.start)\(slots.count - 1)\(Mark.end)"
  }
}

/// Control characters, which HTML cannot hold: no text that is shown has them.
private enum Mark {
  static let start: Character = "\u{1}"
  static let end: Character = "\u{2}"
}
