import GuidelineModel
import JSON
import Reasoning

/// The JSON form of the clinician's decisions on the advice of trees.
struct DecisionDocument {
  private let guideline: Guideline

  init(_ guideline: Guideline) {
    self.guideline = guideline
  }

  /// The regular expression of what ``TreeDecision/isValidRemark(_:)`` accepts, for schemas.
  static let remarkPattern =
    #"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]*$"#

  /// Resolves the decisions of a case.
  ///
  /// - Throws: ``CaseProblem`` when a tree, a reason or a remark is not valid.
  func decisions(in value: JSONDocument.Value) throws(CaseProblem) -> [Index<Tree>: TreeDecision] {
    let members = try value.object(at: "$.decisions")
    try members.refuseKeys(
      notIn: guideline.trees.map(\.id.text), at: "$.decisions",
      message: Text(nl: "onbekende beslisboom", en: "unknown tree"))
    var decisions: [Index<Tree>: TreeDecision] = [:]
    for (place, tree) in guideline.trees.enumerated() {
      guard let value = members[tree.id.text] else { continue }
      decisions[Index(place)] = try decision(in: value, at: "$.decisions.\(tree.id)")
    }
    return decisions
  }

  private func decision(
    in value: JSONDocument.Value, at path: String
  ) throws(CaseProblem) -> TreeDecision {
    let members = try value.object(at: path)
    try members.refuseKeys(
      notIn: ["followed", "reason", "remark"], at: path,
      message: CaseProblem.unknownKey)
    guard let isFollowed = members["followed"]?.flag else {
      throw CaseProblem(
        path: "\(path).followed",
        message: Text(nl: "hier hoort true of false", en: "true or false is expected here"))
    }
    let remark = try members["remark"].map { value throws(CaseProblem) in
      try self.remark(in: value, at: "\(path).remark")
    }
    guard isFollowed else {
      return .declined(try reason(in: members["reason"], at: "\(path).reason"), remark: remark)
    }
    guard members["reason"] == nil else {
      throw CaseProblem(
        path: "\(path).reason",
        message: Text(
          nl: "alleen een advies dat niet wordt gevolgd heeft een reden",
          en: "only an advice that is not followed has a reason"))
    }
    return .followed(remark: remark)
  }

  private func reason(
    in value: JSONDocument.Value?, at path: String
  ) throws(CaseProblem) -> Index<DeclineReason> {
    let allowed = guideline.declineReasons.map(\.id.text)
    guard let value else {
      throw CaseProblem(
        path: path,
        message: Text(
          nl: "een advies dat niet wordt gevolgd heeft een reden",
          en: "an advice that is not followed has a reason"),
        allowed: allowed)
    }
    guard let name = value.string, let reason = guideline.declineReason(named: name) else {
      throw CaseProblem(
        path: path, message: Text(nl: "onbekende reden", en: "unknown reason"), allowed: allowed,
        suggestion: value.string.flatMap { nearestName(to: $0, in: allowed) })
    }
    return reason
  }

  private func remark(
    in value: JSONDocument.Value, at path: String
  ) throws(CaseProblem) -> String {
    guard let text = value.string, text.unicodeScalars.count <= TreeDecision.maximumRemarkLength,
      TreeDecision.isValidRemark(text)
    else {
      throw CaseProblem(path: path, message: CaseProblem.remarkExpected)
    }
    return text
  }
}
