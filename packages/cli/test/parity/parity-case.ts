/** One request and what every way to run its app must answer. */
export interface ParityCase {
  /** Unique; a sentence about behaviour. */
  readonly name: string
  /** What a runner may not be able to show, such as `cors` under a stand-in that drops MOCK headers. */
  readonly tags: readonly ParityTag[]
  /** Sent first, in order; their answers do not matter. They fill the caches of authorizers. */
  readonly before?: readonly ParityRequest[]
  readonly request: ParityRequest
  readonly expected: ParityAnswer
}

export type ParityTag =
  | "routing"
  | "request"
  | "body"
  | "reply"
  | "error"
  | "binary"
  | "cors"
  | "middleware"
  | "authorizer"
  | "limit"
  | "function"
  | "gate"
  | "gateway"

export interface ParityRequest {
  readonly method: string
  /** Sent as it is, without normalising; a runner puts the stage in front where the URL has it. */
  readonly target: string
  /** The function to whose URL it is sent. Default: it is sent to the API. */
  readonly urlOf?: string
  /** Default: the name or address under which the runner reaches the app. */
  readonly host?: string
  /** One of this machine, `127.0.0.N`. Default `127.0.0.1`. */
  readonly sourceIp?: string
  /** All the headers, but for those that HTTP itself needs (Host, Content-Length). */
  readonly headers?: readonly (readonly [name: string, value: string])[]
  /** Text, or bytes in base64. */
  readonly body?: string | { readonly base64: string }
}

export interface ParityAnswer {
  readonly status: number
  /** Exact text, `{ json }` compared as data, or `{ base64 }`. */
  readonly body: string | { readonly json: unknown } | { readonly base64: string }
  /** By lower-case name: one value, all values of a repeated header, or null for a header that must be absent. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | null>>
}

/** An answer as any HTTP client can report it. */
export interface ReceivedAnswer {
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: Uint8Array
}

/** Sends what comes before, then the request; the answer is in the terms of what is expected. */
export async function answerTo(
  { before = [], request, expected }: ParityCase,
  send: (request: ParityRequest) => Promise<ReceivedAnswer>,
): Promise<ParityAnswer> {
  for (const earlier of before) await send(earlier)
  return asExpected(await send(request), expected)
}

type Deviations = Readonly<Record<string, string>>

/** Cases for `it.each`: those that no list of deviations names, or those that one does, with how they deviate. */
export function named(
  cases: readonly ParityCase[],
  { without = {}, only }: { readonly without?: Deviations; readonly only?: Deviations } = {},
): (readonly [name: string, parityCase: ParityCase])[] {
  if (!only) return cases.filter(({ name }) => !(name in without)).map((entry) => [entry.name, entry])
  return cases.flatMap((entry) => (entry.name in only ? [[`${entry.name}: ${only[entry.name]}`, entry] as const] : []))
}

/** The answer in the terms of `expected`, so that comparing the two shows every difference at once. */
function asExpected(received: ReceivedAnswer, expected: ParityAnswer): ParityAnswer {
  const names = Object.keys(expected.headers ?? {})
  return {
    status: received.status,
    body: bodyAs(received.body, expected.body),
    ...(expected.headers && {
      headers: Object.fromEntries(names.map((name) => [name, headerAs(received, name, expected.headers?.[name])])),
    }),
  }
}

/** The body of a request as bytes. */
export function requestBody({ body = "" }: ParityRequest): Uint8Array {
  return typeof body === "string" ? Buffer.from(body) : Buffer.from(body.base64, "base64")
}

function bodyAs(body: Uint8Array, expected: ParityAnswer["body"]): ParityAnswer["body"] {
  const bytes = Buffer.from(body)
  if (typeof expected === "string") return bytes.toString("utf8")
  if ("base64" in expected) return { base64: bytes.toString("base64") }
  try {
    return { json: JSON.parse(bytes.toString("utf8")) }
  } catch {
    return bytes.toString("utf8")
  }
}

function headerAs({ headers }: ReceivedAnswer, name: string, expected: unknown): string | readonly string[] | null {
  const values = headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value)
  const [first] = values
  if (first === undefined) return null
  return values.length === 1 && !Array.isArray(expected) ? first : values
}
