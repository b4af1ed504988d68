/// What English asks for and Japanese does not: a word for one thing, and one for several.
package enum English {
  /// `1 file`, `2 files`; a plural that is not the singular with an `s` is given.
  package static func count(_ number: Int, _ one: String, _ several: String? = nil) -> String {
    "\(number) " + (number == 1 ? one : several ?? one + "s")
  }
}
