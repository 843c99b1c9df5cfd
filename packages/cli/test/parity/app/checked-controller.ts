import { controller, created, reply, route, type RouteRequest } from "@tsapi/framework"
import { z } from "zod"

const NewItem = z.strictObject({
  name: z.string().trim().min(1).max(20),
  kind: z.enum(["book", "film"]),
  stars: z.int().min(1).max(5).optional(),
  due: z.iso.date().nullish(),
})
const Search = z.object({ q: z.string().min(1), page: z.enum(["1", "2"]), sort: z.string().optional() })
const Tenant = z.object({ "x-tenant": z.string().min(1) })

@controller("/checked")
export class CheckedController {
  @route("POST", "/", { body: NewItem })
  add({ body }: RouteRequest<"/", typeof NewItem>) {
    return created(body)
  }

  @route("PUT", "/", { body: NewItem, requestValidation: "function" })
  replace({ body }: RouteRequest<"/", typeof NewItem>) {
    return body
  }

  @route("PATCH", "/", { body: NewItem, query: Search, contentTypes: ["application/vnd.api+json", "text/plain"] })
  change({ body }: RouteRequest<"/", { body: typeof NewItem; query: typeof Search }>) {
    return body
  }

  @route("GET", "/where")
  where({ route, path }: RouteRequest<"/where">) {
    return { route, path }
  }

  @route("GET", "/variables")
  variables({ stageVariables }: RouteRequest<"/variables">) {
    return stageVariables
  }

  @route("GET", "/short")
  short() {
    return "short"
  }

  @route("GET", "/encoded")
  encoded() {
    return reply("x".repeat(200), { headers: { "Content-Encoding": "identity" } })
  }

  @route("GET", "/long")
  long() {
    return "long ".repeat(100)
  }

  @route("GET", "/bytes")
  bytes() {
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
    return reply(png, { headers: { "Content-Type": "image/png" } })
  }

  @route("POST", "/bytes", { contentTypes: ["application/octet-stream"] })
  take({ event }: RouteRequest<"/bytes">) {
    return { body: event.body, isBase64Encoded: event.isBase64Encoded }
  }

  @route("GET", "/", { query: Search, headers: Tenant })
  search({ query, headers }: RouteRequest<"/", { query: typeof Search; headers: typeof Tenant }>) {
    return { ...query, tenant: headers["x-tenant"] }
  }
}
