import { randomUUID } from "node:crypto"
import { parseQuery } from "./parse-query.ts"
import { type ElementForms, escapeXml, renderMembers } from "./render-xml.ts"
import type { ServiceAnswer, ServiceRequest } from "./serve-requests.ts"
import { ServiceError, toServiceError } from "./service-error.ts"

export interface QueryProtocol {
  /** `http://sns.amazonaws.com/doc/2010-03-31/` */
  readonly namespace: string
  /** Members that are not written as the protocol has it by default. */
  readonly forms?: ElementForms
  /** Actions for which a request needs no signature. */
  readonly unsigned?: readonly string[]
}

/** Whether a request is one of AWS's query protocol. */
export function isQuery({ method, headers }: ServiceRequest): boolean {
  return method === "GET" || String(headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded")
}

/** Answers a request of AWS's query protocol; never rejects. */
export async function answerQuery(
  { namespace, forms = {}, unsigned = [] }: QueryProtocol,
  { url, body, headers }: ServiceRequest,
  answer: (operation: string, input: Readonly<Record<string, unknown>>) => Promise<object>,
): Promise<ServiceAnswer> {
  const requestId = randomUUID()
  const { Action, Version: _version, ...input } = parseQuery(`${new URL(url, "http://local").search.slice(1)}&${body}`)
  const send = (status: number, xml: string): ServiceAnswer => ({
    status,
    headers: { "content-type": "text/xml", "x-amzn-requestid": requestId },
    body: `<?xml version="1.0"?>${xml}`,
  })
  try {
    if (typeof Action !== "string") throw new ServiceError("MissingAction", "The request names no action.")
    if (!unsigned.includes(Action) && !headers.authorization && !url.includes("X-Amz-Signature"))
      throw new ServiceError("MissingAuthenticationToken", "Request is missing Authentication Token", { status: 403 })
    const result = renderMembers(await answer(Action, input), forms)
    const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`
    const inside = `<${Action}Result>${result}</${Action}Result>${metadata}`
    return send(200, `<${Action}Response xmlns="${namespace}">${inside}</${Action}Response>`)
  } catch (cause) {
    const { status, queryCode, message } = toServiceError(String(Action), cause)
    const type = status < 500 ? "Sender" : "Receiver"
    const error = `<Type>${type}</Type><Code>${queryCode}</Code><Message>${escapeXml(message)}</Message><Detail/>`
    const inside = `<Error>${error}</Error><RequestId>${requestId}</RequestId>`
    return send(status, `<ErrorResponse xmlns="${namespace}">${inside}</ErrorResponse>`)
  }
}
