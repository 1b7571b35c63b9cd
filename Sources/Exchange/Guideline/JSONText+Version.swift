package import GuidelineModel
package import JSON

extension JSONText {
  /// The guideline's name and version.
  package mutating func version(of guideline: Guideline, digest: String) {
    object { json in
      json.member("id", guideline.id)
      json.member("version", guideline.version)
      json.member("digest", digest)
    }
  }
}
