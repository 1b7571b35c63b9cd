import GuidelineModel

/// A part of the files that is new, gone, renamed or written otherwise, whatever that does to advice.
package struct PartChange: Hashable, Sendable {
  /// What became of the part; of several the first that holds.
  package enum Kind: String, CaseIterable, Sendable {
    case added
    case removed
    /// Its logic is different.
    case changed
    /// What people read of it is different.
    case reworded
    /// What stands behind it is different: its page, its sources, which end of it is graver.
    case revised
    /// Only its name is different.
    case renamed
  }

  package let part: PartPath
  package let kind: Kind
  /// Its name in the old version, where that was another.
  package let formerName: String?
  /// What is different about a part of both versions.
  package let fields: [FieldChange]

  /// A part of both versions; nil where nothing about it is different.
  init?(_ part: PartPath, formerName: String? = nil, fields: [FieldChange]) {
    let natures = Set(fields.map(\.nature))
    if natures.contains(.logic) {
      kind = .changed
    } else if natures.contains(.words) {
      kind = .reworded
    } else if natures.contains(.background) {
      kind = .revised
    } else if formerName != nil {
      kind = .renamed
    } else {
      return nil
    }
    self.part = part
    self.formerName = formerName
    self.fields = fields
  }

  private init(_ part: PartPath, kind: Kind) {
    self.part = part
    self.kind = kind
    formerName = nil
    fields = []
  }

  static func added(_ part: PartPath) -> PartChange { PartChange(part, kind: .added) }
  static func removed(_ part: PartPath) -> PartChange { PartChange(part, kind: .removed) }

  /// The fields that something hangs on: all but what people read.
  package var structuralFields: [FieldChange] { fields.filter { $0.nature != .words } }

  /// What people read of it.
  package var words: [FieldChange] { fields.filter { $0.nature == .words } }

  /// Whether an advice can hang on it.
  var isOfLogic: Bool {
    switch kind {
    case .added, .removed, .changed: true
    case .reworded, .revised, .renamed: false
    }
  }
}
