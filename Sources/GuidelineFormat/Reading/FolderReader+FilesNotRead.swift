import GuidelineModel

extension FolderReader {
  private static let files = [
    "guideline.yaml", "items.yaml", "readings.yaml", "warnings.yaml", "notes.yaml",
  ]

  /// Reports files that someone may take for a part of the guideline.
  ///
  /// Beside the five files of a guideline others may lie, but no YAML; among its trees only trees.
  func reportFilesNotRead() {
    for name in names(in: "") where !Self.files.contains(name) {
      if let meant = yamlName(of: name) {
        reportNotRead(name, meant: Self.files.contains(meant) ? meant : nil)
      }
    }
    for name in names(in: "trees") where !name.hasSuffix(".yaml") {
      reportNotRead("trees/\(name)", meant: yamlName(of: name).map { "trees/\($0)" })
    }
  }

  private func names(in folder: String) -> [String] {
    (context.entries(in: folder) ?? []).map(\.name)
  }

  /// The name with `.yaml` in lowercase, or nil where it does not end as a YAML file does.
  private func yamlName(of name: String) -> String? {
    name.wholeMatch(of: #/(.+)\.[Yy][Aa]?[Mm][Ll]/#).map { $0.1.lowercased() + ".yaml" }
  }

  /// What has only a wrong ending keeps the guideline from being used.
  private func reportNotRead(_ file: String, meant: String?) {
    guard let meant else {
      context.report(
        Diagnostic(
          severity: .finding, code: "file-not-read", file: file,
          message: Text(
            nl: "dit hoort niet bij de richtlijn en wordt niet gelezen",
            en: "this is no part of the guideline and is not read")))
      return
    }
    context.report(
      Diagnostic(
        code: "file-not-read", file: file,
        message: Text(
          nl: "dit bestand wordt niet gelezen, want de naam eindigt niet op .yaml",
          en: "this file is not read, because its name does not end in .yaml"),
        suggestion: meant))
    context.leaveOut()
  }
}
