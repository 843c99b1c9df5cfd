import type { ParityCase, ParityRequest } from "../parity-case.ts"

const tags = ["gateway", "error"] as const
const asked = ["X-Asked", "yes"] as const
const json = ["Content-Type", "application/json"] as const

interface Refusal {
  readonly response: string
  /** Default: that of `response`. */
  readonly type?: string
  readonly status: number
  readonly message: string | null
  readonly before?: readonly ParityRequest[]
  readonly request: ParityRequest
}

const get = (target: string, ...headers: (readonly [string, string])[]): ParityRequest => {
  return { method: "GET", target: `/refusals/${target}`, headers: [asked, ...headers] }
}
const post = (target: string, body: string, type: readonly [string, string] = json): ParityRequest => {
  return { method: "POST", target: `/refusals/${target}`, headers: [asked, type], body }
}

const slow = get("keyed", ["X-Api-Key", "slow0123456789abcdefg"])
const little = get("keyed", ["X-Api-Key", "little0123456789abcdef"])

const refusals: readonly Refusal[] = [
  {
    response: "ACCESS_DENIED",
    status: 404,
    message: "User is not authorized to access this resource with an explicit deny",
    request: get("token", ["Authorization", "Bearer deny-1"]),
  },
  {
    response: "AUTHORIZER_CONFIGURATION_ERROR",
    status: 500,
    message: null,
    request: get("token", ["Authorization", "Bearer broken-1"]),
  },
  {
    response: "BAD_REQUEST_BODY",
    status: 400,
    message: "Invalid request body",
    request: post("checked?page=1", '{"name":1}'),
  },
  {
    response: "BAD_REQUEST_PARAMETERS",
    status: 400,
    message: "Missing required request parameters: [page]",
    request: post("checked", '{"name":"a"}'),
  },
  { response: "INTEGRATION_TIMEOUT", status: 504, message: "Endpoint request timed out", request: get("slow") },
  {
    response: "INTEGRATION_FAILURE",
    status: 504,
    message: "Network error communicating with endpoint",
    request: get("backend"),
  },
  { response: "INVALID_API_KEY", status: 403, message: "Forbidden", request: get("keyed") },
  {
    response: "MISSING_AUTHENTICATION_TOKEN",
    status: 403,
    message: "Missing Authentication Token",
    request: get("nope"),
  },
  { response: "QUOTA_EXCEEDED", status: 429, message: "Limit Exceeded", before: [little], request: little },
  {
    response: "REQUEST_TOO_LARGE",
    status: 413,
    message: "Request Too Long",
    request: post("checked?page=1", JSON.stringify({ name: "x".repeat(10 * 1024 * 1024) })),
  },
  { response: "THROTTLED", status: 429, message: "Too Many Requests", before: [slow], request: slow },
  { response: "UNAUTHORIZED", status: 401, message: "Unauthorized", request: get("token") },
  {
    response: "UNSUPPORTED_MEDIA_TYPE",
    status: 415,
    message: "Unsupported Media Type",
    request: post("items", "<id/>", ["Content-Type", "application/xml"]),
  },
  {
    response: "WAF_FILTERED",
    status: 403,
    message: "Forbidden",
    request: { ...get("keyed"), sourceIp: "127.0.0.2" },
  },
  // What has no type of its own.
  { response: "DEFAULT_5XX", status: 502, message: "Internal server error", request: get("large") },
]

/** What `gates/refusals-app.ts` answers. */
export const refusalCases: readonly ParityCase[] = refusals.map(
  ({ response, type = response, status, message, before = [], request }) => ({
    name: `a refusal in the API's own words: ${response}`,
    tags,
    before,
    request,
    expected: {
      status,
      body: { json: { response, type, message } },
      headers: { "x-response": response, "x-asked": "yes", "content-type": "application/json" },
    },
  }),
)
