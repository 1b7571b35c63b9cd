public import ArgumentParser
import BuiltInGuideline
import Consultation
import Exchange
import Foundation
import GuidelineFormat
public import GuidelineModel
import Proof
import ProofReports
public import Reasoning

/// Which guideline a command works on.
struct GuidelineOption: ParsableArguments {
  @Option(
    name: .customLong("guideline"),
    help: ArgumentHelp("A guideline folder in place of the built-in one.", valueName: "dir"),
    completion: .directory)
  var folder: String?

  /// The guideline asked for.
  ///
  /// - Throws: ``CommandFailure`` with every mistake in the folder.
  func load() throws -> LoadedGuideline {
    guard let folder else { return try Self.builtIn() }
    do {
      return try GuidelineFolder.read(atPath: folder)
    } catch {
      throw CommandFailure.unusable(
        nl: "de richtlijn is niet bruikbaar", en: "the guideline cannot be used",
        error.diagnostics)
    }
  }

  static func builtIn() throws -> LoadedGuideline {
    do {
      return try LoadedGuideline.builtIn()
    } catch {
      throw CommandFailure.internalFault(
        nl: "de ingebouwde richtlijn is beschadigd; installeer het programma opnieuw",
        en: "the built-in guideline is damaged; install the program again")
    }
  }
}

/// In which language people are spoken to.
struct LanguageOption: ParsableArguments {
  @Option(name: .customLong("lang"), help: "The language: nl or en.")
  var language: Language = .dutch
}

/// The moment that counts as now where a case names none.
struct NowOption: ParsableArguments {
  @Option(
    name: .customLong("now"),
    help: ArgumentHelp(
      "The moment to take where the case names none, as RFC 3339; by default the clock's.",
      valueName: "time"))
  var text: String?

  /// The moment, in the offset that the guideline's time zone has then.
  func timestamp(in guideline: Guideline) throws -> Timestamp {
    try clock(in: guideline)()
  }

  /// What tells the moment whenever it is asked, in the offset that the guideline's time zone has
  /// then: always the same one, where one was given.
  func clock(in guideline: Guideline) throws -> @Sendable () -> Timestamp {
    guard let text else {
      let zone = TimeZone(identifier: guideline.timeZone) ?? .gmt
      return {
        let now = Date()
        return Timestamp(
          Instant(seconds: Int64(now.timeIntervalSince1970)),
          offsetSeconds: zone.secondsFromGMT(for: now))
      }
    }
    let now: Timestamp
    do {
      now = try Timestamp(rfc3339: text)
    } catch {
      throw CommandFailure.badInput(
        nl: "--now is een tijd volgens RFC 3339, zoals 2026-11-22T21:00:00+01:00",
        en: "--now takes a time as in RFC 3339, such as 2026-11-22T21:00:00+01:00")
    }
    guard now.instant >= .earliest else {
      let problem = CaseProblem(path: "--now", message: ImpossibleCase.nowTooEarly.message)
      throw CommandFailure.badInput(
        nl: problem.description(in: .dutch), en: problem.description(in: .english))
    }
    return { now }
  }
}

extension Language: ExpressibleByArgument {}
extension QuestionOrder: ExpressibleByArgument {}

/// How much a proof or a search may take: more is refused, or done without, and said so.
struct LimitOption: ParsableArguments {
  @Option(
    name: .customLong("limit"),
    help: ArgumentHelp(
      "The most a proof or a search may take, in nodes of a diagram; more is never waited for.",
      discussion: """
        What cannot be proven within it is refused with a reason. Where the order with the fewest \
        questions cannot be found, questions stand in the order of the source, and that is said.
        """))
  var nodes = 1_000_000

  var limits: ProofLimits { ProofLimits(nodes: nodes) }
  var search: SearchLimit { SearchLimit(nodes: nodes) }

  func validate() throws {
    guard (1...ProofLimits.most).contains(nodes) else {
      throw ValidationError("--limit is a number from 1 to \(ProofLimits.most)")
    }
  }
}

extension CommandFailure {
  /// A guideline that cannot be analysed within the limits.
  static func badInput(_ limit: LimitExceeded) -> CommandFailure {
    CommandFailure(status: .badInput, message: words(limit))
  }
}
