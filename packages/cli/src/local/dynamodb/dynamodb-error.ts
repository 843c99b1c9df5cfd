export interface DynamoDbErrorOptions {
  /** HTTP status; 400 by default. */
  readonly status?: number
  /** Further members of the answer, such as `CancellationReasons`. */
  readonly members?: Readonly<Record<string, unknown>>
}

/** An answer DynamoDB gives as an error; `name` is what SDK users compare. */
export class DynamoDbError extends Error {
  override readonly name: string
  readonly status: number
  readonly members: Readonly<Record<string, unknown>>

  constructor(name: string, message: string, { status = 400, members = {} }: DynamoDbErrorOptions = {}) {
    super(message)
    this.name = name
    this.status = status
    this.members = members
  }
}

export function validationError(message: string): DynamoDbError {
  return new DynamoDbError("ValidationException", message)
}

export function invalidParameter(message: string): DynamoDbError {
  return validationError(`One or more parameter values were invalid: ${message}`)
}

export function resourceNotFound(message = "Requested resource not found"): DynamoDbError {
  return new DynamoDbError("ResourceNotFoundException", message)
}

/** What this stand-in lacks is refused by name, so that nobody mistakes its absence for success. */
export function unsupported(feature: string): DynamoDbError {
  return new DynamoDbError("UnsupportedOperationException", `${feature} is not supported by tsapi local`, {
    status: 501,
  })
}
