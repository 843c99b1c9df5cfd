import { controller, NotFoundError, reply, route, type RouteRequest } from "@tsapi/framework"

const open = { function: { url: { auth: "none" } } } as const

@controller("/open", {
  ...open,
  cors: { allowOrigin: "https://app.example", exposeHeaders: ["ETag"], maxAgeSeconds: 60 },
})
export class OpenController {
  @route("GET", "/{id}")
  get({ params, query, method, path, auth, header }: RouteRequest<"/{id}">) {
    return { params, query, method, path, caller: auth.principalId ?? null, cookies: header("Cookie") ?? null }
  }

  @route("PUT", "/bytes", { contentTypes: ["application/octet-stream"] })
  bytes({ rawBody }: RouteRequest<"/bytes">) {
    return reply(rawBody, { headers: { "Content-Type": "application/octet-stream" } })
  }

  @route("POST", "/cookies")
  cookies({ body }: RouteRequest<"/cookies">) {
    return reply({ got: body }, { status: 201, headers: { "Set-Cookie": ["a=1; Path=/", "b=2"], ETag: '"1"' } })
  }

  @route("DELETE", "/broken")
  broken() {
    throw new Error("broken on purpose")
  }
}

@controller("/signed", { function: { url: true } })
export class SignedController {
  @route("GET", "/")
  get() {
    return "signed"
  }
}

@controller("/streams", open)
export class StreamController {
  @route("GET", "/{count}", { stream: true })
  async *lines({ params, query }: RouteRequest<"/{count}">) {
    if (query["missing"]) throw new NotFoundError("no lines")
    for (let line = 1; line <= Number(params.count); line++) yield `line ${line}\n`
  }

  @route("GET", "/events", { stream: true })
  events() {
    return reply(events(), {
      status: 202,
      headers: { "Content-Type": "text/event-stream", "Set-Cookie": ["a=1", "b=2"] },
    })
  }

  @route("GET", "/bytes", { stream: true })
  async *bytes() {
    yield Buffer.from("one")
    yield Buffer.from("two")
  }

  @route("GET", "/whole")
  whole() {
    return { whole: true }
  }
}

async function* events() {
  yield "data: 1\n\n"
  yield "data: 2\n\n"
}
