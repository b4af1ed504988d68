import Glibc
import Testing

@testable import Platform

@Suite("Files that a signal leaves unfinished")
struct UnfinishedFilesTests {
  @Test("are removed where they are noted, and left where they are finished")
  func removal() throws {
    let folder = try TemporaryFolder()
    let unfinished = try folder.file("unfinished", "half")
    let finished = try folder.file("finished", "whole")
    let first = UnfinishedFiles.note(unfinished)
    let second = UnfinishedFiles.note(finished)
    #expect(first != nil && second != nil)
    second?.clear()
    UnfinishedFiles.remove()
    #expect(access(unfinished, F_OK) != 0)
    #expect(access(finished, F_OK) == 0)
  }

  @Test("have places enough, however many were finished before")
  func places() throws {
    let folder = try TemporaryFolder()
    for _ in 0..<200 {
      let place = UnfinishedFiles.note(folder.path + "/none")
      #expect(place != nil)
      place?.clear()
    }
  }
}
