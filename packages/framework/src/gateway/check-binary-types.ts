import { nameOf } from "./check-routes.ts"
import { type DeclaredApi, locationOf } from "./declared-api.ts"
import type { Fault } from "./fault.ts"
import { binaryMatcher } from "./media-type.ts"

/** A route reads either bytes or text: mixed content types would make its body base64 for some requests only. */
export function checkBinaryTypes({ app, routes }: DeclaredApi): readonly Fault[] {
  const isBinary = binaryMatcher(app?.binaryMediaTypes ?? [])
  return routes.flatMap((route) => {
    const types = route.contentTypes ?? []
    const binary = types.find(isBinary)
    const text = types.find((type) => !isBinary(type))
    if (binary === undefined || text === undefined) return []
    return [
      {
        code: "ROUTE_CONTENT_TYPES_MIXED",
        message: `${nameOf(route)} accepts "${binary}", which is binary, beside "${text}", which is text`,
        hint: "Split the route in two, or change binaryMediaTypes of the App.",
        location: locationOf(route),
      },
    ]
  })
}
