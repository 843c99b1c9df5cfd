import {
  type Check,
  checkObject,
  fault,
  integer,
  listOf,
  matching,
  objectOf,
  oneOf,
  type OptionFault,
  record,
  show,
  text,
  trueOrFalse,
} from "@tsapi/framework/checks"
import { checkFunctionUrlOption } from "@tsapi/framework/gateway"
import { checkDestination } from "./check-destination.ts"
import { checkArn, checkIam, checkPlaceholders, filledIn, isIntrinsic } from "./check-iam.ts"

/** Everything wrong with the settings of one function. */
export function settingsFaults(value: unknown): readonly OptionFault[] {
  return checkObject(value, settingChecks, [])
}

const layer: Check = (value, at) => {
  const hint = "Use the ARN of a layer's version: arn:aws:lambda:eu-west-1:123456789012:layer:name:1."
  const fits = typeof value === "string" && /^arn:[^:]+:lambda:[^:]+:[^:]+:layer:[\w-]+:[\dx]+$/.test(filledIn(value))
  return fits ? checkPlaceholders(value, at) : [fault(at, `is ${show(value)}`, hint)]
}

/** What is wrong with one setting, by its name. */
export const settingChecks: Readonly<Record<string, Check>> = {
  memory: integer(128, 10_240, "MB"),
  timeout: integer(1, 900, "seconds"),
  environment: record(environmentValue),
  iam: checkIam,
  policy: text,
  role: checkArn("role"),
  permissionsBoundary: checkArn("policy"),
  url: checkFunctionUrlOption,
  description: matching(/^[^]{0,256}$/, "Use a string of at most 256 characters."),
  runtime: oneOf(["nodejs22.x", "nodejs24.x"]),
  architecture: oneOf(["arm64", "x86_64"]),
  ephemeralStorage: integer(512, 10_240, "MB"),
  layers: (value, at) => [...listOf(layer)(value, at), ...atMost(5, value, at)],
  reservedConcurrency: integer(0, Number.MAX_SAFE_INTEGER, "invocations at a time"),
  provisionedConcurrency: integer(0, Number.MAX_SAFE_INTEGER, "instances"),
  retries: integer(0, 2),
  maximumEventAge: integer(60, 21_600, "seconds"),
  onSuccess: checkDestination("onSuccess"),
  onFailure: checkDestination("onFailure"),
  deadLetterQueue: checkDestination("deadLetterQueue"),
  logFormat: oneOf(["json", "text"]),
  logLevel: oneOf(["trace", "debug", "info", "warn", "error", "fatal"]),
  systemLogLevel: oneOf(["debug", "info", "warn"]),
  logRetention: oneOf([
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
  ]),
  tracing: trueOrFalse,
  vpc: (value, at) => (value === false ? [] : checkVpc(value, at)),
}

const checkVpc = objectOf(
  { subnetIds: resourceIds("subnet", 16), securityGroupIds: resourceIds("sg", 5), ipv6: trueOrFalse },
  ["subnetIds", "securityGroupIds"],
)

function resourceIds(prefix: string, maximum: number): Check {
  const pattern = new RegExp(`^${prefix}-[0-9a-f]+$`)
  const hint = `Use an id such as ${prefix}-0123456789abcdef0, or an intrinsic function such as { "Fn::ImportValue": "…" }.`
  const each: Check = (value, at) => (isIntrinsic(value) ? [] : matching(pattern, hint)(value, at))
  return (value, at) => {
    const empty = Array.isArray(value) && value.length === 0 ? [fault(at, "is empty", hint)] : []
    return [...listOf(each)(value, at), ...empty, ...atMost(maximum, value, at)]
  }
}

function atMost(maximum: number, value: unknown, at: readonly string[]): readonly OptionFault[] {
  if (!Array.isArray(value) || value.length <= maximum) return []
  return [fault(at, `has ${value.length} entries`, `Lambda takes ${maximum} at most.`)]
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
