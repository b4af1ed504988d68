import Rules
import Testing

@testable import Workflows

@Suite("Workflows as nets")
struct NetTests {
  private static let kit = Result { try Kit() }

  private struct State: Hashable {
    var marking: Marking
    var isGoal: Bool
  }

  @Test("every node can happen, and wherever the goal seems in reach it is", arguments: 0..<7)
  func soundness(_ number: Int) throws {
    let kit = try Self.kit.get()
    let net = kit.nets[number]
    var successors: [State: [State]] = [:]
    var fired: Set<Int> = []
    var open = [State(marking: net.start, isGoal: false)]
    while let state = open.popLast() {
      guard successors[state] == nil else { continue }
      successors[state] = []
      for node in net.nodes.indices where net.isEnabled(node, state.marking) {
        fired.insert(node)
        for branch in net.nodes[node].outputs.indices {
          let next = State(
            marking: net.fire(node, branch: branch, state.marking),
            isGoal: state.isGoal || net.nodes[node].isGoal
          )
          successors[state, default: []].append(next)
          open.append(next)
        }
      }
    }
    let starts = net.nodes.indices.filter { net.nodes[$0].kind == .start }
    #expect(fired.union(starts) == Set(net.nodes.indices))
    var good = Set(successors.keys.filter { $0.isGoal && $0.marking.isEmpty })
    #expect(!good.isEmpty)
    var isGrowing = true
    while isGrowing {
      let more = successors.keys.filter { state in
        !good.contains(state) && successors[state, default: []].contains(where: good.contains)
      }
      good.formUnion(more)
      isGrowing = !more.isEmpty
    }
    for state in successors.keys where !state.isGoal && net.canReachGoal(from: state.marking) {
      #expect(good.contains(state), "stuck: \(state.marking.places)")
    }
  }

  @Test("firing one node never takes another's turn away", arguments: 0..<7)
  func persistence(_ number: Int) throws {
    let kit = try Self.kit.get()
    let net = kit.nets[number]
    var seen: Set<Marking> = []
    var open = [net.start]
    while let marking = open.popLast() {
      guard seen.insert(marking).inserted else { continue }
      let enabled = net.nodes.indices.filter { net.isEnabled($0, marking) }
      for node in enabled {
        for branch in net.nodes[node].outputs.indices {
          let next = net.fire(node, branch: branch, marking)
          open.append(next)
          for other in enabled where other != node {
            #expect(net.isEnabled(other, next))
          }
        }
      }
    }
    #expect(seen.count > 20)
  }
}
