import type { Answer, Refusal } from "../answer.ts"
import { exceedsLambdaPayload } from "../limits.ts"
import { isSendable } from "../sendable-header.ts"
import { httpApiErrors } from "./http-api-errors.ts"
import { firstHeader } from "../first-header.ts"

type Headers = (readonly [name: string, value: string])[]

/** Maps what a function returned: a proxy result, or anything else, which is the body of a 200. */
export function mapHttpApiResult(payload: unknown): Answer {
  if (!isObject(payload) || payload["statusCode"] === undefined) return inferred(payload)
  const { statusCode, headers = {}, cookies = [], body = "", isBase64Encoded = false } = payload
  const status = Number(statusCode)
  if (!Number.isInteger(status) || status < 100 || status > 599) return malformed(`statusCode is ${show(statusCode)}`)
  if (body !== null && typeof body !== "string") return malformed(`body is ${show(body)} in place of a string`)
  if (exceedsLambdaPayload(payload, body)) return malformed("it is over the 6 MB that Lambda returns")
  const lines = headerLines(headers ?? {})
  if (typeof lines === "string") return malformed(lines)
  const isList = Array.isArray(cookies) && cookies.every((cookie) => typeof cookie === "string")
  if (!isList) return malformed(`cookies is ${show(cookies)} in place of a list of strings`)
  for (const cookie of cookies) lines.push(["set-cookie", cookie])
  if (firstHeader(lines, "content-type") === undefined) lines.unshift(["content-type", "text/plain; charset=utf-8"])
  return { status, headers: lines, body: Buffer.from(body ?? "", isBase64Encoded === true ? "base64" : "utf8") }
}

/** "API Gateway makes the following assumptions", Lambda proxy integrations for HTTP APIs, developer guide. */
function inferred(payload: unknown): Answer {
  const json = JSON.stringify(payload ?? null)
  if (exceedsLambdaPayload(payload, json)) return malformed("it is over the 6 MB that Lambda returns")
  const text = typeof payload === "string" ? payload : json
  return { status: 200, headers: [["content-type", "application/json"]], body: Buffer.from(text) }
}

/** A string says what is wrong. */
function headerLines(headers: unknown): Headers | string {
  if (!isObject(headers)) return "headers must be an object"
  const lines: Headers = []
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === "object") return `header ${name} is ${show(value)} in place of a string`
    const text = String(value)
    if (!isSendable(name, text)) return `header ${name} cannot be sent`
    if (!OWN.has(name.toLowerCase())) lines.push([name, text])
  }
  return lines
}

/** What describes a connection is API Gateway's own. */
const OWN: ReadonlySet<string> = new Set(["connection", "content-length", "transfer-encoding"])

function malformed(reason: string): Refusal {
  return { refused: httpApiErrors.INTERNAL, reason: `malformed Lambda proxy response: ${reason}` }
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? "nothing"
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
