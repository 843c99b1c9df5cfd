import type { Evidence } from "../model/grant.ts"
import type { Frame, Site } from "./interpreter/frame.ts"

/** The user's line that needs a permission, and the calls that lead there. */
export function evidenceOf(site: Site): Evidence {
  return { ...locate(site), chain: chainTo(site.frame) }
}

/** The user's line of a site: that of the method's name in a chain of calls. */
export function locate({ node, frame }: Site) {
  const isMethodCall = node.type === "CallExpression" && node.callee.type === "MemberExpression"
  return frame.run.program.locate(isMethodCall ? propertyStart(node.callee) : node.start)
}

function propertyStart(callee: { property?: { start: number }; start: number }): number {
  return callee.property?.start ?? callee.start
}

function chainTo(frame: Frame): readonly string[] {
  const names: string[] = []
  for (let at: Frame | undefined = frame; at; at = at.caller?.frame) {
    const { name } = at.fn
    if (name !== undefined && name !== names[0]) names.unshift(name)
  }
  return names
}
