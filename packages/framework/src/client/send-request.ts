// Imports nothing: `tsapi client` writes this file out with every client that it generates.

/** Where and how requests are sent. */
export interface ClientOptions {
  /** `https://api.example.com/v1`, with or without a slash at the end. */
  readonly baseUrl: string
  /** Added to every request, such as `Authorization`; a function is asked each time, so that a token may be renewed. */
  readonly headers?: SentHeaders | (() => SentHeaders | Promise<SentHeaders>)
  /** Default: the global one. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>
}

export type SentHeaders = Readonly<Record<string, string>>

/** What a request consists of, beside its method and path. */
export interface RequestParts {
  /** Encoded into the path; a greedy parameter keeps its slashes. */
  readonly params?: object
  /** A list is sent as one parameter for each of its values; `undefined` is left out. */
  readonly query?: object
  readonly headers?: object
  /** Text, bytes and forms are sent as they are, anything else as JSON. */
  readonly body?: unknown
  readonly signal?: AbortSignal
}

/** What came back. A status that says that something is wrong is an answer too: nothing is thrown for it. */
export interface Answer<Status extends number = number, Body = unknown, Ok extends boolean = boolean> {
  /** Whether the status is 200 to 299. */
  readonly ok: Ok
  readonly status: Status
  /** JSON as what it says, text as text, no content as `undefined`, and anything else as a Blob. */
  readonly body: Body
  readonly headers: Headers
}

/** Sends a request to a route, such as `GET /todos/{id}`. Rejects where no answer comes, as `fetch` does. */
export async function sendRequest(route: string, parts: RequestParts, options: ClientOptions): Promise<Answer> {
  const [method = "", template = ""] = route.split(" ")
  const { fetch: send = fetch, headers: source } = options
  const general = typeof source === "function" ? await source() : source
  const headers = new Headers(general)
  for (const [name, value] of Object.entries(parts.headers ?? {})) {
    if (value !== undefined) headers.set(name, String(value))
  }
  const url = options.baseUrl.replace(/\/$/, "") + fillPath(template, parts.params) + queryText(parts.query)
  const body = bodyOf(parts.body, headers)
  const response = await send(url, {
    method,
    headers,
    ...(body !== undefined && { body }),
    ...(parts.signal && { signal: parts.signal }),
  })
  return { ok: response.ok, status: response.status, headers: response.headers, body: await readBody(response) }
}

function fillPath(template: string, params: object = {}): string {
  const values: Readonly<Record<string, unknown>> = { ...params }
  return template.replace(/\{([^}+]+)(\+?)\}/g, (_all, name: string, greedy: string) => {
    const value = values[name]
    if (value === undefined || value === "") throw new TypeError(`${template} needs the parameter ${name}`)
    const encoded = encodeURIComponent(String(value))
    const filled = greedy === "" ? encoded : encoded.replaceAll("%2F", "/")
    // Whatever parses the URL resolves them, in any encoding, and would so call another route.
    if (filled.split("/").some((segment) => segment === "." || segment === "..")) {
      throw new TypeError(`${template}: ${name} cannot hold "." or ".." as a segment`)
    }
    return filled
  })
}

function queryText(query: object = {}): string {
  const pairs = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const each of [value].flat()) if (each !== undefined) pairs.append(name, String(each))
  }
  const text = pairs.toString()
  return text && `?${text}`
}

function bodyOf(body: unknown, headers: Headers): RequestInit["body"] {
  if (body === undefined) return undefined
  const isRaw =
    typeof body === "string" ||
    body instanceof Uint8Array ||
    body instanceof ArrayBuffer ||
    body instanceof Blob ||
    body instanceof FormData ||
    body instanceof URLSearchParams
  // A JSON text has to be said to be one; any other text has a type of its own.
  if (isRaw && !(typeof body === "string" && !headers.has("Content-Type"))) return body as RequestInit["body"]
  if (!headers.has("Content-Type")) headers.set("Content-Type", "application/json")
  return JSON.stringify(body)
}

async function readBody(response: Response): Promise<unknown> {
  const type = response.headers.get("Content-Type") ?? ""
  if (response.status === 204 || response.status === 205 || response.status === 304) return undefined
  if (/^application\/([^;]+\+)?json\s*(;|$)/i.test(type)) {
    // A HEAD has the type of what it does not have.
    const text = await response.text()
    return text === "" ? undefined : JSON.parse(text)
  }
  if (type.startsWith("text/")) return response.text()
  const blob = await response.blob()
  return blob.size === 0 && type === "" ? undefined : blob
}
