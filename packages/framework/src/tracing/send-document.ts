import type { Socket } from "node:dgram"

let socket: Socket | undefined

/** Sends a document to the X-Ray daemon, `169.254.79.129:2000`. Resolves when it is sent, or cannot be: no trace fails a request. */
export function sendDocument(daemon: string, document: string): Promise<void> {
  // As X-Ray's own SDK reads it: one address, or `tcp:HOST:PORT udp:HOST:PORT`.
  const address = /udp:(\S+)/.exec(daemon)?.[1] ?? daemon
  const [host, port] = address.split(":")
  // A socket must not keep a process from its end.
  socket ??= process.getBuiltinModule("node:dgram").createSocket("udp4").unref()
  const open = socket
  return new Promise((resolve) => {
    open.send(`{"format":"json","version":1}\n${document}`, Number(port), host, () => resolve())
  })
}
