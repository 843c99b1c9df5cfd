import validations from "dynalite/validations/index.js"
import { DynamoDbError } from "../dynamodb-error.ts"

/** dynalite's own size check counts UTF-16 units; `checkItemSize` counts bytes instead. */
const CHECK_SETTINGS = { options: { maxItemSize: Number.POSITIVE_INFINITY } }

/** Checks a request's shape as DynamoDB does and drops unknown members; throws DynamoDbError. Changes `input`. */
export function checkRequest(check: DynaliteCheck, input: unknown): Record<string, unknown> {
  try {
    const request = validations.checkTypes(input, check.types)
    validations.checkValidations(request, check.types, check.custom, CHECK_SETTINGS)
    return request
  } catch (error) {
    throw fromDynalite(error)
  }
}

/** Throws what one of dynalite's checks returned, if anything. */
export function throwFault(fault: Error | undefined | null): void {
  if (fault) throw fromDynalite(fault)
}

function fromDynalite(error: unknown): unknown {
  if (!(error instanceof Error) || !("body" in error)) return error
  const body = new Map(Object.entries(error.body ?? {}))
  const name = String(body.get("__type")).split("#").at(-1) ?? "InternalServerError"
  return new DynamoDbError(name, String(body.get("message") ?? body.get("Message") ?? ""))
}
