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

/// The guideline that a command uses.
struct GuidelineOption: ParsableArguments {
  @Option(
    name: .customLong("guideline"),
    help: ArgumentHelp("A guideline folder in place of the built-in one.", valueName: "dir"),
    completion: .directory)
  var folder: String?

  /// The guideline asked for.
  ///
  /// - Throws: ``CommandFailure`` with all errors in the folder.
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

/// The language of output for people.
struct LanguageOption: ParsableArguments {
  @Option(name: .customLong("lang"), help: "The language: nl or en.")
  var language: Language = .dutch
}

/// The moment for cases that name none.
struct NowOption: ParsableArguments {
  @Option(
    name: .customLong("now"),
    help: ArgumentHelp(
      "The moment to take where the case names none, as RFC 3339; by default the clock's.",
      valueName: "time"))
  var text: String?

  /// The moment, in the guideline's time zone.
  func timestamp(in guideline: Guideline) throws -> Timestamp {
    try clock(in: guideline)()
  }

  /// A clock in the guideline's time zone; it always gives the same moment if `--now` is given.
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

/// How much a proof or a search may use.
///
/// What exceeds it is refused or left out, with a message.
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
  /// An analysis that exceeds the limits.
  static func badInput(_ limit: LimitExceeded) -> CommandFailure {
    CommandFailure(status: .badInput, message: words(limit))
  }
}
