export interface ServiceErrorOptions {
  /** HTTP status; 400 by default. */
  readonly status?: number
  /** The error's code in the query protocol, and in the header that names it to clients of the JSON protocol. */
  readonly queryCode?: string
}

/** An answer that a service gives as an error; `name` is what SDK users compare. */
export class ServiceError extends Error {
  override readonly name: string
  readonly status: number
  readonly queryCode: string

  constructor(name: string, message: string, { status = 400, queryCode = name }: ServiceErrorOptions = {}) {
    super(message)
    this.name = name
    this.status = status
    this.queryCode = queryCode
  }
}

/** What a stand-in lacks is refused by name, so that nobody mistakes its absence for success. */
export function unsupported(feature: string): ServiceError {
  return new ServiceError("NotImplementedLocally", `${feature} is not supported by tsapi local`, { status: 501 })
}

/** Whatever went wrong, as the service's answer. */
export function toServiceError(operation: string, error: unknown): ServiceError {
  if (error instanceof ServiceError) return error
  const reason = error instanceof Error ? error.message : String(error)
  return new ServiceError("InternalError", `${operation} failed in tsapi local: ${reason}`, { status: 500 })
}
