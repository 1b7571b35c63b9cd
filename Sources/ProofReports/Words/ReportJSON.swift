package import GuidelineFormat
package import GuidelineModel
package import JSON

extension JSONText {
  /// The error that stands in place of a result.
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

  /// The same for a guideline that cannot be used, with all that is wrong with it.
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
  /// A member that lists only so much, followed by how many are left out.
  mutating func list<Element>(
    _ key: String, _ elements: [Element], _ most: Int,
    _ write: (inout JSONText, Element) -> Void
  ) {
    member(key) { json in json.array(elements.prefix(most), write) }
    leftOut(from: key, elements.count - most)
  }

  /// How many elements of a member are left out; nothing where none are.
  mutating func leftOut(from key: String, _ count: Int) {
    if count > 0 { member("\(key)LeftOut", count) }
  }
}
