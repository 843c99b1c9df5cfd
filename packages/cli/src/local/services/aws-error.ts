/** An error that a service answers with, as the AWS SDK knows it. */
export class AwsError extends Error {
  readonly status: number
  /** Further members of the error's shape. */
  readonly members: Readonly<Record<string, unknown>>

  constructor(name: string, message: string, { status = 400, members = {} }: AwsErrorOptions = {}) {
    super(message)
    this.name = name
    this.status = status
    this.members = members
  }
}

export interface AwsErrorOptions {
  /** Of the HTTP answer. Default 400. */
  readonly status?: number
  /** Default none. */
  readonly members?: Readonly<Record<string, unknown>>
}

/** The answer for an operation that the stand-in of a service does not have. */
export function notImplemented(service: string, operation: string): AwsError {
  return new AwsError("NotImplementedLocally", `The local ${service} has no ${operation}`, { status: 501 })
}
