import { apiOptionFaults, checkFunctionUrlOption } from "@tsapi/framework/gateway"
import { UserError, UserErrors } from "../errors/user-error.ts"
import { checkArn, checkIam } from "./check-iam.ts"
import {
  type Check,
  checkObject,
  type OptionFault,
  fault,
  integer,
  oneOf,
  record,
  show,
  text,
  trueOrFalse,
} from "@tsapi/framework/checks"
import { checkLocal } from "./check-local.ts"
import { configLocation, type ConfigSource } from "./config-line.ts"

/** Throws every fault of a config at once, each at its line. */
export function checkConfig(config: unknown, source: ConfigSource): void {
  const faults = configFaults(config)
  if (faults.length === 0) return
  throw new UserErrors(
    faults.map(({ message, hint, path, text: wanted }) => {
      const location = configLocation(source, path, wanted)
      return new UserError("CONFIG_INVALID", message, { hint, location })
    }),
  )
}

/** Everything wrong with a config. */
export function configFaults(config: unknown): readonly OptionFault[] {
  return checkObject(config, top, [])
}

/** Everything wrong with the settings of one function. */
export function settingsFaults(value: unknown): readonly OptionFault[] {
  return checkObject(value, settings, [])
}

const settings: Record<string, Check> = {
  memory: integer(128, 10_240, "MB"),
  timeout: integer(1, 900, "seconds"),
  environment: record(environmentValue),
  logRetention: oneOf([
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
  ]),
  iam: checkIam,
  policy: text,
  role: checkArn("role"),
  permissionsBoundary: checkArn("policy"),
  url: checkFunctionUrlOption,
}
const stage: Record<string, Check> = {
  ...settings,
  runtime: oneOf(["nodejs22.x", "nodejs24.x"]),
  architecture: oneOf(["arm64", "x86_64"]),
  functions: record((value, at) => checkObject(value, settings, at)),
  tags: record(text),
  api: apiOptionFaults,
  production: trueOrFalse,
  strict: trueOrFalse,
}
const top: Record<string, Check> = {
  ...stage,
  entry: text,
  split: oneOf(["app", "controller", "route"]),
  region: text,
  local: checkLocal,
  stages: record((value, at) => checkObject(value, stage, at)),
}

// https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
const reservedVariables = new Set([
  ...["AWS_DEFAULT_REGION", "AWS_REGION", "AWS_EXECUTION_ENV", "AWS_LAMBDA_RUNTIME_API"],
  ...["AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_VERSION"],
  ...["AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME"],
  ...["AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"],
  ...["LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR"],
])

function environmentValue(value: unknown, at: readonly string[]): readonly OptionFault[] {
  const name = at.at(-1) ?? ""
  if (!/^[A-Za-z][A-Za-z0-9_]+$/.test(name)) {
    return [fault(at, "is not a name Lambda accepts", "Use letters, digits and underscores, beginning with a letter.")]
  }
  if (reservedVariables.has(name)) return [fault(at, "is set by Lambda itself", "Choose another name.")]
  return typeof value === "string" ? [] : [fault(at, `is ${show(value)}`, "Environment values are strings: quote it.")]
}
