import GuidelineFormat

/// The files of a folder of cases.
struct CaseFiles {
  /// The files of a case.
  struct Entry {
    let name: String
    /// The path of the case, in the folder.
    let file: String
    /// The path of the expectation; nil if the case is a file of its own.
    let expected: String?
    /// Whether the case must exist: a missing file is then an error.
    let isNeeded: Bool
  }

  private let files: DiskFolder
  private let name: String

  init(_ files: DiskFolder, name: String) {
    self.files = files
    self.name = name
  }

  private static let caseFile = "case.json"
  private static let expectedFile = "expected.json"

  /// All cases, and all folders that may hold one.
  func entries() throws(FileFault) -> [Entry] {
    let entries = try files.entries(in: "")
    let names = entries.map(\.name)
    if names.contains(Self.caseFile), names.contains(Self.expectedFile) {
      let last = name.split(separator: "/").last.map(String.init) ?? name
      return [
        Entry(name: last, file: Self.caseFile, expected: Self.expectedFile, isNeeded: true)
      ]
    }
    var found: [Entry] = []
    for entry in entries {
      guard entry.isShowable else { throw FileFault(.unshowableName, name) }
      if let entry = try self.entry(of: entry) { found.append(entry) }
    }
    return found
  }

  private func entry(of entry: FolderEntry) throws(FileFault) -> Entry? {
    switch entry.kind {
    case .folder where !entry.name.hasSuffix(".json"):
      let inner = try files.entries(in: entry.name).map(\.name)
      return Entry(
        name: entry.name, file: "\(entry.name)/\(Self.caseFile)",
        expected: "\(entry.name)/\(Self.expectedFile)",
        isNeeded: inner.contains(Self.caseFile) || inner.contains(Self.expectedFile))
    // A link is always reported, whatever it leads to.
    case .link: return Entry(name: entry.name, file: entry.name, expected: nil, isNeeded: true)
    // So is a folder with the name of a case file.
    case .file, .folder, .submodule, .special:
      guard entry.name.hasSuffix(".json") else { return nil }
      return Entry(name: entry.name, file: entry.name, expected: nil, isNeeded: true)
    }
  }

  /// The case of an entry, or why it cannot be read; nil if there need not be one.
  func content(of entry: Entry) -> Result<[UInt8], FileFault>? {
    guard entry.isNeeded else { return nil }
    return Result { () throws(FileFault) in try files.bytes(of: entry.file) }
  }

  /// The expectation of a case, or why it cannot be read; nil if there is none.
  func expectation(of entry: Entry) -> Result<[UInt8], FileFault>? {
    guard let expected = entry.expected else { return nil }
    do {
      return try files.bytesIfThere(of: expected).map { .success($0) }
    } catch {
      return .failure(error)
    }
  }
}
