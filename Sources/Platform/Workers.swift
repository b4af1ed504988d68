internal import Glibc

/// Threads that share a piece of work.
package enum Workers {
  /// Stack of each thread, in bytes; the system's default depends on its settings.
  private static let stackSize = 8 << 20

  /// Runs `body` once on each of `count` workers, numbered from 0, and waits for all of them.
  ///
  /// A single worker runs on the calling thread, and so do workers that get no thread.
  package static func run(count: Int, body: @escaping @Sendable (Int) -> Void) {
    guard count > 1 else {
      if count == 1 { body(0) }
      return
    }
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stackSize)
    var threads: [pthread_t] = []
    var leftOver: [Int] = []
    for index in 1..<count {
      let job = Unmanaged.passRetained(WorkerJob(index: index, body: body))
      var thread = pthread_t()
      if pthread_create(&thread, &attributes, runWorkerJob, job.toOpaque()) == 0 {
        threads.append(thread)
      } else {
        job.release()
        leftOver.append(index)
      }
    }
    body(0)
    for index in leftOver { body(index) }
    for thread in threads { pthread_join(thread, nil) }
  }
}

/// What one thread has to do.
private final class WorkerJob: Sendable {
  let index: Int
  let body: @Sendable (Int) -> Void

  init(index: Int, body: @escaping @Sendable (Int) -> Void) {
    self.index = index
    self.body = body
  }
}

/// A thread's entry: a plain function, because a closure could be bound to the main actor.
private func runWorkerJob(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let argument {
    let job = Unmanaged<WorkerJob>.fromOpaque(argument).takeRetainedValue()
    job.body(job.index)
  }
  return nil
}
