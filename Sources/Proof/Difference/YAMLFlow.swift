import GuidelineModel

/// Writes rules of plans in YAML flow style, as in the files.
enum YAMLFlow {
  /// `{ key: value, other: [one, two] }`; keys without values are left out.
  static func mapping(_ members: [(key: String, values: [String])]) -> String {
    let said = members.filter { !$0.values.isEmpty }.map { "\($0.key): \(list($0.values))" }
    return said.isEmpty ? "{}" : "{ \(said.joined(separator: ", ")) }"
  }

  /// Values of items: `{ item: value }`.
  static func conditions(_ conditions: [ConditionDraft]) -> String {
    mapping(conditions.map { ($0.item.text, $0.values.map(\.text)) })
  }

  /// One value as it is, several in brackets.
  private static func list(_ values: [String]) -> String {
    values.count == 1 ? values[0] : "[\(values.joined(separator: ", "))]"
  }
}

extension PlanCondition {
  /// The condition in the notation of the files.
  var yaml: String {
    func names<Subject>(_ names: [Name<Subject>]) -> [String] { names.map(\.text) }
    func outcomes(_ names: [OutcomeName]) -> [String] { names.map { "\($0.tree)/\($0.outcome)" } }
    func conditions(_ conditions: [ConditionDraft]) -> [String] {
      conditions.isEmpty ? [] : [YAMLFlow.conditions(conditions)]
    }
    func flag(_ holds: Bool) -> [String] { holds ? ["true"] : [] }
    return YAMLFlow.mapping([
      ("items", conditions(values)), ("answered", names(answered)), ("not-known", names(notKnown)),
      ("given", names(given)), ("not-given", names(notGiven)),
      ("without-time", names(withoutTime)), ("not-proven", names(notProven)),
      ("earlier", earlier.map { [$0.yaml] } ?? []), ("trees", names(trees)),
      ("outcomes", outcomes(self.outcomes)), ("no-outcomes", outcomes(noOutcomes)),
      ("path", conditions(path)), ("waiting-for", names([waitingFor].compactMap(\.self))),
      ("open", names([open].compactMap(\.self))), ("closed-at-once", flag(closedAtOnce)),
      ("state", states.map(\.rawValue)),
      ("limit-within", [limitWithin?.iso8601].compactMap(\.self)), ("placed", flag(placed)),
      ("any-of", anyOf.map(\.yaml)),
    ])
  }
}

extension EarlierTime {
  fileprivate var yaml: String {
    YAMLFlow.mapping([
      ("event", events.map(\.text)), ("than", thanEvents.map(\.text)),
      ("than-onset", thanOnsets.map(\.text)), ("by", [by?.iso8601].compactMap(\.self)),
    ])
  }
}
