import type { ApiDescription } from "@tsapi/framework/gateway"

/** Where this machine's own pages are, beside the app's paths. */
export const pagesPath = "/_tsapi"

/** Where the functions' own URLs are, each below its function's name. */
export const urlsPath = `${pagesPath}/url`

export function isPage(path: string): boolean {
  return path === pagesPath || path.startsWith(`${pagesPath}/`)
}

/** Whether the app has routes below the pages' path: it keeps them, and the pages are not served. */
export function ownsPages({ routes }: Pick<ApiDescription, "routes">): boolean {
  return routes.some(({ path }) => isPage(path))
}
