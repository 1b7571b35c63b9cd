import GuidelineModel

extension FieldComparison {
  /// Compares two readings; what is different about their tree itself is told there.
  mutating func compare(
    _ left: Reading, in old: Guideline, _ right: Reading, in new: Guideline
  ) {
    note(.tree, .word(old.name(of: left.tree)), .word(new.name(of: right.tree)))
    text(.change, left.change, right.change)
    text(.reason, left.reason, right.reason)
    let told = Self.decisions(of: old[left.tree], in: old, new[right.tree], in: new)
    note(
      Self.decisions(of: left.alternative, in: old, right.alternative, in: new)
        .filter { !told.contains($0) })
  }
}
