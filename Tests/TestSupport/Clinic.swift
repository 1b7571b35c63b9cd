import BuiltInGuideline
import Foundation
package import GuidelineFormat
package import GuidelineModel
package import Reasoning
import Testing

/// A guideline with its reasoner: a case in one line, and what follows from it.
package struct Clinic: Sendable {
  package let loaded: LoadedGuideline
  package let reasoner: Reasoner

  package var guideline: Guideline { loaded.guideline }
  package var digest: String { loaded.digest }

  package init(_ loaded: LoadedGuideline) {
    self.loaded = loaded
    reasoner = Reasoner(loaded.guideline)
  }

  /// The guideline that the binary carries, read once.
  package static func builtIn() throws -> Clinic { try cachedBuiltIn.get() }

  private static let cachedBuiltIn = Result { Clinic(try LoadedGuideline.builtIn()) }

  /// A made-up guideline in `Tests/Fixtures`, read once.
  package static func madeUp(_ name: MadeUpGuideline) throws -> Clinic {
    try name.cached.get()
  }

  /// The moment of every case that does not say otherwise.
  package static let now: String = "2026-11-22T21:00:00+01:00"

  package func item(_ name: String) throws -> Index<Item> {
    try #require(guideline.item(named: name), "no item '\(name)'")
  }

  package func tree(_ name: String) throws -> Index<Tree> {
    try #require(guideline.tree(named: name), "no tree '\(name)'")
  }

  package func event(_ name: String) throws -> Index<Event> {
    try #require(guideline.event(named: name), "no event '\(name)'")
  }

  package func reading(_ name: String) throws -> Int {
    try #require(
      guideline.readings.firstIndex { $0.id.text == name }, "no reading '\(name)'")
  }

  package func outcome(_ name: String, of tree: Index<Tree>) throws -> Index<Outcome> {
    Index(
      try #require(
        guideline[tree].outcomes.firstIndex { $0.id.text == name }, "no outcome '\(name)'"))
  }

  package func values(_ names: [String], of item: Index<Item>) throws -> PossibleValues {
    PossibleValues(
      try names.map { name in
        try #require(guideline[item].valueIndex(named: name), "no value '\(name)'")
      })
  }
}

/// The made-up guidelines that engine tests run on; a folder of `Tests/Fixtures` each.
package enum MadeUpGuideline: String, CaseIterable, Sendable {
  /// Everything of trees, items, readings, warnings and notes: its README.md shows it on one page.
  case sting
  /// Every rule of plans.
  case toothache

  fileprivate var cached: Result<Clinic, any Error> {
    switch self {
    case .sting: Self.cachedSting
    case .toothache: Self.cachedToothache
    }
  }

  private static let cachedSting = MadeUpGuideline.sting.read()
  private static let cachedToothache = MadeUpGuideline.toothache.read()

  private func read() -> Result<Clinic, any Error> {
    Result {
      Clinic(
        try GuidelineFolder.read(atPath: Repository.file("Tests/Fixtures/\(rawValue)").path))
    }
  }
}
