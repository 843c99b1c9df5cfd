import type { AppModel } from "./app-model.ts"
import { urlGuard, type UrlGuard } from "./url-guard.ts"

/** A function that has a URL of its own. */
export interface OwnUrl {
  readonly function: string
  readonly auth: UrlGuard
}

export function ownUrls({ functions }: Pick<AppModel, "functions">): readonly OwnUrl[] {
  return functions.flatMap(({ id, url }) => (url ? { function: id, auth: urlGuard(url.auth) } : []))
}

/** As rows of a table: `URL of Api`, `open: anyone may call it`. */
export function ownUrlRows(urls: readonly OwnUrl[]): readonly (readonly string[])[] {
  return urls.map(({ function: id, auth }) => [
    `URL of ${id}`,
    auth === "open" ? "open: anyone may call it" : "for signed requests",
  ])
}
