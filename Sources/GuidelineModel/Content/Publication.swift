/// Who a guideline is for, and who it is not for.
public struct Scope: Hashable, Sendable {
  /// The patients it is about.
  public let includes: Text
  /// Those it says it is not about.
  public let excludes: [Text]

  package init(includes: Text, excludes: [Text]) {
    self.includes = includes
    self.excludes = excludes
  }
}

/// A publication that a rationale or a help text cites.
public struct Source: Hashable, Sendable {
  /// Its name in the guideline's files.
  public let id: Name<Source>
  /// The title, as the source prints it.
  public let title: String
  /// Where it can be read.
  public let url: WebAddress?

  package init(id: Name<Source>, title: String, url: WebAddress?) {
    self.id = id
    self.title = title
    self.url = url
  }
}

/// The published document whose pages the trees are.
public struct SourceDocument: Hashable, Sendable {
  /// The title that it bears.
  public let title: String
  /// How many pages it has.
  public let pageCount: Int
  /// What readers must know of how the trees were taken from it; nil where there is nothing to.
  public let remark: Text?

  package init(title: String, pageCount: Int, remark: Text? = nil) {
    self.title = title
    self.pageCount = pageCount
    self.remark = remark
  }
}
