import GuidelineModel
import TestSupport
import Testing

@testable import Reasoning

/// The contradictions of section 4.
struct WarningTests {
  private let clinic: Clinic

  init() throws { clinic = try Clinic.builtIn() }

  /// Two items of which every combination of these values contradicts.
  struct Pair: Sendable, CustomTestStringConvertible {
    let code: String
    let left: (item: String, values: [String])
    let right: (item: String, values: [String])

    init(_ code: String, _ left: (String, [String]), _ right: (String, [String])) {
      self.code = code
      self.left = left
      self.right = right
    }

    var testDescription: String { code }
  }

  static let pairs: [Pair] = [
    Pair(
      "irreversible-paraplegia-incomplete", ("irreversible-paraplegia", ["yes"]),
      ("paraplegia", ["incomplete"])),
    Pair(
      "asymptomatic-with-clinical-compression", ("metastases", ["asymptomatic"]),
      ("epidural-compression", ["clinical"])),
    Pair(
      "asymptomatic-with-pain", ("metastases", ["asymptomatic"]),
      ("pain", ["moderate", "severe"])),
    Pair(
      "asymptomatic-with-progressive-deficit", ("metastases", ["asymptomatic"]),
      ("progressive-deficit", ["present"])),
    Pair(
      "progressive-deficit-without-clinical-compression", ("progressive-deficit", ["present"]),
      ("epidural-compression", ["none", "radiological"])),
    Pair(
      "progressive-deficit-without-neurological-deficit", ("progressive-deficit", ["present"]),
      ("neurological-deficit", ["absent"])),
    Pair(
      "compression-signs-without-clinical-compression", ("compression-signs", ["present"]),
      ("epidural-compression", ["none", "radiological"])),
    Pair(
      "asymptomatic-with-compression-signs", ("metastases", ["asymptomatic"]),
      ("compression-signs", ["present"])),
  ]

  /// Every non-empty set of the values of an item.
  private func sets(_ item: String) throws -> [[String]] {
    let values = try #require(ItemTests.table.first { $0.item == item }).values
    return (1..<(1 << values.count)).map { bits in
      values.indices.filter { bits & (1 << $0) != 0 }.map { values[$0] }
    }
  }

  @Test(arguments: pairs)
  func `two answers warn exactly when every combination left contradicts`(
    pair: Pair
  ) throws {
    for left in try sets(pair.left.item) {
      for right in try sets(pair.right.item) {
        let isExpected = left.allSatisfy { first in
          right.allSatisfy { second in
            pair.left.values.contains(first) && pair.right.values.contains(second)
          }
        }
        let advice = try clinic.advice(
          from: ["follow-up"],
          "\(pair.left.item): \(left.joined(separator: "|")), "
            + "\(pair.right.item): \(right.joined(separator: "|"))")
        #expect(clinic.warnings(advice) == (isExpected ? [pair.code] : []))
      }
    }
  }

  @Test(arguments: pairs)
  func `a warning is raised wherever the pathway starts`(pair: Pair) throws {
    let answers =
      "\(pair.left.item): \(pair.left.values[0]), \(pair.right.item): \(pair.right.values[0])"
    for tree in SourceTree.base {
      #expect(try clinic.warnings(clinic.advice(from: [tree.name], answers)) == [pair.code])
    }
  }

  @Test(arguments: pairs)
  func `what is not known contradicts nothing`(pair: Pair) throws {
    let left = "\(pair.left.item): \(pair.left.values[0]), \(pair.right.item): ?"
    let right = "\(pair.left.item): ?, \(pair.right.item): \(pair.right.values[0])"
    #expect(try clinic.warnings(clinic.advice(from: ["follow-up"], left)) == [])
    #expect(try clinic.warnings(clinic.advice(from: ["follow-up"], right)) == [])
  }

  @Test func `a warning names exactly the items that contradict each other`() {
    let items = clinic.guideline.warnings.map { warning in
      Set(warning.conditions.map { clinic.name($0.item) })
    }
    #expect(
      items == Self.pairs.map { [$0.left.item, $0.right.item] }
        + [
          ["radiotherapy-response"], ["life-expectancy"], ["life-expectancy"], ["life-expectancy"],
        ])
  }

  @Test func `several contradictions are all reported`() throws {
    let advice = try clinic.advice(
      from: ["follow-up"],
      """
      metastases: asymptomatic, pain: severe, progressive-deficit: present, \
      epidural-compression: none, neurological-deficit: absent, compression-signs: present
      """)
    #expect(
      clinic.warnings(advice) == [
        "asymptomatic-with-pain", "asymptomatic-with-progressive-deficit",
        "progressive-deficit-without-clinical-compression",
        "progressive-deficit-without-neurological-deficit",
        "compression-signs-without-clinical-compression", "asymptomatic-with-compression-signs",
      ])
  }

  @Test(arguments: [
    ("progressive-deficit: present, surgery-within-24-hours: no", "no", true),
    (
      "progressive-deficit: present, surgery-within-24-hours: yes, compression-limited: no", "no",
      true
    ),
    (
      "progressive-deficit: absent, vital-systemic-indication: no, rapid-systemic-effect: no, "
        + "affected-area: not-localised", "no", true
    ),
    ("progressive-deficit: present, surgery-within-24-hours: no", "yes", false),
    ("progressive-deficit: present, surgery-within-24-hours: no", "?", false),
    ("progressive-deficit: absent, vital-systemic-indication: yes", "no", false),
    (operable + "unstable", "no", false), ("progressive-deficit: present", "no", false),
  ])
  func `radiotherapy without a chance of a response warns`(
    answers: String, response: String, isRaised: Bool
  ) throws {
    #expect(
      try clinic.warnings(
        clinic.advice(from: ["long-survival"], answers + ", radiotherapy-response: \(response)"))
        == (isRaised ? ["radiotherapy-without-response"] : []))
  }

  private static let operable = """
    progressive-deficit: present, surgery-within-24-hours: yes, compression-limited: yes, \
    fit-for-surgery: yes, spinal-stability: 
    """
  private static let unstable = """
    progressive-deficit: absent, vital-systemic-indication: no, rapid-systemic-effect: no, \
    affected-area: localised, spinal-stability: 
    """

  @Test(arguments: [
    (operable + "stable", true), (operable + "unstable", true),
    (operable + "stable, local-treatment: radiotherapy", true), (unstable + "unstable", true),
    (unstable + "stable", false), (unstable + "stable|unstable", false),
    ("progressive-deficit: present, surgery-within-24-hours: no", false),
    ("progressive-deficit: absent, vital-systemic-indication: yes", false), ("", false),
  ])
  func `3 to 6 months warn where surgery is the outcome or an option`(
    answers: String, isRaised: Bool
  ) throws {
    let separator = answers.isEmpty ? "" : ", "
    #expect(
      try clinic.warnings(
        clinic.advice(
          from: ["long-survival"], answers + separator + "life-expectancy: 3-to-6-months"))
        == (isRaised ? ["survival-short-for-surgery"] : []))
  }

  @Test(arguments: [
    "6-to-12-months", "over-12-months", "3-to-6-months|6-to-12-months",
    "under-3-months|3-to-6-months", "?",
  ])
  func `any other expectancy does not warn about surgery`(expectancy: String) throws {
    let answers = Self.operable + "unstable, life-expectancy: \(expectancy)"
    #expect(try clinic.warnings(clinic.advice(from: ["long-survival"], answers)) == [])
  }

  @Test(arguments: [
    ("under-3-months", "long-survival", ["survival-too-short-for-long-survival"]),
    ("under-3-months|3-to-6-months", "long-survival", []),
    ("over-12-months", "long-survival", []),
    ("under-3-months", "short-survival", []),
    ("under-3-months|3-to-6-months", "short-survival", []),
    ("?", "short-survival", []),
    ("3-to-6-months", "short-survival", ["survival-too-long-for-short-survival"]),
    ("6-to-12-months", "short-survival", ["survival-too-long-for-short-survival"]),
    ("over-12-months", "short-survival", ["survival-too-long-for-short-survival"]),
    (
      "3-to-6-months|6-to-12-months|over-12-months", "short-survival",
      ["survival-too-long-for-short-survival"]
    ),
    ("under-3-months", "follow-up", []), ("over-12-months", "follow-up", []),
  ])
  func `a life expectancy warns in a tree that it does not fit`(
    expectancy: String, tree: String, expected: [String]
  ) throws {
    #expect(
      try clinic.warnings(clinic.advice(from: [tree], "life-expectancy: \(expectancy)"))
        == expected)
  }
}
