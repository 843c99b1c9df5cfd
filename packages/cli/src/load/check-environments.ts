import type { EnvironmentFault } from "@tsapi/framework/internal"
import { UserError, UserErrors } from "../errors/user-error.ts"
import type { Artifact } from "../model/built-stack.ts"
import type { CfnValue } from "../model/cloudformation.ts"
import type { ResolvedConfig } from "../model/config.ts"
import { bundleForNode } from "./bundle-for-node.ts"
import { postThrown, runInWorker } from "./run-in-worker.ts"
import { stubAws } from "./stub-aws.ts"
import { projectLocation } from "./thrown-at.ts"

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
  const errors = asked.flatMap(({ functionId, modules, later }) =>
    (found[functionId] ?? []).flatMap(({ variable, message, location: { file, line } }) => {
      const location = projectLocation(file, line, config.projectDir)
      if (!location || !modules.includes(location.file)) return []
      if (variable !== undefined && (later.includes(variable) || setByLambda.test(variable))) return []
      const what = variable === undefined ? "The environment" : variable
      const hint = `Set it in \`environment\` of the config for the stage ${config.stage}, or give it a default in the schema.`
      return [
        new UserError("ENVIRONMENT_INVALID", `${what} of the function ${functionId}: ${message}`, { hint, location }),
      ]
    }),
  )
  if (errors.length > 0) throw new UserErrors(errors)
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
  if ("thrown" in message) throw new Error(`a schema of an environment failed: ${message.thrown.message}`)
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
