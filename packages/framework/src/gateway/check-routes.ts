import type { HttpDeclaration } from "../declarations/http-declaration.ts"
import { anyMethods } from "./any-method.ts"
import { type DeclaredApi, locationOf } from "./declared-api.ts"
import type { Fault } from "./fault.ts"
import { DEFAULT_ROUTE } from "./http-api/default-route.ts"
import { pathFaults, startFaults } from "./path-faults.ts"

/** Faults of routes taken one by one, and routes declared twice. */
export function checkRoutes({ routes, authorizers, authorizerValues }: DeclaredApi): readonly Fault[] {
  const listed = new Set([...authorizers.map(({ className }) => className), ...authorizerValues.map(({ id }) => id)])
  const first = new Map<string, HttpDeclaration>()
  const classes = new Map(routes.map((route) => [route.classIndex, route]))
  return [...classes.values()]
    .flatMap(prefixFaults)
    .concat(
      routes.flatMap((route) => [
        ...routePathFaults(route),
        ...route.methods.flatMap((method) => [
          ...methodFaults(route, method),
          ...duplicateFaults(route, method, first),
        ]),
        ...authorizerFaults(route, listed),
        ...contentTypeFaults(route),
      ]),
    )
}

/** `TodoController.get`, for messages. */
export function nameOf({ className, methodName }: HttpDeclaration): string {
  return `${className}.${methodName}`
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

function routePathFaults(route: HttpDeclaration): readonly Fault[] {
  const { path, routePath, controllerPath } = route
  // Where it may stand is the affair of the kind of API.
  if (path === DEFAULT_ROUTE) return []
  // Below a prefix an empty path is the prefix itself.
  const starts = controllerPath !== "" && routePath === "" ? [] : startFaults(routePath)
  const faults = starts.length > 0 || prefixFaults(route).length > 0 ? starts : pathFaults(path)
  return faults.map((fault) => ({
    ...fault,
    message: `${nameOf(route)}: ${fault.message}`,
    location: locationOf(route),
  }))
}

const METHODS: readonly string[] = [...anyMethods.toSorted(), "ANY"]

function methodFaults(route: HttpDeclaration, method: string): readonly Fault[] {
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

function duplicateFaults(
  route: HttpDeclaration,
  method: string,
  first: Map<string, HttpDeclaration>,
): readonly Fault[] {
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

function authorizerFaults(route: HttpDeclaration, listed: ReadonlySet<string>): readonly Fault[] {
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

function contentTypeFaults(route: HttpDeclaration): readonly Fault[] {
  return (route.contentTypes ?? [])
    .filter((contentType) => !MEDIA_TYPE.test(contentType))
    .map((contentType) => ({
      code: "ROUTE_CONTENT_TYPE_INVALID",
      message: `${nameOf(route)}: "${contentType}" is not a media type`,
      hint: 'Write type/subtype, such as "application/json"; wildcards are not allowed here.',
      location: locationOf(route),
    }))
}
