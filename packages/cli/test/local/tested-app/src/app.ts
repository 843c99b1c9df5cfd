import { App } from "@tsapi/framework"
import { TodoController } from "./todo-controller.ts"

export const app = new App("tested", { controllers: [TodoController] })
