import type { GatewayResponse } from "@tsapi/framework/gateway"
import type { ServerResponse } from "node:http"

/**
 * Sends an answer as it comes, no faster than the client takes it. A client that goes away ends the handler; a handler that
 * fails in its midst breaks off the connection, which is all that a client can be told by then.
 */
export async function writeStream(
  response: ServerResponse,
  { status, headers, stream }: GatewayResponse,
): Promise<void> {
  const pieces = stream?.[Symbol.asyncIterator]()
  const end = () => void pieces?.return?.()
  response.once("close", end)
  // A client that closes its end now has gone: who only has nothing more to say did so with the request.
  const { socket } = response
  const leave = () => void response.destroy()
  socket?.once("end", leave)
  try {
    if (response.destroyed) return end()
    response.writeHead(status, headers.flat())
    for (;;) {
      const { done, value } = (await pieces?.next()) ?? { done: true }
      if (response.destroyed) return
      if (done) return void response.end()
      if (!response.write(value)) await roomIn(response)
    }
  } catch {
    end()
    response.destroy()
  } finally {
    socket?.off("end", leave)
  }
}

function roomIn(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      response.off("drain", settle).off("close", settle)
      resolve()
    }
    response.on("drain", settle).on("close", settle)
  })
}
