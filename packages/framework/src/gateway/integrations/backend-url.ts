import type { ProxyEvent } from "../proxy-event.ts"

/**
 * The URL of a backend with its placeholders filled in: those of the path as they are, since path parameters arrive still
 * percent-encoded. Undefined where what comes out is no URL.
 */
export function backendUrl(
  template: string,
  parameters: Readonly<Record<string, string>>,
  { stageVariables }: ProxyEvent,
): URL | undefined {
  const text = template
    .replace(/\$\{stageVariables\.(\w+)\}/g, (_all, name: string) => stageVariables?.[name] ?? "")
    .replace(/\{([^{}]+)\}/g, (_all, name: string) => parameters[name] ?? "")
  return /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text) : undefined
}

/** Adds parameters behind those that the URL has; a name may come several times. */
export function withQuery(url: URL, pairs: readonly (readonly [name: string, value: string])[]): URL {
  if (pairs.length === 0) return url
  const added = pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&")
  const whole = new URL(url)
  whole.search = url.search === "" ? added : `${url.search}&${added}`
  return whole
}
