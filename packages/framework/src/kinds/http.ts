import type { AppDefinition } from "../declarations/app-options.ts"
import { locationOf } from "../declarations/call-site.ts"
import type { HttpDeclaration } from "../declarations/http-declaration.ts"
import { requestParts } from "../declarations/schemas.ts"
import { HttpRunner } from "../http/http-runner.ts"
import type { Reply } from "../http/reply.ts"
import { resolvedRoutes } from "../http/resolved-routes.ts"
import type { RestEvent } from "../http/rest-event.ts"
import type { RouteRequest } from "../http/route-request.ts"
import type { TriggerKind } from "./runtime-kind.ts"

/** Requests to a REST API. */
export const http: TriggerKind<RouteRequest, Reply> = {
  name: "http",
  accepts(event) {
    const { requestContext, resource, methodArn } = Object(event) as Partial<RestEvent> & { methodArn?: string }
    return !!requestContext && !!resource && !methodArn
  },
  createRunner(app, serves) {
    const runner = new HttpRunner(app, serves)
    // `accepts` saw that this is a proxy event; API Gateway guarantees its fields.
    return (event, context) => runner.run(event as RestEvent, context)
  },
  describe: process.env.TSAPI_PHASE === "run" ? undefined : describeRoutes,
}

function describeRoutes(app: AppDefinition): readonly HttpDeclaration[] {
  return resolvedRoutes(app).map(({ type, classIndex, methodName, options, controller, path, callSite }) => ({
    kind: "http",
    classIndex,
    className: type.name,
    methodName,
    methods: options.methods,
    path,
    routePath: options.path,
    controllerPath: controller?.options.path ?? "",
    authorizer: options.authorizer?.name,
    cors: options.cors,
    contentTypes: options.contentTypes,
    schemas: requestParts.filter((part) => options[part]),
    function: options.function === controller?.options.function ? undefined : options.function,
    controllerFunction: controller?.options.function,
    location: locationOf(callSite),
    controllerLocation: controller && locationOf(controller.callSite),
  }))
}
