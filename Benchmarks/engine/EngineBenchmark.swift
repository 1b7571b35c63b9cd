import BuiltInGuideline
import Exchange
import Foundation
import GuidelineFormat
import GuidelineModel
import Reasoning

/// Times the engine from inside one process and prints a JSON line for each measurement.
///
/// Arguments: a measurement (`tree`, `pathway`, `case`) and how often to repeat it in each of the
/// rounds; a third argument sets the number of rounds (15 where absent). With one round the process
/// does little else, so that allocations can be counted from outside at two repeat counts.
@main
enum EngineBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3, let repeats = Int(arguments[2]), repeats > 0 else {
      print("usage: engine-benchmark tree|pathway|case REPEATS [ROUNDS]")
      exit(2)
    }
    let rounds = arguments.count > 3 ? Int(arguments[3]) ?? 15 : 15
    let loaded = try LoadedGuideline.builtIn()
    let work = try Work(loaded)
    let measure: (Int) throws -> Int
    switch arguments[1] {
    case "tree": measure = work.evaluateTree
    case "pathway": measure = work.evaluatePathway
    case "case": measure = work.adviseCase
    default:
      print("engine-benchmark: tree, pathway or case")
      exit(2)
    }
    var nanoseconds: [Double] = []
    var check = 0
    for _ in 0..<rounds {
      let elapsed = try ContinuousClock().measure { check &+= try measure(repeats) }
      nanoseconds.append(Double(elapsed / .nanoseconds(1)) / Double(repeats))
    }
    nanoseconds.sort()
    print(
      """
      {"measurement": "\(arguments[1])", "unit": "ns", "rounds": \(rounds), \
      "repeats": \(repeats), "min": \(nanoseconds[0]), \
      "median": \(nanoseconds[rounds / 2]), "max": \(nanoseconds[rounds - 1]), "check": \(check)}
      """)
  }
}

/// The cases that are timed: one patient of whom all is known that the first tree asks.
private struct Work {
  private let reasoner: Reasoner
  private let writer: AdviceWriter
  private let tree: Index<Tree>
  private let states: [PatientState]
  private let json: [UInt8]
  private let now: Timestamp

  init(_ loaded: LoadedGuideline) throws {
    let guideline = loaded.guideline
    reasoner = Reasoner(guideline)
    writer = AdviceWriter(guideline, digest: loaded.digest)
    now = try Timestamp(rfc3339: "2026-11-22T21:00:00+01:00")
    tree = guideline.start
    let names = guideline.items.map { item in
      (item.id.text, item.values[item.values.count - 1].id.text)
    }
    json = Array(
      try JSONSerialization.data(
        withJSONObject: [
          "now": "2026-11-22T21:00:00+01:00",
          "answers": Dictionary(uniqueKeysWithValues: names.prefix(12)),
        ], options: .sortedKeys))
    // Different states, so that no branch predictor learns the one answer by heart.
    states = (0..<64).map { seed in
      var state = PatientState(of: guideline)
      for (place, item) in guideline.items.enumerated() where (seed >> (place % 6)) & 1 == 0 {
        if let index = guideline.item(named: item.id.text) {
          state.narrow(
            index, to: PossibleValues(CollectionOfOne((seed + place) % item.values.count)))
        }
      }
      return state
    }
  }

  func evaluateTree(_ repeats: Int) -> Int {
    var check = 0
    for round in 0..<repeats {
      check &+= reasoner.possibleOutcomes(of: tree, for: states[round & 63]).count
    }
    return check
  }

  func evaluatePathway(_ repeats: Int) -> Int {
    var check = 0
    for round in 0..<repeats {
      check &+= reasoner.pathway(for: states[round & 63], from: [tree]).visits.count
    }
    return check
  }

  func adviseCase(_ repeats: Int) throws -> Int {
    var check = 0
    for _ in 0..<repeats {
      let evaluation = try reasoner.evaluation(ofCase: json, now: now)
      check &+= writer.json(evaluation, in: .dutch).count
    }
    return check
  }
}
