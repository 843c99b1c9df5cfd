import type { EnvironmentFault } from "@tsapi/framework/internal"
import { UserError, UserErrors } from "../errors/user-error.ts"
import type { Artifact } from "../model/built-stack.ts"
import type { CfnValue } from "../model/cloudformation.ts"
import type { ResolvedConfig } from "../model/config.ts"
import type { SourceLocation } from "../model/source-location.ts"
import { bundleForNode } from "./bundle-for-node.ts"
import { postThrown, runInWorker } from "./run-in-worker.ts"
import { stubAws } from "./stub-aws.ts"
import { projectLocation, thrownAt } from "./thrown-at.ts"

export interface EnvironmentCheck {
  readonly config: ResolvedConfig
  readonly artifacts: readonly Artifact[]
  /** What each function will have, by its id. */
  readonly environments: Readonly<Record<string, Readonly<Record<string, CfnValue>>>>
}

const timeLimitMs = 10_000
const definingModule =
  /@?tsapi\/framework\/.*\benvironment\/define-environment\.[jt]s$|framework\/src\/environment\/define-environment\.ts$/

/** Throws a UserError for each variable that a function will not have as a `defineEnvironment` of its code asks for. */
export async function checkEnvironments({ config, artifacts, environments }: EnvironmentCheck): Promise<void> {
  const defining = artifacts.filter(({ modules }) => modules.some((module) => definingModule.test(module)))
  if (defining.length === 0) return
  const asked = defining.map(({ functionId, modules }) => {
    const values = Object.entries(environments[functionId] ?? {})
    const known = values.flatMap(([name, value]) => (typeof value === "object" ? [] : [[name, String(value)] as const]))
    // What the template fills in is known to nobody yet.
    const later = values.flatMap(([name, value]) => (typeof value === "object" ? [name] : []))
    return { functionId, modules, later, environment: Object.fromEntries(known) }
  })
  const found = await faultsOf(config, Object.fromEntries(asked.map((each) => [each.functionId, each.environment])))
  const faults = asked.flatMap(({ functionId, modules, later }) =>
    (found[functionId] ?? []).flatMap(({ variable, message, location: { file, line } }) => {
      const location = projectLocation(file, line, config.projectDir)
      if (!location || !modules.includes(location.file)) return []
      if (variable !== undefined && (later.includes(variable) || setByLambda.test(variable))) return []
      return [{ functionId, what: variable ?? "The environment", message, location }]
    }),
  )
  const hint = `Set it in \`environment\` of the config for the stage ${config.stage}, or give it a default in the schema.`
  const errors = alike(faults).map(({ what, message, location, functions }) => {
    return new UserError("ENVIRONMENT_INVALID", `${what} of ${listed(functions.toSorted())}: ${message}`, {
      hint,
      location,
    })
  })
  if (errors.length > 0) throw new UserErrors(errors)
}

interface FunctionFault {
  readonly functionId: string
  readonly what: string
  readonly message: string
  readonly location: SourceLocation
}

/** What several functions lack is told once. */
function alike(faults: readonly FunctionFault[]) {
  const told = new Map<string, Omit<FunctionFault, "functionId"> & { functions: readonly string[] }>()
  for (const { functionId, ...fault } of faults) {
    const key = JSON.stringify(fault)
    told.set(key, { ...fault, functions: [...(told.get(key)?.functions ?? []), functionId] })
  }
  return [...told.values()]
}

const MOST_NAMED = 3

function listed(functions: readonly string[]): string {
  const named = functions.slice(0, functions.length > MOST_NAMED + 1 ? MOST_NAMED : functions.length)
  const rest = functions.length - named.length
  const names = [...named, ...(rest > 0 ? [`${rest} more`] : [])]
  const last = names.pop() ?? ""
  return names.length === 0 ? `the function ${last}` : `the functions ${names.join(", ")} and ${last}`
}

// https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
const setByLambda = /^(AWS_|LAMBDA_|_|(LANG|PATH|LD_LIBRARY_PATH|NODE_PATH|TZ|TSAPI_VERSION)$)/

type FaultsByFunction = Readonly<Record<string, readonly EnvironmentFault[]>>

async function faultsOf(
  { projectDir, entry }: ResolvedConfig,
  environments: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Promise<FaultsByFunction> {
  const contents = workerSource(entry, environments)
  const bundle = await bundleForNode(projectDir, { name: "environments", contents, plugins: [stubAws] })
  const message = await runInWorker<{ readonly faults: FaultsByFunction }>(bundle.file, {
    env: { ...process.env, TSAPI_PHASE: "build" },
    timeLimitMs,
    timedOut: () => new UserError("APP_LOAD_TIMEOUT", `Checking environments took more than ${timeLimitMs / 1000} s`),
  })
  if ("thrown" in message) {
    const { stack, message: reason } = message.thrown
    throw new UserError(
      "ENVIRONMENT_INVALID",
      `A schema of an environment threw, where it has to return issues: ${reason}`,
      {
        location: thrownAt(stack, projectDir) ?? { file: entry, line: 1 },
      },
    )
  }
  return message.faults
}

function workerSource(entry: string, environments: unknown): string {
  return `
import { parentPort } from "node:worker_threads"
import { declaredEnvironmentFaults } from "@tsapi/framework/internal"
process.setSourceMapsEnabled(true)
try {
  await import(${JSON.stringify(`./${entry}`)})
  const environments = Object.entries(${JSON.stringify(environments)})
  const faults = environments.map(([id, environment]) => [id, declaredEnvironmentFaults(environment)])
  parentPort.postMessage({ faults: Object.fromEntries(faults) })
} catch (error) {
  ${postThrown}
}
process.exit()
`
}
