/** Where a request goes. The path is no part of a `URL`, which would resolve `..` and `%2e%2e` in it. */
export interface BackendUrl {
  readonly origin: URL
  /** As it is sent. */
  readonly path: string
  /** As it is sent, without the question mark. */
  readonly query: string
}

/**
 * The URL of a backend with its placeholders filled in. Path parameters arrive still percent-encoded, and stay as they are;
 * † what comes from elsewhere is encoded, so that it cannot lead to another path. Undefined where this is no URL.
 */
export function backendUrl(
  template: string,
  { values, expressions }: PathValues,
  { stageVariables }: { readonly stageVariables?: Readonly<Record<string, string>> | null | undefined },
): BackendUrl | undefined {
  const text = template.replace(/\$\{stageVariables\.(\w+)\}/g, (_all, name: string) => stageVariables?.[name] ?? "")
  // Stage variables may name the host, and requests may not.
  const [, origin = "", rest = ""] = /^(https?:\/\/[^/?#\\{}]+)([^#]*)/i.exec(text) ?? []
  if (!URL.canParse(origin)) return undefined
  return backendAt(
    new URL(origin),
    rest.replace(/\{([^{}]+)\}/g, (_all, name: string) => pathValue(name, { values, expressions })),
  )
}

/** A path, with or without a query, of a backend. Nothing in it is resolved, and what no request line can hold is encoded. */
export function backendAt(origin: URL, pathAndQuery: string): BackendUrl {
  const sendable = pathAndQuery.replace(/[^\x21-\x7e]+|#/g, (unsendable) => encodeURIComponent(unsendable))
  const [, path = "", query = ""] = /^([^?]*)\??(.*)$/s.exec(sendable) ?? []
  return { origin, path: path.startsWith("/") ? path : `/${path}`, query }
}

export interface PathValues {
  readonly values: Readonly<Record<string, string>>
  /** Where the values are from. */
  readonly expressions: Readonly<Record<string, string>>
}

function pathValue(name: string, { values, expressions }: PathValues): string {
  const value = values[name] ?? ""
  return expressions[name]?.startsWith("method.request.path.") ? value : encodeURIComponent(value)
}

/** Adds parameters behind those that the URL has; a name may come several times. */
export function withQuery(url: BackendUrl, pairs: readonly (readonly [name: string, value: string])[]): BackendUrl {
  const added = pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
  return { ...url, query: [...(url.query === "" ? [] : [url.query]), ...added].join("&") }
}
