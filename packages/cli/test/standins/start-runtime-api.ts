import { once } from "node:events"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"

/** What a function answered: its result, or the error it reported in Lambda's form. */
export type InvocationOutcome =
  | { readonly ok: true; readonly payload: unknown }
  | { readonly ok: false; readonly error: { readonly errorType: string; readonly errorMessage: string } }

export interface RuntimeApi {
  /** `127.0.0.1:PORT`, for `AWS_LAMBDA_RUNTIME_API`. */
  readonly address: string
  /** Queues one invocation; a function runs one at a time, as on Lambda. */
  invoke(event: unknown): Promise<InvocationOutcome>
  /** Ends every waiting invocation with this reason: the function's process is gone. */
  fail(reason: string): void
  close(): Promise<void>
}

interface Invocation {
  readonly id: string
  readonly event: unknown
  settle(outcome: InvocationOutcome): void
}

const functionArn = "arn:aws:lambda:eu-west-1:123456789012:function:stand-in"
const nextInvocation = "/2018-06-01/runtime/invocation/next"
const invocationResult = /^\/2018-06-01\/runtime\/invocation\/([^/]+)\/(response|error)$/

/** Serves Lambda's Runtime API, the one AWS's runtime clients poll for events. */
export async function startRuntimeApi(): Promise<RuntimeApi> {
  const queue: Invocation[] = []
  const running = new Map<string, Invocation>()
  const pollers: ServerResponse[] = []
  let count = 0
  let dead: string | undefined

  const deliver = () => {
    while (queue.length > 0 && pollers.length > 0) {
      const [invocation, poller] = [queue.shift(), pollers.shift()]
      if (!invocation || !poller) return
      running.set(invocation.id, invocation)
      poller.writeHead(200, {
        "Content-Type": "application/json",
        "Lambda-Runtime-Aws-Request-Id": invocation.id,
        "Lambda-Runtime-Deadline-Ms": String(Date.now() + 30_000),
        "Lambda-Runtime-Invoked-Function-Arn": functionArn,
        "Lambda-Runtime-Trace-Id": "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=0",
      })
      poller.end(JSON.stringify(invocation.event))
    }
  }
  const fail = (reason: string) => {
    dead = reason
    const error = { errorType: "Runtime.ExitError", errorMessage: reason }
    for (const invocation of [...queue.splice(0), ...running.values()]) invocation.settle({ ok: false, error })
    running.clear()
  }

  const server = createServer((request, response) => void answer(request, response))
  async function answer(request: IncomingMessage, response: ServerResponse) {
    const url = request.url ?? ""
    if (url === nextInvocation) {
      pollers.push(response)
      return deliver()
    }
    const pieces = await readPieces(request)
    const body = pieces.join("")
    response.writeHead(202).end("{}")
    if (url === "/2018-06-01/runtime/init/error") return fail(`the function could not start: ${body}`)
    const [, id = "", result] = invocationResult.exec(url) ?? []
    running.get(id)?.settle(result === "error" ? { ok: false, error: JSON.parse(body) } : outcomeOf(request, pieces))
    running.delete(id)
  }

  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    invoke: (event) =>
      new Promise((settle) => {
        queue.push({ id: `00000000-0000-4000-8000-${String(++count).padStart(12, "0")}`, event, settle })
        if (dead !== undefined) fail(dead)
        else deliver()
      }),
    fail,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, "close")
    },
  }
}

async function readPieces(request: IncomingMessage): Promise<readonly string[]> {
  const pieces: string[] = []
  for await (const chunk of request) pieces.push(String(chunk))
  return pieces
}

/** What a handler has answered. The error of one that streams comes after all else. */
function outcomeOf({ headers, trailers }: IncomingMessage, pieces: readonly string[]): InvocationOutcome {
  const errorType = trailers["lambda-runtime-function-error-type"]
  if (errorType) return { ok: false, error: { errorType, errorMessage: pieces.join("") } }
  const contentType = headers["content-type"]
  return { ok: true, payload: contentType === INTEGRATION_RESPONSE ? pieces : parse(pieces.join("")) }
}

const INTEGRATION_RESPONSE = "application/vnd.awslambda.http-integration-response"

/** A handler that returns undefined answers with an empty body. */
function parse(body: string): unknown {
  return body === "" ? undefined : JSON.parse(body)
}
