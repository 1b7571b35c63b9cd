import GuidelineModel
import Testing

@testable import Cohort

/// Counts stay with their group and result, however many of either there are.
struct GroupTalliesTests {
  private func result(_ number: Int) -> TreeOutcomes {
    TreeOutcomes(tree: number % 3, outcomes: OutcomeSet(bits: UInt64(number / 3)))
  }

  @Test(arguments: [1, 2, 7, 40])
  func `more results than were expected keep what was counted`(expected: Int) throws {
    var tallies = GroupTallies(columns: 1, results: expected)
    var alone: [[Int]: Int] = [:]
    var onPathway: [[Int]: Int] = [:]
    var rows: [Int: Int] = [:]
    var contradictions: [Int: Int] = [:]
    for number in 0..<40 {
      tallies.makeRoom(for: number + 1)
      for group in 0...(number % 5) {
        tallies.set(0, Array("\(group)".utf8))
        let found = tallies.groupOfRow
        let place = try #require(found)
        #expect(place == group)
        tallies.countRow(in: place)
        rows[group, default: 0] += 1
        for other in stride(from: number, through: 0, by: -3) {
          tallies.countAlone(other)
          alone[[group, other], default: 0] += 1
        }
        tallies.countOnPathway(number)
        onPathway[[group, number], default: 0] += 1
        guard number % 4 == 0 else { continue }
        tallies.countContradiction()
        contradictions[group, default: 0] += 1
      }
    }
    let counts = tallies.counted(columns: ["x"], (0..<40).map(result), trees: 3)
    #expect(counts.groups.count == 5)
    for group in 0..<5 {
      let found = try #require(counts.groups[["\(group)"]])
      #expect(found.rows == rows[group])
      #expect(found.contradictions == contradictions[group, default: 0])
      for number in 0..<40 {
        let (tree, outcomes) = (number % 3, OutcomeSet(bits: UInt64(number / 3)))
        #expect(found.trees[tree][outcomes] == alone[[group, number]])
        #expect(found.pathway[tree][outcomes] == onPathway[[group, number]])
      }
    }
  }
}
