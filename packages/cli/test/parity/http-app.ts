import { App } from "@tsapi/framework"
import { app } from "./app.ts"
import { CorsController, ManyOriginsController, PartlyCorsController } from "./app/cors-controllers.ts"
import { EventController } from "./app/event-controller.ts"
import { LimitController } from "./app/limit-controller.ts"

/** What of the app of the other cases HTTP APIs can serve: CORS differs by route there, events too, and some routes have API keys. */
const lacking: readonly unknown[] = [
  CorsController,
  PartlyCorsController,
  ManyOriginsController,
  LimitController,
  EventController,
]

export const httpApp = new App("parity-http", {
  controllers: Object.values(app.options.controllers ?? {}).filter((controller) => !lacking.includes(controller)),
  authorizers: app.options.authorizers ?? [],
  api: { type: "http", stageVariables: { flavour: "parity" } },
})

httpApp.use("http", async (request, next) => {
  const result = await next()
  if (request.header("x-trace") !== undefined) result.headers["X-App-Middleware"] = "ran"
  return result
})
