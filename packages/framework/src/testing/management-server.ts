import type { Server } from "node:http"
import { manageConnection } from "../gateway/web-socket/manage-connection.ts"
import type { WebSocketConnections } from "../gateway/web-socket/web-socket-connections.ts"

/** Where `connections`, and the AWS SDK, reach the connections of this process. */
export interface ManagementServer {
  /** `http://127.0.0.1:PORT/api` */
  readonly endpoint: string
  close(): void
}

/** Serves the management of connections on a free port, without keeping the process alive. */
export async function startManagementServer(
  connections: WebSocketConnections,
  stageName: string,
): Promise<ManagementServer> {
  const { createServer } = await import("node:http")
  const server = createServer((request, response) => {
    const chunks: Uint8Array[] = []
    request.on("data", (chunk: Uint8Array) => chunks.push(chunk))
    request.on("end", () => {
      connections.expire()
      const { method = "GET", url = "/" } = request
      const answer = manageConnection(
        { method, path: url.split("?")[0] ?? url, body: Buffer.concat(chunks) },
        connections,
      )
      const { status, headers, body } = answer ?? { status: 404, headers: {}, body: "" }
      // A connection that is kept would outlast the test.
      response.writeHead(status, { ...headers, Connection: "close" }).end(body)
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen(0, "127.0.0.1", resolve)
  })
  server.unref()
  return { endpoint: `http://127.0.0.1:${portOf(server)}/${stageName}`, close: () => void server.close() }
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === "object" && address !== null ? address.port : 0
}
