package import GuidelineModel

/// Which patients get other advice from one version of a guideline than from another.
///
/// Nothing is sampled: the advice of both versions is compared for all patients at once. Where
/// ``changesAdvice`` is false, that is a proof.
package struct GuidelineDifference: Sendable {
  /// A tree that both versions have and that advises some patients otherwise.
  package struct TreeChange: Sendable {
    package let old: Index<Tree>
    package let new: Index<Tree>
    package let classes: [PatientClass]
    /// Outcomes that some patient has in both versions and that tell something else.
    package let outcomes: [OutcomeChange]
  }

  /// A reading that both versions have and that reads its tree otherwise.
  package struct ReadingChange: Sendable {
    package let old: Index<Reading>
    package let new: Index<Reading>
    package let classes: [PatientClass]
  }

  /// The changes along the whole pathway from the usual start.
  package struct PathwayChange: Sendable {
    package let start: Name<Tree>
    /// The share of all complete answers whose pathway differs anywhere.
    package let share: Double
    /// By tree, the share for whom it is reached or answered otherwise.
    package let trees: [(tree: Name<Tree>, share: Double)]
  }

  /// By level, the items of both versions.
  package let items: [Item]
  package let structure: [PartChange]
  /// Parts that are gone beside parts that are new and look like them.
  package let suspectedRenames: [SuspectedRename]
  /// Parts of both versions that may be two: they have nothing in common but their name.
  package let unlikeParts: [UnlikePart]
  package let trees: [TreeChange]
  package let readings: [ReadingChange]
  package let boundaries: [BoundaryChange]
  /// Parts outside the trees whose logic changed: warnings, notes, events, readings that came or
  /// went, trees that came or went, how an item is measured, where a pathway starts, where a way in
  /// leads, the time zone.
  package let otherLogic: [PartChange]
  /// Nil where the versions start at different trees, or where ``pathwayLimit`` says why.
  package let pathway: PathwayChange?
  /// What it would have taken to follow all trees together; every single tree was compared.
  package let pathwayLimit: LimitExceeded?

  /// Patients whose plan differs although none of their outcomes does, no event given; of what is said of
  /// plans, the rest changes nothing before an event is given or a question is left open.
  package let plans: [PlanClass]
  /// What it would have taken to find all of them.
  package let plansLimit: LimitExceeded?

  /// Whether what is said of plans is different, beyond its words.
  package var changesPlanRules: Bool {
    otherLogic.contains { change in
      switch change.part {
      case .planStep, .planRule: true
      default: false
      }
    }
  }

  /// Whether some patient gets other advice.
  package var changesAdvice: Bool {
    !(trees.isEmpty && readings.isEmpty && boundaries.isEmpty && otherLogic.isEmpty
      && plans.isEmpty)
  }

  /// The parts in which people read something else; who trusts an advice trusts these words.
  package var rewordedParts: [PartChange] { structure.filter { !$0.words.isEmpty } }

  /// The parts that have another name.
  package var renamedParts: [PartChange] { structure.filter { $0.formerName != nil } }

  /// Compares two versions.
  ///
  /// - Parameters:
  ///   - old: The version before.
  ///   - new: The version after.
  ///   - limits: How much that may take.
  /// - Throws: Why the two cannot be compared.
  package init(
    from old: Guideline, to new: Guideline, limits: ProofLimits = ProofLimits()
  ) throws(Incomparable) {
    let versions = try MatchedVersions(old, new)
    structure = PartComparison.changes(between: versions)
    suspectedRenames = versions.suspectedRenames
    unlikeParts = versions.unlikeParts
    var comparison = try GuidelineComparison(versions, structure: structure, limits: limits)
    items = comparison.space.items
    boundaries = BoundaryChange.changes(from: versions.old, to: new)
    otherLogic = comparison.otherLogic()
    do throws(LimitExceeded) {
      trees = try comparison.treeChanges()
      readings = try comparison.readingChanges()
    } catch {
      throw .limit(error)
    }
    do throws(LimitExceeded) {
      pathway = try comparison.pathwayChange()
      pathwayLimit = nil
    } catch {
      (pathway, pathwayLimit) = (nil, error)
    }
    do throws(LimitExceeded) {
      plans = try comparison.planClasses()
      plansLimit = nil
    } catch {
      (plans, plansLimit) = ([], error)
    }
  }
}
