import { captureCallSite, locationOf } from "./call-site.ts"
import type { Declaration } from "./declaration.ts"
import { registerResource, resourceToken } from "./resource-registry.ts"
import { readResourceVariable, resourceVariable } from "./resource-variable.ts"

/** Where a resource stands that the app uses and does not own: its ARN (`${AWS::Region}` and its like are filled in). */
export interface ExistingResource {
  readonly arn: string
}

/** Writes down a resource that `callee` was called for. Deployed code does not. */
export function declareResource<D extends Declaration>(declaration: Omit<D, "location">, callee: object): void {
  registerResource<Declaration>({ ...(declaration as Declaration), location: locationOf(captureCallSite(callee)) })
}

/** What the app declares, by its kind and its id. */
export interface ResourcePlace {
  readonly kind: string
  readonly id: string
}

// For all copies of the framework in one app.
const kindKey = Symbol.for("tsapi.kind")

/** Makes a handle stand for its ARN in plain data, as in `iam`, and known by its kind. Deployed code does not. */
export function standForArn(handle: { readonly id: string }, kind: string): void {
  Object.defineProperty(handle, kindKey, { value: kind })
  if (process.env.TSAPI_PHASE === "build")
    Object.defineProperty(handle, "toJSON", { value: () => resourceToken(kind, handle.id, "arn") })
}

/** What a handle stands for; a handle that is not known by its kind is a `resource`. */
export function placeOf(handle: { readonly id: string; readonly [kindKey]?: string }): ResourcePlace {
  return { kind: handle[kindKey] ?? "resource", id: handle.id }
}

/** The environment variable that carries a property of a resource: `ORDERS_QUEUE_URL`. */
export function propertyVariable(kind: string, id: string, property: string): string {
  return resourceVariable(id, resourceVariable(kind, property.toUpperCase()))
}

/**
 * A property of a resource. Throws an Error where the environment does not carry it; while the app is built, the ARN is
 * what stands for it in `iam`.
 */
export function resourceProperty(kind: string, { id }: { readonly id: string }, property: string): string {
  if (process.env.TSAPI_PHASE === "build" && property === "arn") return resourceToken(kind, id, "arn")
  return readResourceVariable(propertyVariable(kind, id, property), `the ${kind} ${id} has no ${property} here`)
}
