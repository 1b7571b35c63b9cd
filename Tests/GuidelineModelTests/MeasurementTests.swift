@testable import GuidelineModel
import Testing

struct MeasurementTests {
  private static func measurement(
    _ bands: (name: String, bound: Int64?, isInclusive: Bool)...
  ) throws -> Measurement {
    try Measurement(
      scale: .months,
      bands: bands.map { band in
        Measurement.Band(
          value: try #require(Name(band.name)),
          bound: band.bound.map {
            Measurement.Bound(thousandths: $0, isInclusive: band.isInclusive)
          })
      })
  }

  @Test(arguments: [
    ("0", "short"), ("2.999", "short"), ("3", "middle"), ("3.0001", "middle"), ("6", "middle"),
    ("6.0001", "long"), ("1e9", "long"), ("6.00000000000000000001", "long"),
    ("2.99999999999999999999", "short"), ("1e300", "long"), ("5e-324", "short"),
  ])
  func `a boundary lies on the side that its band says`(months: String, value: String) throws {
    let measurement = try Self.measurement(
      ("short", 3_000, false), ("middle", 6_000, true), ("long", nil, false))
    #expect(measurement.value(for: try #require(Amount(months))).text == value)
  }

  @Test(arguments: [("0", "short"), ("0.003", "short"), ("0.0031", "long"), ("0.004", "long")])
  func `a boundary is exact in thousandths`(months: String, value: String) throws {
    let measurement = try Self.measurement(("short", 3, true), ("long", nil, false))
    #expect(measurement.value(for: try #require(Amount(months))).text == value)
  }
}
