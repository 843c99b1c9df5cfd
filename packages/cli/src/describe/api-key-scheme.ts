import type { ApiDescription, ApiRoute } from "@tsapi/framework/gateway"
import type { SecuritySchemes } from "./security-schemes.ts"

const name = "X-Api-Key"

/** How a client sends its API key. */
export const apiKeyScheme: SecuritySchemes = { [name]: { type: "apiKey", in: "header", name } }

/** Whether a route's clients send a key: those of an API whose authorizers find it out do not. */
export function sendsApiKey({ apiKeyRequired }: ApiRoute, api: ApiDescription | undefined): boolean {
  return apiKeyRequired === true && api?.usage?.source === "HEADER"
}

/** What a route asks for beside its key; several alternatives all need it. */
export function withApiKey<Requirement extends object>(asked: readonly Requirement[] | undefined) {
  return (asked ?? [{}]).map((requirement) => ({ ...requirement, [name]: [] }))
}
