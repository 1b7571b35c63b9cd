import GuidelineModel

extension Cursor {
  /// Reads a step or a group of actions; the first distinctive key decides which.
  func action() -> Action? {
    let joins = ActionGroup.Join.allCases.map(\.rawValue)
    let strengths = Step.Strength.allCases.map(\.rawValue)
    let telling =
      keys.first { (joins + strengths).contains($0) }
      ?? keys.lazy.compactMap { context.name(nearestTo: $0, in: joins + strengths) }.first
    if let join = telling.flatMap(ActionGroup.Join.init(rawValue:)) { return group(join: join) }
    if let strength = telling.flatMap(Step.Strength.init(rawValue:)) {
      return step(strength: strength)
    }
    report(
      .actionWithoutWords,
      Text(
        nl: "een actie is een stap of een groep acties",
        en: "an action is a step or a group of actions"),
      allowed: strengths + joins)
    context.leaveOut()
    return nil
  }

  private func group(join: ActionGroup.Join) -> Action? {
    guard
      let mapping = mapping(
        required: [join.rawValue],
        // Without their word, alternatives or a sequence would read as things to do together.
        optional: (join == .allOf ? ["joined-by"] : []) + ["condition", "limit"] + Self.roleKeys),
      let members = mapping.needed(join.rawValue)?.list()
    else { return nil }
    if members.count < 2 {
      mapping[join.rawValue]?.report(
        .groupOfOne,
        Text(nl: "een groep verbindt twee of meer acties", en: "a group joins two actions or more"))
    }
    return .group(
      ActionGroup(
        join: join, actions: members.compactMap { $0.action() },
        joiners: mapping["joined-by"]?.joiners(between: members.count)
          ?? Self.words(between: members.count),
        condition: mapping["condition"]?.text(), limit: mapping["limit"]?.limit(),
        role: role(mapping)))
  }

  /// The joiners between the members of a group: one for all, or one for each member after the
  /// first.
  private func joiners(between members: Int) -> [ActionGroup.Joiner] {
    let joiners = listOrOne().map { joiner in
      joiner.choice(of: ActionGroup.Joiner.self, as: .joiner) ?? .word
    }
    if node.scalar != nil, let joiner = joiners.first {
      return Self.words(between: members).map { _ in joiner }
    }
    guard joiners.count == members - 1 else {
      report(
        .joinerCount,
        Text(
          nl: "\(joiners.count) \(joiners.count == 1 ? "verbinding" : "verbindingen") voor "
            + "\(members) \(members == 1 ? "stap" : "stappen"); één voor elke na de eerste",
          en: "\(joiners.count) \(joiners.count == 1 ? "joiner" : "joiners") for \(members) "
            + "\(members == 1 ? "action" : "actions"); one for each action after the first"))
      return Self.words(between: members)
    }
    return joiners
  }

  private static func words(between members: Int) -> [ActionGroup.Joiner] {
    Array(repeating: .word, count: max(0, members - 1))
  }

  private func step(strength: Step.Strength) -> Action? {
    guard
      let mapping = mapping(
        required: [strength.rawValue, "kind"],
        optional: ["refrain", "urgency", "condition", "dose", "limit", "remarks"]
          + Self.roleKeys)
    else { return nil }
    return .step(
      Step(
        strength: strength, text: mapping[strength.rawValue]?.text() ?? Text(nl: "", en: ""),
        kind: mapping["kind"]?.choice(of: Step.Kind.self, as: .kind) ?? .decision,
        isRefrain: mapping["refrain"]?.flag() ?? false,
        urgency: mapping["urgency"]?.choice(of: Step.UrgencyWord.self, as: .urgency),
        condition: mapping["condition"]?.text(), dose: mapping["dose"]?.dose(),
        limit: mapping["limit"]?.limit(),
        remarks: mapping["remarks"]?.reportingIfEmpty().list().map { $0.text() } ?? [],
        role: role(mapping)))
  }

  func limit() -> TimeLimit? {
    guard
      let mapping = mapping(
        required: ["from"], optional: ["within", "not-before"],
        missing: ["from": .limitWithoutEvent]),
      let event = mapping.needed("from")?.name(of: Event.self)
    else { return nil }
    if mapping["within"] == nil, mapping["not-before"] == nil {
      report(
        .limitWithoutLength,
        Text(
          nl: "een termijn heeft een uiterste tijd, een vroegste tijd of beide",
          en: "a limit has a latest time, an earliest time, or both"),
        allowed: ["within", "not-before"])
    }
    let limit = TimeLimit(
      within: mapping["within"]?.duration(), notBefore: mapping["not-before"]?.duration(),
      event: event)
    if let within = limit.within, let notBefore = limit.notBefore,
      notBefore.seconds > within.seconds
    {
      report(
        .limitOrder,
        Text(
          nl: "de vroegste tijd ligt na de uiterste tijd",
          en: "the earliest time lies after the latest time"))
    }
    return limit
  }

  private func dose() -> Dose? {
    guard
      let mapping = mapping(
        required: ["unit"],
        optional: [
          "drug", "amount", "route", "form", "times-per-day", "fractions", "per-fraction",
          "total", "at-least",
        ])
    else { return nil }
    if ["amount", "per-fraction", "total"].allSatisfy({ mapping[$0] == nil }) {
      report(
        .doseWithoutAmount, Text(nl: "een dosis zegt hoeveel", en: "a dose says how much"),
        allowed: ["amount", "per-fraction", "total"])
    }
    return Dose(
      drug: mapping["drug"]?.words(), amount: mapping["amount"]?.quantity(),
      fractions: mapping["fractions"]?.quantity(),
      perFraction: mapping["per-fraction"]?.quantity(), total: mapping["total"]?.quantity(),
      unit: mapping["unit"]?.words() ?? "", route: mapping["route"]?.words(),
      form: mapping["form"]?.words(), timesPerDay: mapping["times-per-day"]?.quantity(),
      isAtLeast: mapping["at-least"]?.flag() ?? false)
  }
}
