import GuidelineModel
import Yams

/// A node of a YAML file together with where it belongs in the draft.
struct Cursor {
  let node: Node
  let path: DraftPath
  let file: String
  let context: ReadingContext

  init(node: Node, path: DraftPath, file: String, context: ReadingContext) {
    self.node = node
    self.path = path
    self.file = file
    self.context = context
    context.remember(path, file: file, mark: node.mark)
  }

  func report(
    _ code: String, _ message: Text, allowed: [String] = [], suggestion: String? = nil,
    at place: Node? = nil
  ) {
    let mark = (place ?? node).mark
    context.report(
      Diagnostic(
        code: code, file: file, line: mark?.line ?? 0, column: mark?.column ?? 0,
        message: message, allowed: allowed, suggestion: suggestion))
  }

  /// The keys of a mapping; what is no mapping, unknown keys and missing ones are reported.
  func mapping(required: [String], optional: [String] = []) -> MappingCursor? {
    guard case .mapping(let mapping) = node else {
      report(
        "wrong-type", Text(nl: "hier hoort een mapping", en: "expected a mapping"),
        allowed: required + optional)
      context.leaveOut()
      return nil
    }
    let allowed = required + optional
    let present = Set(keys)
    var members: [String: Cursor] = [:]
    for (key, value) in mapping where !reportRepeated(key) {
      var name = key.scalar?.string ?? "…"
      if !allowed.contains(name) {
        let free = allowed.filter { !present.contains($0) && members[$0] == nil }
        let suggestion = context.name(nearestTo: name, in: free)
        report(
          "unknown-key", Text(nl: "onbekende sleutel \"\(name)\"", en: "unknown key \"\(name)\""),
          allowed: allowed, suggestion: suggestion,
          at: key)
        // What is meant is clear enough to read on, so that nothing follows from a slip.
        guard let suggestion else { continue }
        name = suggestion
      }
      members[name] = Cursor(node: value, path: path.key(name), file: file, context: context)
    }
    for key in required where members[key] == nil {
      report(
        "missing-key", Text(nl: "sleutel \"\(key)\" ontbreekt", en: "key \"\(key)\" is missing"))
    }
    return MappingCursor(cursor: self, members: members)
  }

  /// The keys of a mapping as they stand, without judging them.
  var keys: [String] {
    node.mapping?.keys.compactMap { $0.scalar?.string } ?? []
  }

  /// The values of a mapping whose keys are names, with the keys; a key that is no name is reported.
  func entries<Subject>(
    of subject: Subject.Type = Subject.self
  ) -> [(key: Name<Subject>, value: Cursor)] {
    guard case .mapping(let mapping) = node else {
      report("wrong-type", Text(nl: "hier hoort een mapping", en: "expected a mapping"))
      context.leaveOut()
      return []
    }
    return mapping.compactMap { key, value in
      guard !reportRepeated(key) else { return nil }
      let place = path.key(key.scalar?.string ?? "…")
      guard
        let name = Cursor(node: key, path: place, file: file, context: context).name(of: subject)
      else { return nil }
      let cursor = Cursor(node: value, path: path.key(name.text), file: file, context: context)
      context.remember(cursor.path, file: file, mark: key.mark)
      return (name, cursor)
    }
  }

  /// Whether a key stands again further down its mapping, which is reported.
  private func reportRepeated(_ key: Node) -> Bool {
    guard let name = key.scalar.flatMap({ SafeYAML.repeatedKey($0.string) }) else { return false }
    let repetition = node.mapping?.keys.drop { $0 != key }.dropFirst().first { later in
      later.scalar?.string == name
        || later.scalar.flatMap({ SafeYAML.repeatedKey($0.string) }) == name
    }
    report(
      "duplicate-key",
      Text(
        nl: "sleutel \"\(name)\" staat twee keer in deze mapping",
        en: "key \"\(name)\" stands twice in this mapping"), at: repetition ?? key)
    return true
  }

  /// The members of a list; what is no list is reported.
  func list() -> [Cursor] {
    guard case .sequence(let sequence) = node else {
      report("wrong-type", Text(nl: "hier hoort een lijst", en: "expected a list"))
      context.leaveOut()
      return []
    }
    return sequence.enumerated().map { place, member in
      Cursor(node: member, path: path.index(place), file: file, context: context)
    }
  }

  /// The members of a list, or the one thing that stands in its place.
  func listOrOne() -> [Cursor] {
    guard case .scalar = node else { return list() }
    return [Cursor(node: node, path: path.index(0), file: file, context: context)]
  }
}

/// The members of a mapping.
struct MappingCursor {
  let cursor: Cursor
  private let members: [String: Cursor]

  init(cursor: Cursor, members: [String: Cursor]) {
    self.cursor = cursor
    self.members = members
  }

  /// The value at a key, or nil where the key is absent.
  subscript(key: String) -> Cursor? { members[key] }

  /// The value at a key that a draft cannot do without.
  func needed(_ key: String) -> Cursor? {
    if members[key] == nil { cursor.context.leaveOut() }
    return members[key]
  }
}
