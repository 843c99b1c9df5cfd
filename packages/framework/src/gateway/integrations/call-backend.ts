import { request as httpRequest } from "node:http"
import { request as httpsRequest } from "node:https"
import type { BackendUrl } from "./backend-url.ts"
import { firstHeader } from "../first-header.ts"

/** A request to a backend or to an AWS service. */
export interface BackendRequest {
  readonly method: string
  readonly url: BackendUrl
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: Uint8Array
  readonly timeoutMs: number
}

export interface BackendResponse {
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: Uint8Array
}

/** Why there is no answer: `timeout` of API Gateway, or a backend that cannot be reached. */
export class BackendFailure extends Error {
  override readonly name = "BackendFailure"
  readonly kind: "timeout" | "unreachable"

  constructor(kind: BackendFailure["kind"], message: string, cause?: unknown) {
    super(message, { cause })
    this.kind = kind
  }
}

/**
 * Sends a request and reads the whole answer. Header lines are sent and come back as they are, redirections are not
 * followed and nothing is added, none of which `fetch` could do. Rejects with a BackendFailure.
 */
export function callBackend({ method, url, headers, body, timeoutMs }: BackendRequest): Promise<BackendResponse> {
  return new Promise((resolve, reject) => {
    const { origin, path, query } = url
    const send = origin.protocol === "https:" ? httpsRequest : httpRequest
    const request = send(origin, {
      method,
      path: query === "" ? path : `${path}?${query}`,
      headers: linesOf(headers, origin, body),
    })
    const timer = setTimeout(() => {
      reject(new BackendFailure("timeout", `${origin.origin} did not answer within ${timeoutMs / 1000} s`))
      request.destroy()
    }, timeoutMs)
    const fail = (error: Error) => {
      clearTimeout(timer)
      reject(new BackendFailure("unreachable", `${origin.origin} cannot be reached: ${error.message}`, error))
    }
    request.on("error", fail)
    request.on("response", (response) => {
      const chunks: Buffer[] = []
      response.on("data", (chunk: Buffer) => chunks.push(chunk))
      response.on("error", fail)
      response.on("end", () => {
        clearTimeout(timer)
        const { statusCode = 0, rawHeaders } = response
        resolve({ status: statusCode, headers: pairs(rawHeaders), body: Buffer.concat(chunks) })
      })
    })
    request.end(body)
  })
}

function linesOf(headers: BackendRequest["headers"], { host }: URL, body: Uint8Array): string[] {
  return [
    ...(firstHeader(headers, "host") === undefined ? ["Host", host] : []),
    ...headers.flat(),
    ...(body.byteLength > 0 ? ["Content-Length", String(body.byteLength)] : []),
  ]
}

function pairs(raw: readonly string[]): readonly (readonly [string, string])[] {
  return raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? ""] as const] : []))
}
