import type { ApiIntegrationResponse } from "../api-target.ts"

/** What clients get of a service: the answer of ours, and errors that tell nothing of the service. */
export function serviceResponses(
  status: number,
  template: string,
  badRequest = BAD_REQUEST,
): readonly ApiIntegrationResponse[] {
  return [response({ status, template }), ...failures(badRequest)]
}

function failures(badRequest: string): readonly ApiIntegrationResponse[] {
  return [
    response({ pattern: "400", status: 400, template: badRequest }),
    response({ pattern: EVERY_OTHER_FAILURE, status: 500, template: SERVER_ERROR }),
  ]
}

const BAD_REQUEST = '{"message": "Bad Request"}'

// API Gateway does not say which of two patterns that both fit it takes.
const EVERY_OTHER_FAILURE = String.raw`4(0[1-9]|[1-9]\d)|[35]\d{2}`
const SERVER_ERROR = '{"message": "Internal server error"}'

interface Templated {
  readonly pattern?: string
  readonly status: number
  readonly template: string
}

function response({ pattern, status, template }: Templated): ApiIntegrationResponse {
  return { ...(pattern !== undefined && { pattern }), status, headers: {}, templates: { "application/json": template } }
}

/** What clients get of a backend: its body, with the first status of the hundred that its own is in. */
export const backendResponses: readonly ApiIntegrationResponse[] = [
  { status: 200, headers: {}, templates: {} },
  { pattern: String.raw`4\d{2}`, status: 400, headers: {}, templates: {} },
  { pattern: String.raw`5\d{2}`, status: 500, headers: {}, templates: {} },
]

/** What clients get of a service that refuses or fails. */
export const serviceFailures: readonly ApiIntegrationResponse[] = failures(BAD_REQUEST)
