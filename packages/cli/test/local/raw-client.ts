import { once } from "node:events"
import { connect } from "node:net"

/** A connection that sends bytes as they are. */
export async function rawClient(url: string) {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true })
  let received = ""
  socket.setEncoding("latin1").on("data", (text: string) => (received += text))
  // A server that has refused a request may reset the connection on which more of it arrives.
  socket.on("error", () => socket.destroy())
  await once(socket, "connect")
  const ended = new Promise<void>((resolve) => socket.once("end", resolve).once("close", () => resolve()))
  return {
    socket,
    /** All that has come back until now. */
    received: () => received,
    /** All that comes back until the server ends the connection. */
    async all(): Promise<string> {
      await ended
      socket.destroy()
      return received
    },
  }
}

/** Sends bytes and resolves with all that comes back until the server ends the connection. */
export async function sendRaw(url: string, bytes: string | Uint8Array): Promise<string> {
  const client = await rawClient(url)
  client.socket.write(bytes)
  return client.all()
}
