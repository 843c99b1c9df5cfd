import type { CommandInvocation } from "../model/command.ts"
import { showCondition } from "../model/show-condition.ts"
import { mergeCovered } from "../policy/merge-covered.ts"
import { countPolicies } from "./count-policies.ts"
import { type HandlerDocument, toHandlerDocument } from "./handler-document.ts"
import { parsePlace } from "./parse-place.ts"
import { readHandlers, reportRefused } from "./read-handlers.ts"

/** `tsapi policy --handler`: what each of the named Lambda handlers needs, in a project of any kind. */
export async function showHandlerPolicies(invocation: CommandInvocation): Promise<number> {
  const { flags, terminal } = invocation
  const place = parsePlace(flags)
  const found = await readHandlers(invocation)
  const policies = found.map((policy) => ({ ...policy, grants: mergeCovered(policy.grants) }))
  const documents = policies.map((policy) => toHandlerDocument(policy, place))
  terminal.document(documents.length === 1 ? documents[0] : documents)
  const blocks = documents.map((document) => showDocument(document))
  terminal.print([...blocks, terminal.colors.dim(countPolicies(policies))].join("\n\n"))
  return reportRefused(policies, invocation)
}

function showDocument({ handler, statements }: HandlerDocument): string {
  const width = Math.max(0, ...statements.map(({ action }) => action.length))
  const byResource = new Map<string, string[]>()
  for (const { action, resource, condition, evidence } of statements) {
    const subject = `${resource}${showCondition(condition)}`
    const lines = evidence.map(({ file, line, chain }, index) => {
      const name = (index === 0 ? action : "").padEnd(width)
      return `    ${name}  ${file}:${line}  ${chain.length > 0 ? chain.join(" > ") : "(top-level code)"}`
    })
    byResource.set(subject, [...(byResource.get(subject) ?? []), ...lines])
  }
  const blocks = [...byResource].flatMap(([subject, lines]) => [`  ${subject}`, ...lines])
  return [handler, ...(blocks.length > 0 ? blocks : ["  nothing"])].join("\n")
}
