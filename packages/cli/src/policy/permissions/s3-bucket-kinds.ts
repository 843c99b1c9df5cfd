import type { CfnValue } from "../../model/cloudformation.ts"
import type { SdkEvent } from "../interpreter/sdk-event.ts"
import { fillFormat, renderParts } from "./arn.ts"
import { regionsOf } from "./clients-of.ts"
import type { NeededPermissions, Permission, PermissionWarning } from "./needed-permissions.ts"
import { actionsOf } from "./service-data.ts"

/**
 * The permissions of a request to S3 whose `Bucket` is a directory bucket, or the ARN of an access point of S3 Object
 * Lambda or of S3 on Outposts: these have actions and ARNs of their own.
 */
export function onBucketKind({ permissions, warnings }: NeededPermissions, event: SdkEvent): NeededPermissions {
  const changed = permissions.map((permission) => onKind(permission, event))
  const found = changed.flatMap((it) => it.permissions)
  const isSession = found.some(({ action }) => action.startsWith("s3express:"))
  return {
    permissions: isSession ? found.map(viaSession) : found,
    warnings: [...warnings, ...changed.flatMap((it) => it.warnings)],
  }
}

const partition = String.raw`(?:[\w-]+|\$\{AWS::Partition\})`
const directoryBucket = new RegExp(`^arn:${partition}:s3:::([^/]+--x-s3)(?:/|$)`)
const directoryAccessPoint = new RegExp(`^arn:${partition}:s3:::([^/]+--xa-s3)(?:/|$)`)
const objectLambda = new RegExp(`^arn:${partition}:s3-object-lambda:.*?:accesspoint/[^/]+`)
const onOutpost = new RegExp(`^(arn:${partition}:s3-outposts:.*?:outpost/[^/]+)/accesspoint/[^/]+(/.*)?$`)

function onKind(permission: Permission, event: SdkEvent): NeededPermissions {
  const name = /^s3:(\w+)$/.exec(permission.action)?.[1]
  const text = name === undefined ? undefined : textOf(permission.resource)
  if (name === undefined || text === undefined) return { permissions: [permission], warnings: [] }
  const bucket = directoryBucket.exec(text)?.[1]
  if (bucket !== undefined) return onDirectoryBucket(permission, `bucket/${bucket}`, event)
  const accessPoint = directoryAccessPoint.exec(text)?.[1]
  if (accessPoint !== undefined) return onDirectoryBucket(permission, `accesspoint/${accessPoint}`, event)
  const lambdaArn = objectLambda.exec(text)?.[0]
  if (lambdaArn !== undefined) {
    const resource = withText(permission.resource, lambdaArn)
    const needed = { ...permission, action: `s3-object-lambda:${name}`, resource }
    return withUnknown(needed, `s3:${name} on the access point, and lambda:InvokeFunction on its function`)
  }
  const [, outpost, key] = onOutpost.exec(text) ?? []
  if (outpost === undefined) return { permissions: [permission], warnings: [] }
  const resource = withText(permission.resource, `${outpost}/bucket/*${key === undefined ? "" : `/object${key}`}`)
  const needed = { ...permission, action: `s3-outposts:${name}`, resource, isAssumed: true }
  return withUnknown(needed, `s3-outposts:${name} on the bucket`)
}

// Requests for objects are made in a session, and the session is all that IAM allows or refuses; only what is about the
// bucket itself has actions of its own.
function onDirectoryBucket({ action, ...permission }: Permission, name: string, event: SdkEvent): NeededPermissions {
  const own = action.replace("s3:", "")
  const allowed = `s3express:${actionsOf("s3express").has(own) ? own : "CreateSession"}`
  const permissions = regionsOf(event).map((region) => {
    const format = `arn:\${Partition}:s3express:\${Region}:\${Account}:${name}`
    const resource = renderParts(fillFormat(format, new Map([["Region", region]])), [])
    return { ...permission, action: allowed, resource }
  })
  return { permissions, warnings: [] }
}

// A key is used for the session, by another service than S3.
function viaSession(permission: Permission): Permission {
  const services = permission.condition?.["StringEquals"]?.["kms:ViaService"]
  if (services === undefined) return permission
  const service: CfnValue = JSON.parse(JSON.stringify(services).replace('"s3.', '"s3express.'))
  return { ...permission, condition: { StringEquals: { "kms:ViaService": service } } }
}

function withUnknown(permission: Permission, needs: string): NeededPermissions {
  const [, operation = ""] = permission.action.split(":")
  const warning: PermissionWarning = {
    code: "POLICY_RESOURCE_UNKNOWN",
    message: `${operation}: what is behind the access point is not known`,
    hint: `Declare ${needs} that is behind it.`,
    concerns: { actions: [permission.action, "lambda:InvokeFunction"] },
  }
  return { permissions: [permission], warnings: [warning] }
}

function textOf(resource: CfnValue): string | undefined {
  if (typeof resource === "string") return resource
  const substitution = substitutionOf(resource)
  return typeof substitution === "string" ? substitution : String(substitution?.[0])
}

function withText(resource: CfnValue, text: string): CfnValue {
  const substitution = substitutionOf(resource)
  if (substitution === undefined) return text
  return { "Fn::Sub": typeof substitution === "string" ? text : [text, ...substitution.slice(1)] }
}

function substitutionOf(resource: CfnValue): string | readonly CfnValue[] | undefined {
  if (typeof resource !== "object" || resource === null || !("Fn::Sub" in resource)) return undefined
  const { "Fn::Sub": argument } = resource
  return typeof argument === "string" || Array.isArray(argument) ? argument : undefined
}
