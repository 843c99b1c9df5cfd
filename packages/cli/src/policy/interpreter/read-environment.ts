import { canonicalJson } from "../../model/canonical-json.ts"
import type { CfnValue } from "../../model/cloudformation.ts"
import type { Interpreter } from "./interpreter.ts"
import { resourceHandle } from "./resource-handle.ts"
import { literal, text } from "./text.ts"
import { record, union, type Value, type ValueOf, type ValueSet } from "./value.ts"

export type EnvironmentSource = Pick<Interpreter, "environment" | "references" | "isEnvironmentComplete">

/** What a variable of `process.env` may hold: what it is deployed with, and what the code assigns. */
export function readVariable(
  environment: ValueOf<"environment">,
  name: string | undefined,
  run: EnvironmentSource & Pick<Interpreter, "facts">,
): ValueSet {
  const chosenLater = run.facts.writes(environment, undefined)
  const written = name === undefined ? chosenLater : union(run.facts.writes(environment, name), chosenLater)
  const given = readEnvironment(name, run)
  return written.length > 0 && given.kind === "undefined" ? written : union(written, [given])
}

/** All variables as one object, where no others can be set. */
export function knownEnvironment(
  environment: ValueOf<"environment">,
  run: EnvironmentSource & Pick<Interpreter, "facts">,
): Value {
  if (!run.isEnvironmentComplete || run.facts.hasWrites(environment)) return environment
  const names = [...Object.keys(run.environment), ...run.references.map((reference) => reference.environmentVariable)]
  return record(new Map(names.map((name) => [name, readVariable(environment, name, run)])))
}

/** What an environment variable of the function holds once it is deployed. */
export function readEnvironment(name: string | undefined, run: EnvironmentSource): Value {
  if (name === undefined) return text([{ kind: "unknown", reason: "the environment variable is chosen at run time" }])
  const value = run.environment[name]
  if (value !== undefined && value !== null) return fromTemplate(value, run)
  const reference = run.references.find(({ environmentVariable }) => environmentVariable === name)
  if (reference) return fromTemplate(reference.value, run)
  if (regionVariables.has(name)) return fromTemplate({ Ref: "AWS::Region" }, run)
  if (setByLambda.has(name)) return text([{ kind: "unknown", reason: `Lambda sets ${name}`, variable: name }])
  if (!run.isEnvironmentComplete) {
    const reason = `the environment variable ${name} is not given`
    return text([{ kind: "unknown", reason, variable: name }])
  }
  return { kind: "undefined", variable: name, isCertain: true, key: `undefined:${name}` }
}

const regionVariables = new Set(["AWS_REGION", "AWS_DEFAULT_REGION"])
const setByLambda = new Set([
  "AWS_LAMBDA_FUNCTION_NAME",
  "AWS_LAMBDA_FUNCTION_VERSION",
  "AWS_LAMBDA_LOG_GROUP_NAME",
  "AWS_LAMBDA_LOG_STREAM_NAME",
])

/** What a declared resource's property holds: `todoTable.name`. */
export function readResource(
  { resourceKind, id }: ValueOf<"resource">,
  name: string | undefined,
  run: EnvironmentSource,
): Value {
  if (name === "id") return literal(id)
  const references = run.references.filter(({ kind, id: referred }) => kind === resourceKind && referred === id)
  const inner = name === undefined ? undefined : references[0]?.handles?.[name]
  if (inner !== undefined) return resourceHandle(resourceKind, inner)
  if (name === undefined || references.every(({ property }) => property !== name))
    return text([{ kind: "unknown", reason: `${id} has no property ${name}` }])
  return text([{ kind: "resource", resourceKind, id, property: name }])
}

/** What a template puts somewhere: a literal, a property of a declared resource, or what CloudFormation computes. */
export function fromTemplate(value: CfnValue, { references }: EnvironmentSource): Value {
  if (typeof value === "string") return literal(value)
  if (typeof value === "number" || typeof value === "boolean") return literal(String(value))
  const json = canonicalJson(value)
  const reference = references.find((candidate) => canonicalJson(candidate.value) === json)
  if (!reference) return text([{ kind: "template", value }])
  return text([{ kind: "resource", resourceKind: reference.kind, id: reference.id, property: reference.property }])
}
