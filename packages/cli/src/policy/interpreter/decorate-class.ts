import type { Expression } from "oxc-parser"
import type { Arguments, Frame, Site } from "./frame.ts"
import { callDecorator, undecorated } from "./call-decorator.ts"
import { literalOf } from "./text.ts"
import { itemsOf } from "./elements-of.ts"
import { type ClassValue, nothing, union, type ValueSet } from "./value.ts"

/** `__decorateClass([decorators], target, name, kind)`, to which esbuild lowers decorators. */
export function decorateClass(args: Arguments, site: Site): ValueSet {
  const [decorators = nothing, targets = nothing, names] = args.list
  const member = names && literalOf(names[0])
  const replacements = targets.map((target): ValueSet => {
    const decorated = target.kind === "instance" ? target.class : target
    if (decorated.kind !== "class") return nothing
    const isStatic = target.kind === "class"
    const sets = decorators.flatMap((value) => itemsOf(value, site) ?? [])
    applyDecorators(sets, { class: decorated, member, isStatic, isField: false, site })
    return member === undefined ? classReplacements(decorated) : nothing
  })
  return union(targets, ...replacements)
}

/** Decorators that were left in the source: those of the class and of its members. */
export function applySourceDecorators(decorated: ClassValue, frame: Frame): void {
  const { info } = decorated
  const apply = (expressions: readonly Expression[], target: Pick<Target, "member" | "isStatic" | "isField">) => {
    const [node] = expressions
    if (!node) return
    const sets = expressions.map((expression) => frame.run.evaluate(expression, frame))
    applyDecorators(sets, { class: decorated, ...target, site: { node, frame } })
  }
  apply(
    info.node.decorators.map(({ expression }) => expression),
    { member: undefined, isStatic: true, isField: false },
  )
  for (const { name, decorators, isStatic } of info.methods)
    apply(decorators, { member: name, isStatic, isField: false })
  for (const { name, decorators, isStatic } of info.fields) apply(decorators, { member: name, isStatic, isField: true })
}

/** A class, and what the decorators that stand before it put in its place. */
export function withReplacements(decorated: ClassValue): ValueSet {
  return decorated.info.node.decorators.length === 0 ? [decorated] : union([decorated], classReplacements(decorated))
}

/** What the app's decorators put in the place of a class. */
export function classReplacements(decorated: ClassValue): ValueSet {
  const found = decorated.frame.run.facts.decorated.get(decorated.key) ?? []
  const own = found.filter(({ decorator, method }) => decorator === "" && method === undefined)
  return union(...own.map(({ middleware }) => middleware))
}

/** What is decorated. */
export interface Target {
  readonly class: ClassValue
  /** Absent: the class as a whole. */
  readonly member: string | undefined
  readonly isStatic: boolean
  readonly isField: boolean
  readonly site: Site
}

// The last one comes first: the ones above it get what it made of the member.
function applyDecorators(decorators: readonly ValueSet[], target: Target): void {
  const { class: decorated, member: method, site } = target
  const { run } = site.frame
  let current = undecorated(target)
  for (const decorator of decorators.toReversed().flat()) {
    if (decorator.kind === "decorator") {
      const middleware = run.read(decorator.options, "middleware", site)
      run.facts.decorate({ class: decorated, method, decorator: decorator.name, middleware })
    } else current = union(current, callDecorator(decorator, current, target))
  }
}
