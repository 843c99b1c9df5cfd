/** `query.page` -> `method.request.querystring.page`; undefined for what can tell no requests apart. */
export function readCacheKey(text: string): string | undefined {
  const [, place, name] = /^(query|header)\.([\w.$-]+)$/.exec(text) ?? []
  if (place === undefined) return undefined
  return `method.request.${place === "query" ? "querystring" : "header"}.${name}`
}
