/// The JSON form of an advice; what is nil is left out.
struct AdviceDocument: Encodable {
  struct Identity: Encodable {
    let id: String
    let version: String
    let digest: String
  }

  struct Tree: Encodable {
    let tree: String
    let status: String
    let path: [Step]
    let outcome: String?
    let possibleOutcomes: [String]
    let next: [String]?
    let waitsFor: String?
    /// The choice that what follows waits for.
    let choice: Step?
    let tightestLimit: String?
    let tightestLimitFrom: String?
    let actions: ActionsDocument?
  }

  struct Step: Encodable {
    let item: String
    let values: [String]
  }

  struct Deadline: Encodable {
    let tree: String
    let outcome: String
    /// The latest time's length; the earliest's where there is no latest.
    let limit: String?
    /// The earliest time's length, where there is one.
    let earliest: String?
    let from: String
    let due: String?
    let notBefore: String?
    let condition: String?
  }

  struct Readings: Encodable {
    let agree: Bool
    let differ: [Difference]
  }

  struct Difference: Encodable {
    let reading: String
    let tree: String
    let outcome: String?
    let possibleOutcomes: [String]?
    let missing: Bool?
    let added: Bool?
  }

  struct Warning: Encodable {
    let code: String
    let items: [String]
    let tree: String?
    let message: String
  }

  struct Note: Encodable {
    let code: String
    let tree: String
    let message: String
  }

  let guideline: Identity
  let now: String
  let complete: Bool
  let trees: [Tree]
  let questions: [String]
  let deadlines: [Deadline]
  let readings: Readings
  let warnings: [Warning]
  let notes: [Note]
}
