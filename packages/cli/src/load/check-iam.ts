import { type Check, checkObject, closest, fault, given, type OptionFault, record, show } from "@tsapi/framework/checks"

/** What is wrong with `iam` by itself; whether IAM knows its actions is a question to the policy tables. */
export function checkIam(value: unknown, at: readonly string[]): readonly OptionFault[] {
  if (!Array.isArray(value)) return [fault(at, `is ${show(value)}`, `Use a list: ${example}`)]
  return value.flatMap((statement: unknown, index) => checkStatement(statement, [...at, String(index)]))
}

/** What is wrong with the ARN of a role or a policy, or an intrinsic function in its place. */
export function checkArn(type: "role" | "policy"): Check {
  // A placeholder, such as that of the account, is filled in with x.
  const pattern = new RegExp(`^arn:[^:]+:iam::${type === "policy" ? "(aws|x|\\d{12})" : "(x|\\d{12})"}:${type}/.+`)
  const hint = `Use an ARN such as arn:aws:iam::123456789012:${type}/name, or an intrinsic function such as { "Fn::ImportValue": "…" }.`
  return (value, at) => {
    if (isIntrinsic(value)) return []
    if (typeof value !== "string" || !pattern.test(filledIn(value))) return [fault(at, `is ${show(value)}`, hint)]
    return checkPlaceholders(value, at)
  }
}

const example = '[{ actions: ["dynamodb:GetItem"], resources: [archiveTable] }].'

function checkStatement(value: unknown, at: readonly string[]): readonly OptionFault[] {
  const faults = checkObject(value, { actions: listOf(checkAction), resources: listOf(checkResource), conditions }, at)
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value)
  const members = isObject ? given(value) : undefined
  const missing = members ? ["actions", "resources"].filter((key) => !(key in members)) : []
  return [...faults, ...missing.map((key) => fault(at, `has no ${key}`, `Write ${example}`))]
}

function listOf(check: Check): Check {
  return (value, at) => {
    const list: readonly unknown[] = Array.isArray(value) ? value : [value]
    if (list.length === 0) return [fault(at, "is empty", `Write ${example}`)]
    return list.flatMap((entry) =>
      check(entry, at).map((found) => (typeof entry === "string" ? { ...found, text: entry } : found)),
    )
  }
}

function checkAction(value: unknown, at: readonly string[]): readonly OptionFault[] {
  if (typeof value !== "string") return [fault(at, `is ${show(value)}`, "Use names such as dynamodb:GetItem.")]
  if (/[*?]/.test(value)) return [fault(at, `has a wildcard: ${value}`, "Name each action that the code needs.")]
  return /^[a-z0-9-]+:[A-Za-z][A-Za-z0-9]*$/.test(value)
    ? []
    : [fault(at, `is ${show(value)}`, "Use the service's prefix and the action: dynamodb:GetItem.")]
}

function checkResource(value: unknown, at: readonly string[]): readonly OptionFault[] {
  if (value === "*" || isIntrinsic(value)) return []
  if (value === null || value === undefined) {
    const hint = "Is there an import cycle? A function is read later: iam: () => [{ … }]."
    return [fault(at, "has a resource that is undefined", hint)]
  }
  if (typeof value !== "string") {
    return [fault(at, `is ${show(value)}`, "Use a resource of the app, an ARN, or one intrinsic function.")]
  }
  const wrong = checkPlaceholders(value, at)
  if (wrong.length > 0 || isResourceArn(value)) return wrong
  const hint = "Use arn:<partition>:<service>:<region>:<account>:<resource>, or a resource of the app."
  return [fault(at, `is not an ARN: ${value}`, hint)]
}

// IAM takes no wildcard for the service.
function isResourceArn(value: string): boolean {
  return /^\$\{tsapi\.[^}]+\.arn\}/.test(value) || /^arn:[^:]+:[a-z0-9-]+:[^:]*:[^:]*:.+/.test(filledIn(value))
}

const pseudoParameters = ["AccountId", "Partition", "Region", "StackId", "StackName", "URLSuffix"].map(
  (name) => `AWS::${name}`,
)

/** What is wrong with `${…}` in a text: `${aws:username}` is a variable of IAM's own and `${*}` an escaped character. */
export function checkPlaceholders(value: string, at: readonly string[]): readonly OptionFault[] {
  return [...value.matchAll(/\$\{([^}]*)\}/g)].flatMap(([whole, name = ""]) => {
    if (pseudoParameters.includes(name) || /^tsapi\.|^[a-z][\w-]*:[^:]|^[*?$]$/.test(name)) return []
    const meant = closest(name, pseudoParameters) ?? pseudoParameters.find((known) => known.endsWith(`::${name}`))
    const hint = meant ? `Did you mean \${${meant}}?` : `Use one of ${pseudoParameters.join(", ")}.`
    return [{ ...fault(at, `has ${whole}, which is no pseudo parameter`, hint), text: whole }]
  })
}

/** A text with an x in place of each `${…}`. */
export function filledIn(value: string): string {
  return value.replaceAll(/\$\{[^}]*\}/g, "x")
}

/** Whether a value is one of CloudFormation's intrinsic functions, such as `{ Ref: "Queue" }`. */
export function isIntrinsic(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false
  const [key, second] = Object.keys(given(value))
  return key !== undefined && second === undefined && (key === "Ref" || key.startsWith("Fn::"))
}

const operators = [
  ...["ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "BinaryEquals", "Bool", "DateEquals", "DateGreaterThan"],
  ...["DateGreaterThanEquals", "DateLessThan", "DateLessThanEquals", "DateNotEquals", "IpAddress", "NotIpAddress"],
  ...["Null", "NumericEquals", "NumericGreaterThan", "NumericGreaterThanEquals", "NumericLessThan"],
  ...["NumericLessThanEquals", "NumericNotEquals", "StringEquals", "StringEqualsIgnoreCase", "StringLike"],
  ...["StringNotEquals", "StringNotEqualsIgnoreCase", "StringNotLike"],
]

function conditions(value: unknown, at: readonly string[]): readonly OptionFault[] {
  const unknown = Object.keys(Object(value)).flatMap((operator) => {
    const base = operator.replace(/^(ForAllValues|ForAnyValue):/, "").replace(/IfExists$/, "")
    if (operators.includes(base)) return []
    const meant = closest(base, operators)
    const hint = meant ? `Did you mean ${meant}?` : "Use one of IAM's operators, such as StringEquals."
    return [fault([...at, operator], "is not an operator", hint)]
  })
  return [...record(record(conditionValue))(value, at), ...unknown]
}

function conditionValue(value: unknown, at: readonly string[]): readonly OptionFault[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  const key = at.at(-1) ?? ""
  if (!/^[A-Za-z][\w-]*:.+/.test(key)) return [fault(at, "is not a condition key", "Use one such as aws:SourceIp.")]
  const fits = list.length > 0 && list.every((entry) => ["string", "number", "boolean"].includes(typeof entry))
  return fits ? [] : [fault(at, `is ${show(value)}`, "Use a string, or a list of strings.")]
}
