import { statSync } from "node:fs"
import { UserError, UserErrors } from "../errors/user-error.ts"
import type { CommandInvocation } from "../model/command.ts"
import type { FunctionPolicy } from "../model/grant.ts"
import { findHandler } from "../policy/find-handler.ts"
import { inferHandlers } from "../policy/infer-handlers.ts"
import type { Place } from "../policy/literal-resource.ts"
import { policyErrors } from "../policy/policy-errors.ts"
import { isUnsafe } from "../policy/reject-unsafe-policies.ts"
import { renderError } from "../terminal/render-error.ts"
import { countPolicies } from "./count-policies.ts"
import { type HandlerDocument, toHandlerDocument } from "./handler-document.ts"
import { parsePlace } from "./parse-place.ts"
import { parseVariables } from "./parse-variables.ts"
import { showWarnings } from "./show-warnings.ts"

/** `tsapi policy --handler`: what each of the named Lambda handlers needs, in a project of any kind. */
export async function showHandlerPolicies({ args, flags, terminal }: CommandInvocation): Promise<number> {
  const { projectDir } = flags
  if (args[0] !== undefined) {
    const hint = `Write --handler ${args[0]} for a handler, or leave out --handler for a function of the app.`
    throw new UserError("HANDLER_NOT_FOUND", `"${args[0]}" is neither a flag nor its value`, { hint })
  }
  if (!statSync(projectDir, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UserError("PROJECT_DIRECTORY_MISSING", `There is no directory ${projectDir}`, {
      hint: "Name the project's directory with -C.",
    })
  }
  const place = parsePlace(flags)
  const environment = parseVariables(listOf(flags["env"]))
  const handlers = listOf(flags["handler"]).map((name) => findHandler(name, projectDir))
  const policies = await inferHandlers({ projectDir, handlers, environment })
  return showAll(policies, { place, isStrict: flags["strict"] === true, terminal, debug: flags.debug })
}

interface Shown extends Pick<CommandInvocation, "terminal"> {
  readonly place: Place
  readonly isStrict: boolean
  readonly debug: boolean
}

function showAll(policies: readonly FunctionPolicy[], { place, isStrict, terminal, debug }: Shown): number {
  const isRefused = isStrict ? () => true : isUnsafe
  const tolerated = policies.map((policy) => ({ ...policy, warnings: policy.warnings.filter((it) => !isRefused(it)) }))
  showWarnings(tolerated, terminal)
  const documents = policies.map((policy) => toHandlerDocument(policy, place))
  terminal.document(documents.length === 1 ? documents[0] : documents)
  const blocks = documents.map((document) => showDocument(document))
  terminal.print([...blocks, terminal.colors.dim(countPolicies(policies))].join("\n\n"))
  const errors = policyErrors(policies, isRefused)
  if (errors.length === 0) return 0
  // The documents are on stdout, whole: the errors must not follow them there.
  const { text, exitCode } = renderError(new UserErrors(errors), { colors: terminal.colors, debug })
  terminal.progress(text)
  return exitCode
}

function showDocument({ handler, statements }: HandlerDocument): string {
  const width = Math.max(0, ...statements.map(({ action }) => action.length))
  const byResource = new Map<string, string[]>()
  for (const { action, resource, condition, evidence } of statements) {
    const subject = condition ? `${resource} if ${JSON.stringify(condition)}` : resource
    const lines = evidence.map(({ file, line, chain }, index) => {
      const name = (index === 0 ? action : "").padEnd(width)
      return `    ${name}  ${file}:${line}  ${chain.length > 0 ? chain.join(" > ") : "(top-level code)"}`
    })
    byResource.set(subject, [...(byResource.get(subject) ?? []), ...lines])
  }
  const blocks = [...byResource].flatMap(([subject, lines]) => [`  ${subject}`, ...lines])
  return [handler, ...(blocks.length > 0 ? blocks : ["  nothing"])].join("\n")
}

function listOf(flag: unknown): readonly string[] {
  return Array.isArray(flag) ? flag.map(String) : []
}
