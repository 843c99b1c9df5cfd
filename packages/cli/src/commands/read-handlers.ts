import { statSync } from "node:fs"
import { UserError, UserErrors } from "../errors/user-error.ts"
import type { CommandInvocation } from "../model/command.ts"
import type { FunctionPolicy } from "../model/grant.ts"
import { findHandler } from "../policy/find-handler.ts"
import { inferHandlers } from "../policy/infer-handlers.ts"
import { policyErrors } from "../policy/policy-errors.ts"
import { isUnsafe } from "../policy/reject-unsafe-policies.ts"
import { renderError } from "../terminal/render-error.ts"
import { parseVariables } from "./parse-variables.ts"
import { showWarnings } from "./show-warnings.ts"

/** What the handlers need that `--handler` names, whose warnings are shown unless they are errors. */
export async function readHandlers({ args, flags, terminal }: CommandInvocation): Promise<readonly FunctionPolicy[]> {
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
  const environment = parseVariables(listOf(flags["env"]))
  const handlers = listOf(flags["handler"]).map((name) => findHandler(name, projectDir))
  const policies = await inferHandlers({ projectDir, handlers, environment })
  const isRefused = refusal(flags)
  const tolerated = policies.map((policy) => ({ ...policy, warnings: policy.warnings.filter((it) => !isRefused(it)) }))
  showWarnings(tolerated, terminal)
  return policies
}

/**
 * The exit code after everything else was printed: 1 where something of the handlers is not known that must be. The
 * documents are on stdout, whole; the errors go to stderr, and do not follow them there.
 */
export function reportRefused(policies: readonly FunctionPolicy[], { flags, terminal }: CommandInvocation): number {
  const errors = policyErrors(policies, refusal(flags))
  if (errors.length === 0) return 0
  const { text, exitCode } = renderError(new UserErrors(errors), { colors: terminal.colors, debug: flags.debug })
  terminal.progress(text)
  return exitCode
}

function refusal({ strict }: CommandInvocation["flags"]) {
  return strict === true ? () => true : isUnsafe
}

function listOf(flag: unknown): readonly string[] {
  return Array.isArray(flag) ? flag.map(String) : []
}
