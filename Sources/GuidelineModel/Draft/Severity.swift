/// Whether a problem prevents the use of a guideline.
public enum Severity: String, Hashable, Sendable {
  /// The guideline cannot be used until it is corrected.
  case error
  /// It should be corrected, but every advice is still right.
  case finding

  /// The word for the severity in a message.
  package var word: Text {
    switch self {
    case .error: Text(nl: "fout", en: "error")
    case .finding: Text(nl: "bevinding", en: "finding")
    }
  }
}
