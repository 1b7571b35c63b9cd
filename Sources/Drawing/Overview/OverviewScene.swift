package import GuidelineModel

/// The overview with all coordinates, in pixels.
package struct OverviewScene: Hashable, Sendable {
  package var width = 0
  package var height = 0
  package var boxes: [Box] = []
  package var links: [Link] = []
  package var phases: [Phase] = []

  /// A tree.
  package struct Box: Hashable, Sendable {
    package let tree: Int
    package let frame: Rectangle
    package let title: TextBlock
    package let progress: TextBlock?
    /// The entries that start at the tree, shown above the box.
    package let starts: TextBlock?
    package let startsFrame: Rectangle?
  }

  /// A link from one tree to another.
  package struct Link: Hashable, Sendable {
    package let source: Int
    package let target: Int
    package let points: [Point]
  }

  /// The heading of a phase over its columns.
  package struct Phase: Hashable, Sendable {
    package let label: TextBlock
    package let frame: Rectangle
  }
}

/// The progress of a tree for a patient.
package enum TreeProgress: String, CaseIterable, Sendable {
  /// No outcome so far leads to it.
  case notReached = "not-reached"
  /// It is reached and waits for an answer.
  case waiting
  /// It has an outcome.
  case decided

  /// The state in words.
  package func phrase(in language: Language) -> String {
    switch (self, language) {
    case (.notReached, .dutch): "niet bereikt"
    case (.notReached, .english): "not reached"
    case (.waiting, .dutch): "wacht op antwoord"
    case (.waiting, .english): "waiting for an answer"
    case (.decided, .dutch): "beslist"
    case (.decided, .english): "decided"
    }
  }

  /// The mark with which a tree in this state is drawn.
  var mark: Mark {
    switch self {
    case .notReached: .ruledOut
    case .waiting: .possible
    case .decided: .taken
    }
  }
}

/// The content of a tree's box in the overview, and above it.
struct OverviewTree {
  let title: TextBlock
  let progress: TextBlock?
  /// The entries that start at the tree, shown above the box.
  let starts: TextBlock?
  let links: Int

  static let padding = 10
  private static let portDistance = 14

  var boxHeight: Int {
    let content = title.height + (progress.map { $0.height + 4 } ?? 0) + 2 * Self.padding
    return max(content, links * Self.portDistance + 12)
  }

  /// The space above and below the middle of the box.
  var above: Int { boxHeight / 2 + (starts.map { $0.height + 4 } ?? 0) }
  var below: Int { boxHeight - boxHeight / 2 }

  /// The distance from the middle at which the link with this number leaves.
  func port(_ number: Int) -> Int {
    (2 * number - (links - 1)) * Self.portDistance / 2
  }
}
