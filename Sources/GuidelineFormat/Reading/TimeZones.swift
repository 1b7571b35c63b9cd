import Foundation
import GuidelineModel

/// Whether this machine knows a time zone by this IANA name.
func isKnownTimeZone(_ name: String) -> Bool {
  TimeZone(identifier: name) != nil
}

/// The IANA name that was most likely meant, or nil where none is near.
func nearestTimeZone(to name: String) -> String? {
  nearestName(to: name, in: TimeZone.knownTimeZoneIdentifiers.sorted())
}
