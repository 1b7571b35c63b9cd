import Foundation
import GuidelineFormat
import GuidelineModel
import TestSupport
import Testing

/// Folders with files that are missing, superfluous, links, or not readable.
///
/// The tests create them, because links and unreadable files do not belong in a repository.
struct BadFolderTests {
  @Test(arguments: [
    "guideline.yaml", "items.yaml", "readings.yaml", "warnings.yaml", "notes.yaml",
    "rationale/nl/potting.md",
  ])
  func `a missing file is named`(file: String) throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.remove(file)
    #expect(guideline.report() == "\(file): error: the file is missing [missing-file]")
  }

  @Test(arguments: ["guideline.yaml", "items.yaml", "notes.yaml", "trees/01-watering.yaml"])
  func `a folder in place of a file is refused`(file: String) throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.remove(file)
    try FileManager.default.createDirectory(
      at: guideline.file(file), withIntermediateDirectories: false)
    #expect(
      guideline.report()
        == "\(file): error: this is a folder; a file is expected [unreadable-file]")
  }

  @Test(arguments: ["guideline.yaml", "trees/01-watering.yaml", "trees", "rationale/nl"])
  func `a link is not followed, wherever it leads`(place: String) throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    let kept = guideline.file(".kept")
    let link = guideline.file(place)
    try FileManager.default.moveItem(at: link, to: kept)
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: kept)
    #expect(
      guideline.report() == """
        \(place): error: a symbolic link is not followed here; put a copy into the folder [link]
        """)
  }

  @Test func `a pipe that nobody writes to is refused at once`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.remove("notes.yaml")
    #expect(unsafe mkfifo(guideline.file("notes.yaml").path, 0o600) == 0)
    #expect(
      guideline.report() == "notes.yaml: error: this is no regular file [unreadable-file]")
  }

  @Test(arguments: ["._01-watering.yaml", ".#01-watering.yaml", ".yaml"])
  func `names that begin with a dot are not read`(name: String) throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    for folder in ["", "trees/", "rationale/nl/"] { try guideline.write("[", to: folder + name) }
    #expect(guideline.report() == "")
  }

  @Test func `more than 1024 trees are refused`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    for number in 1...1022 { try guideline.write("tree: x\n", to: "trees/x\(number).yaml") }
    #expect(
      guideline.report().contains(
        "trees: error: the folder has 1025 files; at most 1024 are read [too-many-files]"))
  }

  @Test func `more than 16 MiB together are refused`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    let large = String(repeating: "#", count: 1 << 20)
    for number in 1...16 { try guideline.write(large, to: "trees/x\(number).yaml") }
    #expect(
      guideline.report().contains(
        "FOLDER: error: the files are over 16 MiB together [folder-too-large]"))
  }

  @Test(arguments: ["x\u{1B}[31m.yaml", "x\n.yaml", "x\u{202E}.yaml"])
  func `a name that steers a terminal is not shown`(name: String) throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.write("[", to: "trees/" + name)
    #expect(
      guideline.report() == """
        trees: error: the folder has a file with invisible characters in its name \
        [unshowable-name]
        """)
  }

  /// In a process of its own, which gives up being root where it is: root may read every file.
  @Test(.timeLimit(.minutes(2)))
  func `a file that may not be read is refused`() async {
    await #expect(processExitsWith: .success) {
      let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0], ofItemAtPath: guideline.file("notes.yaml").path)
      let isRoot = geteuid() == 0
      if isRoot { try #require(seteuid(65_534) == 0) }
      let report = guideline.report()
      if isRoot { try #require(seteuid(0) == 0) }
      try #require(report == "notes.yaml: error: the file cannot be read [unreadable-file]")
    }
  }

  @Test func `a guideline without trees is refused`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.remove("trees")
    #expect(
      guideline.report() == """
        trees: error: there is no such folder [missing-file]
        """)
  }

  @Test(arguments: ["trees/03-holiday.yml", "trees/03-Holiday.Yml"])
  func `a tree in a file of another ending is told, and nothing that follows from it`(
    file: String
  ) throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try FileManager.default.moveItem(
      at: guideline.file("trees/03-holiday.yaml"),
      to: guideline.file(file))
    #expect(
      guideline.report() == """
        \(file): error: this file is not read, because its name does not end in .yaml [file-not-read]
          did you mean: trees/03-holiday.yaml
        """)
  }

  @Test(arguments: ["Notes.yaml", "notes.YAML", "NOTES.Yaml"])
  func `a file of the guideline with a capital in its name is told for that`(file: String) throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try FileManager.default.moveItem(
      at: guideline.file("notes.yaml"),
      to: guideline.file(file))
    #expect(
      guideline.report().contains(
        "\(file): error: this file is not read, because its name has capital letters "
          + "[file-not-read]\n  did you mean: notes.yaml"))
  }

  @Test func `a file of the guideline with another ending is told beside the one that is missing`()
    throws
  {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try FileManager.default.moveItem(
      at: guideline.file("notes.yaml"),
      to: guideline.file("notes.yml"))
    #expect(
      guideline.report() == """
        notes.yaml: error: the file is missing [missing-file]
        notes.yml: error: this file is not read, because its name does not end in .yaml [file-not-read]
          did you mean: notes.yaml
        """)
  }

  @Test(arguments: [
    "items-old.yaml", "extra.yml", "trees/03-holiday.yaml.bak", "trees/README.md", "trees/old",
  ])
  func `what is not read is told and does no harm`(file: String) throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.write("", to: file)
    #expect(
      guideline.report() == """
        \(file): finding: this is no part of the guideline and is not read [file-not-read]
        """)
  }

  @Test(arguments: [
    "rationale/potting.md", "rationale/de", "rationale/nl/old", "rationale/nl/README.txt",
    "rationale/en/notes.html",
  ])
  func `what lies among the rationales and is none is told`(file: String) throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.write("", to: file)
    #expect(
      guideline.report() == """
        \(file): finding: this is no part of the guideline and is not read [file-not-read]
        """)
  }

  @Test func `a rationale for no tree is told`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.write("Why.\n", to: "rationale/en/pruning.md")
    #expect(
      guideline.report() == """
        rationale/en/pruning.md: finding: there is no tree "pruning", so this rationale is shown \
        nowhere; name the file after a tree [file-not-read]
        """)
    try guideline.remove("rationale/en/pruning.md")
    try FileManager.default.moveItem(
      at: guideline.file("rationale/en/potting.md"),
      to: guideline.file("rationale/en/poting.md"))
    #expect(
      guideline.report() == """
        rationale/en/poting.md: finding: there is no tree "poting", so this rationale is shown \
        nowhere; name the file after a tree [file-not-read]
          did you mean: rationale/en/potting.md
        rationale/en/potting.md: error: the file is missing [missing-file]
        """)
  }

  @Test(arguments: ["rationale/nl/potting.MD", "rationale/nl/potting.markdown"])
  func `a rationale in a file of another ending is told`(file: String) throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.write("Waarom.\n", to: file)
    #expect(
      guideline.report() == """
        \(file): finding: this file is not read; a rationale is named after its tree and ends in \
        .md [file-not-read]
          did you mean: rationale/nl/potting.md
        """)
  }

  @Test(
    arguments: [
      (
        "tree/01-watering.yaml", "tree: finding: this is no part of the guideline and is not read",
        "trees"
      ),
      (
        "archive/old.yml", "archive: finding: this is no part of the guideline and is not read", nil
      ),
      ("Trees/x.md", "Trees: finding: this is no part of the guideline and is not read", "trees"),
      (
        "cases/one.yaml",
        "cases/one.yaml: finding: this is no case and is not tested; a case is JSON and ends in .json",
        nil
      ),
      (
        "cases/one/story.md",
        "cases/one: finding: this folder has no \"case.json\", so it is not tested", nil
      ),
      (
        "cases/two/expectd.json",
        "cases/two/expectd.json: finding: this file is not read; a case is \"case.json\" with "
          + "\"expected.json\"", "cases/two/expected.json"
      ),
    ] as [(String, String, String?)])
  func `folders and cases that nobody reads are told`(
    file: String, told: String, meant: String?
  ) throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    for path in file.hasPrefix("cases/two/") ? [file, "cases/two/case.json"] : [file] {
      try FileManager.default.createDirectory(
        at: guideline.file(path).deletingLastPathComponent(), withIntermediateDirectories: true)
      try guideline.write("{}", to: path)
    }
    let remedy = meant.map { "\n  did you mean: \($0)" } ?? ""
    #expect(guideline.report() == "\(told) [file-not-read]\(remedy)")
  }

  @Test(arguments: [
    "cases/one.json", "cases/README.md", "docs/why.txt", "cases/one/case.json",
  ])
  func `cases and folders of other files do no harm`(file: String) throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try FileManager.default.createDirectory(
      at: guideline.file(file).deletingLastPathComponent(),
      withIntermediateDirectories: true)
    try guideline.write("{}", to: file)
    #expect(guideline.report() == "")
  }

  @Test(arguments: ["README.md", "source.txt", "LICENSE", ".x.yaml", "trees/.x.yml"])
  func `other files may lie beside a guideline`(file: String) throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.write("", to: file)
    #expect(guideline.report() == "")
  }

  @Test func `a guideline whose folder of trees is empty is refused`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.remove("trees")
    try FileManager.default.createDirectory(
      at: guideline.file("trees"), withIntermediateDirectories: false)
    #expect(guideline.report() == "trees: error: the folder has no file [missing-file]")
  }

  @Test func `a folder that does not exist is refused`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try FileManager.default.removeItem(at: guideline.url)
    #expect(guideline.report() == "FOLDER: error: there is no such folder [missing-file]")
  }

  @Test func `a file in place of the folder is refused`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try FileManager.default.removeItem(at: guideline.url)
    try Data().write(to: guideline.url)
    #expect(
      guideline.report() == """
        FOLDER: error: this is a file; a folder is expected [missing-file]
        """)
  }
}
