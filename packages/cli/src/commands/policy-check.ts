import type { CfnValue } from "../model/cloudformation.ts"
import type { CommandInvocation } from "../model/command.ts"
import type { FunctionPolicy, PolicyWarning } from "../model/grant.ts"
import { functionLogicalIds } from "../model/logical-id.ts"
import { showResource } from "../model/show-resource.ts"
import { inferStack } from "../pipeline/build-stack.ts"
import { findNeeds } from "../pipeline/find-policies.ts"
import { type CheckedRole, checkNames, type CheckResult, checkRole, type Fault } from "../policy/check/check-role.ts"
import { dividedDocuments, roleDocuments } from "../policy/check/role-documents.ts"
import { dividePolicy } from "../policy/role-policies.ts"
import type { Terminal } from "../terminal/terminal.ts"
import { choosePolicies } from "./choose-policies.ts"
import { count } from "./count-policies.ts"
import { parsePlace } from "./parse-place.ts"
import { placePolicy } from "./place-policy.ts"
import { readHandlers, reportRefused } from "./read-handlers.ts"
import { showWarnings } from "./show-warnings.ts"

/** `tsapi policy --check`: whether each role's policies, as they would be deployed, are what the function's code needs. */
export async function checkPolicies({ args, flags, terminal }: CommandInvocation): Promise<number> {
  const built = await inferStack(flags.projectDir, flags)
  const chosen = choosePolicies(await findNeeds(built), args[0])
  showWarnings(chosen, terminal)
  const functions = chosen.map((needs) => {
    const documents = roleDocuments(built.template, functionLogicalIds(needs.functionId).role)
    return checkFunction(needs, { documents, stackName: built.stackName })
  })
  return report(functions, { isStrict: built.config.strict, terminal })
}

/** The same with `--handler`, for the policies that the statements make. */
export async function checkHandlers(invocation: CommandInvocation): Promise<number> {
  const { flags, terminal } = invocation
  const place = parsePlace(flags)
  const policies = await readHandlers(invocation)
  const stackName = ""
  const placed = policies.map((needs) => placePolicy(needs, place))
  const functions = placed.map((needs) =>
    checkFunction(needs, { documents: dividedDocuments(dividePolicy(needs, stackName)), stackName }),
  )
  const checked = report(functions, { isStrict: flags.strict === true, terminal })
  return Math.max(checked, reportRefused(policies, invocation))
}

interface Reported extends Pick<CommandInvocation, "terminal"> {
  readonly isStrict: boolean
}

function report(functions: readonly CheckedFunction[], { isStrict, terminal }: Reported): number {
  const statuses = functions.flatMap(({ checks }) => checks.map(({ status }) => status))
  const failures = statuses.filter((status) => status === "fail").length
  const warnings = statuses.filter((status) => status === "warn").length + functions.flatMap((fn) => fn.warnings).length
  terminal.document({ functions: functions.map(toDocument), failures, warnings })
  const summary = `${count(functions.length, "function")} checked: ${count(failures, "failure")}, ${count(warnings, "warning")}`
  const blocks = functions.map((fn) => showFunction(fn, terminal))
  terminal.print([...blocks, failures > 0 ? terminal.colors.red(summary) : terminal.colors.dim(summary)].join("\n\n"))
  return failures > 0 || (isStrict && warnings > 0) ? 1 : 0
}

interface Checked extends CheckResult {
  readonly status: "ok" | "warn" | "fail"
}

interface CheckedFunction {
  readonly functionId: string
  readonly checks: readonly Checked[]
  readonly warnings: readonly PolicyWarning[]
  /** A role that the app does not make, whose policies are not known. */
  readonly role: CfnValue | undefined
}

function checkFunction(
  needs: FunctionPolicy,
  { documents, stackName }: Pick<CheckedRole, "documents" | "stackName">,
): CheckedFunction {
  const { functionId, grants, warnings, role } = needs
  if (role !== undefined) return { functionId, checks: [], warnings, role }
  const results = checkRole({ documents, needs: grants, stackName })
  return {
    functionId,
    checks: results.map((result) => ({ ...result, status: statusOf(result, needs) })),
    warnings,
    role,
  }
}

/** What a person wrote may allow more than the code needs, if it is in a policy file; it must not allow less. */
function statusOf({ name, faults }: CheckResult, { file, warnings }: FunctionPolicy): Checked["status"] {
  if (faults.length === 0) return "ok"
  if (faults.every(({ isConditional }) => isConditional)) return "warn"
  if (!file || name === "size") return "fail"
  if (name !== "sufficient") return "warn"
  // Where the code does not say which resource it is, the file may know better.
  const isUnsure = ({ location, isConditional }: Fault) =>
    isConditional === true || warnings.some(({ file: at, line }) => at === location?.file && line === location.line)
  return faults.every(isUnsure) ? "warn" : "fail"
}

function toDocument({ functionId, checks, warnings, role }: CheckedFunction) {
  return {
    function: functionId,
    ...(role !== undefined && { role }),
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

function showFunction({ functionId, checks, role }: CheckedFunction, { colors }: Terminal): string {
  const paint = { ok: colors.green, warn: colors.yellow, fail: colors.red }
  const lines = checks.flatMap(({ name, status, examined, faults }) => [
    `  ${paint[status](status.padEnd(4))}  ${name.padEnd(width)}  ${describe({ name, examined, faults })}`,
    ...faults.map(({ message, location }) => {
      const place = location ? `  ${colors.cyan(`${location.file}:${location.line}`)}` : ""
      return `          ${message}${place}`
    }),
  ])
  const unchecked =
    role === undefined ? [] : [`  not checked: it runs as ${showResource(role)}, which tsapi does not make`]
  return [colors.bold(functionId), ...lines, ...unchecked].join("\n")
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
