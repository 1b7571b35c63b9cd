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

/// The published document from which the trees are taken.
public struct SourceDocument: Hashable, Sendable {
  /// Its title.
  public let title: String
  /// How many pages it has.
  public let pageCount: Int
  /// A remark for readers on how the trees were derived from it, if any.
  public let remark: Text?

  package init(title: String, pageCount: Int, remark: Text? = nil) {
    self.title = title
    self.pageCount = pageCount
    self.remark = remark
  }
}
