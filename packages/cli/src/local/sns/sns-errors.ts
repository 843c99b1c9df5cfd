import { ServiceError } from "../protocol/service-error.ts"

/** `what` is a parameter, perhaps with the reason: `TopicArn`, `Attributes Reason: …`. */
export function invalidParameter(what: string): ServiceError {
  return new ServiceError("InvalidParameter", `Invalid parameter: ${what}`)
}

export function notFound(what: string): ServiceError {
  return new ServiceError("NotFound", `${what} does not exist`, { status: 404 })
}
