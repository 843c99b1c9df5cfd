import type { ApiDomain } from "./api-domain.ts"

/** What of a request's path is the API's; undefined for a path outside of it. */
export type DomainPath = (path: string) => string | undefined

/**
 * Compiles a domain: what comes back is undefined for requests that are sent to another name.
 * The base path is no part of what routes are matched against. It stays in `path` and `requestContext.path` of a REST API's
 * event; recorded on AWS: localstack/localstack#12296, aws-powertools/powertools-lambda-python#576.
 */
export function domainPath(domain: ApiDomain | undefined): (host: string | undefined) => DomainPath | undefined {
  if (!domain) return () => undefined
  const { name, basePath } = domain
  const isName = name.startsWith("*.")
    ? (host: string) => host.endsWith(name.slice(1)) && !host.slice(0, 1 - name.length).includes(".")
    : (host: string) => host === name
  const withinBasePath = basePath === undefined ? (path: string) => path : (path: string) => below(path, `/${basePath}`)
  return (host) => (isName((host ?? "").replace(/:\d+$/, "").toLowerCase()) ? withinBasePath : undefined)
}

/** `/v1/todos` -> `/todos`, `/v1` -> `/`. */
function below(path: string, prefix: string): string | undefined {
  if (!path.startsWith(prefix)) return undefined
  const rest = path.slice(prefix.length)
  if (rest === "") return "/"
  return rest.startsWith("/") ? rest : undefined
}
