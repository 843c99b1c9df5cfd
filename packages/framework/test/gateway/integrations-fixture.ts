import { afterEach } from "vitest"
import { type ApiOptions, App, type Integration } from "../../src/index.ts"
import { createTestClient, type TestClientOptions } from "../../src/testing/index.ts"
import { createServer, type IncomingMessage } from "node:http"
import type { AddressInfo } from "node:net"

export interface Received {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly headers: IncomingMessage["headers"]
  readonly body: string
}

export interface BackendAnswer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string | string[]>>
  readonly body?: string | Uint8Array
  /** Never answers. */
  readonly hangs?: boolean
}

/** An HTTP server on 127.0.0.1 that remembers what it was sent. */
export async function startBackend(answer: (request: Received) => BackendAnswer = () => ({})) {
  const received: Received[] = []
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = []
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk))
    incoming.on("end", () => {
      const { method, url, headers } = incoming
      const request = { method, url, headers, body: Buffer.concat(chunks).toString() }
      received.push(request)
      const {
        status = 200,
        headers: own = { "Content-Type": "application/json" },
        body = "{}",
        hangs,
      } = answer(request)
      if (!hangs) response.writeHead(status, own).end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo
  return {
    received,
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

/** A backend that is closed after the test. */
export async function backend(answer?: (request: Received) => BackendAnswer) {
  const started = await startBackend(answer)
  closers.push(() => started.close())
  return started
}

/** A client of an app with these integrations, and what went wrong in it. */
export function clientOf(
  integrations: readonly Integration[],
  options: TestClientOptions & { readonly api?: ApiOptions } = {},
) {
  const errors: string[] = []
  const onError = (error: unknown) => void errors.push(String(error))
  const { api = {}, ...others } = options
  const client = createTestClient(new App("shop", { integrations, api }), { onError, ...others })
  closers.push(() => client.close())
  return { ...client, errors }
}
