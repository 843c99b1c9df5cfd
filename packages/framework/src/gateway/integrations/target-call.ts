import type { EventEnvironment } from "../build-proxy-event.ts"
import type { MethodCall } from "../method-endpoint.ts"
import type { MappedRequest } from "./map-request.ts"

/** What a target is asked, and where. */
export interface TargetCall {
  readonly environment: EventEnvironment
  readonly call: MethodCall
  readonly request: MappedRequest
  readonly timeoutMs: number
}
