import ArgumentParser
import Proof
import ProofReports

/// How much a proof may take before it is refused.
struct LimitOption: ParsableArguments {
  @Option(
    name: .customLong("limit"),
    help: "The most nodes a proof may take; more is refused with a reason, never waited for.")
  var nodes = 1_000_000

  var limits: ProofLimits { ProofLimits(nodes: nodes) }

  func validate() throws {
    guard (1...50_000_000).contains(nodes) else {
      throw ValidationError("--limit is a number from 1 to 50000000")
    }
  }
}

extension CommandFailure {
  /// A guideline that cannot be analysed within the limits.
  static func badInput(_ limit: LimitExceeded) -> CommandFailure {
    CommandFailure(status: .badInput, message: words(limit))
  }
}
