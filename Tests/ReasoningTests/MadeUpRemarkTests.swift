import GuidelineModel
import Reasoning
import TestSupport
import Testing

/// Warnings, notes and other readings of `Tests/Fixtures/sting`.
struct MadeUpRemarkTests {
  private let clinic: Clinic

  init() throws { clinic = try Clinic.madeUp(.sting) }

  /// Every non-empty set of some values.
  private static func sets(_ values: [String]) -> [String] {
    (1..<(1 << values.count)).map { bits in
      values.indices.filter { bits & (1 << $0) != 0 }.map { values[$0] }.joined(separator: "|")
    }
  }

  @Test(
    arguments: sets(["none", "local", "spreading"]), sets(["present", "absent"]))
  func `two answers warn only where every combination left contradicts`(
    swelling: String, stinger: String
  ) throws {
    let advice = try clinic.advice(from: ["treat"], "swelling: \(swelling), stinger: \(stinger)")
    let isExpected = (swelling, stinger) == ("none", "present")
    #expect(clinic.warnings(advice) == (isExpected ? ["stinger-without-swelling"] : []))
  }

  @Test(arguments: [
    (["treat"], "age: child, stung: older", ["child-with-ointment"]),
    (["treat"], "age: child, stung: recent", ["child-with-ointment"]),
    (["treat"], "age: child", ["child-with-ointment"]), (["treat"], "age: infant|child", []),
    (["treat"], "age: child|adult, stung: older", []),
    (["treat"], "age: ?, stung: older", []), (["look"], "age: child, stung: older", []),
    (["look"], "swelling: spreading", ["spreading-at-review"]),
    (["treat"], "swelling: spreading", []),
    (["treat"], "swelling: spreading, age: infant", ["spreading-at-review"]),
    (["look"], "swelling: none, stinger: ?", []),
    (
      ["look", "treat"], "swelling: spreading, age: child, stung: older",
      ["child-with-ointment", "spreading-at-review"]
    ),
  ])
  func `a warning of a tree is raised where that tree ends as it says`(
    start: [String], answers: String, expected: [String]
  ) throws {
    #expect(try clinic.warnings(clinic.advice(from: start, answers)) == expected)
  }

  @Test(arguments: [
    ("look", "swelling: local", ["look-again"]),
    ("look", "swelling: local, stinger: present", ["look-again"]),
    ("look", "swelling: local, stinger: ?", ["look-again"]),
    ("look", "swelling: local, stinger: absent", []), ("look", "swelling: none", []),
    ("look", "swelling: local|none", []), ("look", "stinger: present", []),
    ("review", "treatment: ice, relief: yes", ["thank-you"]),
    ("review", "treatment: ice", []), ("review", "treatment: ice, relief: no", []),
  ])
  func `a note is told where its path was taken and its values are possible`(
    start: String, answers: String, expected: [String]
  ) throws {
    #expect(try clinic.notes(clinic.advice(from: [start], answers)) == expected)
  }

  @Test(arguments: [
    ("look", "swelling: none, stung: older", ["time-first: look ⇒ wait", "time-first: - review"]),
    (
      "look", "swelling: spreading",
      ["time-first: look ? wait | emergency", "time-first: - review"]
    ),
    ("look", "swelling: spreading, stung: recent", []),
    ("look", "swelling: local, stinger: absent", []),
    ("look", "swelling: local, stinger: absent, stung: older", []),
    ("treat", "age: child, stung: older", ["child-as-infant: treat ⇒ ice-only"]),
    (
      "treat", "age: child, stung: recent",
      ["child-as-infant: treat ⇒ ice-only", "child-as-infant: + review ? discharge | see-again"]
    ),
    ("treat", "age: adult, stung: older", []), ("treat", "age: infant", []),
    ("review", "", []),
  ])
  func `a reading is told where it changes what the trees say`(
    start: String, answers: String, expected: [String]
  ) throws {
    #expect(try clinic.differences(clinic.advice(from: [start], answers)) == expected)
  }
}
