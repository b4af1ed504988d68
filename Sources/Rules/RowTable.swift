public import Platform

/// What a `RowTable` holds: each row is written as the same count of numbers.
///
/// Public and not `package`, as all that rows are read by, because only then it is inlined.
public protocol RulebookRow: Sendable {
  /// How many numbers a row is.
  static var width: Int { get }

  init(from input: inout RulebookDecoder)
}

/// A row in full, as a table is written from; a head is only read.
public protocol WritableRow: RulebookRow {
  func encode(into output: inout RulebookEncoder)
}

/// Rows of a compiled rulebook, each read in place when it is asked for.
///
/// A run needs few of the thousands of rows, and what it needs all of it lays out its own way.
public struct RowTable<Row: RulebookRow>: RandomAccessCollection, Sendable {
  @usableFromInline let bytes: FixedBytes
  /// Where the first row begins, in bytes.
  @usableFromInline let start: Int
  /// How many rows there are.
  public let count: Int

  @inline(__always)
  init(_ bytes: FixedBytes, start: Int, count: Int) {
    self.bytes = bytes
    self.start = start
    self.count = count
  }

  /// The same rows, of which only the first numbers are read; `Row` must say how wide they are.
  init<Whole>(heads whole: RowTable<Whole>) {
    precondition(Row.width == Whole.width, "rows of another width")
    self.init(whole.bytes, start: whole.start, count: whole.count)
  }

  /// 0.
  @inlinable
  public var startIndex: Int { 0 }

  /// The number of rows.
  @inlinable
  public var endIndex: Int { count }

  /// The row at a position from 0.
  @inlinable
  public subscript(position: Int) -> Row {
    precondition(position >= 0 && position < count, "outside the table")
    let place = start &+ position &* Row.width &* DigitGroups.width
    var input = RulebookDecoder(bytes, at: place)
    return Row(from: &input)
  }

  /// One number of a row, by its place in the row from 0: for searches that read little of many rows.
  @inline(__always)
  func number(_ column: Int, of position: Int) -> Int32 {
    precondition(position >= 0 && position < count, "outside the table")
    return bytes.number(at: start &+ (position &* Row.width &+ column) &* DigitGroups.width)
  }
}

extension RowTable where Row: WritableRow {
  /// Rows that stand in no rulebook yet, in memory of their own.
  package init(_ rows: [Row]) {
    var output = RulebookEncoder()
    output.write(rows: rows)
    var input = RulebookDecoder(RulebookBytes(copying: RulebookBytes.assemble(output)))
    self = input.rows()
  }
}

extension RowTable: ExpressibleByArrayLiteral where Row: WritableRow {
  /// The rows of a literal.
  public init(arrayLiteral rows: Row...) { self.init(rows) }
}

extension Int32: WritableRow {
  /// One number.
  public static var width: Int { 1 }

  /// The next number.
  public init(from input: inout RulebookDecoder) { self = input.int32() }

  /// Writes the number.
  public func encode(into output: inout RulebookEncoder) { output.write(self) }
}
