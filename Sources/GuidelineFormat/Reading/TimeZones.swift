import Foundation

/// Whether this machine knows a time zone by this IANA name.
func isKnownTimeZone(_ name: String) -> Bool {
  TimeZone(identifier: name) != nil
}
