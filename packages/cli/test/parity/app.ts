import { App } from "@tsapi/framework"
import { BodyController } from "./app/body-controller.ts"
import {
  CorsController,
  ManyOriginsController,
  OwnOptionsController,
  PartlyCorsController,
} from "./app/cors-controllers.ts"
import { ErrorController } from "./app/error-controller.ts"
import { EventController } from "./app/event-controller.ts"
import { FunctionController } from "./app/function-controller.ts"
import { KeyAuth, TokenAuth } from "./app/authorizers.ts"
import { KeyController, TokenController } from "./app/guarded-controllers.ts"
import { LimitController } from "./app/limit-controller.ts"
import { MiddlewareController } from "./app/middleware-controller.ts"
import { QueryController } from "./app/query-controller.ts"
import { ReplyController } from "./app/reply-controller.ts"
import { RoutingController } from "./app/routing-controller.ts"

/** The app that every way to run an app must answer for alike; `cases.ts` says how. */
export const app = new App("parity", {
  controllers: [
    RoutingController,
    QueryController,
    BodyController,
    ReplyController,
    ErrorController,
    CorsController,
    PartlyCorsController,
    OwnOptionsController,
    ManyOriginsController,
    MiddlewareController,
    TokenController,
    KeyController,
    LimitController,
    EventController,
    FunctionController,
  ],
  authorizers: [TokenAuth, KeyAuth],
  api: {
    cache: {},
    stageVariables: { flavour: "parity" },
    usagePlans: {
      Known: { keys: [{ name: "Known", value: "known0123456789abcdef" }] },
      Slow: { throttle: { rate: 0.001, burst: 1 }, keys: [{ name: "Slow", value: "slow0123456789abcdefg" }] },
      Little: { quota: { limit: 1, period: "month" }, keys: [{ name: "Little", value: "little0123456789abcdef" }] },
      Uneven: {
        throttle: { rate: 100, burst: 100 },
        methodThrottle: { "GET /limits/keyed": { rate: 0.001, burst: 1 } },
        keys: [{ name: "Uneven", value: "uneven0123456789abcdef" }],
      },
    },
    gatewayResponses: {
      UNAUTHORIZED: {
        headers: {
          "X-Route": { from: "context.resourcePath" },
          "X-Type": "none",
          "X-Flavour": { from: "stageVariables.flavour" },
        },
      },
    },
  },
})

app.use("http", async (request, next) => {
  const result = await next()
  if (request.header("x-trace") !== undefined) result.headers["X-App-Middleware"] = "ran"
  return result
})
