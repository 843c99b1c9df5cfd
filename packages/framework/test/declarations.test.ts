import { describe, expect, it } from "vitest"
import { z } from "zod"
import { App, Table, authorizer, controller, deny, route } from "@tsapi/framework"
import { declarationsOf, isApp } from "@tsapi/framework/internal"
import { call } from "./call-handler.ts"
import { restEvent } from "./rest-event.ts"

@authorizer({ type: "token" })
class Auth {
  authorize() {
    return deny()
  }
}

@authorizer({ type: "request" })
class Other {
  authorize() {
    return deny()
  }
}

@controller("/todos", { authorizer: Other, cors: true, function: { memory: 1024 } })
class Todos {
  @route("GET", "/{id}", { authorizer: null, function: { timeout: 5 } })
  get() {}

  @route(["post", "PUT"], "/", { body: z.string(), query: z.object({}), contentTypes: ["text/plain"], cors: false })
  create() {}
}

class Plain {
  @route("GET", "/plain")
  plain() {}
}

const here = expect.stringContaining("declarations.test.ts") as unknown

describe("declarations", () => {
  it("lists the app, its routes with all they inherit, and its authorizers, as JSON", () => {
    const app = new App("x", { controllers: [Todos, Plain], authorizers: [Auth, Other], authorizer: Auth })
    const declarations = JSON.parse(JSON.stringify(declarationsOf(app))) as object[]
    expect(declarations.slice(0, 4)).toEqual([
      {
        kind: "app",
        name: "x",
        authorizer: "Auth",
        binaryMediaTypes: ["*/*"],
        location: { file: here, line: 40 },
      },
      {
        kind: "http",
        classIndex: 0,
        className: "Todos",
        methodName: "get",
        methods: ["GET"],
        path: "/todos/{id}",
        routePath: "/{id}",
        controllerPath: "/todos",
        cors: true,
        schemas: [],
        function: { timeout: 5 },
        controllerFunction: { memory: 1024 },
        location: { file: here, line: 24 },
        controllerLocation: { file: here, line: 22 },
      },
      {
        kind: "http",
        classIndex: 0,
        className: "Todos",
        methodName: "create",
        methods: ["POST", "PUT"],
        path: "/todos",
        routePath: "/",
        controllerPath: "/todos",
        authorizer: "Other",
        cors: false,
        contentTypes: ["text/plain"],
        schemas: ["query", "body"],
        jsonSchemas: { query: { json: { type: "object", properties: {} } }, body: { json: { type: "string" } } },
        controllerFunction: { memory: 1024 },
        location: { file: here, line: 27 },
        controllerLocation: { file: here, line: 22 },
      },
      {
        kind: "http",
        classIndex: 1,
        className: "Plain",
        methodName: "plain",
        methods: ["GET"],
        path: "/plain",
        routePath: "/plain",
        controllerPath: "",
        authorizer: "Auth",
        schemas: [],
        location: { file: here, line: 32 },
      },
    ])
    expect(declarations.slice(4)).toMatchObject([
      { kind: "authorizer", classIndex: 0, className: "Auth", type: "token", location: { file: here, line: 8 } },
      { kind: "authorizer", classIndex: 1, className: "Other", type: "request" },
    ])
  })

  it("lists the tables that were constructed, with defaults and their line", () => {
    new Table("Pets", { partitionKey: "id", sortKey: { name: "at", type: "number" }, timeToLive: "expires" })
    expect(declarationsOf(new App("x")).filter(({ kind }) => kind === "table")).toEqual([
      {
        kind: "table",
        id: "Pets",
        partitionKey: "id",
        sortKey: { name: "at", type: "number" },
        timeToLive: "expires",
        billing: "on-demand",
        pointInTimeRecovery: false,
        encryption: "aws-owned",
        deletionProtection: false,
        location: { file: here, line: 105 },
      },
    ])
  })

  it("a derived controller has its base's routes, and replaces those it declares again", async () => {
    class Base {
      @route("GET", "/a")
      a() {
        return "base a"
      }

      @route("GET", "/b")
      b() {
        return "base b"
      }

      @route("GET", "/c")
      c() {
        return "base c"
      }
    }
    @controller("/derived")
    class Derived extends Base {
      @route("GET", "/b2")
      override b() {
        return "derived b"
      }

      override c() {
        return "derived c"
      }
    }
    const answers = ["/a", "/b2", "/c"].map(async (path) => {
      const response = await call({ controllers: [Derived] }, restEvent(`GET /derived${path}`))
      return response.body
    })
    expect(await Promise.all(answers)).toEqual(["base a", "derived b", "derived c"])
    expect((await call({ controllers: [Derived] }, restEvent("GET /derived/b"))).statusCode).toBe(404)
    expect((await call({ controllers: [Base] }, restEvent("GET /b"))).body).toBe("base b")
  })

  it("one method may have several routes", async () => {
    class Twice {
      @route("GET", "/old")
      @route("GET", "/new")
      get() {
        return "same"
      }
    }
    expect((await call({ controllers: [Twice] }, restEvent("GET /old"))).body).toBe("same")
    expect((await call({ controllers: [Twice] }, restEvent("GET /new"))).body).toBe("same")
  })

  it("knows an App of any copy of the framework", () => {
    expect(isApp(new App("x"))).toBe(true)
    expect([null, undefined, "app", { name: "x", options: {} }].some(isApp)).toBe(false)
  })
})
