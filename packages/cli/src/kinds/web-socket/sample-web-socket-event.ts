import type { WebSocketApi } from "@tsapi/framework/gateway"
import { UserError } from "../../errors/user-error.ts"
import type { SampleContext } from "../../model/sample-event.ts"

/**
 * What the API sends the function of a class: for data a message, otherwise the handshake of a client, or what `route`
 * names. Throws EVENT_INVALID where that is for another class, or none.
 */
export async function sampleWebSocketEvent(
  api: WebSocketApi,
  functionId: string,
  { region, accountId, data, route = defaultRoute(api, functionId, data) }: SampleContext,
): Promise<unknown> {
  // It takes a while to load, and nothing else of a build needs it.
  const { createWebSocketGateway } = await import("@tsapi/framework/emulator")
  const events = new Map<string, unknown>()
  const open: WebSocketApi = { ...api, authorizer: undefined, throttle: undefined, accessLogs: undefined }
  const gateway = createWebSocketGateway(open, {
    ...{ region, accountId, apiId: "sampleapi0" },
    async invoke(invoked, event) {
      events.set(invoked, event)
      return { ok: true, payload: { statusCode: 200 } }
    },
  })
  const connection = {
    ...{
      id: "L0SM9cOFvHcCIhw=",
      connectedAt: Date.now(),
      identity: { sourceIp: "192.0.2.1", userAgent: "Mozilla/5.0" },
    },
    domainName: `sampleapi0.execute-api.${region}.amazonaws.com`,
  }
  if (route === "$connect") {
    const headers = [
      ["Host", connection.domainName],
      ["User-Agent", "Mozilla/5.0"],
    ] as const
    await gateway.connect({ method: "GET", target: "/", headers, body: new Uint8Array(), sourceIp: "192.0.2.1" })
  } else if (route === "$disconnect") {
    await gateway.disconnect({ code: 1000, reason: "" }, connection)
  } else {
    await gateway.receive(data ?? "", connection)
  }
  if (events.has(functionId)) return events.get(functionId)
  const taken = `No method of ${functionId} takes ${route === undefined ? "that message" : route}`
  throw new UserError("EVENT_INVALID", taken, { hint: `It has ${keysOf(api, functionId).join(", ")}.` })
}

/** Undefined where the message decides. */
function defaultRoute(api: WebSocketApi, functionId: string, data: string | undefined): string | undefined {
  if (data !== undefined) return undefined
  const own = keysOf(api, functionId)
  const route = ["$connect", "$disconnect"].find((key) => own.includes(key))
  if (route !== undefined) return route
  throw new UserError("EVENT_INVALID", `What is the message to ${functionId}?`, {
    hint: `It takes ${own.join(", ")}, selected by ${api.routeSelectionExpression}: --data '{"action": "${own[0]}"}'`,
  })
}

function keysOf({ routes }: WebSocketApi, functionId: string): readonly string[] {
  return routes.filter((route) => route.functionId === functionId).map(({ key }) => key)
}
