import { App } from "@tsapi/framework"
import { BearerAuth } from "./bearer-auth.ts"
import { HealthController } from "./health-controller.ts"
import { TodoController } from "./todo-controller.ts"

export const app = new App("todo-api", {
  controllers: [TodoController, HealthController],
  authorizers: [BearerAuth],
  authorizer: BearerAuth,
  cors: {
    allowHeaders: ["Idempotency-Key", "If-Match"],
    exposeHeaders: ["ETag", "Location"],
    maxAgeSeconds: 600,
  },
  // All bodies are JSON. As text API Gateway can look into them, and refuse what does not fit before a function is paid for.
  binaryMediaTypes: [],
})
