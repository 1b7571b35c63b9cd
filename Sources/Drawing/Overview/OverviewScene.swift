/// The trees of a guideline with everything in its place.
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
    /// The usual ways in, above the box.
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
