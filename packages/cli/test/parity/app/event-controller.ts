import { controller, route, type RouteRequest } from "@tsapi/framework"

const shapes: Readonly<Record<string, RegExp>> = {
  accountId: /^\d{12}$/,
  apiId: /^[a-z0-9]{10}$/,
  domainName: /./,
  extendedRequestId: /^[\w+/=-]{12,}$/,
  requestId: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  requestTime: /^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/,
  requestTimeEpoch: /^\d{13}$/,
}

@controller("/event")
export class EventController {
  @route("GET", "/{id}/{rest+}")
  parts({ event }: RouteRequest<"/{id}/{rest+}">) {
    const { resource, path, httpMethod, pathParameters, requestContext } = event
    const { stage, protocol, resourcePath, identity } = requestContext
    return {
      ...{ resource, path, httpMethod, pathParameters, stage, protocol, resourcePath },
      method: requestContext["httpMethod"],
      // In the invoke URL the stage stands before it.
      contextPath: requestContext.path.replace(/^\/api(?=\/event\/)/, ""),
      identity: [identity.sourceIp, identity["userAgent"]],
      unlike: Object.keys(shapes).filter((name) => !shapes[name]?.test(String(requestContext[name]))),
    }
  }
}
