import { describe, expect, it } from "vitest"
import { type Inferred, inferredFiles } from "./inferred-files.ts"

interface Source {
  readonly controller?: string
  readonly route?: string
  readonly app?: string
  readonly config?: string
}

const source = ({ controller = "", route = "", app = "" }: Source) => `import * as tsapi from "@tsapi/framework"
import { allow, App, authorizer, controller, iamAuthorizer, jwtAuthorizer, route } from "@tsapi/framework"
@authorizer({ type: "token" })
export class KeyAuth {
  authorize() { return allow({ principalId: "p", routes: ["*"] }) }
}
@controller("/notes"${controller && `, ${controller}`})
export class NoteController {
  @route("GET", "/"${route && `, ${route}`})
  list() { return tsapi.reply([]) }
  @route(["POST", "OPTIONS"], "/sent")
  send() {}
}
export const app = new App("notes", { controllers: [NoteController], authorizers: [KeyAuth]${app && `, ${app}`} })
`

async function inferred(declared: Source): Promise<Inferred> {
  const { config } = declared
  return inferredFiles({
    "src/app.ts": source(declared),
    ...(config && { "tsapi.config.ts": `export default ${config}` }),
  })
}

const open = `{ function: { url: { auth: "none" } } }`

describe("a function's URL", () => {
  it("asks for signatures unless it says otherwise", async () => {
    const { Resources, Outputs } = await inferred({ controller: "{ function: { url: true } }" })
    expect(Resources?.["NoteControllerFunctionUrl"]?.Properties).toEqual({
      TargetFunctionArn: { "Fn::GetAtt": ["NoteControllerFunction", "Arn"] },
      AuthType: "AWS_IAM",
      InvokeMode: "BUFFERED",
    })
    expect(Object.keys(Resources ?? {}).filter((id) => /Url.*Permission/.test(id))).toEqual([])
    expect(Outputs?.["NoteControllerFunctionUrl"]).toEqual({
      Description: "Takes requests that are signed.",
      Value: { "Fn::GetAtt": ["NoteControllerFunctionUrl", "FunctionUrl"] },
    })
  })

  it("lets anyone in where it says so, with both permissions that takes", async () => {
    const { Resources } = await inferred({ controller: open })
    const FunctionName = { "Fn::GetAtt": ["NoteControllerFunction", "Arn"] }
    expect(Resources?.["NoteControllerFunctionUrlPermission"]?.Properties).toEqual({
      FunctionName,
      Action: "lambda:InvokeFunctionUrl",
      Principal: "*",
      FunctionUrlAuthType: "NONE",
    })
    expect(Resources?.["NoteControllerFunctionUrlInvokePermission"]?.Properties).toEqual({
      FunctionName,
      Action: "lambda:InvokeFunction",
      Principal: "*",
      InvokedViaFunctionUrl: true,
    })
  })

  it("has the CORS of its routes, for their methods", async () => {
    const config = `{ functions: { Api: { url: true } } }`
    const cors = `cors: { allowOrigin: "https://app.example", exposeHeaders: ["ETag"], maxAgeSeconds: 60 }`
    const { Resources, errors } = await inferred({ config, controller: `{ ${cors} }` })
    expect(errors).toContain("CORS_OPTIONS_CONFLICT")
    expect(Resources).toBeUndefined()
    const explicit = await inferred({ config: `{ functions: { Api: { url: { ${cors} } } } }` })
    expect(explicit.Resources?.["ApiFunctionUrl"]?.Properties?.["Cors"]).toEqual({
      AllowOrigins: ["https://app.example"],
      AllowMethods: ["GET", "POST"],
      AllowHeaders: ["Authorization", "Content-Type", "X-Amz-Date", "X-Amz-Security-Token", "X-Api-Key"],
      AllowCredentials: false,
      ExposeHeaders: ["ETag"],
      MaxAge: 60,
    })
  })

  it("of all functions is one of those that serve routes", async () => {
    const { Resources } = await inferred({ config: "{ url: true }" })
    const urls = Object.values(Resources ?? {}).filter(({ Type }) => Type === "AWS::Lambda::Url")
    expect(urls).toHaveLength(1)
  })

  it.each<[string, Source, string, string]>([
    [
      "a route with an authorizer",
      { controller: open, route: "{ authorizer: KeyAuth }" },
      "FUNCTION_URL_UNGUARDED",
      "app.ts:9",
    ],
    [
      "the app's authorizer",
      { controller: open, app: "authorizer: KeyAuth" },
      "does not ask for its authorizer KeyAuth",
      "app.ts:11",
    ],
    [
      "a token's authorizer, also where the URL asks for a signature",
      {
        config: "{ url: true }",
        route: `{ authorizer: jwtAuthorizer({ issuer: "https://id.example/", audience: "notes" }) }`,
      },
      "does not ask for its authorizer Jwt",
      "app.ts:9",
    ],
    [
      "signatures, where the URL asks for none",
      { controller: open, route: "{ authorizer: iamAuthorizer() }" },
      "does not ask for its authorizer Iam",
      "app.ts:9",
    ],
    [
      "an API key",
      { controller: open, route: "{ apiKey: true }", app: `api: { usagePlans: { Basic: { keys: ["Mobile"] } } }` },
      "does not ask for its API key",
      "app.ts:9",
    ],
    ["a throttle", { controller: open, route: "{ throttle: { rate: 1, burst: 1 } }" }, "its throttle", "app.ts:9"],
    [
      "a resource policy",
      { config: "{ url: true }", app: `api: { resourcePolicy: { allow: [{ ip: "203.0.113.0/24" }] } }` },
      "The URL of Api is not behind the API's resource policy",
      "tsapi.config.ts:1",
    ],
    [
      "a private endpoint",
      {
        controller: open,
        app: `api: { endpoint: "private", resourcePolicy: { allow: [{ vpcEndpoint: "vpce-0123456789abcdef0" }] } }`,
      },
      "The URL of NoteController is not behind the API's private endpoint",
      "app.ts:7",
    ],
    [
      "mutual TLS",
      {
        controller: open,
        app: `api: {
          domain: { name: "api.example.com", hostedZone: "Z0123456789ABC", mutualTls: { truststore: "s3://trust/ca.pem" } },
          disableExecuteApiEndpoint: true,
        }`,
      },
      "The URL of NoteController is not behind the API's mutual TLS",
      "app.ts:7",
    ],
    [
      "a firewall",
      { controller: open, app: `api: { waf: { rules: [{ managed: "AWSManagedRulesCommonRuleSet" }] } }` },
      "The URL of NoteController is not behind the API's firewall",
      "app.ts:7",
    ],
  ])("is refused beside %s", async (_name, declared, message, place) => {
    const { errors } = await inferred(declared)
    expect(errors).toContain("FUNCTION_URL_UNGUARDED")
    expect(errors).toContain(message)
    expect(errors).toContain(place)
  })

  it("says how the route is opened: only what guards it is named", async () => {
    const { errors } = await inferred({ controller: open, route: "{ throttle: { rate: 1, burst: 1 } }" })
    expect(errors).toContain("open the route: remove throttle from it and its controller.")
    expect(errors).not.toContain("authorizer: null")
  })

  it("goes with iamAuthorizer where it asks for signatures itself", async () => {
    const { errors } = await inferred({ config: "{ url: true }", route: "{ authorizer: iamAuthorizer() }" })
    expect(errors).toBe("")
  })

  it.each<[string, Source, string]>([
    ["routes that differ in cors", { config: "{ url: true }", route: "{ cors: true }" }, "differ in cors"],
    [
      "a function without routes",
      { config: "{ functions: { KeyAuth: { url: true } } }" },
      "KeyAuth has a URL and no route",
    ],
    [
      "a route that streams, where it is set not to",
      { controller: "{ function: { url: { streaming: false } } }", route: "{ stream: true }" },
      "NoteController.list streams its answers",
    ],
  ])("is refused for %s", async (_name, declared, message) => {
    const { errors } = await inferred(declared)
    expect(errors).toContain("FUNCTION_URL_INVALID")
    expect(errors).toContain(message)
  })

  it("streams where one of its routes does, or where it says so", async () => {
    const modeOf = async (declared: Source) =>
      (await inferred(declared)).Resources?.["NoteControllerFunctionUrl"]?.Properties?.["InvokeMode"]
    const url = "function: { url: true }"
    expect(await modeOf({ controller: `{ ${url} }`, route: "{ stream: true }" })).toBe("RESPONSE_STREAM")
    expect(await modeOf({ controller: "{ function: { url: { streaming: true } } }" })).toBe("RESPONSE_STREAM")
    expect(await modeOf({ controller: `{ ${url} }` })).toBe("BUFFERED")
  })

  it.each([
    [`{ auth: "jwt" }`, 'url.auth is "jwt"'],
    ["1", "url is 1"],
    ["{ cors: { maxAgeSeconds: 100000 } }", "from 0 to 86400"],
    ["{ stream: true }", "Did you mean streaming?"],
  ])("cannot be %s", async (url, message) => {
    const { errors } = await inferred({ controller: `{ function: { url: ${url} } }` })
    expect(errors).toContain("FUNCTION_INVALID")
    expect(errors).toContain(message)
  })
})
