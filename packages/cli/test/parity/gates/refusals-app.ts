import {
  App,
  controller,
  type GatewayResponseOptions,
  httpProxy,
  integration,
  putItem,
  route,
  type RouteRequest,
} from "@tsapi/framework"
import { setTimeout as sleep } from "node:timers/promises"
import { z } from "zod"
import { TokenAuth } from "../app/authorizers.ts"

const Thing = z.strictObject({ name: z.string() })
const Page = z.object({ page: z.string().min(1) })

@controller("/refusals")
export class RefusalController {
  @route("GET", "/token", { authorizer: TokenAuth })
  token() {
    return null
  }

  @route("GET", "/keyed", { apiKey: true })
  keyed() {
    return null
  }

  @route("POST", "/checked", { body: Thing, query: Page })
  checked({ body }: RouteRequest<"/checked", { body: typeof Thing; query: typeof Page }>) {
    return body
  }

  @route("GET", "/slow", { timeoutMs: 50 })
  async slow() {
    await sleep(300)
  }

  @route("GET", "/large")
  large() {
    return "x".repeat(7 * 1024 * 1024)
  }
}

/** Every type that a request can be refused with. */
const types = [
  "ACCESS_DENIED",
  "AUTHORIZER_CONFIGURATION_ERROR",
  "BAD_REQUEST_BODY",
  "BAD_REQUEST_PARAMETERS",
  "DEFAULT_4XX",
  "DEFAULT_5XX",
  "INTEGRATION_FAILURE",
  "INTEGRATION_TIMEOUT",
  "INVALID_API_KEY",
  "MISSING_AUTHENTICATION_TOKEN",
  "QUOTA_EXCEEDED",
  "REQUEST_TOO_LARGE",
  "THROTTLED",
  "UNAUTHORIZED",
  "UNSUPPORTED_MEDIA_TYPE",
  "WAF_FILTERED",
] as const

function response(type: string): GatewayResponseOptions {
  return {
    // Some hide that there is something to find.
    ...(type === "ACCESS_DENIED" && { status: 404 }),
    headers: { "X-Response": type, "X-Asked": { from: "method.request.header.X-Asked" } },
    body: `{"response":"${type}","type":"$context.error.responseType","message":$context.error.messageString}`,
  }
}

/** Words every refusal itself. */
export const app = new App("parity-refusals", {
  controllers: [RefusalController],
  authorizers: [TokenAuth],
  integrations: [
    integration("POST", "/refusals/items", putItem({ table: "parity-items", item: { id: '$input.path("$.id")' } })),
    // Nobody listens on the port for discarding what comes.
    integration("GET", "/refusals/backend", httpProxy({ url: "http://127.0.0.1:9/" })),
  ],
  binaryMediaTypes: [],
  api: {
    gatewayResponses: Object.fromEntries(types.map((type) => [type, response(type)])),
    waf: { defaultAction: "block", rules: [{ name: "Here", ips: ["127.0.0.1"], action: "allow" }] },
    usagePlans: {
      Slow: { throttle: { rate: 0.001, burst: 1 }, keys: [{ name: "Slow", value: "slow0123456789abcdefg" }] },
      Little: { quota: { limit: 1, period: "month" }, keys: [{ name: "Little", value: "little0123456789abcdef" }] },
    },
  },
})
