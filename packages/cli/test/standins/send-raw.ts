import { request } from "node:http"
import { requestBody, type ParityRequest, type ReceivedAnswer } from "../parity/parity-case.ts"

/** Sends a request exactly as the case has it (fetch would normalise the path and join headers) below a base URL. */
export function sendRaw(baseUrl: string, parityRequest: ParityRequest): Promise<ReceivedAnswer> {
  const { method, target, headers = [], sourceIp } = parityRequest
  const { host, hostname, port, pathname } = new URL(baseUrl)
  const body = requestBody(parityRequest)
  const own = body.length > 0 || /^(POST|PUT|PATCH)$/.test(method) ? ["Content-Length", String(body.length)] : []
  const path = pathname.replace(/\/$/, "") + target
  const lines = ["Host", parityRequest.host ?? host, ...own, ...headers.flat()]
  return new Promise((resolve, reject) => {
    const options = { method, hostname, port, path, agent: false, headers: lines, localAddress: sourceIp }
    const sent = request(options, (response) => {
      const chunks: Buffer[] = []
      response.on("data", (chunk: Buffer) => chunks.push(chunk))
      response.once("error", reject)
      response.once("end", () => {
        resolve({ status: response.statusCode ?? 0, headers: pairs(response.rawHeaders), body: Buffer.concat(chunks) })
      })
    })
    sent.once("error", reject)
    sent.end(body)
  })
}

function pairs(rawHeaders: readonly string[]): (readonly [string, string])[] {
  return rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ""] as const] : []))
}
