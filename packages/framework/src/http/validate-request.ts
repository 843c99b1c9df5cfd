import { requestParts, type RouteSchemas } from "../declarations/schemas.ts"
import { BadRequestError, type RequestFault } from "./http-error.ts"
import type { RestRequest } from "./rest-request.ts"

/** Puts what the schemas make of the request in place of its parts; throws one 400 that names every fault. */
export async function validateRequest(request: RestRequest, schemas: RouteSchemas): Promise<void> {
  const errors: RequestFault[] = []
  for (const part of requestParts) {
    const schema = schemas[part]
    if (!schema) continue
    let result = schema["~standard"].validate(request[part])
    if (result instanceof Promise) result = await result
    if (result.issues) {
      for (const { path = [], message } of result.issues)
        errors.push({ in: part, path: path.map(keyOf).join("."), message })
    } else {
      Object.assign(request.parts, { [part]: result.value })
    }
  }
  if (errors.length) throw new BadRequestError(errors.map(describe).join("; "), { errors })
}

function keyOf(segment: PropertyKey | { readonly key: PropertyKey }): string {
  return String(typeof segment === "object" ? segment.key : segment)
}

function describe({ in: part, path, message }: RequestFault): string {
  return `${path ? `${part}.${path}` : part}: ${message}`
}
