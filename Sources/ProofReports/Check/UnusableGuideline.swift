package import Foundation
package import GuidelineFormat
package import GuidelineModel
import JSON
import Proof

/// What `check` tells programs of a guideline that cannot be used, or not be judged.
package struct UnusableGuideline: Sendable {
  private let diagnostics: [Diagnostic]
  private let language: Language

  package init(_ diagnostics: [Diagnostic], language: Language) {
    self.diagnostics = diagnostics
    self.language = language
  }

  /// In the form in which ``CheckReport`` tells of one that can: nothing is proven of it.
  package var checkJSON: Data {
    var json = JSONText(indented: true)
    json.object { json in
      json.member("sound", false)
      json.member("findings", [])
      json.read(diagnostics, in: language)
      json.verdicts(RuleVerdicts(read: diagnostics))
    }
    return Data(json.bytes) + Data("\n".utf8)
  }
}

extension JSONText {
  /// What the reader has to say of a guideline's files; of very much the first thousand.
  mutating func read(_ diagnostics: [Diagnostic], in language: Language) {
    let listed = diagnostics.first(1000, preferring: { $0.severity == .error })
    list("read", listed, listed.count) { json, diagnostic in
      json.object { json in
        json.member("rule", diagnostic.code.rawValue)
        json.member("weight", diagnostic.severity.weight.rawValue)
        json.member("file", diagnostic.file)
        json.member("line", diagnostic.line)
        json.member("column", diagnostic.column)
        json.member("message", diagnostic.message[language])
        if !diagnostic.allowed.isEmpty { json.member("allowed", diagnostic.allowed) }
        json.member("suggestion", diagnostic.suggestion)
      }
    }
    leftOut(from: "read", diagnostics.count - listed.count)
  }
}

extension Severity {
  fileprivate var weight: Rule.Weight {
    switch self {
    case .error: .blocks
    case .finding: .advises
    }
  }
}
