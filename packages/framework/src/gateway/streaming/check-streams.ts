import type { HttpDeclaration } from "../../declarations/http-declaration.ts"
import { nameOf } from "../check-routes.ts"
import { type DeclaredApi, locationOf } from "../declared-api.ts"
import type { Fault } from "../fault.ts"

/** Faults of routes whose answers are streamed, and of those that should be. */
export function checkStreams({ routes }: DeclaredApi): readonly Fault[] {
  return routes.flatMap((route) => {
    return problemsOf(route).map(([problem, hint]) => ({
      code: "ROUTE_STREAM_INVALID",
      message: `${nameOf(route)} ${problem}`,
      hint,
      location: locationOf(route),
    }))
  })
}

function problemsOf({
  stream,
  isGenerator,
  cache,
  jsonSchemas,
}: HttpDeclaration): readonly (readonly [string, string])[] {
  if (!stream) {
    return isGenerator ? [["is a generator, and its route has no stream", "Add stream: true to the route."]] : []
  }
  return [
    ...(cache ? ([["streams its answers, which no cache keeps", "Set cache: false, or remove stream."]] as const) : []),
    ...(jsonSchemas?.response
      ? ([["streams its answers, which no response schema can describe", "Remove response, or stream."]] as const)
      : []),
  ]
}
