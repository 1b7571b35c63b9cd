import GuidelineModel
import Reasoning

/// What was done for rows of nobody, why not what is advised, and when things happened.
///
/// Hospitals differ, and it gets better by the quarter, so that a report has something to show. The draws are apart
/// from those of the answers, which are the same with these columns and without.
struct SyntheticCare: Sendable {
  /// The columns, in the order in which they are written.
  let columns: [Column]
  private let guideline: Guideline
  private let seed: UInt64
  /// The events that have a time of their own, in the guideline's order: not the first of others.
  private let events: [Int]

  /// The first second of 2024.
  private static let start: Int64 = 1_704_067_200
  private static let quarter: Int64 = 91 * 86_400
  /// How fast things go where no limit of the pathway says it, in seconds.
  private static let usual: Int64 = 14 * 86_400

  /// A column, and what a mapping says of it.
  struct Column {
    let name: String
    /// The lines of the mapping below the name.
    let meaning: [String]
  }

  init(_ guideline: Guideline, seed: UInt64) {
    self.guideline = guideline
    // Any other start of the random numbers than that of the answers.
    self.seed = seed ^ 0xC0_4E
    let derived = Set(guideline.eventRules.derived.map(\.event.offset))
    let events = guideline.events.indices.filter { !derived.contains($0) }
    self.events = events
    let reasons = guideline.plan.reasons.map(\.id.text)
    columns =
      events.map { event in
        let name = guideline.events[event].id.text
        return Column(kind: "time", of: name, ["event: \(name)", "format: yyyy-mm-dd"])
      }
      + guideline.trees.map { tree in
        let outcomes = tree.outcomes.map(\.id.text)
        let codes = outcomes.map { ($0, $0) } + [(Self.other(than: outcomes), "[]")]
        return Column(kind: "done", of: tree.id.text, ["done: \(tree.id)"], codes: codes)
      }
      + (reasons.isEmpty ? [] : guideline.trees).map { tree in
        let codes = reasons.map { ($0, $0) }
        return Column(kind: "reason", of: tree.id.text, ["reason: \(tree.id)"], codes: codes)
      }
  }

  /// The code of a treatment that agrees with no outcome, which is not the name of one.
  private static func other(than outcomes: [String]) -> String {
    var code = "other"
    while outcomes.contains(code) { code += "-treatment" }
    return code
  }

  /// Adds the cells of a row, each after a comma; `outcomes` are those of the trees on the pathway.
  func add(
    _ row: Int, hospital: Int, quarter: Int, outcomes: [Int: Index<Outcome>],
    to lines: inout [UInt8]
  ) {
    var draws = Draws(seed: seed, row: UInt64(row))
    addTimes(hospital: hospital, quarter: quarter, pace: pace(of: outcomes), &draws, to: &lines)
    var reasons: [Int: Int] = [:]
    for tree in guideline.trees.indices {
      lines.append(UInt8(ascii: ","))
      // Somebody who is not on the way to a tree is done nothing of it; now and then nothing is recorded.
      guard let outcome = outcomes[tree], draws.below(20) > 0 else { continue }
      let names = guideline.trees[tree].outcomes.map(\.id.text)
      if draws.below(100) < Self.concordant(hospital: hospital, quarter: quarter) {
        lines += names[outcome.offset].utf8
        continue
      }
      let other = Int(draws.below(UInt64(names.count)))
      lines += (other == outcome.offset ? Self.other(than: names) : names[other]).utf8
      let count = guideline.plan.reasons.count
      if count > 0, draws.below(3) > 0 { reasons[tree] = Int(draws.below(UInt64(count))) }
    }
    guard !guideline.plan.reasons.isEmpty else { return }
    for tree in guideline.trees.indices {
      lines.append(UInt8(ascii: ","))
      if let reason = reasons[tree] { lines += guideline.plan.reasons[reason].id.text.utf8 }
    }
  }

  /// In how many of a hundred rows the advice is followed: the last hospital stands out.
  private static func concordant(hospital: Int, quarter: Int) -> UInt64 {
    let outlier = hospital == SyntheticRegistry.hospitals - 1
    return UInt64(82 + quarter - (outlier ? 20 : hospital))
  }

  /// The strictest limit of what is advised, in seconds.
  private func pace(of outcomes: [Int: Index<Outcome>]) -> Int64 {
    let limits = outcomes.flatMap { tree, outcome in
      guideline.trees[tree].outcomes[outcome.offset].limits.compactMap(\.limit.within?.seconds)
    }
    return limits.min() ?? Self.usual
  }

  /// Events follow each other in the guideline's order, after a part of what the strictest limit allows for; some
  /// do not happen, and some hospitals record the day alone.
  private func addTimes(
    hospital: Int, quarter: Int, pace: Int64, _ draws: inout Draws, to lines: inout [UInt8]
  ) {
    var moment = Self.start + Int64(quarter) * Self.quarter
    moment += Int64(draws.below(UInt64(Self.quarter / 60))) * 60
    let slow = Int64(10 + hospital - quarter / 2)
    for place in events.indices {
      if place > 0 {
        // Mostly short, seldom long: the product of two draws up to 100.
        let part = Int64(draws.below(101) * draws.below(101))
        moment += pace / 60 * part * slow / 100_000 * 60
      }
      lines.append(UInt8(ascii: ","))
      guard draws.below(10) < (place == 0 ? 9 : 6) else { continue }
      let text = Timestamp(Instant(seconds: moment), offsetSeconds: 0).rfc3339
      lines += text.utf8.prefix(10)
      guard draws.below(8) >= UInt64(hospital / 2) else { continue }
      lines.append(UInt8(ascii: " "))
      lines += text.utf8.dropFirst(11).prefix(5)
    }
  }
}

extension SyntheticCare.Column {
  /// - Parameters:
  ///   - kind: What it tells.
  ///   - part: The name of the part of the guideline that it tells this of.
  ///   - lines: What the mapping says of it, without codes.
  ///   - codes: Its codes, with what each means.
  fileprivate init(
    kind: String, of part: String, _ lines: [String], codes: [(code: String, meaning: String)] = []
  ) {
    name = "synthetic_\(kind)_" + part.replacing("-", with: "_")
    meaning =
      lines + (codes.isEmpty ? [] : ["codes:"])
      + codes.map { "  \(YAMLText.quoted($0.code)): \($0.meaning)" }
  }
}
