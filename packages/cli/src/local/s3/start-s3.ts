import type { EmbeddedService, ServiceOptions } from "../services/embedded-service.ts"
import { answerCall } from "./answer-call.ts"
import type { FindSecret } from "./http/authenticate.ts"
import { serveS3 } from "./http/serve-s3.ts"
import { Deliveries } from "./notifications/deliveries.ts"
import type { S3Context } from "./s3-context.ts"
import { ObjectStore } from "./store/object-store.ts"

export interface S3Options extends Pick<ServiceOptions, "directory" | "region" | "accountId" | "service" | "warn"> {
  /** 0, the default, takes any free port. */
  readonly port?: number
  /** Milliseconds between attempts to deliver an event. Default 1,000. */
  readonly retryMs?: number
  /** Milliseconds since 1970. Default: the clock. */
  readonly now?: () => number
  /** Default: the key that functions have under `tsapi local`. */
  readonly findSecret?: FindSecret
}

/** Starts the embedded S3 on 127.0.0.1; rejects with a UserError when the directory is in use. */
export async function startS3(options: S3Options): Promise<EmbeddedService> {
  const { directory, region, accountId, service, warn, port = 0, retryMs = 1000, now = Date.now } = options
  const { findSecret = secretOfFunctions } = options
  const store = await ObjectStore.open(directory)
  const deliveries = new Deliveries(store, { service, retryMs, ...(warn && { warn }) })
  const context: S3Context = { store, deliveries, region, accountId, now }
  const server = await serveS3(context, { port, findSecret }).catch(async (error: unknown) => {
    await store.close()
    throw error
  })
  // Not at once: who opens it only to delete it sends nothing.
  deliveries.startLater()
  return {
    endpoint: server.endpoint,
    call: (operation, input) => answerCall(context, operation, input),
    async close() {
      await server.close()
      await deliveries.stop()
      await store.close()
    },
  }
}

const secretOfFunctions: FindSecret = (accessKeyId) => (accessKeyId === "local" ? "local" : undefined)
