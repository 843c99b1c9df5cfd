import { App } from "@tsapi/framework"
import { ListController } from "./list-controller.ts"
import { TodoController } from "./todo-controller.ts"

export const app = new App("todo-bench", { controllers: [TodoController, ListController], cors: true })
