/// What sort of thing is wrong with a request, for programs: the `type` of a problem document
/// (RFC 9457).
package enum ProblemKind: String, CaseIterable, Hashable, Sendable {
  /// A case that is no JSON, or not of the form of a case.
  case malformedCase = "malformed-case"
  /// A case of the right form that says what cannot be.
  case impossibleCase = "impossible-case"
  /// A language that the product does not have.
  case unknownLanguage = "unknown-language"

  /// The name of the kind as a URI.
  package var identifier: String { "urn:wervelwijzer:problem:\(rawValue)" }
}
