import { describe, expect, it } from "vitest"
import { App, controller, createLambdaHandler, NotFoundError, reply, route, type RouteRequest } from "@tsapi/framework"
import type { HttpApiResponse } from "../src/http/http-api-event.ts"
import { functionUrlEvent, type FunctionUrlEventFields } from "./function-url-event.ts"
import { lambdaContext } from "./rest-event.ts"

@controller("/files", { cors: { allowOrigin: "https://app.example" } })
class FileController {
  @route("GET", "/{id}")
  get({ params, route: template, path }: RouteRequest<"/{id}">) {
    if (params.id === "none") throw new NotFoundError("no such file")
    return { id: params.id, template, path }
  }

  @route("GET", "/latest")
  latest() {
    return "latest"
  }

  @route("PUT", "/{path+}")
  put(request: RouteRequest<"/{path+}">) {
    const { params, auth, header } = request
    return { path: params.path, caller: auth.principalId, body: header("Content-Type") && request.body }
  }

  @route("ANY", "/any")
  any({ method }: RouteRequest) {
    return method
  }

  @route("POST", "/cookies")
  cookies() {
    return reply("", {
      headers: { "Set-Cookie": ["a=1", "b=2"], "Access-Control-Expose-Headers": "ETag", Vary: "Accept" },
    })
  }
}

const handler = createLambdaHandler(new App("files", { controllers: [FileController] }))

async function call(route: `${string} ${string}`, fields?: FunctionUrlEventFields): Promise<HttpApiResponse> {
  return (await handler(functionUrlEvent(route, fields), lambdaContext)) as HttpApiResponse
}

const jsonOf = ({ body }: HttpApiResponse): unknown => JSON.parse(body)

describe("a request to a function URL", () => {
  it("is routed by its path, which stays as the client sent it", async () => {
    expect(jsonOf(await call("GET /files/a%2Fb%20c"))).toEqual({
      id: "a/b c",
      template: "/files/{id}",
      path: "/files/a%2Fb%20c",
    })
    expect((await call("GET /files/latest")).body).toBe("latest")
    expect((await call("GET /files/latest/")).body).toBe("latest")
    expect(jsonOf(await call("PUT /files/a/b/c"))).toMatchObject({ path: "a/b/c" })
    expect((await call("DELETE /files/any")).body).toBe("DELETE")
  })

  it("answers 404 where no route has the path, and 405 where others have it", async () => {
    expect(await call("GET /other")).toMatchObject({ statusCode: 404 })
    expect(await call("PATCH /files/1")).toMatchObject({ statusCode: 405, headers: { Allow: "GET" } })
    expect(await call("POST /files/latest")).toMatchObject({ statusCode: 405 })
    expect(await call("GET /files/none")).toMatchObject({ statusCode: 404 })
  })

  it("knows the ARN of whoever signed it", async () => {
    const iam = { userArn: "arn:aws:iam::123456789012:user/ada" }
    const fields = {
      requestContext: { authorizer: { iam } },
      body: "{}",
      headers: { "content-type": "application/json" },
    }
    expect(jsonOf(await call("PUT /files/a", fields))).toEqual({ path: "a", caller: iam.userArn, body: {} })
  })

  it("is answered without CORS, which is the URL's own, and with cookies apart", async () => {
    const answer = await call("POST /files/cookies", { headers: { origin: "https://app.example" } })
    expect(answer).toMatchObject({ cookies: ["a=1", "b=2"], headers: { Vary: "Accept" } })
    expect(Object.keys(answer.headers).filter((name) => /^access-control/i.test(name))).toEqual([])
  })
})
