import GuidelineModel

/// The JSON form of what an outcome says to do: its whole wording and its structure.
struct ActionsDocument: Encodable {
  private let nl: String
  private let en: String
  private let structure: Member

  init(_ outcome: Outcome) {
    nl = outcome.wording.nl
    en = outcome.wording.en
    structure = Member(outcome.action)
  }

  /// A step or a group of actions, told apart by `join`.
  private enum Member: Encodable {
    case step(StepForm)
    case group(GroupForm)

    init(_ action: Action) {
      switch action {
      case .step(let step): self = .step(StepForm(step))
      case .group(let group): self = .group(GroupForm(group))
      }
    }

    func encode(to encoder: any Encoder) throws {
      switch self {
      case .step(let step): try step.encode(to: encoder)
      case .group(let group): try group.encode(to: encoder)
      }
    }
  }

  private struct GroupForm: Encodable {
    let join: ActionGroup.Join
    let actions: [Member]
    let condition: Words?
    let limit: LimitForm?

    init(_ group: ActionGroup) {
      join = group.join
      actions = group.actions.map(Member.init)
      condition = group.condition.map(Words.init)
      limit = group.limit.map(LimitForm.init)
    }
  }

  private struct StepForm: Encodable {
    let strength: Step.Strength
    let kind: Step.Kind
    let text: Words
    let refrain: Bool?
    let urgency: Step.Urgency?
    let condition: Words?
    let dose: DoseForm?
    let limit: LimitForm?
    let remarks: [Words]?

    init(_ step: Step) {
      strength = step.strength
      kind = step.kind
      text = Words(step.text)
      refrain = step.isRefrain ? true : nil
      urgency = step.urgency
      condition = step.condition.map(Words.init)
      dose = step.dose.map(DoseForm.init)
      limit = step.limit.map(LimitForm.init)
      remarks = step.remarks.isEmpty ? nil : step.remarks.map(Words.init)
    }
  }

  private struct Words: Encodable {
    let nl: String
    let en: String

    init(_ text: Text) {
      nl = text.nl
      en = text.en
    }
  }

  private struct LimitForm: Encodable {
    let within: String?
    let notBefore: String?
    let from: String

    init(_ limit: TimeLimit) {
      within = limit.within?.iso8601
      notBefore = limit.notBefore?.iso8601
      from = limit.event.text
    }
  }

  private struct DoseForm: Encodable {
    let drug: String?
    let amount: Quantity?
    let fractions: Quantity?
    let perFraction: Quantity?
    let total: Quantity?
    let unit: String
    let route: String?
    let form: String?
    let timesPerDay: Quantity?
    let atLeast: Bool?

    init(_ dose: Dose) {
      drug = dose.drug
      amount = dose.amount
      fractions = dose.fractions
      perFraction = dose.perFraction
      total = dose.total
      unit = dose.unit
      route = dose.route
      form = dose.form
      timesPerDay = dose.timesPerDay
      atLeast = dose.isAtLeast ? true : nil
    }
  }
}
