import { UserError } from "../../errors/user-error.ts"
import type { EmbeddedService } from "./embedded-service.ts"

type RemoteService = Omit<EmbeddedService, "close">

export interface Watch {
  /** As its ARNs have it: `sqs`. */
  readonly name: string
  warn(message: string): void
}

/** A service that the developer runs; `warn` is told once when it no longer answers, and once when it does again. */
export function watchedService(service: RemoteService, { name, warn }: Watch): RemoteService {
  // One that never answered is reported by who asked it first.
  let state: "unknown" | "answers" | "silent" = "unknown"

  function answered(): void {
    if (state === "silent") warn(`${name} at ${service.endpoint} answers again`)
    state = "answers"
  }

  function missed({ message }: UserError): void {
    if (state !== "answers") return
    state = "silent"
    warn(`${message}; waiting for it`)
  }

  return {
    ...service,
    async call(operation, input, options) {
      // A call that was given up says nothing of the service.
      const isGivenUp = () => options?.signal?.aborted === true
      try {
        const answer = await service.call(operation, input, options)
        if (!isGivenUp()) answered()
        return answer
      } catch (error) {
        if (error instanceof UserError && error.code === "LOCAL_SERVICE_UNREACHABLE") missed(error)
        else if (!isGivenUp()) answered()
        throw error
      }
    },
  }
}
