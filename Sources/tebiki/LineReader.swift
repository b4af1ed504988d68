/// Reads standard input line by line, so that answers come while questions still arrive.
struct LineReader {
  mutating func next() -> Substring? {
    readLine(strippingNewline: true).map { $0[...] }
  }
}
