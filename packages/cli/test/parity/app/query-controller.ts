import { controller, route, type RouteRequest } from "@tsapi/framework"

@controller("/query")
export class QueryController {
  @route("GET", "/")
  all({ query, queryAll }: RouteRequest<"/">) {
    return { query, queryAll }
  }

  @route("GET", "/required")
  required(request: RouteRequest<"/required">) {
    return { q: request.queryValue("q"), all: request.queryValues("q") }
  }

  @route("GET", "/headers")
  headers(request: RouteRequest<"/headers">) {
    return { tag: request.header("X-TAG") ?? null, names: Object.keys(request.headers).filter(isTest).sort() }
  }

  @route("GET", "/event")
  event({ event }: RouteRequest<"/event">) {
    const { multiValueHeaders, stageVariables, body, isBase64Encoded } = event
    const tags = Object.entries(multiValueHeaders ?? {}).filter(([name]) => name.toLowerCase() === "x-tag")
    return { tags: Object.fromEntries(tags), stageVariables, body, isBase64Encoded, hasVersion: "version" in event }
  }
}

function isTest(name: string): boolean {
  return name.startsWith("x-test")
}
