/// Random numbers of one row (SplitMix64).
struct Draws {
  private var state: UInt64

  init(seed: UInt64, row: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 ^ (row &+ 1) &* 0xD1B5_4A32_D192_ED03
    _ = next()
  }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number below a bound.
  mutating func below(_ bound: UInt64) -> UInt64 { next().multipliedFullWidth(by: bound).high }

  /// A place, as often as its share says.
  mutating func place(in shares: [UInt64]) -> Int {
    let number = below(shares.last ?? 1)
    return shares.firstIndex { number < $0 } ?? 0
  }
}
