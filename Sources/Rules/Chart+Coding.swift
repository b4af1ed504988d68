// What is written here and what is read here must keep the same order, part by part.

extension ChartTarget {
  init(from input: inout RulebookDecoder) {
    let isResult = input.bool()
    let index = input.int()
    self = isResult ? .result(index) : .node(index)
  }

  func encode(into output: inout RulebookEncoder) {
    switch self {
    case .node(let index):
      output.write(false)
      output.write(index)
    case .result(let index):
      output.write(true)
      output.write(index)
    }
  }
}

extension Chart {
  init(from input: inout RulebookDecoder) {
    effective = input.interval()
    applies = CompiledCondition(from: &input)
    outside = input.localized()
    provision = input.int32()
    nodes = input.array { ChartNode(from: &$0) }
    results = input.array { ChartResult(from: &$0) }
    alternatives = input.array { ChartAlternative(from: &$0) }
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(effective)
    applies.encode(into: &output)
    output.write(outside)
    output.write(provision)
    output.write(nodes) { $1.encode(into: &$0) }
    output.write(results) { $1.encode(into: &$0) }
    output.write(alternatives) { $1.encode(into: &$0) }
  }
}

extension ChartNode {
  init(from input: inout RulebookDecoder) {
    id = input.text()
    question = input.localized()
    test = CompiledCondition(from: &input)
    yes = ChartTarget(from: &input)
    no = ChartTarget(from: &input)
    yesLabel = input.localized()
    noLabel = input.localized()
    provisions = input.int32s()
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(id)
    output.write(question)
    test.encode(into: &output)
    yes.encode(into: &output)
    no.encode(into: &output)
    output.write(yesLabel)
    output.write(noLabel)
    output.write(provisions)
  }
}

extension ChartResult {
  init(from input: inout RulebookDecoder) {
    id = input.text()
    title = input.localized()
    action = input.localized()
    workflows = input.array { input in
      let workflow = input.int()
      let isConditional = input.bool()
      return ChartWorkflow(
        workflow: workflow,
        when: isConditional ? CompiledCondition(from: &input) : nil
      )
    }
    effective = input.interval()
    notes = input.array { input in
      let text = input.localized()
      return ChartNote(text: text, provision: input.int32())
    }
    blockers = input.int32s()
    provisions = input.int32s()
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(id)
    output.write(title)
    output.write(action)
    output.write(workflows) { output, choice in
      output.write(choice.workflow)
      output.write(choice.when != nil)
      choice.when?.encode(into: &output)
    }
    output.write(effective)
    output.write(notes) { output, note in
      output.write(note.text)
      output.write(note.provision)
    }
    output.write(blockers)
    output.write(provisions)
  }
}

extension ChartAlternative {
  init(from input: inout RulebookDecoder) {
    id = input.text()
    title = input.localized()
    text = input.localized()
    applies = CompiledCondition(from: &input)
    provision = input.int32()
    workflow = input.int()
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(id)
    output.write(title)
    output.write(text)
    applies.encode(into: &output)
    output.write(provision)
    output.write(workflow)
  }
}
