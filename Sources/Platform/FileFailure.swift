/// Why a file could not be read or written.
package struct FileFailure: Error, Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case notFound
    case permission
    case isDirectory
    /// A pipe, socket or device.
    case notRegular
    case tooLarge(limit: Int)
    /// It was there when the folder was listed and is gone now.
    case vanished
    case symbolicLinkLoop
    /// Any other error of the system, by its `errno`.
    case other(Int32)
  }

  package let kind: Kind
  package let path: String
}
