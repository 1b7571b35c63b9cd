import Foundation
import TestSupport
import Testing

/// What another package sees of the library has a documentation comment.
struct PublicDocumentationTests {
  /// A declaration that other packages see.
  struct Declaration {
    let place: String
    /// From `public` or `case` up to what opens the body.
    let text: String
    /// The lines of its comment, without their slashes.
    let comment: [Substring]
  }

  /// The modules of the library product.
  private static func modules() throws -> [String] {
    let manifest = try String(contentsOf: Repository.file("Package.swift"), encoding: .utf8)
    let product = try #require(
      manifest.firstMatch(of: #/name: "Wervelwijzer",\s*targets: \[(.*?)\]/#))
    return product.1.matches(of: #/"(\w+)"/#).map { String($0.1) }
  }

  /// What is public in a file that swift-format has formatted: a line that says so, or a case of an
  /// enumeration that does.
  static func declarations(in file: SourceFile) -> [Declaration] {
    let lines = file.lines
    var publicEnums: [String] = []
    var found: [Declaration] = []
    for (number, line) in lines.enumerated() {
      let margin = String(line.prefix { $0 == " " })
      if line == "\(margin)}", publicEnums.last == margin { publicEnums.removeLast() }
      let isPublic = line.contains(#/^ *(@\w+ )*public (?!import)/#)
      let isCase =
        line.contains(#/^ *(indirect )?case /#)
        && publicEnums.last.map { margin == $0 + "  " } == true
      guard isPublic || isCase else { continue }
      if isPublic, line.contains(#/\benum \w/#), line.hasSuffix("{") { publicEnums.append(margin) }
      let rest = lines[number...].prefix(8).joined(separator: " ")
      found.append(
        Declaration(
          place: "\(file.path):\(number + 1)",
          text: String(rest.prefix(upTo: rest.firstIndex(of: "{") ?? rest.endIndex)),
          comment: comment(above: number, in: lines)))
    }
    return found
  }

  private static func comment(above number: Int, in lines: [Substring]) -> [Substring] {
    var above = number - 1
    while above >= 0, lines[above].contains(#/^ *@\w/#) { above -= 1 }
    var comment: [Substring] = []
    while above >= 0, let text = lines[above].firstMatch(of: #/^ *\/\/\/ ?(.*)/#)?.1 {
      comment.insert(text, at: 0)
      above -= 1
    }
    return comment
  }

  private static func declarations() throws -> [Declaration] {
    try SourceFile.all(in: try modules().map { "Sources/\($0)" }).flatMap(declarations)
  }

  @Test func `every public declaration has a comment`() throws {
    let all = try Self.declarations()
    #expect(all.count > 200)
    #expect(all.filter { $0.comment.isEmpty }.map(\.place) == [], "say what comes in and out")
  }

  @Test func `every public function names the error that it throws`() throws {
    let throwing = try Self.declarations().compactMap { declaration in
      declaration.text.firstMatch(of: #/throws\((\w+)\)/#).map { (declaration, String($0.1)) }
    }
    #expect(throwing.count > 4)
    let silent = throwing.filter { declaration, error in
      let comment = declaration.comment.joined(separator: " ")
      return comment.firstMatch(of: #/- Throws: .*?``(\w+)``/#)?.1 != Substring(error)
    }
    #expect(silent.map(\.0.place) == [], "write: - Throws: ``TheError`` where …")
    let untyped = try Self.declarations().filter { $0.text.contains(#/\bthrows\b(?!\()/#) }
    #expect(untyped.map(\.place) == [], "throw a type that can be switched over")
  }

  @Test func `a declaration without a comment is found`() {
    let file = SourceFile(
      path: "A.swift",
      text: """
        /// Told.
        public enum A {
          case untold
          /// Told.
          case told
          func inner() {
          }
        }
        enum B {
          case notPublic
        }
          @discardableResult
          public func untold() throws(Fault) {
        """)
    let found = Self.declarations(in: file).filter { $0.comment.isEmpty }.map(\.place)
    #expect(found == ["A.swift:3", "A.swift:13"])
  }
}
