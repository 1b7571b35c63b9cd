import GuidelineModel

extension Cursor {
  /// The keys of an action that define its role in a plan.
  static let roleKeys = [
    "step", "refines", "decides", "option", "without-act", "condition-met-by",
  ]

  /// The role in a plan of an action with these keys.
  func role(_ mapping: MappingCursor) -> ActionRole {
    let kind: ActionRole.Kind? =
      switch mapping.one(of: ["step", "refines", "decides"], isNeeded: false) {
      case ("step", let cursor)?: cursor.name().map { .step($0) }
      case ("refines", let cursor)?: cursor.name().map { .refines($0) }
      case ("decides", let cursor)?: cursor.name().map { .decides($0) }
      default: nil
      }
    return ActionRole(
      kind: kind ?? .inherited, option: mapping["option"]?.name(),
      isWithoutAct: mapping["without-act"]?.flag() ?? false,
      conditionMetBy: mapping["condition-met-by"]?.conditions() ?? [])
  }
}

extension MappingCursor {
  /// The only one of several keys that is present, with its value.
  ///
  /// Reports if more than one is present, or none where one is required.
  func one(of keys: [String], isNeeded: Bool) -> (key: String, value: Cursor)? {
    let present = keys.compactMap { key in self[key].map { (key, $0) } }
    if present.count > 1 || isNeeded && present.isEmpty {
      (present.last?.1 ?? cursor).report(
        .oneOfKeys,
        Text(
          nl: "hier hoort precies één van deze sleutels",
          en: "exactly one of these keys is expected here"),
        allowed: keys)
    }
    if isNeeded, present.isEmpty { cursor.context.leaveOut() }
    return present.first
  }
}

extension Cursor {
  /// A condition on a case and its plan.
  func planCondition() -> PlanCondition? {
    guard
      let mapping = mapping(
        required: [],
        optional: [
          "items", "answered", "not-known", "given", "not-given", "without-time", "not-proven",
          "earlier", "trees", "outcomes", "no-outcomes", "path", "waiting-for", "open",
          "closed-at-once", "state", "limit-within", "placed", "any-of",
        ])
    else { return nil }
    if node.mapping?.members.isEmpty == true {
      report(
        .emptyList,
        Text(
          nl: "de voorwaarde is leeg en geldt dus altijd; noem iets",
          en: "the condition is empty and so always holds; name something"))
    }
    return PlanCondition(
      values: mapping["items"]?.conditions() ?? [],
      answered: mapping["answered"]?.someNames() ?? [],
      notKnown: mapping["not-known"]?.someNames() ?? [],
      given: mapping["given"]?.someNames() ?? [], notGiven: mapping["not-given"]?.someNames() ?? [],
      withoutTime: mapping["without-time"]?.someNames() ?? [],
      notProven: mapping["not-proven"]?.someNames() ?? [],
      earlier: mapping["earlier"]?.earlierTime(), trees: mapping["trees"]?.someNames() ?? [],
      outcomes: mapping["outcomes"]?.outcomeNames() ?? [],
      noOutcomes: mapping["no-outcomes"]?.outcomeNames() ?? [],
      path: mapping["path"]?.conditions() ?? [], waitingFor: mapping["waiting-for"]?.name(),
      open: mapping["open"]?.name(), closedAtOnce: mapping["closed-at-once"]?.flag() ?? false,
      states: mapping["state"]?.listOrOne().compactMap {
        $0.choice(of: StepState.self, as: .state)
      } ?? [],
      limitWithin: mapping["limit-within"]?.duration(), placed: mapping["placed"]?.flag() ?? false,
      anyOf: mapping["any-of"]?.list().compactMap { $0.planCondition() } ?? [])
  }

  private func earlierTime() -> EarlierTime? {
    guard
      let mapping = mapping(required: ["event"], optional: ["than", "than-onset", "by"]),
      let events = mapping.needed("event")?.someNames(of: Event.self)
    else { return nil }
    if mapping["than"] == nil, mapping["than-onset"] == nil {
      report(
        .missingKey,
        Text(
          nl: "waarvóór de gebeurtenis ligt, ontbreekt", en: "what the event is before is missing"),
        allowed: ["than", "than-onset"])
    }
    return EarlierTime(
      events: events, thanEvents: mapping["than"]?.someNames() ?? [],
      thanOnsets: mapping["than-onset"]?.someNames() ?? [], by: mapping["by"]?.duration())
  }

  /// Outcomes of any trees, each as `TREE/OUTCOME`.
  func outcomeNames() -> [OutcomeName] { listOrOne().compactMap { $0.outcomeName() } }

  /// An outcome as `TREE/OUTCOME`.
  func outcomeName() -> OutcomeName? {
    guard let string = string() else {
      context.leaveOut()
      return nil
    }
    let parts = string.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 2, let tree = Name<Tree>(parts[0]), let outcome = Name<Outcome>(parts[1]) {
      return OutcomeName(tree: tree, outcome: outcome)
    }
    report(
      .invalidName,
      Text(
        nl: "\(string.quoted) noemt geen uitkomst; schrijf boom/uitkomst",
        en: "\(string.quoted) names no outcome; write tree/outcome"))
    context.leaveOut()
    return nil
  }
}
