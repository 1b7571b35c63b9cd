import Foundation
import GuidelineModel

/// Whether this machine's IANA database has a time zone of this name.
///
/// Zones must be named by a place, so that daylight saving time changes as it does there; the only
/// other name accepted is that of UTC.
func isTimeZone(_ name: String) -> Bool {
  let isOfPlace = name.contains("/") && !withoutPlace.contains { name.hasPrefix($0) }
  return (isOfPlace || name == "UTC") && TimeZone(identifier: name) != nil
}

/// Folders of the database with fixed offsets or with other ways of counting seconds.
private let withoutPlace = ["Etc/", "SystemV/", "posix/", "right/"]

/// The name most likely meant; `nil` if none is close.
func nearestTimeZone(to name: String) -> String? {
  let universal = ["gmt", "uct", "utc", "zulu", "universal", "greenwich", "gmt0", "gmt+0", "gmt-0"]
  if universal.contains(name.lowercased().replacing("etc/", with: "")) { return "UTC" }
  let known = TimeZone.knownTimeZoneIdentifiers.filter { $0.contains("/") }.sorted()
  let meant = name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: "_")
  let written = known.first {
    $0.lowercased() == meant || $0.lowercased().hasSuffix("/\(meant)")
  }
  return written ?? placeAbbreviated(by: name) ?? nearestName(to: name, in: known)
    ?? placeInEurope(likeOffset: name, among: known)
}

/// A place that uses an abbreviation such as `CET` or `EST5EDT`.
private func placeAbbreviated(by name: String) -> String? {
  let letters = String(name.uppercased().prefix(while: \.isLetter))
  return TimeZone.abbreviationDictionary[letters].flatMap { $0.contains("/") ? $0 : nil }
}

/// A place in Europe with the winter offset of a name such as `GMT+1`.
private func placeInEurope(likeOffset name: String, among known: [String]) -> String? {
  guard let offset = TimeZone(identifier: name)?.secondsFromGMT() else { return nil }
  let winter = Date(timeIntervalSince1970: 1_767_225_600)
  return known.first {
    $0.hasPrefix("Europe/")
      && TimeZone(identifier: $0)?.secondsFromGMT(for: winter) == offset
  }
}
