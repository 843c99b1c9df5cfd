// Compiled by route-types.test.ts, once with legacy and once with TC39 decorators. Every `@ts-expect-error` must be one.
import { z } from "zod"
import { App, authorizer, controller, created, noContent, reply, route } from "@tsapi/framework"
import type { RequestAuthorizerRequest, RouteRequest, TokenAuthorizerRequest } from "@tsapi/framework"

const NewTodo = z.object({ title: z.string(), done: z.boolean().default(false) })
const Filter = z.object({ limit: z.coerce.number() })
const Version = z.object({ "x-version": z.enum(["1", "2"]) })
const Id = z.object({ id: z.coerce.number() })

function isNumber(value: number): number {
  return value
}

@controller("/todos", { cors: true })
export class Todos {
  @route("GET", "/x/{bar}")
  params({ params }: RouteRequest<"/x/{bar}">) {
    return params.bar.toUpperCase()
  }

  // @ts-expect-error: the route has no parameter foo
  @route("GET", "/x/{bar}")
  otherParams({ params }: RouteRequest<"/x/{foo}">) {
    return params.foo
  }

  @route("GET", "/x/{bar}")
  unknownParam({ params }: RouteRequest<"/x/{bar}">) {
    // @ts-expect-error: nor does its request
    return params.foo
  }

  @route("GET", "/files/{proxy+}")
  greedy({ params }: RouteRequest<"/files/{proxy+}">) {
    return params.proxy.split("/")
  }

  // @ts-expect-error: a greedy parameter is named without its plus
  @route("GET", "/files/{proxy+}")
  greedyPlus({ params }: { params: { "proxy+": string } }) {
    return params
  }

  @route("GET", "/{a}/{b}")
  structural({ params }: { params: { a: string; b: string } }) {
    return params.a + params.b
  }

  @route("GET", "/plain")
  nothing() {
    return "no request at all"
  }

  @route("GET", "/plain")
  async untyped({ params, query }: RouteRequest) {
    return [params["any"], query["any"]?.length]
  }

  @route("POST", "/", { body: NewTodo })
  body({ body }: RouteRequest<"/", typeof NewTodo>) {
    const done: boolean = body.done
    return created({ done, title: body.title })
  }

  // @ts-expect-error: nothing validates the body
  @route("POST", "/")
  unvalidated({ body }: RouteRequest<"/", typeof NewTodo>) {
    return body.title
  }

  @route("POST", "/")
  unknownBody({ body }: RouteRequest<"/">) {
    // @ts-expect-error: without a schema the body is unknown
    return body.title
  }

  @route("POST", "/", { body: NewTodo, query: Filter, headers: Version })
  everything({
    body,
    query,
    headers,
  }: RouteRequest<"/", { body: typeof NewTodo; query: typeof Filter; headers: typeof Version }>) {
    const version: "1" | "2" = headers["x-version"]
    return [body.title, isNumber(query.limit), version]
  }

  // @ts-expect-error: the schema makes limit a number
  @route("GET", "/", { query: Filter })
  wrongQuery({ query }: { query: { limit: string } }) {
    return query
  }

  @route("GET", "/{id}", { params: Id })
  typedParams({ params }: RouteRequest<"/{id}", { params: typeof Id }>) {
    return isNumber(params.id)
  }

  // @ts-expect-error: the option is called cors
  @route("GET", "/", { corz: true })
  unknownOption() {}

  // @ts-expect-error: a list, not a string
  @route("GET", "/", { contentTypes: "text/plain" })
  plainContentType() {}
}

@controller("/orgs/{org}")
export class Organisations {
  @route("GET", "/{id}")
  whole({ params }: RouteRequest<"/orgs/{org}/{id}">) {
    return params.org + params.id
  }

  // @ts-expect-error: the whole path must end with the route's
  @route("GET", "/{id}")
  elsewhere({ params }: RouteRequest<"/orgs/{org}/{name}">) {
    return params.org + params.name
  }
}

const Stored = z.object({ title: z.string(), at: z.iso.datetime() })

@controller("/answers")
export class Answers {
  @route("GET", "/plain", { response: Stored })
  plain() {
    return { title: "a", at: new Date(), extra: 1 }
  }

  @route("GET", "/replies", { response: Stored })
  async replies({ query }: RouteRequest) {
    if (query["none"]) return noContent()
    return query["new"] ? created({ title: "a", at: "2026-01-01" }) : reply({ title: "a", at: new Date() })
  }

  // @ts-expect-error: the answer lacks the title
  @route("GET", "/other", { response: Stored })
  async other() {
    return { at: new Date() }
  }

  // @ts-expect-error: so does one of several
  @route("GET", "/several", { response: Stored })
  several({ query }: RouteRequest) {
    return query["new"] ? created({ at: "" }) : { title: "a", at: "" }
  }

  // @ts-expect-error: a method without a result answers null
  @route("GET", "/nothing", { response: Stored })
  nothing() {}

  // @ts-expect-error: JSON has no Map
  @route("GET", "/map", { response: z.object({ all: z.record(z.string(), z.number()) }) })
  map() {
    return { all: new Map([["a", 1]]) }
  }
}

@authorizer({ type: "token" })
export class Token {
  authorize({ token }: TokenAuthorizerRequest) {
    return token
  }
}

// @ts-expect-error: a token authorizer gets no headers
@authorizer({ type: "token" })
export class WrongRequest {
  authorize({ headers }: RequestAuthorizerRequest) {
    return headers
  }
}

// @ts-expect-error: nothing decides
@authorizer({ type: "token" })
export class Undecided {}

export const app = new App("x", { controllers: [Todos, Organisations], authorizers: [Token], authorizer: Token })
  .use("http", async (request, next) => {
    const answer = await next()
    answer.headers["X-Path"] = request.path
    return answer
  })
  .use((_event, next) => next())

// @ts-expect-error: a table runs nothing that middleware could be around
app.use("table", () => undefined)

// @ts-expect-error: controllers is a list
export const wrong = new App("x", { controllers: Todos })
