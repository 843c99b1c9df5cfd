import type { Gateway, GatewayRequest, GatewayResponse } from "./gateway.ts"

/** Answers 500 where a gateway fails by itself, so that one request cannot end the server of all others. */
export function neverRejecting(gateway: Gateway): Gateway {
  return {
    async handle(request) {
      try {
        return await gateway.handle(request)
      } catch (cause) {
        return failure(request, cause)
      }
    },
  }
}

function failure({ method, target }: GatewayRequest, cause: unknown): GatewayResponse {
  const body = Buffer.from('{"message":"Internal server error"}')
  return {
    status: 500,
    headers: [
      ["Content-Type", "application/json"],
      ["Content-Length", String(body.byteLength)],
    ],
    body: method === "HEAD" ? new Uint8Array() : body,
    requestId: crypto.randomUUID(),
    diagnostic: `${method} ${target} cannot be served here: ${cause instanceof Error ? cause.stack : String(cause)}`,
    cause,
  }
}
