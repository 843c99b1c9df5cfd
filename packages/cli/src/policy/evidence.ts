import type { SourceLocation } from "../model/source-location.ts"
import type { CallStep, Evidence } from "../model/grant.ts"
import type { Frame, Site } from "./interpreter/frame.ts"
import { isOwnCode } from "./program/code-origin.ts"

/** The user's lines that need a permission, and the calls that lead there: a package's calls are its callers'. */
export function evidenceOf(site: Site): readonly Evidence[] {
  return ownSites(site).map(({ at, through }) => {
    const path = pathTo(at)
    return { ...lineOf(at), chain: [...path.map(({ name }) => name), ...through], path }
  })
}

/** The user's line of a site: that of the method's name in a chain of calls. */
export function locate(site: Site): SourceLocation {
  return lineOf(ownSites(site)[0]?.at ?? site)
}

interface OwnSite {
  readonly at: Site
  /** The package's function that the user's code calls there. */
  readonly through: readonly string[]
}

// Where no line of the user's calls it, as when Lambda calls what a package made of the handler, the line that made it.
function ownSites(site: Site): readonly OwnSite[] {
  const called = leadingTo(site, { from: callersOf, nearest: false })
  if (called.length > 0) return called
  const made = leadingTo(site, { from: (frame) => [...callersOf(frame), ...callersOf(frame.parent)], nearest: true })
  return made.length > 0 ? made : [{ at: site, through: [] }]
}

function callersOf(frame: Frame | undefined): readonly OwnSite[] {
  if (!frame) return []
  const name = nameOf(frame)
  return frame.callers.map((at) => ({ at, through: name === undefined ? [] : [name] }))
}

interface Direction {
  from(frame: Frame): readonly OwnSite[]
  /** Whether only the lines that are the fewest calls away count. */
  readonly nearest: boolean
}

// Breadth first, so that of several ways through a package the shortest is taken.
function leadingTo(site: Site, { from, nearest }: Direction): readonly OwnSite[] {
  const found: OwnSite[] = []
  const seen = new Set<Frame>()
  let ways: readonly OwnSite[] = [{ at: site, through: [] }]
  while (ways.length > 0 && !(nearest && found.length > 0)) {
    const next: OwnSite[] = []
    for (const way of ways) {
      const { node, frame } = way.at
      if (node.type !== "Program" && isOwnCode(frame.run.program, node)) found.push(way)
      else if (!seen.has(frame)) {
        seen.add(frame)
        next.push(...from(frame))
      }
    }
    ways = next
  }
  return found
}

// A function without a name is called after the one that made it.
function nameOf(frame: Frame): string | undefined {
  let at: Frame | undefined = frame
  while (at && at.fn.name === undefined) at = at.parent
  return at?.fn.name === undefined ? undefined : asWritten(at.fn.name).replace(".$otherwise", "")
}

// The bundler puts _ before the names of classes that use their own name.
function asWritten(name: string): string {
  return name.replace(/^_(?=[A-Z])/, "")
}

function lineOf({ node, frame }: Site): SourceLocation {
  const isMethodCall = node.type === "CallExpression" && node.callee.type === "MemberExpression"
  return frame.run.program.locate(isMethodCall ? propertyStart(node.callee) : node.start)
}

function propertyStart(callee: { property?: { start: number }; start: number }): number {
  return callee.property?.start ?? callee.start
}

function pathTo(site: Site): readonly CallStep[] {
  const steps: CallStep[] = []
  let inner = site
  for (let at: Site | undefined = site; at; inner = at, at = at.frame.callers[0]) {
    const { fn, run } = at.frame
    if (fn.name === undefined || !isOwnCode(run.program, fn.node)) continue
    const name = asWritten(fn.name)
    if (name === steps[0]?.name) continue
    // Lambda's own call of a handler stands on no line.
    steps.unshift({ name, ...lineOf(at.node.type === "Program" ? inner : at) })
  }
  return steps
}
