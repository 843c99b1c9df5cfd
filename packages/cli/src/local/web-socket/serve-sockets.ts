import type { WebSocketConnections } from "@tsapi/framework/emulator"
import type { HttpServer } from "../http-server.ts"
import type { RequestLog } from "../request-log.ts"
import type { ServedApp } from "../served-app.ts"
import { SocketServer } from "./socket-server.ts"

export interface ServedSockets {
  readonly server: HttpServer
  readonly app: ServedApp
  readonly connections: WebSocketConnections
  readonly log: RequestLog
}

/** Serves the app's WebSocket API, once it has one, on the port of its other API. */
export function serveSockets({ server, app, connections, log }: ServedSockets): SocketServer {
  const sockets = new SocketServer({
    connections,
    gateway: () => app.current.webSocket,
    onOutcome: ({ routeKey = "", status, functionId, diagnostic }, durationMs) =>
      log.request({ method: "WS", url: routeKey, status, functionId, diagnostic, durationMs }),
  })
  app.whenServed(({ webSocket }) => {
    // Without one there is nobody to speak with, as where a deployed API is deleted.
    if (webSocket) server.serveUpgrades((...upgrade) => sockets.upgrade(...upgrade))
    else connections.closeAll()
  })
  return sockets
}
