import type { Server } from "node:http"
import type { AddressInfo } from "node:net"

export interface LocalListener {
  /** `http://127.0.0.1:PORT` */
  readonly endpoint: string
  /** Finishes the requests under way and refuses new ones. */
  close(): Promise<void>
}

/** Lets a server listen on 127.0.0.1; port 0, the default, takes any free port. */
export async function listenLocally(server: Server, port = 0): Promise<LocalListener> {
  // Otherwise a client that keeps its connection would hold up close().
  server.prependListener("request", (_request, response) => {
    if (!server.listening) response.shouldKeepAlive = false
  })
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, "127.0.0.1", resolve)
  })
  // A server that listens on a host has an address of this form.
  const { port: taken } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${taken}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      await closed
    },
  }
}
