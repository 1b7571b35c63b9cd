import GuidelineModel

extension FieldComparison {
  /// Compares two items, what they are measured by included.
  mutating func compare(_ old: Item, _ new: Item) {
    text(.label, old.label, new.label)
    text(.question, old.question, new.question)
    text(.help, old.help, new.help)
    text(.remark, old.remark, new.remark)
    note(
      .citations, .background, .words(old.citations.map(\.text)), .words(new.citations.map(\.text)))
    note(.values, .words(old.values.map(\.id.text)), .words(new.values.map(\.id.text)))
    compare(old.measurement, new.measurement)
    note(
      .graver, .background, old.severityOrder.map { .end($0.mostSevere) },
      new.severityOrder.map { .end($0.mostSevere) })
    exemptions(old.severityOrder?.exemptions ?? [], new.severityOrder?.exemptions ?? [])
    note(.canBeInfluenced, .background, .flag(old.canBeInfluenced), .flag(new.canBeInfluenced))
  }

  private mutating func exemptions(
    _ old: [SeverityOrder.Exemption], _ new: [SeverityOrder.Exemption]
  ) {
    func names(_ exemptions: [SeverityOrder.Exemption]) -> [String] {
      exemptions.map { "\($0.tree)/\($0.outcome)" }
    }
    note(.exemptions, .background, .words(names(old)), .words(names(new)))
    for exemption in new {
      let before = old.first {
        $0.tree == exemption.tree && $0.outcome == exemption.outcome
      }
      if let before { text(.reason, before.reason, exemption.reason) }
    }
  }

  private mutating func compare(_ old: Measurement?, _ new: Measurement?) {
    note(
      .measuredAs, old.map { .word($0.scale.name) }, new.map { .word($0.scale.name) })
    note(
      .measuredUntil, old?.until.map { .word($0.text) }, new?.until.map { .word($0.text) })
    // A bound of another measure is no other bound: the measure says it.
    guard old?.scale == new?.scale else { return }
    let values = (new?.bands ?? []).map(\.value) + (old?.bands ?? []).map(\.value)
    var seen: Set<Name<Item.Value>> = []
    for value in values where seen.insert(value).inserted {
      at(.values([value])) { $0.note(.bound, old?.bound(of: value), new?.bound(of: value)) }
    }
  }
}

extension Measurement {
  fileprivate func bound(of value: Name<Item.Value>) -> FieldChange.Value? {
    bands.first { $0.value == value }?.bound.map { .bound($0, of: scale) }
  }
}
