import { App } from "@tsapi/framework"
import { BearerAuth } from "./bearer-auth.ts"
import { TodoController } from "./todo-controller.ts"

export const app = new App("starter-todo", {
  controllers: [TodoController],
  authorizers: [BearerAuth],
})
