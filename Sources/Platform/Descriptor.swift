internal import Glibc

/// Open file descriptors.
enum Descriptor {
  /// Waits until a descriptor that does not block is ready; false when waiting failed.
  static func wait(_ descriptor: Int32, _ events: Int16) -> Bool {
    var request = pollfd(fd: descriptor, events: events, revents: 0)
    while true {
      let count = poll(&request, 1, -1)
      if count >= 0 { return count > 0 }
      if errno != EINTR { return false }
    }
  }

  /// Writes all bytes and returns 0, or the `errno` of the failure.
  static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
    var done = 0
    while done < bytes.count {
      let count = Glibc.write(
        descriptor,
        bytes.baseAddress.map { $0 + done },
        bytes.count - done
      )
      if count >= 0 {
        done += count
        continue
      }
      let code = errno
      if code == EINTR { continue }
      if code == EAGAIN, wait(descriptor, Int16(POLLOUT)) { continue }
      return code
    }
    return 0
  }
}
