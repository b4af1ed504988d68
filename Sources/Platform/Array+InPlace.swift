extension Array {
  /// An array of elements that `make` gives one after the other, each made in its place.
  ///
  /// Large elements that are appended are copied and destroyed first. Public and not `package`,
  /// because only then it is inlined.
  @inlinable
  public init(count: Int, _ make: () -> Element) {
    self.init(unsafeUninitializedCapacity: count) { places, filled in
      for place in 0..<count {
        places.initializeElement(at: place, to: make())
        filled = place + 1
      }
    }
  }
}
