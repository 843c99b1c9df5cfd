import type { Node } from "oxc-parser"
import { type Binding, type Definition, type Step } from "../program/program.ts"
import { definitionsIn } from "./conditions.ts"
import { argument, type Frame } from "./frame.ts"
import { importedName } from "./imported-module.ts"
import { literalOf } from "./text.ts"
import {
  absentValue,
  classValue,
  functionValue,
  list,
  merged,
  nothing,
  tuple,
  undefinedValue,
  union,
  unknown,
  type ValueSet,
} from "./value.ts"
import { withReplacements } from "./decorate-class.ts"
import { readInitial } from "./read-literal.ts"
import { elementsOf, itemsOf } from "./elements-of.ts"
import { counterOf, elementIn, elementsIn, isInLoop, keysIn } from "./turns.ts"

/** Everything a name may stand for, seen from a frame, or where a node reads it. */
export function evaluateName(binding: Binding, frame: Frame, node?: Node): ValueSet {
  const owner = frameOf(binding, frame)
  if (!owner) return [unknown("limit")]
  if (owner.turn?.loop.type === "ForStatement" && counterOf(owner.turn.loop, owner) === binding)
    return owner.turn.element
  const reach = node && frame.run.program.flow.reaching.get(node)
  if (reach) return union(...definitionsIn(reach, frame).map((definition) => evaluateDefinition(definition, owner)))
  return union(
    ...binding.definitions.flatMap((definition) => {
      if (definition.owner === binding.owner) return [evaluateDefinition(definition, owner)]
      // Assigned from another function, such as a client created on first use: whenever that function runs.
      return owner.run.facts
        .framesOf(definition.owner.id)
        .filter((assigner) => frameOf(binding, assigner) === owner)
        .map((assigner) => evaluateDefinition(definition, assigner))
    }),
  )
}

/** The frame in which a name is declared: of a surrounding function, and of the turn of a loop that has it. */
function frameOf({ owner, loop }: Binding, frame: Frame): Frame | undefined {
  let at: Frame | undefined = frame
  while (at && at.fn.id !== owner.id) at = at.parent
  while (at?.turn && !(loop && isInLoop(loop, at.turn.loop))) at = at.turn.outer
  return at
}

/** What a definition gives to its name, or to a property. */
export function evaluateDefinition({ source, path }: Definition, frame: Frame): ValueSet {
  const { run } = frame
  switch (source.kind) {
    case "expression":
      return follow(run.evaluate(source.node, frame), path, frame)
    case "element":
      return follow(elementIn(source.node, frame) ?? elementsIn(source.node, frame), path, frame)
    case "parameter": {
      const values = source.rest ? [restOf(frame, source.index)] : argument(frame.args, source.index)
      return follow(values.length > 0 ? values : [undefinedValue], path, frame)
    }
    case "function": {
      const info = run.program.functions.get(source.node)
      return info ? [functionValue(info, info.node === frame.fn.node ? (frame.parent ?? frame) : frame)] : nothing
    }
    case "class": {
      const info = run.program.classes.get(source.node)
      return info ? withReplacements(classValue(info, frame)) : nothing
    }
    case "import":
      return [importedName(source.module, source.name)]
    case "key":
      return elementIn(source.node, frame) ?? keysIn(source.node, frame)
    case "thrown":
      return source.only ? run.evaluate(source.only, frame) : union([unknown("data")], run.facts.thrown)
    case "initial":
      return readInitial(source, { node: source.node, frame })
    case "uninitialised":
      return [absentValue]
  }
}

function restOf({ args }: Frame, from: number) {
  if (args.rest.length === 0) return tuple(args.list.slice(from))
  return list(union(...args.list.slice(from), args.rest))
}

function follow(values: ValueSet, path: readonly Step[], frame: Frame): ValueSet {
  return path.reduce((current, step) => followStep(current, step, frame), values)
}

function followStep(values: ValueSet, step: Step, frame: Frame): ValueSet {
  const { run } = frame
  const site = { node: frame.fn.node, frame }
  switch (step.kind) {
    case "property": {
      if (typeof step.key === "string") return run.read(values, step.key, site)
      const names = run.evaluate(step.key, frame).map(literalOf)
      return union(...names.map((name) => run.read(values, name, site)))
    }
    case "index":
      return run.read(values, String(step.index), site)
    case "rest":
      return values.map((value) => {
        const items = itemsOf(value, site)
        return items ? tuple(items.slice(step.from)) : list(elementsOf([value], site))
      })
    case "without":
      return [merged([values], step.keys)]
    case "fallback": {
      const present = values.filter(({ kind }) => kind !== "undefined")
      const needed =
        present.length < values.length || present.length === 0 || present.some(({ kind }) => kind === "unknown")
      return needed ? union(present, run.evaluate(step.node, frame)) : present
    }
  }
}
