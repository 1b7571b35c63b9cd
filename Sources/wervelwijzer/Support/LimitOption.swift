import ArgumentParser
import Proof
import ProofReports
import Reasoning

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
