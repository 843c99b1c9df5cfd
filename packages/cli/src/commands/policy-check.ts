import type { CommandInvocation } from "../model/command.ts"
import { functionLogicalIds } from "../model/logical-id.ts"
import { buildStack } from "../pipeline.ts"
import { checkNames, type CheckResult, checkRole } from "../policy/check/check-role.ts"
import { roleDocuments } from "../policy/check/role-documents.ts"
import type { Terminal } from "../terminal/terminal.ts"
import { choosePolicies } from "./choose-policies.ts"
import { count } from "./count-policies.ts"
import { showWarnings } from "./show-warnings.ts"

/** `tsapi policy --check`: whether each role's policies, as they would be deployed, are what the function's code needs. */
export async function checkPolicies({ args, flags, terminal }: CommandInvocation): Promise<number> {
  const { policies, template, stackName } = await buildStack(flags.projectDir, flags)
  const chosen = choosePolicies(policies, args[0])
  showWarnings(chosen, terminal)
  const functions = chosen.map(({ functionId, grants, warnings, role }): CheckedFunction => {
    // What a role of the user's allows is not in the template.
    if (role !== undefined) return { functionId, checks: [], warnings }
    const documents = roleDocuments(template, functionLogicalIds(functionId).role)
    const results = checkRole({ documents, needs: grants, stackName })
    return { functionId, checks: results.map((result) => ({ ...result, status: statusOf(result) })), warnings }
  })
  const statuses = functions.flatMap(({ checks }) => checks.map(({ status }) => status))
  const failures = statuses.filter((status) => status === "fail").length
  const warnings = statuses.filter((status) => status === "warn").length + functions.flatMap((fn) => fn.warnings).length
  terminal.document({ functions: functions.map(toDocument), failures, warnings })
  const summary = `${count(functions.length, "function")} checked: ${count(failures, "failure")}, ${count(warnings, "warning")}`
  const blocks = functions.map((fn) => showFunction(fn, terminal))
  terminal.print([...blocks, failures > 0 ? terminal.colors.red(summary) : terminal.colors.dim(summary)].join("\n\n"))
  return failures > 0 || (flags["strict"] === true && warnings > 0) ? 1 : 0
}

interface Checked extends CheckResult {
  readonly status: "ok" | "warn" | "fail"
}

interface CheckedFunction {
  readonly functionId: string
  readonly checks: readonly Checked[]
  readonly warnings: readonly unknown[]
}

function statusOf({ faults }: CheckResult): Checked["status"] {
  return faults.length === 0 ? "ok" : "fail"
}

function toDocument({ functionId, checks, warnings }: CheckedFunction) {
  return {
    function: functionId,
    checks: checks.map(({ name, status, examined, faults }) => ({
      name,
      status,
      examined,
      faults: faults.map(({ message, location }) => ({ message, ...location })),
    })),
    warnings,
  }
}

const width = Math.max(...checkNames.map(({ length }) => length))

function showFunction({ functionId, checks }: CheckedFunction, { colors }: Terminal): string {
  const paint = { ok: colors.green, warn: colors.yellow, fail: colors.red }
  const lines = checks.flatMap(({ name, status, examined, faults }) => [
    `  ${paint[status](status.padEnd(4))}  ${name.padEnd(width)}  ${describe({ name, examined, faults })}`,
    ...faults.map(({ message, location }) => {
      const place = location ? `  ${colors.cyan(`${location.file}:${location.line}`)}` : ""
      return `          ${message}${place}`
    }),
  ])
  const shown = checks.length === 0 ? ["  not checked: it runs with a role that exists already"] : lines
  return [colors.bold(functionId), ...shown].join("\n")
}

const passed: Readonly<Record<CheckResult["name"], (examined: number) => string>> = {
  sufficient: (examined) => `${count(examined, "need")}, each allowed`,
  minimal: (examined) => `${count(examined, "permission")}, none to spare`,
  "near misses": (examined) => `${count(examined, "request")} beside the needs, each refused`,
  "known to IAM": (examined) => `${count(examined, "permission")}, each on a resource that its action takes`,
  size: (examined) => `${count(examined, "document")}, none too long`,
}

function describe({ name, examined, faults }: CheckResult): string {
  return faults.length === 0 ? passed[name](examined) : `${count(faults.length, "fault")} in ${examined}`
}
