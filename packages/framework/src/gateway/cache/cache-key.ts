import { toLongForm } from "../../declarations/identity-source-form.ts"

/** `query.page` -> `method.request.querystring.page`; undefined for what can tell no requests apart. */
export function readCacheKey(text: string): string | undefined {
  return /^(query|header)\.[\w.$-]+$/.test(text) ? toLongForm(text) : undefined
}
