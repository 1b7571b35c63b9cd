import GuidelineFormat

/// The files of a folder of cases.
struct CaseFiles {
  /// Where one case lies.
  struct Place {
    let name: String
    /// The file of the case, in the folder.
    let file: String
    /// The file of what is expected; nil where a case stands alone.
    let expected: String?
    /// Whether the case is what the folder is for, so that it is missed where it is not there.
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

  /// Every case, and every folder that may hold one.
  func places() throws(FileFault) -> [Place] {
    let entries = try files.entries(in: "")
    let names = entries.map(\.name)
    if names.contains(Self.caseFile), names.contains(Self.expectedFile) {
      let last = name.split(separator: "/").last.map(String.init) ?? name
      return [
        Place(name: last, file: Self.caseFile, expected: Self.expectedFile, isNeeded: true)
      ]
    }
    var places: [Place] = []
    for entry in entries {
      guard entry.isShowable else { throw FileFault(.unshowableName, name) }
      if let place = try place(of: entry) { places.append(place) }
    }
    return places
  }

  private func place(of entry: FolderEntry) throws(FileFault) -> Place? {
    switch entry.kind {
    case .folder where !entry.name.hasSuffix(".json"):
      let inner = try files.entries(in: entry.name).map(\.name)
      return Place(
        name: entry.name, file: "\(entry.name)/\(Self.caseFile)",
        expected: "\(entry.name)/\(Self.expectedFile)",
        isNeeded: inner.contains(Self.caseFile) || inner.contains(Self.expectedFile))
    // Whatever a link leads to, it is not left out without a word.
    case .link: return Place(name: entry.name, file: entry.name, expected: nil, isNeeded: true)
    // Nor is a folder that has the name of a case.
    case .file, .folder, .submodule, .special:
      guard entry.name.hasSuffix(".json") else { return nil }
      return Place(name: entry.name, file: entry.name, expected: nil, isNeeded: true)
    }
  }

  /// The case at a place, or why it cannot be read; nil where none is missed.
  func content(of place: Place) -> Result<[UInt8], FileFault>? {
    guard place.isNeeded else { return nil }
    return Result { () throws(FileFault) in try files.bytes(of: place.file) }
  }

  /// What is expected of a case, or why that cannot be read; nil where nothing is.
  func expectation(of place: Place) -> Result<[UInt8], FileFault>? {
    guard let expected = place.expected else { return nil }
    do {
      return try files.bytesIfThere(of: expected).map { .success($0) }
    } catch {
      return .failure(error)
    }
  }
}
