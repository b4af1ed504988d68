internal import Glibc

/// Why a file or folder could not be read or written.
package struct FileFailure: Error, Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case notFound
    case permission
    case isDirectory
    /// A pipe, socket or device.
    case notRegular
    /// Larger than the limit, in bytes.
    case tooLarge(limit: Int)
    /// It was there when the folder was listed and is gone now.
    case vanished
    case symbolicLinkLoop
    /// The disk, or what the user may take of it, is full.
    case noSpace
    case readOnlyFileSystem
    /// Folders nested deeper than the limit, in levels.
    case tooDeep(limit: Int)
    /// A line, from 1, of an ignore file that is no pattern.
    case badPattern(line: Int)
    /// Any other error of the system, by its `errno`.
    case other(Int32)
  }

  package let kind: Kind
  package let path: String

  package init(kind: Kind, path: String) {
    self.kind = kind
    self.path = path
  }

  /// The failure that an `errno` stands for.
  init(code: Int32, path: String) {
    self.path = path
    kind =
      switch code {
      case ENOENT, ENOTDIR: .notFound
      case EACCES, EPERM: .permission
      case EISDIR: .isDirectory
      // Opening a socket, or a device without its driver.
      case ENXIO, ENODEV: .notRegular
      case ELOOP: .symbolicLinkLoop
      case ENOSPC, EDQUOT, EFBIG: .noSpace
      case EROFS: .readOnlyFileSystem
      default: .other(code)
      }
  }
}
