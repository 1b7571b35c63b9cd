/// Who a guideline is for, and who it is not for.
public struct Scope: Hashable, Sendable {
  public let includes: Text
  public let excludes: [Text]

  package init(includes: Text, excludes: [Text]) {
    self.includes = includes
    self.excludes = excludes
  }
}

/// A publication that a rationale or a help text cites.
public struct Source: Hashable, Sendable {
  public let id: Name<Source>
  public let title: String
  public let url: WebAddress?

  package init(id: Name<Source>, title: String, url: WebAddress?) {
    self.id = id
    self.title = title
    self.url = url
  }
}

/// The published document whose pages the trees are.
public struct Document: Hashable, Sendable {
  public let title: String
  public let pageCount: Int

  package init(title: String, pageCount: Int) {
    self.title = title
    self.pageCount = pageCount
  }
}
