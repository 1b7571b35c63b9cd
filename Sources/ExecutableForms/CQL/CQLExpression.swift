/// An expression in the subset of Clinical Quality Language that exports need.
///
/// It is written as CQL text and as ELM.
indirect enum CQLExpression {
  case parameter(String)
  case definition(String)
  case text(String)
  case number(Int)
  case flag(Bool)
  case not(CQLExpression)
  /// Whether a list has an element; false for null.
  case exists(CQLExpression)
  case count(CQLExpression)
  case first(CQLExpression)
  case contains(CQLExpression, String)
  case equal(CQLExpression, CQLExpression)
  /// A value if a condition holds, else null.
  case valueIf(CQLExpression, CQLExpression)
  /// 1 if a condition holds, else 0.
  case oneIf(CQLExpression)
  case sum([CQLExpression])
  case list([CQLExpression])
  /// The elements of a list that are not null, in order.
  case known(CQLExpression)
  case and([CQLExpression])
  case or([CQLExpression])

  /// The largest number of operands of one operator; ELM nests as deep as that.
  private static let longest = 16

  static func all(_ operands: [CQLExpression]) -> CQLExpression {
    grouped(operands, empty: true, CQLExpression.and)
  }

  static func any(_ operands: [CQLExpression]) -> CQLExpression {
    grouped(operands, empty: false, CQLExpression.or)
  }

  private static func grouped(
    _ operands: [CQLExpression], empty: Bool, _ group: ([CQLExpression]) -> CQLExpression
  ) -> CQLExpression {
    switch operands.count {
    case 0: return .flag(empty)
    case 1: return operands[0]
    case ...longest: return group(operands)
    default:
      let groups = stride(from: 0, to: operands.count, by: longest).map { start in
        grouped(Array(operands[start...].prefix(longest)), empty: empty, group)
      }
      return grouped(groups, empty: empty, group)
    }
  }
}
