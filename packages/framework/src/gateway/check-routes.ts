import type { HttpDeclaration } from "../declarations/http-declaration.ts"
import type { ApiDescription } from "./api-description.ts"
import { anyMethods } from "./any-method.ts"
import { type DeclaredApi, type DeclaredMethod, locationOf } from "./declared-api.ts"
import type { Fault } from "./fault.ts"
import { DEFAULT_ROUTE } from "./http-api/route-key.ts"
import { pathFaults, startFaults } from "./path-faults.ts"

/** Faults of routes taken one by one, and routes declared twice. */
export function checkRoutes({
  routes,
  methods: declared,
  authorizers,
  authorizerValues,
  app,
}: DeclaredApi): readonly Fault[] {
  const listed = new Set([...authorizers.map(({ className }) => className), ...authorizerValues.map(({ id }) => id)])
  const first = new Map<string, DeclaredMethod>()
  const classes = new Map(routes.map((route) => [route.classIndex, route]))
  return [...classes.values()]
    .flatMap(prefixFaults)
    .concat(
      declared.flatMap((route) => [
        ...routePathFaults(route, app?.api?.type),
        ...route.methods.flatMap((method) => [
          ...methodFaults(route, method),
          ...duplicateFaults(route, method, first),
        ]),
        ...authorizerFaults(route, listed),
        ...contentTypeFaults(route),
      ]),
    )
}

/** `TodoController.get`, or `integration("GET", "/todos")`, for messages. */
export function nameOf(declared: DeclaredMethod): string {
  if (declared.kind === "http") return `${declared.className}.${declared.methodName}`
  return `integration("${declared.methods.join()}", "${declared.path}")`
}

/** A prefix is the class's, so it is faulted once and not for each route. */
function prefixFaults({ className, controllerPath, controllerLocation, location }: HttpDeclaration): readonly Fault[] {
  const faults = controllerPath === "" ? [] : startFaults(controllerPath)
  return faults.map((fault) => ({
    ...fault,
    message: `${className}: ${fault.message}`,
    location: controllerLocation ?? location,
  }))
}

function routePathFaults(route: DeclaredMethod, apiType: ApiDescription["type"]): readonly Fault[] {
  // Where it may stand is the affair of the kind of API.
  if (route.kind === "http" && route.path === DEFAULT_ROUTE) return []
  const starts = route.kind === "http" ? routeStartFaults(route) : startFaults(route.path)
  const hasPrefixFault = route.kind === "http" && prefixFaults(route).length > 0
  const faults = starts.length > 0 || hasPrefixFault ? starts : pathFaults(route.path, apiType)
  return faults.map((fault) => ({
    ...fault,
    message: `${nameOf(route)}: ${fault.message}`,
    location: locationOf(route),
  }))
}

/** Below a prefix an empty path is the prefix itself. */
function routeStartFaults({ routePath, controllerPath }: HttpDeclaration): ReturnType<typeof startFaults> {
  if (routePath === DEFAULT_ROUTE) {
    const message = `${DEFAULT_ROUTE} is below the path "${controllerPath}" of its controller`
    return [
      { code: "ROUTE_PATH_INVALID", message, hint: "Put it into a class without a path; only HTTP APIs have it." },
    ]
  }
  return controllerPath !== "" && routePath === "" ? [] : startFaults(routePath)
}

const METHODS: readonly string[] = [...anyMethods.toSorted(), "ANY"]

function methodFaults(route: DeclaredMethod, method: string): readonly Fault[] {
  if (METHODS.includes(method.toUpperCase())) return []
  return [
    {
      code: "ROUTE_METHOD_UNKNOWN",
      message: `${nameOf(route)}: API Gateway has no method "${method}"`,
      hint: `Use one of ${METHODS.join(", ")}, or a list of them.`,
      location: locationOf(route),
    },
  ]
}

function duplicateFaults(route: DeclaredMethod, method: string, first: Map<string, DeclaredMethod>): readonly Fault[] {
  const key = `${method.toUpperCase()} ${route.path}`
  const earlier = first.get(key)
  if (!earlier) {
    first.set(key, route)
    return []
  }
  const { file, line } = locationOf(earlier)
  return [
    {
      code: "ROUTE_DUPLICATE",
      message: `${nameOf(route)} and ${nameOf(earlier)} (${file}:${line}) both serve ${key}`,
      hint: "Remove one of the two routes, or change its method or path.",
      location: locationOf(route),
    },
  ]
}

function authorizerFaults(route: DeclaredMethod, listed: ReadonlySet<string>): readonly Fault[] {
  const { authorizer } = route
  if (authorizer === undefined || listed.has(authorizer)) return []
  return [
    {
      code: "AUTHORIZER_NOT_LISTED",
      message: `${nameOf(route)} uses the authorizer ${authorizer}, which the App does not list`,
      hint: `Add it: new App(name, { authorizers: [${authorizer}] }).`,
      location: locationOf(route),
    },
  ]
}

/** RFC 9110: `type/subtype` of tokens, and parameters. */
const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(\s*;\s*[\w!#$&^.+-]+=("[^"]*"|[\w!#$&^.+-]+))*$/

function contentTypeFaults(route: DeclaredMethod): readonly Fault[] {
  if (route.kind === "integration") return []
  return (route.contentTypes ?? [])
    .filter((contentType) => !MEDIA_TYPE.test(contentType))
    .map((contentType) => ({
      code: "ROUTE_CONTENT_TYPE_INVALID",
      message: `${nameOf(route)}: "${contentType}" is not a media type`,
      hint: 'Write type/subtype, such as "application/json"; wildcards are not allowed here.',
      location: locationOf(route),
    }))
}
