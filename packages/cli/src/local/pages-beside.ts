import type { GatewayRequest, GatewayResponse } from "@tsapi/framework/gateway"
import { serveIdentity } from "./identity/serve-identity.ts"
import type { AppVersion } from "./app-version.ts"
import { isPage, ownsPages, urlsPath } from "./pages-path.ts"
import { type DescribeBuild, TryItPages } from "./try-it/try-it-pages.ts"

export interface PagesOptions {
  /** What is served now. */
  current(): Pick<AppVersion, "build" | "api" | "signingKey" | "issuers">
  /** Where the server answers: `http://127.0.0.1:8000`. */
  readonly url: string
  /** Absent: there is no try-it page. */
  readonly describe?: DescribeBuild | undefined
}

/** Answers a request for one of the pages; undefined for what is the app's. */
export type PagesBeside = (request: GatewayRequest) => GatewayResponse | Promise<GatewayResponse> | undefined

/** What this machine answers beside the app: the identity provider and the try-it page. */
export function pagesBeside({ current, url, describe }: PagesOptions): PagesBeside {
  const tryIt = describe && new TryItPages({ current, describe })
  return (request) => {
    const [path = ""] = request.target.split("?")
    if (!isPage(path) || path.startsWith(`${urlsPath}/`)) return undefined
    const { api, signingKey, issuers } = current()
    if (ownsPages(api)) return undefined
    return serveIdentity(request, { signingKey, issuers, url }) ?? tryIt?.answer(request)
  }
}
