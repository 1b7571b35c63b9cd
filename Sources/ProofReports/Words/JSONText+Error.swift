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
