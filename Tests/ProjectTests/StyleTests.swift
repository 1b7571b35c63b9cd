import Foundation
import Testing

/// The rules of our style that can be checked automatically, each with its replacement.
///
/// What swift-format checks, such as `try!` and forced unwrapping, is left to it.
struct StyleTests {
  private static let sources = ["Sources", "Plugins"]
  private static let everything = ["Sources", "Plugins", "Tests", "Examples", "Benchmarks"]
  /// Code whose output depends on its input alone, not on the machine or the time.
  private static let pure = [
    "Sources/GuidelineModel", "Sources/GuidelineFormat", "Sources/Reasoning", "Sources/JSON",
    "Sources/Exchange", "Sources/Markup", "Sources/Drawing", "Sources/ExecutableForms",
    "Sources/Proof", "Sources/ProofReports",
  ]

  /// A pattern that no line may contain.
  struct Ban: CustomTestStringConvertible, Sendable {
    let pattern: String
    let folders: [String]
    /// What to write in its place.
    let instead: String
    /// A line that the ban finds.
    let example: String

    var testDescription: String { example }

    /// The numbers, from 1, of the lines that contain it.
    func brokenLines(of text: String) throws -> [Int] {
      let pattern = try Regex(pattern).anchorsMatchLineEndings()
      guard text.contains(pattern) else { return [] }
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      return lines.indices.filter { lines[$0].contains(pattern) }.map { $0 + 1 }
    }
  }

  private static let bans = [
    Ban(
      pattern: #"\bfatalError\("#, folders: everything,
      instead: "a typed error; `preconditionFailure` where an initialiser has promised it",
      example: "fatalError()"),
    Ban(
      pattern: #"\bTask\.detached\b"#, folders: everything,
      instead: "a task group, or `Task { @concurrent in … }`", example: "Task.detached { work() }"),
    Ban(
      pattern: #"(^|[^.\w])(print|debugPrint|dump|NSLog)\("#, folders: sources + ["Tests"],
      instead: "return the text; the command line writes it with `Output`, the server logs",
      example: "print(advice)"),
    Ban(
      pattern: #"\bDate\(\)|\bDate\.now\b|\bUUID\(\)|\.random\(in: [^,]*\)|\bLocale\.current\b"#,
      folders: pure, instead: "take it as an argument, as `now` is taken",
      example: "let time = Date()"),
    Ban(
      pattern: #"@unchecked Sendable|nonisolated\(unsafe\)"#, folders: everything,
      instead: "`Mutex` of Synchronization, or an actor", example: "class A: @unchecked Sendable {}"
    ),
    Ban(
      pattern: #"\bThread\.sleep\b|\busleep\("#, folders: sources,
      instead: "`Task.sleep(for:)` with a limit", example: "usleep(10)"),
    Ban(
      pattern: "\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b", folders: everything,
      instead: "an issue, or the work itself", example: "// TO" + "DO: later"),
    Ban(
      pattern: #"\bimport (XCTest|Combine|Dispatch)\b"#,
      folders: pure + ["Tests", "Sources/Consultation"],
      instead: "`Testing` in tests; structured concurrency elsewhere", example: "import XCTest"),
  ]

  @Test(arguments: bans)
  func `a line that is banned is found`(ban: Ban) throws {
    #expect(try ban.brokenLines(of: "let good = 1\n\(ban.example)\n") == [2])
  }

  @Test(arguments: bans)
  func `no line says what has a better way`(ban: Ban) throws {
    let found = try SourceFile.all(in: ban.folders).flatMap { file in
      try ban.brokenLines(of: file.text)
        .map { "\(file.path):\($0): write instead: \(ban.instead)" }
    }
    // This file contains the bans themselves.
    #expect(found.filter { !$0.hasPrefix("Tests/ProjectTests/StyleTests.swift") } == [])
  }

  /// The most lines of a file that needs no reason.
  private static let mostLines = 300

  /// Files that are longer, each with why it reads better whole.
  private static let longFiles = [
    "Sources/Consultation/Interview/AskSession.swift":
      "the whole of an interview at the terminal, from question to question",
    "Sources/Consultation/Interview/Interview.swift": "everything that can be said in an interview",
    "Sources/Reasoning/Plan/StepExplanation.swift": "a case for each rule of a plan",
    "Sources/GuidelineFormat/Reading/YAML/YAMLFault+Words.swift":
      "a sentence for each mistake in YAML, in both languages beside each other",
    "Tests/ProofReportsTests/DifferenceReportTests.swift": "one report in all its forms",
    "Tests/ProofTests/WordRuleTests.swift": "tables of wordings",
  ]

  @Test func `a file passes 300 lines for a reason only`() throws {
    let long = try SourceFile.all(in: Self.everything)
      .filter { $0.lines.count - 1 > Self.mostLines }
    let unexplained = long.map(\.path).filter { Self.longFiles[$0] == nil }
    let message: Comment =
      "move the second type to a file of its own, or say why not in `longFiles`"
    #expect(unexplained == [], message)
    let short = Set(Self.longFiles.keys).subtracting(long.map(\.path)).sorted()
    #expect(short == [], "no longer that long: take it off the list")
  }

  @Test(arguments: ["Utils", "Utilities", "Helper", "Helpers", "Manager", "Common", "Misc"])
  func `a file is named after what it holds`(word: String) throws {
    let names = try SourceFile.all(in: Self.everything).map(\.path).filter { path in
      let name = path.split(separator: "/").last?.dropLast(".swift".count) ?? ""
      return name == word || name.hasSuffix(word)
    }
    #expect(names == [], "name it after the type or the topic in it")
  }
}
