package import GuidelineFormat
package import GuidelineModel
package import JSON

extension JSONText {
  /// Writes an error in place of a result.
  package mutating func error(
    _ message: String, allowed: [String] = [], suggestion: String? = nil
  ) {
    object { json in
      json.member("error") { json in
        json.object { json in
          json.member("message", message)
          if !allowed.isEmpty { json.member("allowed", allowed) }
          json.member("suggestion", suggestion)
        }
      }
    }
  }

  /// Writes an error about a guideline that cannot be used, with its diagnostics.
  package mutating func error(
    _ message: String, of diagnostics: [Diagnostic], in language: Language
  ) {
    object { json in
      json.member("error") { json in
        json.object { json in
          json.member("message", message)
          json.read(diagnostics, in: language)
        }
      }
    }
  }
}

extension JSONText {
  /// Writes a member with at most `most` elements of a list, and the number of the others.
  mutating func list<Element>(
    _ key: String, _ elements: [Element], _ most: Int,
    _ write: (inout JSONText, Element) -> Void
  ) {
    member(key) { json in json.array(elements.prefix(most), write) }
    leftOut(from: key, elements.count - most)
  }

  /// Writes the number of elements that are left out of a member, unless it is 0.
  mutating func leftOut(from key: String, _ count: Int) {
    if count > 0 { member("\(key)LeftOut", count) }
  }
}
