/// How a measurement becomes a value.
public struct Measurement: Hashable, Sendable {
  /// A value with the bound it reaches up to.
  package struct Band: Hashable, Sendable {
    /// The value that the band counts as.
    package let value: Name<Item.Value>
    /// Absent for the last band only.
    package let bound: Bound?

    package init(value: Name<Item.Value>, bound: Bound?) {
      self.value = value
      self.bound = bound
    }
  }

  /// The upper end of a band, with the side on which the exact boundary lies.
  package struct Bound: Hashable, Sendable {
    /// In thousandths of the scale's unit.
    package let thousandths: Int64
    /// Whether the exact boundary still belongs to the band.
    package let isInclusive: Bool

    /// Where the boundary lies, in the scale's unit.
    package var amount: Amount { Amount(thousandths: thousandths) }

    package init(thousandths: Int64, isInclusive: Bool) {
      self.thousandths = thousandths
      self.isInclusive = isInclusive
    }
  }

  /// What is measured.
  public let scale: Scale
  /// The event at which the measured time ends if its time is known; nil if that is always now, or if no
  /// time is measured.
  package let until: Name<Event>?
  /// Upwards; every value of the item once.
  package let bands: [Band]

  package init(scale: Scale, until: Name<Event>? = nil, bands: [Band]) {
    self.scale = scale
    self.until = until
    self.bands = bands
  }

  /// The value that a measured amount falls in.
  ///
  /// - Parameter amount: In the scale's unit.
  /// - Returns: The name of the value.
  package func value(for amount: Amount) -> Name<Item.Value> {
    let band = bands.first { band in
      guard let bound = band.bound else { return true }
      return bound.isInclusive ? amount <= bound.amount : amount < bound.amount
    }
    guard let band else {
      preconditionFailure("Guideline.init accepts no measurement whose last band has a bound.")
    }
    return band.value
  }
}
