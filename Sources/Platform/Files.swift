/// Files and folders.
package enum Files {
  /// Reads a regular file into `buffer`, whose memory is reused. Never waits for a pipe.
  package static func read(
    _ path: String,
    limit: Int,
    into buffer: inout [UInt8]
  ) throws(FileFailure) {
    throw FileFailure(kind: .notFound, path: path)
  }
}
