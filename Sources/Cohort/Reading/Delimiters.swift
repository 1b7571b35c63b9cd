extension UInt8 {
  /// Whether it may stand between cells: it is no character of a name, a number, a mark or a line end.
  package var canBeDelimiter: Bool {
    let scalar = Unicode.Scalar(self)
    return scalar.isASCII && !"\"|\r\n\0-_".utf8.contains(self)
      && !scalar.properties.isAlphabetic && !("0"..."9").contains(scalar)
  }
}
