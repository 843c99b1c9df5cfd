import { readFileSync } from "node:fs"
import path from "node:path"
import { UserError, UserErrors } from "../errors/user-error.ts"
import { closest } from "../model/closest.ts"

export interface ConfigFault {
  /** Keys from the top of the config to the fault. */
  readonly path: readonly string[]
  readonly message: string
  readonly hint: string
}

/** Throws every fault of a config at once, each at its line. */
export function checkConfig(config: unknown, source: { projectDir: string; configFile: string | undefined }): void {
  const faults = configFaults(config)
  if (faults.length === 0) return
  const { projectDir, configFile } = source
  const lines = configFile ? readFileSync(path.join(projectDir, configFile), "utf8").split("\n") : []
  throw new UserErrors(
    faults.map(
      (fault) =>
        new UserError("CONFIG_INVALID", fault.message, {
          hint: fault.hint,
          location: configFile ? { file: configFile, line: lineOf(lines, fault.path) } : undefined,
        }),
    ),
  )
}

/** Everything wrong with a config. */
export function configFaults(config: unknown): readonly ConfigFault[] {
  return checkObject(config, top, [])
}

/** Everything wrong with the settings of one function. */
export function settingsFaults(value: unknown): readonly ConfigFault[] {
  return checkObject(value, settings, [])
}

type Check = (value: unknown, at: readonly string[]) => readonly ConfigFault[]

const settings: Record<string, Check> = {
  memory: integer(128, 10_240, "MB"),
  timeout: integer(1, 900, "seconds"),
  environment: record(environmentValue),
  logRetention: oneOf([
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
  ]),
}
const stage: Record<string, Check> = {
  ...settings,
  runtime: oneOf(["nodejs22.x", "nodejs24.x"]),
  architecture: oneOf(["arm64", "x86_64"]),
  functions: record((value, at) => checkObject(value, settings, at)),
  tags: record(text),
  production: (value, at) => (typeof value === "boolean" ? [] : [fault(at, `is ${show(value)}`, "Use true or false.")]),
}
const top: Record<string, Check> = {
  ...stage,
  entry: text,
  split: oneOf(["app", "controller", "route"]),
  region: text,
  stages: record((value, at) => checkObject(value, stage, at)),
}

function checkObject(value: unknown, checks: Record<string, Check>, at: readonly string[]): readonly ConfigFault[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return [fault(at, `is ${show(value)}`, "Use an object.")]
  }
  return Object.entries(value).flatMap(([key, entry]) => {
    if (entry === undefined) return []
    const check = Object.hasOwn(checks, key) ? checks[key] : undefined
    if (check) return check(entry, [...at, key])
    const known = Object.keys(checks)
    const meant = closest(key, known)
    const hint = meant ? `Did you mean ${meant}?` : `Known keys: ${known.toSorted().join(", ")}.`
    return [fault([...at, key], "is not a setting", hint)]
  })
}

function integer(minimum: number, maximum: number, unit: string): Check {
  return (value, at) =>
    Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum
      ? []
      : [fault(at, `is ${show(value)}`, `Use a whole number of ${unit} from ${minimum} to ${maximum}.`)]
}

function oneOf(values: readonly (string | number)[]): Check {
  return (value, at) =>
    values.some((allowed) => allowed === value)
      ? []
      : [fault(at, `is ${show(value)}`, `Use one of ${values.join(", ")}.`)]
}

function record(check: Check): Check {
  return (value, at) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.entries(value).flatMap(([key, entry]) => check(entry, [...at, key]))
      : [fault(at, `is ${show(value)}`, "Use an object.")]
}

function text(value: unknown, at: readonly string[]): readonly ConfigFault[] {
  return typeof value === "string" && value !== "" ? [] : [fault(at, `is ${show(value)}`, "Use a string.")]
}

// https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
const reservedVariables = new Set([
  ...["AWS_DEFAULT_REGION", "AWS_REGION", "AWS_EXECUTION_ENV", "AWS_LAMBDA_RUNTIME_API"],
  ...["AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_VERSION"],
  ...["AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME"],
  ...["AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"],
  ...["LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR"],
])

function environmentValue(value: unknown, at: readonly string[]): readonly ConfigFault[] {
  const name = at.at(-1) ?? ""
  if (!/^[A-Za-z][A-Za-z0-9_]+$/.test(name)) {
    return [fault(at, "is not a name Lambda accepts", "Use letters, digits and underscores, beginning with a letter.")]
  }
  if (reservedVariables.has(name)) return [fault(at, "is set by Lambda itself", "Choose another name.")]
  return typeof value === "string" ? [] : [fault(at, `is ${show(value)}`, "Environment values are strings: quote it.")]
}

function fault(at: readonly string[], problem: string, hint: string): ConfigFault {
  return { path: at, message: `${at.join(".") || "The config"} ${problem}`, hint }
}

function show(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : String(JSON.stringify(value) ?? typeof value)
}

// Follows the keys through the text in order: each is looked for below the one that holds it.
function lineOf(lines: readonly string[], keys: readonly string[]): number {
  let line = 0
  for (const key of keys) {
    const pattern = new RegExp(`(^|[^\\w$])["']?${key.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}["']?\\s*[:,}]`)
    const found = lines.findIndex((text, index) => index >= line && pattern.test(text))
    if (found >= 0) line = found
  }
  return line + 1
}
