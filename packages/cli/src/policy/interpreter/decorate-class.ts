import type { Expression } from "oxc-parser"
import type { Arguments, Frame, Site } from "./frame.ts"
import { literalOf } from "./text.ts"
import { itemsOf } from "./elements-of.ts"
import {
  type ClassValue,
  literalKey,
  nothing,
  primitive,
  prototypeOf,
  union,
  type Value,
  type ValueSet,
} from "./value.ts"

/** `__decorateClass([decorators], target, name, kind)`, to which esbuild lowers decorators. */
export function decorateClass(args: Arguments, site: Site): ValueSet {
  const [decorators = nothing, targets = nothing, names] = args.list
  const method = names && literalOf(names[0])
  for (const target of targets) {
    const decorated = target.kind === "instance" ? target.class : target
    if (decorated.kind !== "class") continue
    for (const set of decorators.flatMap((value) => itemsOf(value, site) ?? [])) {
      applyDecorators(set, { class: decorated, method, site })
    }
  }
  return targets
}

/** Decorators that were left in the source: those of the class and of its methods. */
export function applySourceDecorators(decorated: ClassValue, frame: Frame): void {
  const { info } = decorated
  const apply = (expressions: readonly Expression[], method: string | undefined) => {
    for (const node of expressions) {
      applyDecorators(frame.run.evaluate(node, frame), { class: decorated, method, site: { node, frame } })
    }
  }
  apply(
    info.node.decorators.map(({ expression }) => expression),
    undefined,
  )
  for (const { name, decorators } of info.methods) apply(decorators, name)
}

interface Target {
  readonly class: ClassValue
  readonly method: string | undefined
  readonly site: Site
}

function applyDecorators(decorators: ValueSet, { class: decorated, method, site }: Target): void {
  const { run } = site.frame
  for (const decorator of decorators) {
    if (decorator.kind === "decorator") {
      const middleware = run.read(decorator.options, "middleware", site)
      run.facts.decorate({ class: decorated, method, decorator: decorator.name, middleware })
    } else callDecorator(decorator, { class: decorated, method, site })
  }
}

// The app's own decorator may put another function in the method's place: then that one runs too.
function callDecorator(decorator: Value, { class: decorated, method, site }: Target): void {
  const { run } = site.frame
  const key = `${decorator.key}:${decorated.key}.${method}`
  const descriptor: Value = {
    kind: "collection",
    ...site,
    key: literalKey(`descriptor(${key})`, site.node, site.frame),
  }
  const prototype = prototypeOf(decorated)
  const original = method === undefined ? [decorated] : run.read([prototype], method, site)
  if (method !== undefined) run.facts.write(descriptor, "value", original)
  const target: ValueSet = method === undefined ? [decorated] : [prototype, ...original]
  const args = { list: [target, method === undefined ? nothing : [primitive], [descriptor]], rest: nothing }
  const returned = run.call([decorator], args, site)
  const replacements = union(run.facts.writes(descriptor, "value"), returned).filter(
    (value) => value.kind === "function" && !original.includes(value),
  )
  if (replacements.length === 0) return
  if (method !== undefined) run.facts.write(prototype, method, replacements)
  run.facts.decorate({ class: decorated, method, decorator: "", middleware: replacements })
}
