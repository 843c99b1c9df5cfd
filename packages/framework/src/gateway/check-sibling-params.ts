import { nameOf } from "./check-routes.ts"
import { type DeclaredMethod, locationOf } from "./declared-api.ts"
import type { Fault } from "./fault.ts"

/**
 * API Gateway allows one parameter name at each place of its resource tree: `/todos/{id}` beside `/todos/{todoId}/items`
 * or `/todos/{rest+}` fails the deployment ("A sibling ({id}) of this resource already has a variable path part -- only
 * one is allowed"; for a greedy sibling see serverless-nextjs/serverless-next.js#206).
 */
export function checkSiblingParams(routes: readonly DeclaredMethod[]): readonly Fault[] {
  const first = new Map<string, { segment: string; route: DeclaredMethod }>()
  const faults = new Map<string, Fault>()
  for (const route of routes) {
    for (const { place, segment } of parametersOf(route.path)) {
      const earlier = first.get(place)
      if (!earlier) first.set(place, { segment, route })
      else if (earlier.segment !== segment) faults.set(`${place} ${segment}`, conflict(earlier, { segment, route }))
    }
  }
  return [...faults.values()]
}

/** Each parameter of a path, greedy or not, with the place it stands in. */
function parametersOf(path: string): readonly { place: string; segment: string }[] {
  const segments = path.split("/")
  return segments.flatMap((segment, index) => {
    if (!segment.startsWith("{")) return []
    const parent = segments.slice(0, index).map((part) => (part.startsWith("{") ? "{}" : part))
    return [{ place: `${parent.join("/")}/{}`, segment }]
  })
}

interface Place {
  readonly segment: string
  readonly route: DeclaredMethod
}

function conflict(earlier: Place, later: Place): Fault {
  const { file, line } = locationOf(earlier.route)
  return {
    code: "ROUTE_PARAM_CONFLICT",
    message:
      `${nameOf(later.route)} has ${later.segment} in ${later.route.path} where ` +
      `${nameOf(earlier.route)} (${file}:${line}) has ${earlier.segment} in ${earlier.route.path}`,
    hint: "API Gateway allows one parameter per place: use the same one in both paths.",
    location: locationOf(later.route),
  }
}
