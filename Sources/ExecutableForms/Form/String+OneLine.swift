extension String {
  /// The words without line breaks and hidden characters, for a place that ends with its line.
  var onOneLine: String {
    let parts = unicodeScalars.split { $0.properties.isWhitespace || $0.properties.isHidden }
    return parts.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isHidden: Bool {
    switch generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
