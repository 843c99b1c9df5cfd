import type { ProxyEvent } from "../proxy-event.ts"

/**
 * The URL of a backend with its placeholders filled in. Path parameters arrive still percent-encoded, and stay as they are;
 * † what comes from elsewhere is encoded, so that it cannot lead to another path. Undefined where this is no URL.
 */
export function backendUrl(
  template: string,
  { values, expressions }: PathValues,
  { stageVariables }: ProxyEvent,
): URL | undefined {
  const text = template
    .replace(/\$\{stageVariables\.(\w+)\}/g, (_all, name: string) => stageVariables?.[name] ?? "")
    .replace(/\{([^{}]+)\}/g, (_all, name: string) => pathValue(name, { values, expressions }))
  return /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text) : undefined
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
export function withQuery(url: URL, pairs: readonly (readonly [name: string, value: string])[]): URL {
  if (pairs.length === 0) return url
  const added = pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&")
  const whole = new URL(url)
  whole.search = url.search === "" ? added : `${url.search}&${added}`
  return whole
}
