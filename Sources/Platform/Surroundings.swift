internal import Glibc

/// What the process finds around it: terminal, environment, processors.
package enum Surroundings {
  /// Whether the stream goes to a terminal.
  package static func isTerminal(_ output: Output) -> Bool { isatty(output.descriptor) == 1 }

  /// Width of the stream's terminal in cells; nil when there is none.
  package static func terminalWidth(_ output: Output) -> Int? {
    var size = winsize()
    guard ioctl(output.descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  /// The value of an environment variable; nil when it is not set.
  package static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Processors that may be used, at least 1.
  package static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}

extension Surroundings {
  /// Ends the program.
  package static func exit(_ code: Int32) -> Never { Glibc.exit(code) }
}
