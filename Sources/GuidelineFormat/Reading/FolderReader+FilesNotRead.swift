import GuidelineModel

extension FolderReader {
  private static let files = [
    "guideline.yaml", "items.yaml", "readings.yaml", "warnings.yaml", "notes.yaml", "plan.yaml",
    "cautions.yaml", "letters.yaml",
  ]
  private static let rationales = "rationale"
  private static let cases = "cases"
  private static let folders = ["trees", rationales, cases]
  private static let filesOfCase = ["case.json", "expected.json"]
  /// The maximum number of folders to examine; reports on more would not help.
  private static let mostFolders = 1024
  /// The maximum number of wrong names for which the right one is searched.
  private static let mostSuggestions = 20

  /// Reports files that could be mistaken for part of the guideline.
  ///
  /// Other files may lie beside those of a guideline, but no YAML; the folder of trees may contain
  /// trees only.
  func reportFilesNotRead() {
    for name in names(in: "") where !Self.files.contains(name) {
      if let meant = yamlName(of: name) {
        reportWrongEnding(name, meant: Self.files.contains(meant) ? meant : nil)
      }
    }
    for name in names(in: "trees") where !name.hasSuffix(".yaml") {
      reportWrongEnding("trees/\(name)", meant: yamlName(of: name).map { "trees/\($0)" })
    }
    for folder in others(in: "").filter({ $0.kind == .folder }).prefix(Self.mostFolders) {
      reportFolder(folder.name)
    }
    for entry in others(in: Self.cases).prefix(Self.mostFolders) { reportCase(entry) }
  }

  /// Reports rationales that belong to no tree.
  ///
  /// - Parameter trees: The names of all trees, including those that could not be read.
  func reportRationalesNotRead(of trees: Set<String>) {
    let languages = Language.allCases.map(\.rawValue)
    for entry in others(in: Self.rationales) where !languages.contains(entry.name) {
      reportNotRead("\(Self.rationales)/\(entry.name)", Self.noPart)
    }
    for language in languages {
      let folder = "\(Self.rationales)/\(language)"
      let names = Set(others(in: folder).map(\.name))
      let own = Set(trees.map { "\($0).md" })
      let missing = trees.filter { !names.contains("\($0).md") }.sorted()
      for (number, name) in names.subtracting(own).sorted().enumerated() {
        reportRationale(
          name, in: folder, trees: trees,
          missing: number < Self.mostSuggestions ? missing : [])
      }
    }
  }

  /// Reports a rationale that belongs to no tree; it may be meant for a tree without one.
  private func reportRationale(
    _ name: String, in folder: String, trees: Set<String>, missing: [String]
  ) {
    let stem = name.split(separator: ".").first.map(String.init) ?? name
    if name == "\(stem).md" {
      reportNotRead(
        "\(folder)/\(name)",
        Text(
          nl: "er is geen boom \(stem.quoted), dus deze onderbouwing wordt nergens getoond; noem "
            + "het bestand naar een boom",
          en: "there is no tree \(stem.quoted), so this rationale is shown nowhere; name the file "
            + "after a tree"),
        suggestion: nearestName(to: stem, in: missing).map { "\(folder)/\($0).md" })
    } else if trees.contains(stem) {
      reportNotRead(
        "\(folder)/\(name)",
        Text(
          nl: "dit bestand wordt niet gelezen; een onderbouwing heet naar de boom waar zij bij "
            + "hoort en eindigt op .md",
          en: "this file is not read; a rationale is named after its tree and ends in .md"),
        suggestion: "\(folder)/\(stem).md")
    } else {
      reportNotRead("\(folder)/\(name)", Self.noPart)
    }
  }

  /// Reports a folder with a name similar to one that is read, or with files that belong in one.
  private func reportFolder(_ name: String) {
    guard !Self.folders.contains(name) else { return }
    let meant = nearestName(to: name.lowercased(), in: Self.folders)
    let holdsContent = others(in: name).contains { yamlName(of: $0.name) != nil }
    if meant != nil || holdsContent { reportNotRead(name, Self.noPart, suggestion: meant) }
  }

  /// Reports entries among the worked cases that are no cases, and files in a case that are not
  /// used.
  private func reportCase(_ entry: FolderEntry) {
    let path = "\(Self.cases)/\(entry.name)"
    guard entry.kind == .folder else {
      if isData(entry.name), !entry.name.hasSuffix(".json") {
        reportNotRead(
          path,
          Text(
            nl: "dit is geen casus en wordt niet getoetst; een casus is JSON en eindigt op .json",
            en: "this is no case and is not tested; a case is JSON and ends in .json"))
      }
      return
    }
    let inner = others(in: path)
    for file in inner where isData(file.name) && !Self.filesOfCase.contains(file.name) {
      reportNotRead(
        "\(path)/\(file.name)",
        Text(
          nl: "dit bestand wordt niet gelezen; een casus is \"case.json\" met \"expected.json\"",
          en: "this file is not read; a case is \"case.json\" with \"expected.json\""),
        suggestion: nearestName(to: file.name.lowercased(), in: Self.filesOfCase)
          .map { "\(path)/\($0)" })
    }
    if !inner.contains(where: { $0.name == Self.filesOfCase[0] }) {
      reportNotRead(
        path,
        Text(
          nl: "deze map heeft geen \"case.json\" en wordt dus niet getoetst",
          en: "this folder has no \"case.json\", so it is not tested"))
    }
  }

  private func names(in folder: String) -> [String] {
    (context.entries(in: folder) ?? []).map(\.name)
  }

  /// The entries of an optional folder; problems with its files are reported by those who read
  /// them.
  private func others(in folder: String) -> [FolderEntry] { context.entriesIfReadable(in: folder) }

  /// Whether the name of a file is one that a case may have.
  private func isData(_ name: String) -> Bool {
    let name = name.lowercased()
    return yamlName(of: name) != nil || [".json", ".jsn", ".json5"].contains { name.hasSuffix($0) }
  }

  /// The name with `.yaml` in lower case; `nil` if it does not have the extension of a YAML file.
  private func yamlName(of name: String) -> String? {
    name.wholeMatch(of: #/(.+)\.[Yy][Aa]?[Mm][Ll]/#).map { $0.1.lowercased() + ".yaml" }
  }

  private static let noPart = Text(
    nl: "dit hoort niet bij de richtlijn en wordt niet gelezen",
    en: "this is no part of the guideline and is not read")

  /// A file with only a wrong extension is an error.
  private func reportWrongEnding(_ file: String, meant: String?) {
    guard let meant else { return reportNotRead(file, Self.noPart) }
    let message =
      file.lowercased() == meant
      ? Text(
        nl: "dit bestand wordt niet gelezen, want de naam heeft hoofdletters",
        en: "this file is not read, because its name has capital letters")
      : Text(
        nl: "dit bestand wordt niet gelezen, want de naam eindigt niet op .yaml",
        en: "this file is not read, because its name does not end in .yaml")
    context.report(
      Diagnostic(code: .fileNotRead, file: file, message: message, suggestion: meant))
    context.leaveOut()
  }

  private func reportNotRead(_ file: String, _ message: Text, suggestion: String? = nil) {
    context.report(
      Diagnostic(
        severity: .finding, code: .fileNotRead, file: file, message: message,
        suggestion: suggestion))
  }
}
