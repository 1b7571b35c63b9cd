public import GuidelineModel

/// A choice the clinician must make before the pathway can continue.
public struct OpenChoice: Hashable, Sendable {
  /// What is to be chosen.
  public let item: Index<Item>
  /// The options still open.
  public let values: PossibleValues
}

/// Two statements about one patient that cannot both hold; either can be withdrawn.
public struct Contradiction: Hashable, Sendable {
  /// One of the two statements.
  public enum Statement: Hashable, Sendable {
    /// The answer to the item.
    case answer
    /// An outcome that settles the item.
    case outcome(Index<Tree>, Index<Outcome>)
  }

  /// The item that the two statements are about.
  public let item: Index<Item>
  /// The statement that came first.
  public let first: Statement
  /// The statement that contradicts it.
  public let second: Statement
}

extension Contradiction {
  /// Names both statements, so that the reader knows what to withdraw.
  ///
  /// - Parameter guideline: The guideline whose trees were evaluated.
  /// - Returns: One clause.
  public func message(in guideline: Guideline) -> Text {
    let item = guideline[item]
    let statements = [first, second].map { statement in
      switch statement {
      case .answer:
        Text(nl: "het antwoord op \"\(item.id)\"", en: "the answer to \"\(item.id)\"")
      case .outcome(let tree, let outcome):
        {
          let tree = guideline[tree]
          let name = "\"\(tree.outcomes[outcome.offset].id)\" (\(tree.id))"
          return Text(nl: "de uitkomst \(name)", en: "the outcome \(name)")
        }()
      }
    }
    return Text(
      nl: "\(statements[0].nl) en \(statements[1].nl) spreken elkaar tegen",
      en: "\(statements[0].en) and \(statements[1].en) contradict each other")
  }
}
