import { controller, created, reply, route, type RouteRequest } from "@tsapi/framework"
import { z } from "zod"

const NewTodo = z.object({ title: z.string().min(1), done: z.boolean().default(false) })
const Page = z.object({ limit: z.coerce.number().int().max(100).default(10) })

@controller("/bodies")
export class BodyController {
  @route("POST", "/json")
  json({ body }: RouteRequest<"/json">) {
    return { body }
  }

  @route("POST", "/form", { contentTypes: ["application/x-www-form-urlencoded"] })
  form({ rawBody, body }: RouteRequest<"/form">) {
    return { raw: rawBody.toString("utf8"), body }
  }

  @route("POST", "/bytes", { contentTypes: ["application/octet-stream"] })
  bytes({ rawBody, event }: RouteRequest<"/bytes">) {
    return { bytes: [...rawBody], isBase64Encoded: event.isBase64Encoded }
  }

  @route("POST", "/echo", { contentTypes: ["application/octet-stream"] })
  echo({ rawBody }: RouteRequest<"/echo">) {
    return reply(rawBody, { headers: { "Content-Type": "application/octet-stream" } })
  }

  @route("POST", "/todos", { body: NewTodo })
  add({ body }: RouteRequest<"/todos", typeof NewTodo>) {
    return created(body)
  }

  @route("GET", "/todos", { query: Page })
  list({ query }: RouteRequest<"/todos", { query: typeof Page }>) {
    return { limit: query.limit }
  }
}
