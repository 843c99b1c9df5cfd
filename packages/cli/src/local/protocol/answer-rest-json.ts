import { randomUUID } from "node:crypto"
import type { ServiceAnswer } from "./serve-requests.ts"
import { ServiceError, toServiceError } from "./service-error.ts"

/** Answers a request of AWS's REST protocol with JSON; never rejects. `name` is the operation, for errors of ours. */
export async function answerRestJson(name: string, answer: () => Promise<object>): Promise<ServiceAnswer> {
  const headers = { "content-type": "application/json", "x-amzn-requestid": randomUUID() }
  try {
    return { status: 200, headers, body: JSON.stringify(await answer()) }
  } catch (cause) {
    const { name: type, message, status } = toServiceError(name, cause)
    return { status, headers: { ...headers, "x-amzn-errortype": type }, body: JSON.stringify({ Message: message }) }
  }
}

/** The members that a request has in its body. Throws SerializationException for what is not JSON. */
export function parseBody(body: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(body || "{}")
  } catch {
    throw new ServiceError("SerializationException", "The request is not JSON.")
  }
}
