import { connect, createServer, type Socket } from "node:net"

export interface LazyEndpoint {
  /** `http://127.0.0.1:PORT` */
  readonly endpoint: string
  /** Ends what goes through it. */
  close(): Promise<void>
}

/** Listens for a service that is started when somebody first connects; connections are passed on as they are. */
export async function lazyEndpoint(start: () => Promise<{ readonly endpoint: string }>): Promise<LazyEndpoint> {
  const open = new Set<Socket>()
  const keep = (socket: Socket) => {
    open.add(socket)
    // Whoever goes away takes the other end along.
    return socket.on("error", () => socket.destroy()).on("close", () => open.delete(socket))
  }
  const server = createServer({ pauseOnConnect: true }, (client) => {
    keep(client)
    start().then(
      ({ endpoint }) => {
        const service = keep(connect(Number(new URL(endpoint).port), "127.0.0.1"))
        client.on("close", () => service.destroy()).pipe(service)
        service.on("close", () => client.destroy()).pipe(client)
        client.resume()
      },
      () => client.destroy(),
    )
  })
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve))
  server.unref()
  const address = server.address()
  if (address === null || typeof address === "string") throw new Error("a lazy endpoint has no port")
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of open) socket.destroy()
      }),
  }
}
