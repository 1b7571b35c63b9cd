import Reasoning

/// The text form of calendar files (RFC 5545).
enum CalendarText {
  /// A moment in UTC: `20261122T201000Z`.
  static func stamp(_ instant: Instant) -> String {
    instant.utc.replacing(#/\.\d+/#, with: "").filter { $0 != "-" && $0 != ":" }
  }

  /// A text escaped for a property value; control characters are removed, as no value may contain
  /// them.
  static func escaped(_ text: String) -> String {
    text.replacing("\r\n", with: "\n").unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "\\", ";", ",": escaped += "\\\(scalar)"
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": escaped += "\\n"
      case "\t": escaped += " "
      default:
        if scalar.properties.generalCategory != .control { escaped.unicodeScalars.append(scalar) }
      }
    }
  }

  /// A line folded at 75 octets; continuation lines start with a space.
  static func folded(_ line: String) -> String {
    var folded = ""
    var octets = 0
    for scalar in line.unicodeScalars {
      let size = UTF8.width(scalar)
      if octets + size > 75 {
        folded += "\r\n "
        octets = 1
      }
      folded.unicodeScalars.append(scalar)
      octets += size
    }
    return folded
  }
}
