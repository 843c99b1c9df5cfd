import { controller, route, type RouteRequest } from "@tsapi/framework"
import * as api from "../../todos.mjs"

@controller("/lists")
export class ListController {
  @route("GET", "/")
  list() {
    return api.listLists()
  }

  @route("GET", "/{list}/todos")
  todos({ params }: RouteRequest<"/{list}/todos">) {
    return api.listTodosOf(params.list)
  }
}
