import type { BackendResponse } from "./call-backend.ts"
import { firstHeader } from "../first-header.ts"

/**
 * The query protocol's answers as API Gateway gets them: AWS writes them in JSON for it, what stands in for AWS in XML.
 * `<A><B>c</B></A>` becomes `{"A":{"B":"c"}}`.
 */
export function queryAnswer(response: BackendResponse): BackendResponse {
  const type = firstHeader(response.headers, "content-type") ?? ""
  const text = Buffer.from(response.body).toString().trim()
  if (!/\bxml\b/i.test(type) || !text.startsWith("<")) return response
  const headers = response.headers.filter(([name]) => name.toLowerCase() !== "content-type")
  const json = JSON.stringify(readElements(text.replace(/^<\?.*?\?>/s, "")))
  return { ...response, headers: [...headers, ["Content-Type", "application/json"]], body: Buffer.from(json) }
}

function readElements(xml: string): unknown {
  const members = [...xml.matchAll(/<([\w:]+)(?:\s[^>]*)?(?:\/>|>(.*?)<\/\1>)/gs)]
  if (members.length === 0) return unescapeXml(xml)
  return Object.fromEntries(members.map(([, name = "", inside = ""]) => [name, readElements(inside)]))
}

function unescapeXml(text: string): string {
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_all, name: string) => ENTITIES[name] ?? "")
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" }
