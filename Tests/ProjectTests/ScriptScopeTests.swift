import Testing

/// The modules of the web app's script are joined into one scope: a name that two of them declare is a
/// syntax error, which leaves every page without a script.
struct ScriptScopeTests {
  /// The service worker is a script of its own.
  private static let separate = "worker.js"

  private static func names(in text: String) -> [String] {
    text.matches(
      of: #/(?m)^(?:export )?(?:async )?(?:function\*?|const|let|var|class) +(\w+)/#
    ).map { String($0.1) }
  }

  @Test func `no two scripts declare one name at their top level`() throws {
    let scripts = try SourceFile.all(in: ["Sources/WebApp/Assets"], endingIn: ".js")
      .filter { !$0.path.hasSuffix(Self.separate) }
    #expect(scripts.count > 1)
    let declared = scripts.flatMap { script in
      Self.names(in: script.text).map { (name: $0, path: script.path) }
    }
    let twice = Dictionary(grouping: declared, by: \.name).filter { $1.count > 1 }
      .map { "\($0): \($1.map(\.path).joined(separator: ", "))" }.sorted()
    #expect(twice == [])
  }

  @Test func `a declaration is found whatever its kind`() {
    let text = """
      export async function visit() {}
      const patience = 1;
        const inner = 2;
      export let held;
      class Queue {}
      """
    #expect(Self.names(in: text) == ["visit", "patience", "held", "Queue"])
  }
}
