package import GuidelineModel
package import JSON
package import Reasoning

extension JSONText {
  /// The member `moments`: when limits start and end, in chronological order, with the offset of
  /// now.
  package mutating func moments(of advice: Advice, in guideline: Guideline) {
    member("moments") { json in
      json.array(advice.moments) { json, moment in
        let deadline = moment.deadline
        json.object { json in
          json.member(
            "time", Timestamp(moment.time, offsetSeconds: advice.now.offsetSeconds).rfc3339)
          json.member("kind", moment.kind.rawValue)
          json.member("tree", guideline.name(of: deadline.tree))
          json.member("outcome", guideline.name(of: deadline.outcome, in: deadline.tree))
          json.member("passed", moment.time < advice.now.instant)
        }
      }
    }
  }
}
