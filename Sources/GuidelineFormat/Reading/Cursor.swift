package import GuidelineModel

/// A node of a YAML file together with its path in the draft.
package struct Cursor {
  let node: YAMLNode
  let path: DraftPath
  let file: String
  package let context: ReadingContext

  init(node: YAMLNode, path: DraftPath, file: String, context: ReadingContext) {
    self.node = node
    self.path = path
    self.file = file
    self.context = context
    context.remember(path, file: file, position: node.position)
  }

  package func report(
    _ code: DiagnosticCode, severity: Severity = .error, _ message: @autoclosure () -> Text,
    allowed: [String] = [], examples: [String] = [], suggestion: String? = nil,
    at position: TextPosition? = nil
  ) {
    let position = position ?? node.position
    context.report(
      Diagnostic(
        severity: severity, code: code, file: file, line: position.line, column: position.column,
        message: message(),
        allowed: allowed, examples: examples, suggestion: suggestion))
  }

  /// The members of a mapping.
  ///
  /// Reports if this is no mapping, and unknown and missing keys.
  ///
  /// - Parameters:
  ///   - required: The required keys.
  ///   - optional: The optional keys.
  ///   - missing: The codes of required keys for which a missing key has a specific code.
  /// - Returns: The values by key; `nil` if this is no mapping.
  package func mapping(
    required: [String], optional: [String] = [], missing: [String: DiagnosticCode] = [:]
  ) -> MappingCursor? {
    guard !context.isFull else { return nil }
    let allowed = required + optional
    guard let mapping = node.mapping else {
      reportNoMapping(allowed: allowed)
      context.leaveOut()
      return nil
    }
    let present = Set(mapping.members.map(\.key.text))
    var members: [String: Cursor] = [:]
    var isTorn = false
    for member in mapping.members {
      var name = member.key.text
      if !allowed.contains(name) {
        let free = allowed.filter { !present.contains($0) && members[$0] == nil }
        if reportTorn(member, in: mapping, allowed: allowed) {
          isTorn = true
          continue
        }
        let suggestion = context.name(nearestTo: name, in: free)
        report(
          .unknownKey,
          Text(nl: "onbekende sleutel \(name.quoted)", en: "unknown key \(name.quoted)"),
          allowed: allowed, suggestion: suggestion, at: member.position)
        // The key most likely meant is used, so that the mistake causes no further reports.
        guard let suggestion else { continue }
        name = suggestion
      }
      members[name] = Cursor(
        node: member.value, path: path.key(name), file: file, context: context)
    }
    for key in required where members[key] == nil && !isTorn {
      report(
        missing[key] ?? .missingKey,
        Text(nl: "sleutel \"\(key)\" ontbreekt", en: "key \"\(key)\" is missing"))
    }
    return MappingCursor(cursor: self, members: members, isTorn: isTorn)
  }

  /// Reports a key without a value that results from a comma, or from a colon without a space;
  /// returns whether it is one.
  private func reportTorn(
    _ member: YAMLMapping.Member, in mapping: YAMLMapping, allowed: [String]
  ) -> Bool {
    let name = member.key.text
    guard member.value.scalar?.isAbsent == true else { return false }
    if let key = keyWithoutSpace(name, among: allowed) {
      report(.unknownKey, Self.noSpace(behind: key), allowed: allowed, at: member.position)
      return true
    }
    if mapping.isFlow {
      report(
        .unknownKey,
        Text(
          nl:
            "tussen { en } eindigt een tekst bij de komma, en \(name.quoted) is geen sleutel; zet "
            + "de tekst tussen aanhalingstekens",
          en:
            "between { and } a text ends at the comma, and \(name.quoted) is no key; put the text "
            + "in quotes"),
        allowed: allowed, at: member.position)
    }
    return mapping.isFlow
  }

  /// Reports what is expected here instead of something that is no mapping.
  func reportNoMapping(allowed: [String], _ expected: Text = keysExpected) {
    if let text = node.scalar?.text, let key = keyWithoutSpace(text, among: allowed) {
      report(.wrongType, Self.noSpace(behind: key))
    } else {
      report(.wrongType, expected, allowed: expected == Self.keysExpected ? allowed : [])
    }
  }

  static let keysExpected = Text(
    nl: "hier horen sleutels, elk met een dubbele punt, een spatie en een waarde",
    en: "keys are expected here, each with a colon, a space and a value")

  /// The key at the start of a text such as `key:value`, where the space after the colon is
  /// missing.
  private func keyWithoutSpace(_ text: String, among keys: [String]) -> String? {
    keys.first { text.hasPrefix($0 + ":") }
  }

  private static func noSpace(behind key: String) -> Text {
    Text(
      nl: "achter de dubbele punt van \"\(key)\" hoort een spatie",
      en: "a space belongs behind the colon of \"\(key)\"")
  }

  /// The keys of a mapping, without checks.
  var keys: [String] { node.mapping?.members.map(\.key.text) ?? [] }

  /// The members of a mapping whose keys are names; a key that is not a name is reported.
  func entries<Subject>(
    of subject: Subject.Type = Subject.self
  ) -> [(key: Name<Subject>, value: Cursor)] {
    guard !context.isFull else { return [] }
    guard let mapping = node.mapping else {
      reportNoMapping(allowed: [])
      context.leaveOut()
      return []
    }
    return mapping.members.compactMap { member in
      let key = YAMLNode(content: .scalar(member.key), position: member.position)
      let keyCursor = Cursor(
        node: key, path: path.key(member.key.text), file: file, context: context)
      guard let name = keyCursor.name(of: subject) else { return nil }
      let cursor = Cursor(
        node: member.value, path: path.key(name.text), file: file, context: context)
      context.remember(cursor.path, file: file, position: member.position)
      return (name, cursor)
    }
  }

  /// The members of a mapping whose keys are any texts.
  package func members() -> [(key: Cursor, value: Cursor)] {
    guard !context.isFull else { return [] }
    guard let mapping = node.mapping else {
      reportNoMapping(allowed: [])
      context.leaveOut()
      return []
    }
    return mapping.members.map { member in
      let path = path.key(member.key.text)
      let key = YAMLNode(content: .scalar(member.key), position: member.position)
      return (
        Cursor(node: key, path: path, file: file, context: context),
        Cursor(node: member.value, path: path, file: file, context: context)
      )
    }
  }

  /// The value of a key of a mapping, without checks.
  package func member(_ key: String) -> Cursor? {
    node.mapping?.members.first { $0.key.text == key }.map {
      Cursor(node: $0.value, path: path.key(key), file: file, context: context)
    }
  }

  /// The text as written, without checks; `nil` if this is no text.
  package var written: String? { node.scalar?.text }

  /// Whether this is a list without members.
  package var isEmptyList: Bool { node.list?.isEmpty == true }

  /// Where it stands.
  package var location: FileLocation {
    FileLocation(file: file, line: node.position.line, column: node.position.column)
  }

  /// The elements of a list; anything else is reported.
  package func list() -> [Cursor] {
    guard !context.isFull else { return [] }
    guard let members = node.list else {
      report(
        .wrongType,
        Text(
          nl: "hier hoort een lijst: elk lid op een regel achter \"- \", of alle tussen [ en ]",
          en: "a list is expected here: each member on a line behind \"- \", or all between [ and ]"
        ))
      context.leaveOut()
      return []
    }
    return members.enumerated().map { index, member in
      Cursor(node: member, path: path.index(index), file: file, context: context)
    }
  }

  /// The same cursor, after reporting an empty list under an optional key.
  func reportingIfEmpty() -> Cursor {
    if node.list?.isEmpty == true {
      report(
        .idleList, severity: .finding,
        Text(
          nl: "de lijst is leeg en zegt dus niets; vul haar of laat de sleutel weg",
          en: "the list is empty and so says nothing; fill it, or leave the key out"))
    }
    return self
  }

  /// The elements of a list, or a single element instead.
  package func listOrOne() -> [Cursor] {
    guard node.scalar != nil else { return list() }
    return [Cursor(node: node, path: path.index(0), file: file, context: context)]
  }
}

/// The members of a mapping.
package struct MappingCursor {
  package let cursor: Cursor
  /// Whether a key or value ended too early, so that missing keys may be present after all.
  let isTorn: Bool
  private let members: [String: Cursor]

  init(cursor: Cursor, members: [String: Cursor], isTorn: Bool) {
    self.cursor = cursor
    self.members = members
    self.isTorn = isTorn
  }

  /// The value of a key; `nil` if the key is absent.
  package subscript(key: String) -> Cursor? { members[key] }

  /// The value of a required key.
  package func needed(_ key: String) -> Cursor? {
    if members[key] == nil { cursor.context.leaveOut() }
    return members[key]
  }
}
