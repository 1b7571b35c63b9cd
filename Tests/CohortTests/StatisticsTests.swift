import Foundation
import TestSupport
import Testing

@testable import Cohort

/// Statistics say what SciPy and statsmodels say.
///
/// `Conformance/cohort_statistics_test.py` makes the file of cases and compares it.
struct StatisticsTests {
  private static func cases(_ kind: String) throws -> [[String]] {
    let text = try String(
      contentsOf: Repository.file("Tests/Fixtures/statistics.csv"), encoding: .utf8)
    return text.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
      .filter { $0.first == kind }.map { Array($0.dropFirst()) }
  }

  private static func close(_ own: Double, _ other: String, _ tolerance: Double = 1e-8) -> Bool {
    guard let other = Double(other) else { return false }
    return abs(own - other) <= tolerance * max(1, abs(other)) + 1e-12
  }

  @Test func `Wilson intervals`() throws {
    let cases = try Self.cases("wilson")
    #expect(cases.count >= 300)
    for fields in cases {
      let count = try #require(Int(fields[0]))
      let total = try #require(Int(fields[1]))
      let interval = Proportion(count, of: total).wilson
      #expect(
        Self.close(interval.lowerBound, fields[2]) && Self.close(interval.upperBound, fields[3]),
        "\(fields)")
    }
  }

  @Test func `binomial probabilities and limits`() throws {
    let chances = try Self.cases("binomial")
    #expect(chances.count >= 500)
    for fields in chances {
      let binomial = Binomial(
        trials: try #require(Int(fields[0])), chance: try #require(Double(fields[1])))
      let own = binomial.probability(atMost: try #require(Int(fields[2])))
      #expect(Self.close(own, fields[3], 1e-6), "\(fields) \(own)")
    }
    let limits = try Self.cases("limits")
    #expect(limits.count >= 500)
    for fields in limits {
      let binomial = Binomial(
        trials: try #require(Int(fields[0])), chance: try #require(Double(fields[1])))
      let own = binomial.limits(holding: try #require(Double(fields[2])))
      #expect("\(own.lowerBound),\(own.upperBound)" == "\(fields[3]),\(fields[4])", "\(fields)")
    }
  }

  @Test func `trends`() throws {
    let cases = try Self.cases("trend")
    #expect(cases.count >= 300)
    for fields in cases {
      let groups = try fields[0].split(separator: ";").map { group in
        let numbers = group.split(separator: "/").compactMap { Int($0) }
        try #require(numbers.count == 2)
        return Proportion(numbers[0], of: numbers[1])
      }
      let trend = try #require(Trend(groups))
      #expect(Self.close(trend.z, fields[1]) && Self.close(trend.p, fields[2]), "\(fields)")
    }
    #expect(Trend([Proportion(0, of: 5), Proportion(0, of: 7)]) == nil)
    #expect(Trend([Proportion(3, of: 5)]) == nil)
  }

  @Test func `ranks around a quantile`() throws {
    let cases = try Self.cases("ranks")
    #expect(cases.count >= 300)
    for fields in cases {
      let ranks = OrderStatistics.ranks(
        of: try #require(Double(fields[1])), count: try #require(Int(fields[0])))
      let own = ranks.map { "\($0.lowerBound),\($0.upperBound)" } ?? "-,-"
      #expect(own == "\(fields[2]),\(fields[3])", "\(fields)")
    }
  }

  @Test func `quantiles of counted values`() {
    let order = OrderStatistics([60: 3, 120: 5, 600: 2, 7: 0])
    #expect(order.count == 10)
    #expect(order.quantile(0.5) == 120)
    #expect(order.quantile(0.3) == 60)
    #expect(order.quantile(0.9) == 600)
    #expect(order.interval(0.5) == 60...600)
    #expect(OrderStatistics([:]).quantile(0.5) == nil)
  }
}
