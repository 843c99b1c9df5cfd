import { ServiceError } from "../protocol/service-error.ts"

/** What Lambda answers while the function's reserved concurrency is used up. */
export class Throttled extends ServiceError {
  readonly reason = "ReservedFunctionConcurrentInvocationLimitExceeded"

  constructor(message: string) {
    super("TooManyRequestsException", message, { status: 429 })
  }
}
