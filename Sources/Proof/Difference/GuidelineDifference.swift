package import GuidelineModel

/// The difference between two versions of a guideline: which patients get other advice.
///
/// Nothing is sampled: advice is compared for all patients at once. If ``changesAdvice`` is false,
/// no patient's advice changes, which is proven.
package struct GuidelineDifference: Sendable {
  /// A tree of both versions that gives some patients another outcome.
  package struct TreeChange: Sendable {
    package let old: Index<Tree>
    package let new: Index<Tree>
    package let classes: [PatientClass]
    /// The outcomes that some patient has in both versions and whose content differs.
    package let outcomes: [OutcomeChange]
  }

  /// A reading of both versions that gives some patients another outcome.
  package struct ReadingChange: Sendable {
    package let old: Index<Reading>
    package let new: Index<Reading>
    package let classes: [PatientClass]
  }

  /// The changes along the pathway from the usual start.
  package struct PathwayChange: Sendable {
    package let start: Name<Tree>
    /// The share of all complete answers for which any tree differs.
    package let share: Double
    /// For each tree, the share of answers for which it is reached or ends otherwise.
    package let trees: [(tree: Name<Tree>, share: Double)]
  }

  /// The items of both versions, in the order of the levels.
  package let items: [Item]
  package let structure: [PartChange]
  /// Removed parts, each with an added part that looks like it.
  package let suspectedRenames: [SuspectedRename]
  /// Parts of both versions that have only their name in common, and so may be two different parts.
  package let unlikeParts: [UnlikePart]
  package let trees: [TreeChange]
  package let readings: [ReadingChange]
  package let boundaries: [BoundaryChange]
  /// Parts outside the trees whose logic changed: warnings, notes, events, added or removed
  /// readings and trees, measurements of items, the start of the pathway, entries, the time zone.
  package let otherLogic: [PartChange]
  /// Nil if the versions start at different trees, or if ``pathwayLimit`` is set.
  package let pathway: PathwayChange?
  /// The limit that stopped the comparison of the pathway; every single tree was compared.
  package let pathwayLimit: LimitExceeded?

  /// The classes of patients whose plan differs although none of their outcomes does, with no event
  /// given.
  ///
  /// Other changes of the rules of plans have no effect before an event is given or a question is
  /// left open.
  package let plans: [PlanClass]
  /// The limit that stopped the comparison of plans.
  package let plansLimit: LimitExceeded?

  /// Whether steps or rules of plans changed, beyond their texts.
  package var changesPlanRules: Bool {
    otherLogic.contains { change in
      switch change.part {
      case .planStep, .planRule: true
      default: false
      }
    }
  }

  /// Whether some patient's advice changes.
  package var changesAdvice: Bool {
    !(trees.isEmpty && readings.isEmpty && boundaries.isEmpty && otherLogic.isEmpty
      && plans.isEmpty)
  }

  /// The parts whose texts changed.
  ///
  /// No proof reads them: they have to be reviewed.
  package var rewordedParts: [PartChange] { structure.filter { !$0.words.isEmpty } }

  /// The renamed parts.
  package var renamedParts: [PartChange] { structure.filter { $0.formerName != nil } }

  /// Compares two versions.
  ///
  /// - Parameters:
  ///   - old: The version before.
  ///   - new: The version after.
  ///   - limits: How much the comparison may use.
  /// - Throws: ``Incomparable`` when the two are not versions of one guideline, share no item, need
  ///   too many values for an item, or exceed the limits.
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
