import type { HttpApiEvent } from "./http-api-event.ts"

/** Whether an event comes from a function URL. */
export function isFunctionUrlEvent(event: unknown): boolean {
  const { version, requestContext } = Object(event) as Partial<HttpApiEvent>
  return version === "2.0" && /\.lambda-url\./.test(String(requestContext?.["domainName"]))
}
