import type { AppDefinition } from "../declarations/app-options.ts"
import { authorizerIdOf } from "../declarations/authorizers/authorizer-ids.ts"
import { locationOf } from "../declarations/call-site.ts"
import type { HttpDeclaration, JsonSchemas } from "../declarations/http-declaration.ts"
import { describeSettings } from "../declarations/declaration.ts"
import { describeIam } from "../declarations/iam.ts"
import { describeSchema } from "../declarations/describe-schema.ts"
import { requestParts } from "../declarations/schemas.ts"
import type { RouteRecord } from "../declarations/route.ts"
import { servedMethods } from "../dispatch/served-methods.ts"
import { HttpRunner } from "../http/http-runner.ts"
import type { Reply } from "../http/reply.ts"
import { controllerOf, methodsOf, pathOf, resolveRoute } from "../http/resolve-route.ts"
import type { RestEvent } from "../http/rest-event.ts"
import type { RouteRequest } from "../http/route-request.ts"
import type { TriggerKind } from "./runtime-kind.ts"

/** Requests to a REST API. */
export const http: TriggerKind<RouteRequest, Reply, HttpDeclaration> = {
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
  return servedMethods<RouteRecord>("http", app.options.controllers).map((method) => {
    const { options } = resolveRoute(method, app)
    const controller = controllerOf(method)
    // Null stays: it is a route that opts out of the app's authorizer.
    const { authorizer = app.options.authorizer } = options
    const location = locationOf(method.callSite)
    return {
      kind: "http",
      classIndex: method.classIndex,
      className: method.type.name,
      methodName: method.methodName,
      controllerName: nameIn(app, method.classIndex),
      methods: methodsOf(method),
      path: pathOf(method),
      routePath: options.path,
      controllerPath: controller?.options.path ?? "",
      authorizer: authorizerIdOf(authorizer, app),
      scopes: options.scopes,
      cors: options.cors,
      contentTypes: options.contentTypes,
      requestValidation: options.requestValidation,
      apiKey: options.apiKey ?? app.options.apiKey,
      throttle: options.throttle,
      cache: options.cache,
      timeoutMs: options.timeoutMs,
      stream: method.options.stream,
      isGenerator: isGenerator(method.type, method.methodName) || undefined,
      schemas: requestParts.filter((part) => options[part]),
      jsonSchemas: describeSchemas(options, location.file),
      iam: describeIam(method.options.iam),
      function: describeSettings(method.options.function),
      controllerIam: describeIam(controller?.options.iam),
      controllerFunction: describeSettings(controller?.options.function),
      location,
      controllerLocation: controller && locationOf(controller.callSite),
    }
  })
}

function isGenerator({ prototype }: new () => object, methodName: string): boolean {
  return (
    Object.prototype.toString.call(Reflect.get(prototype as object, methodName)) === "[object AsyncGeneratorFunction]"
  )
}

function describeSchemas(options: Partial<RouteRecord>, file: string): JsonSchemas | undefined {
  const described = ([...requestParts, "response"] as const).flatMap((part) => {
    const schema = options[part]
    return schema ? [[part, describeSchema(schema, file)]] : []
  })
  return described.length > 0 ? Object.fromEntries(described) : undefined
}

/** What the App lists the class by; a list has no names. */
function nameIn({ options: { controllers = [] } }: AppDefinition, classIndex: number): string | undefined {
  return Array.isArray(controllers) ? undefined : Object.keys(controllers)[classIndex]
}
