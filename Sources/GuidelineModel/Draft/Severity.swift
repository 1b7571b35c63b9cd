/// Whether something wrong with a guideline keeps it from being used.
public enum Severity: String, Hashable, Sendable {
  /// It must be mended before the guideline can be used.
  case error
  /// Worth mending, but every advice is still right.
  case finding

  /// The word for the severity in a message.
  package var word: Text {
    switch self {
    case .error: Text(nl: "fout", en: "error")
    case .finding: Text(nl: "bevinding", en: "finding")
    }
  }
}
