package import GuidelineModel
package import Reasoning

extension JSONText {
  /// The member `moments`: when limits start and end, in order of time, in the offset of now.
  package mutating func moments(of advice: Advice, in guideline: Guideline) {
    member("moments") { json in
      json.array(advice.moments) { json, moment in
        let tree = guideline[moment.deadline.tree]
        json.object { json in
          json.member(
            "time", Timestamp(moment.time, offsetSeconds: advice.now.offsetSeconds).rfc3339)
          json.member("kind", moment.kind.rawValue)
          json.member("tree", tree.id.text)
          json.member("outcome", tree.outcomes[moment.deadline.outcome.offset].id.text)
          json.member("passed", moment.time < advice.now.instant)
        }
      }
    }
  }
}
