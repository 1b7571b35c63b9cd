import Foundation
import GuidelineModel

/// Whether this machine knows a time zone by this name of the IANA database.
///
/// A zone is named by a place, so that the hour changes there when it does for its people; of the
/// names without one, only that of universal time is taken.
func isTimeZone(_ name: String) -> Bool {
  let isOfPlace = name.contains("/") && !withoutPlace.contains { name.hasPrefix($0) }
  return (isOfPlace || name == "UTC") && TimeZone(identifier: name) != nil
}

/// Folders of the database whose zones are offsets, or others by another way to count seconds.
private let withoutPlace = ["Etc/", "SystemV/", "posix/", "right/"]

/// The name that was most likely meant, or nil where none is near.
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

/// A place where an abbreviation such as `CET` or `EST5EDT` is used.
private func placeAbbreviated(by name: String) -> String? {
  let letters = String(name.uppercased().prefix(while: \.isLetter))
  return TimeZone.abbreviationDictionary[letters].flatMap { $0.contains("/") ? $0 : nil }
}

/// A place where clocks are as far from universal time in winter as a name like `GMT+1` says.
private func placeInEurope(likeOffset name: String, among known: [String]) -> String? {
  guard let offset = TimeZone(identifier: name)?.secondsFromGMT() else { return nil }
  let winter = Date(timeIntervalSince1970: 1_767_225_600)
  return known.first {
    $0.hasPrefix("Europe/")
      && TimeZone(identifier: $0)?.secondsFromGMT(for: winter) == offset
  }
}
