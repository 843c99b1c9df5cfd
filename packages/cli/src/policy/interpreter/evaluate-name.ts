import type { Node } from "oxc-parser"
import { type Binding, type Definition, type Step } from "../program/program.ts"
import { definitionsIn } from "./conditions.ts"
import { keyValuesOf } from "./keys-of.ts"
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

/** Everything a name may stand for, seen from a frame, or where a node reads it. */
export function evaluateName(binding: Binding, frame: Frame, node?: Node): ValueSet {
  const reach = node && frame.run.program.flow.reaching.get(node)
  if (reach) return union(...definitionsIn(reach, frame).map((definition) => evaluateDefinition(definition, frame)))
  const owner = frameOf(binding.owner.id, frame)
  if (!owner) return [unknown("limit")]
  return union(
    ...binding.definitions.flatMap((definition) => {
      if (definition.owner === binding.owner) return [evaluateDefinition(definition, owner)]
      // Assigned from another function, such as a client created on first use: whenever that function runs.
      return owner.run.facts
        .framesOf(definition.owner.id)
        .filter((assigner) => frameOf(binding.owner.id, assigner) === owner)
        .map((assigner) => evaluateDefinition(definition, assigner))
    }),
  )
}

/** The frame of a surrounding function. */
function frameOf(fnId: number, frame: Frame): Frame | undefined {
  let at: Frame | undefined = frame
  while (at && at.fn.id !== fnId) at = at.parent
  return at
}

/** What a definition gives to its name, or to a property. */
export function evaluateDefinition({ source, path }: Definition, frame: Frame): ValueSet {
  const { run } = frame
  switch (source.kind) {
    case "expression":
      return follow(run.evaluate(source.node, frame), path, frame)
    case "element":
      return follow(elementsOf(run.evaluate(source.node, frame), { node: source.node, frame }), path, frame)
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
      return keysOfAny(run.evaluate(source.node, frame))
    case "thrown":
      return source.only ? run.evaluate(source.only, frame) : union([unknown("data")], run.facts.thrown)
    case "initial":
      return readInitial(source, { node: source.node, frame })
    case "uninitialised":
      return [absentValue]
  }
}

function keysOfAny(values: ValueSet): ValueSet {
  return union(
    ...values.map((value): ValueSet =>
      value.kind === "object" || value.kind === "record" ? keyValuesOf(value) : [unknown("data")],
    ),
  )
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
