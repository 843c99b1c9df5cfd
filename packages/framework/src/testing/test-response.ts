import { gunzipSync, inflateSync } from "node:zlib"
import type { GatewayResponse } from "../gateway/gateway.ts"

/** What a client would have received. */
export class TestResponse {
  readonly status: number
  /** By lower-case name; several values are joined with `, `. */
  readonly headers: Readonly<Record<string, string>>
  /** As it was sent, compressed where `Content-Encoding` says so. */
  readonly body: Buffer
  /** The function that answered; absent when the gateway itself did. */
  readonly functionId: string | undefined
  /** Why the gateway answered in place of the function; a client would not see it. */
  readonly diagnostic: string | undefined
  readonly #pairs: GatewayResponse["headers"]

  constructor({ status, headers, body, functionId, diagnostic }: GatewayResponse) {
    this.status = status
    this.body = Buffer.from(body)
    this.functionId = functionId
    this.diagnostic = diagnostic
    this.#pairs = headers
    const names = new Set(headers.map(([name]) => name.toLowerCase()))
    this.headers = Object.fromEntries([...names].map((name) => [name, this.headerValues(name).join(", ")]))
  }

  /** Every value of a header, such as `Set-Cookie`, in the order sent. */
  headerValues(name: string): string[] {
    const key = name.toLowerCase()
    return this.#pairs.filter(([spelling]) => spelling.toLowerCase() === key).map(([, value]) => value)
  }

  /** Unpacked where it is compressed with gzip or deflate. */
  text(): string {
    const encoding = this.body.byteLength > 0 ? this.headers["content-encoding"] : undefined
    if (encoding === "gzip") return gunzipSync(this.body).toString("utf8")
    return (encoding === "deflate" ? inflateSync(this.body) : this.body).toString("utf8")
  }

  /** Throws a SyntaxError that shows the body when it is not JSON. */
  json<Value = unknown>(): Value {
    try {
      return JSON.parse(this.text())
    } catch (cause) {
      throw new SyntaxError(`The body of this ${this.status} is not JSON: ${this.text().slice(0, 200)}`, { cause })
    }
  }
}
