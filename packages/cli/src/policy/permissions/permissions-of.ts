import type { SdkEvent } from "../interpreter/sdk-event.ts"
import { connectionPermissions } from "./connection-permissions.ts"
import { dynamodbPermissions } from "./dynamodb-permissions.ts"
import { customerKeys } from "./customer-key.ts"
import { actsAsAnother } from "./foreign-credentials.ts"
import { helperRequests } from "./helper-requests.ts"
import { isOpenEnded } from "./input-reader.ts"
import { joined, type NeededPermissions, permissionsFor } from "./needed-permissions.ts"
import { onBucketKind } from "./s3-bucket-kinds.ts"
import { secretReferences } from "./secret-references.ts"
import { passRole } from "./pass-role.ts"
import { applies, permissionsOfRule } from "./permissions-of-rule.ts"
import {
  type ActionRule,
  actionsOf,
  type ClientData,
  documentOperations,
  resourceTypesOf,
  serviceData,
} from "./service-data.ts"

/** What a role must allow for the call to succeed, and what could not be decided. */
export function permissionsOf(event: SdkEvent, installed: InstalledClients = new Map()): NeededPermissions {
  if (actsAsAnother(event)) return { permissions: [], warnings: [] }
  const helped = helperRequests(event)
  if (helped) {
    return joined(
      helped.map(({ action, event: call }) =>
        action === undefined ? permissionsOf(call, installed) : onBucketKind(permissionsFor(action, call), call),
      ),
    )
  }
  const call = normalise(event, installed)
  const client = clientOf(call.module, installed)
  if (!client) return unknownOperation(call, `The service of ${call.module} is not in tsapi's tables`)
  if (client.noAuth?.split(" ").includes(call.operation)) return { permissions: [], warnings: [] }
  if (client.prefix === "execute-api") return connectionPermissions(call)
  const special = client.prefix === "dynamodb" ? dynamodbPermissions(call) : undefined
  if (special) return customerKeys(call, special)
  const rules = rulesOf(call, client)
  if (!rules) return unknownOperation(call, `No IAM action is known for ${call.operation}`)
  const chosen = rules.filter((rule) => applies(rule, call))
  const found = chosen.map((rule) => permissionsOfRule(rule, call))
  const actions = chosen.map(({ action }) => action)
  const forwarded = client.prefix === "ssm" ? [secretReferences(call)] : []
  const discovered = client.prefix === "timestream" ? [endpoints] : []
  const needed = joined([
    ...found,
    ...forwarded,
    ...discovered,
    passRole(call),
    openEnded(call, rules, found),
    guessed(call, actions),
  ])
  return customerKeys(call, onBucketKind(needed, call))
}

// These clients ask for their endpoint before the first request.
const endpoints: NeededPermissions = {
  permissions: [{ action: "timestream:DescribeEndpoints", resource: "*" }],
  warnings: [],
}

/** SDK clients that the tables lack, as their installed packages describe them. */
export type InstalledClients = ReadonlyMap<string, ClientData>

function clientOf(module: string, installed: InstalledClients): ClientData | undefined {
  return serviceData().clients[module] ?? installed.get(module)
}

function normalise(event: SdkEvent, installed: InstalledClients): SdkEvent {
  const isDocument = event.module === "@aws-sdk/lib-dynamodb"
  const module = isDocument ? "@aws-sdk/client-dynamodb" : event.module
  const name = event.operation.replace(/^wait:/, "")
  const waited = event.operation === name ? undefined : clientOf(module, installed)?.waiters?.[name]
  const operation = isDocument ? (documentOperations[name] ?? name) : (waited ?? event.operation)
  return { ...event, module, operation }
}

function rulesOf({ module, operation }: SdkEvent, { prefix, requests }: ClientData): readonly ActionRule[] | undefined {
  const overridden = serviceData().overrides[module.replace("@aws-sdk/client-", "")]?.[operation]
  if (overridden) return overridden
  const action = `${prefix}:${operation}`
  if (resourceTypesOf(action)) return [{ action }]
  // IAM writes `GetBucketCORS` where the SDK writes `GetBucketCors`.
  const alike = [...actionsOf(prefix).keys()].find((name) => name.toLowerCase() === operation.toLowerCase())
  if (alike !== undefined) return [{ action: `${prefix}:${alike}` }]
  const request = requests?.[operation]
  return request === undefined ? undefined : [ruleOfRequest(prefix, request)]
}

// API Gateway's actions are HTTP's methods, and its resources are the paths without the version of its API. A path can
// hold an ARN that is to be tagged only in encoded form.
function ruleOfRequest(prefix: string, request: string): ActionRule {
  const [method = "", uri = ""] = request.split(" ")
  const resource = uri
    .replace(/^\/v2\//, "/")
    .replace(/\{resourceArn\}/i, (label) => label.replace("}", "%}"))
    .replaceAll("{", "${")
  return { action: `${prefix}:${method}`, resource: `arn:\${Partition}:${prefix}:\${Region}::${resource}` }
}

// Optional parameters need actions of their own; an input from elsewhere may carry them unseen.
function openEnded(
  event: SdkEvent,
  rules: readonly ActionRule[],
  found: readonly NeededPermissions[],
): NeededPermissions {
  const optional = rules.flatMap(({ whenParam }) => whenParam ?? [])
  const hasWarned = found.some(({ warnings }) => warnings.length > 0)
  if (optional.length === 0 || hasWarned || !isOpenEnded(event)) return { permissions: [], warnings: [] }
  const message = `${event.operation} gets an input whose parameters are not all known; ${optional.join(", ")} would need more permissions`
  const hint = "Write the parameters out in the call."
  const concerns = { actions: rules.filter(({ whenParam }) => whenParam).map(({ action }) => action) }
  return { permissions: [], warnings: [{ code: "POLICY_INPUT_UNKNOWN", message, hint, concerns }] }
}

function guessed({ guessed: isGuess, operation }: SdkEvent, actions: readonly string[]): NeededPermissions {
  if (!isGuess) return { permissions: [], warnings: [] }
  const message = `${operation} is called on a value that is not known; it is taken for an AWS client`
  const hint = "Create the client where the analysis can see it, or rename the method if it is not AWS's."
  return { permissions: [], warnings: [{ code: "POLICY_RECEIVER_UNKNOWN", message, hint, concerns: { actions } }] }
}

function unknownOperation({ operation }: SdkEvent, message: string): NeededPermissions {
  const hint = `Nothing is granted for ${operation.replace(/^wait:/, "")}; check that its package and tsapi are up to date.`
  const concerns = { actions: [`*:${operation.replace(/^wait:/, "")}`] }
  return { permissions: [], warnings: [{ code: "POLICY_OPERATION_UNKNOWN", message, hint, concerns }] }
}
