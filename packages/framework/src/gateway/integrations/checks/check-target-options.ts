import {
  type Check,
  fault,
  integer,
  listOf,
  matching,
  objectOf,
  oneOf,
  oneOfMembers,
  record,
  show,
  text,
  trueOrFalse,
} from "../../../checks/index.ts"
import type { DeclaredTarget } from "../../../declarations/integrations/integration-declaration.ts"
import { HEADER_NAME } from "../../sendable-header.ts"
import type { IntegrationFault } from "../integration-fault.ts"
import { overlappingPatterns } from "./overlapping-patterns.ts"

/** Faults of a target's options, ARNs aside. */
export function checkTargetOptions(target: DeclaredTarget): readonly IntegrationFault[] {
  const { target: name, ...options } = target
  const check = Object.hasOwn(targets, name) ? targets[name] : undefined
  if (!check) throw new Error(`there is no target "${name}"`)
  return check(options, []).map(({ message, hint }) => ({
    code: "INTEGRATION_OPTION_INVALID",
    message: message.replace(/^The config /, `${name} `),
    hint,
  }))
}

/** ARNs, functions and resources of the app are checked apart. */
const resource: Check = () => []

const mapped: Check = (value, at) => (typeof value === "string" ? [] : objectOf({ from: text }, ["from"])(value, at))
const headers: Check = record((value, at) => {
  if (HEADER_NAME.test(at.at(-1) ?? "")) return mapped(value, at)
  return [fault(at, "is no name that a header can have", "Use letters, digits and dashes, such as X-Request-Id.")]
})
const templates: Check = (value, at) => (typeof value === "string" ? [] : record(anyText)(value, at))
const contentHandling = oneOf(["CONVERT_TO_TEXT", "CONVERT_TO_BINARY"])

function anyText(value: unknown, at: readonly string[]) {
  return typeof value === "string" ? [] : [fault(at, `is ${show(value)}`, "Use a string.")]
}

function pattern(value: unknown, at: readonly string[]) {
  if (typeof value === "string" && value !== "" && isRegularExpression(value)) return []
  return [fault(at, `is ${show(value)}`, String.raw`Use a regular expression for statuses, such as "4\\d{2}".`)]
}

function isRegularExpression(source: string): boolean {
  try {
    return new RegExp(source).source !== ""
  } catch {
    return false
  }
}

const response = objectOf({ pattern, status: integer(100, 599), headers, body: templates, contentHandling }, ["status"])

/** Of two answers with one pattern only one could ever be given. */
const responses: Check = (value, at) => {
  const faults = listOf(response)(value, at)
  if (faults.length > 0 || !Array.isArray(value)) return faults
  const patterns = value.map((entry: { readonly pattern?: string }) => entry.pattern ?? "")
  const twice = patterns.find((one, index) => patterns.indexOf(one) < index)
  if (twice === undefined) return overlapFaults(patterns, at)
  const what = twice === "" ? "two entries without a pattern" : `two entries for ${twice}`
  return [fault(at, `has ${what}`, "Keep one of them.")]
}

function overlapFaults(patterns: readonly string[], at: readonly string[]) {
  const [status, one, other] = overlappingPatterns(patterns.filter((each) => each !== "")) ?? []
  if (status === undefined) return []
  const hint = "Keep patterns apart: API Gateway does not say which of the two it takes."
  return [fault(at, `has two entries for ${status}: ${one} and ${other} both fit it`, hint)]
}

const mappings = {
  requestTemplates: templates,
  passthroughBehavior: oneOf(["never", "when_no_templates", "when_no_match"]),
  contentHandling,
  responses,
}

const http = {
  url,
  method: oneOf(["ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]),
  path: record(mapped),
  query: record(mapped),
  headers,
  vpcLink: resource,
}

function url(value: unknown, at: readonly string[]) {
  const [, host] = /^https?:\/\/([^/?#\\]+)/.exec(String(value).replace(/\$\{stageVariables\.\w+\}/g, "x")) ?? []
  if (host?.includes("{")) {
    const hint =
      "Callers would choose whom API Gateway calls. Write the host out, or use ${stageVariables.backend} there."
    return [fault(at, `is ${show(value)}, with a placeholder in its host`, hint)]
  }
  const isUrl = typeof value === "string" && host !== undefined && URL.canParse(value.replace(/\$?\{[^{}]*\}/g, "x"))
  const hint = "Use an http or https URL, such as https://backend.example.com/cart/{userId}."
  return isUrl ? [] : [fault(at, `is ${show(value)}`, hint)]
}

const { contentHandling: _none, ...awsMappings } = mappings
const aws = { ...awsMappings, role: resource, contentTypes: listOf(text) }
const typed = oneOfMembers({ S: anyText, N: anyText, BOOL: anyText, B: anyText }, 'Name one type, such as { N: "5" }.')
const attribute: Check = (value, at) => (typeof value === "string" ? [] : typed(value, at))
const table = { ...aws, table: resource }
const expression = { names: record(text), values: record(attribute) }
const key = record(attribute)
const message = { message: text, messageGroupId: text, messageDeduplicationId: text, attributes: record(text) }
const execution = objectOf({ ...aws, stateMachine: resource, input: text, name: text })

const targets: Readonly<Record<DeclaredTarget["target"], Check>> = {
  awsIntegration: (value, at) => {
    const faults = awsIntegration(value, at)
    const { action, path } = Object(value) as { action?: unknown; path?: unknown }
    if (faults.length > 0 || (action === undefined) !== (path === undefined)) return faults
    return [
      fault(at, `has ${action === undefined ? "neither action nor" : "both action and"} path`, "Give one of them."),
    ]
  },
  deleteItem: objectOf({ ...table, ...expression, key, condition: text }, ["key"]),
  existingFunction: objectOf({ functionArn: resource, functionName: resource, permission: trueOrFalse }),
  getItem: objectOf({ ...table, key, consistentRead: trueOrFalse }, ["key"]),
  httpIntegration: objectOf({ ...http, ...mappings }, ["url"]),
  httpProxy: objectOf(http, ["url"]),
  mock: objectOf({
    ...{ status: integer(100, 599), headers, body: templates },
    contentTypes: listOf(text),
  }),
  publish: objectOf({ ...aws, ...message, topic: resource, subject: text }),
  putEvents: objectOf({ ...aws, bus: resource, source: text, detailType: text, detail: text }, [
    "source",
    "detailType",
  ]),
  putItem: objectOf({ ...table, ...expression, item: key, condition: text }, ["item"]),
  query: objectOf(
    {
      ...{ ...table, ...expression, keyCondition: text, index: text, filter: text, descending: trueOrFalse },
      limit: integer(1, 1_000_000),
    },
    ["keyCondition", "values"],
  ),
  sendMessage: objectOf({ ...aws, ...message, queue: resource }),
  startExecution: execution,
  startSyncExecution: execution,
  updateItem: objectOf({ ...table, ...expression, key, update: text, condition: text }, ["key", "update"]),
}

const iamAction = matching(
  /^[a-z0-9-]+:[A-Za-z0-9]+$/,
  "Name one IAM action, such as kinesis:PutRecord; a wildcard is refused.",
)

const awsIntegration = objectOf(
  {
    ...awsMappings,
    ...{ role: resource, service: text, action: text, path: text, parameters: record(mapped) },
    ...{ query: record(mapped), headers, method: http.method },
    permission: objectOf({ action: iamAction, resource }, ["action", "resource"]),
  },
  ["service", "permission"],
)
