import { describe, expect, it } from "vitest"
import { UserError, UserErrors } from "../src/errors/user-error.ts"
import { loadApp } from "../src/pipeline/load-app.ts"
import { makeProject } from "./make-project.ts"

const hello = `import { App, controller, route } from "@tsapi/framework"
@controller("/hello")
export class HelloController {
  @route("GET", "/")
  greet() { return "hello" }
}
export const app = new App("hello", { controllers: [HelloController] })
`

async function load(files: Readonly<Record<string, string>>, set: readonly string[] = []) {
  return loadApp(await makeProject(files), { stage: "dev", set })
}

async function errorsOf(files: Readonly<Record<string, string>>, set: readonly string[] = []) {
  const error: unknown = await load(files, set).catch((thrown: unknown) => thrown)
  const errors = error instanceof UserErrors ? error.errors : error instanceof UserError ? [error] : []
  if (errors.length === 0) throw new Error("loading did not fail with a user error", { cause: error })
  return errors.map(({ code, location }) => `${code} ${location?.file}:${location?.line}`)
}

describe("loading an app", () => {
  it("knows where everything is declared, whatever the user's tsconfig says about decorators", async () => {
    const { app } = await load({ "src/app.ts": hello, "tsconfig.json": "{}" })
    expect(app).toMatchObject({
      appName: "hello",
      entry: "src/app.ts",
      exportName: "app",
      functions: [{ id: "Api", kinds: ["http"], memoryMb: 512, timeoutSeconds: 30, location: { line: 2 } }],
    })
    expect(app.functions[0]?.roots).toEqual([
      {
        ...{ kind: "http", className: "HelloController", methodName: "greet", classIndex: 0 },
        location: { file: "src/app.ts", line: 4 },
      },
    ])
  })

  it("loads an entry called app.ts beside the package.json", async () => {
    const { app } = await load({ "app.ts": hello }, ["entry=app.ts"])
    expect(app).toMatchObject({ appName: "hello", entry: "app.ts" })
  })

  it("reports a throw in top-level code at its own line", async () => {
    const files = { "src/app.ts": `import "./boom.ts"\n${hello}`, "src/boom.ts": `\n\nthrow new Error("no config")\n` }
    expect(await errorsOf(files)).toEqual(["APP_LOAD_FAILED src/boom.ts:3"])
  })

  it("reports an option that does not exist where the app gives it, and not as a matter of top-level code", async () => {
    const queue = `import { Queue } from "@tsapi/framework"\n\nexport const orders = new Queue("Orders", { fifi: true })\n`
    const loading = (text: string) => load({ "src/app.ts": `import "./queue.ts"\n${hello}`, "src/queue.ts": text })
    await expect(loading(queue)).rejects.toMatchObject({
      message: expect.stringContaining('Queue has no option "fifi"'),
      location: { file: "src/queue.ts", line: 3 },
      hint: undefined,
    })
    const reading = queue.replace(", { fifi: true })", ")\norders.url")
    await expect(loading(reading)).rejects.toMatchObject({
      location: { file: "src/queue.ts", line: 4 },
      hint: expect.stringContaining("Top-level code runs at build time too"),
    })
  })

  it("reports a syntax error and an import of nothing at their own lines", async () => {
    expect(await errorsOf({ "src/app.ts": `${hello}\nconst = 1\n` })).toEqual(["SOURCE_INVALID src/app.ts:9"])
    expect(await errorsOf({ "src/app.ts": `import "./gone.ts"\n${hello}` })).toEqual(["SOURCE_INVALID src/app.ts:1"])
  })

  it("says how to get a package that is not there", async () => {
    const hint = 'Install it (npm install @shop/prices), or write "./" before a path of your own.'
    await expect(load({ "src/app.ts": `import "@shop/prices/list"\n${hello}` })).rejects.toMatchObject({
      errors: [{ code: "SOURCE_INVALID", hint }],
    })
  })

  it("says so when the entry is missing, exports no App, or exports two", async () => {
    expect(await errorsOf({})).toEqual(["ENTRY_NOT_FOUND undefined:undefined"])
    expect(await errorsOf({ "src/app.ts": "export const other = 1\n" })).toEqual(["APP_NOT_FOUND src/app.ts:1"])
    const two = `${hello}\nexport const second = new App("second", { controllers: [HelloController] })\n`
    expect(await errorsOf({ "src/app.ts": two })).toEqual(["APP_AMBIGUOUS src/app.ts:1"])
  })

  it("accepts an App that is exported under two names", async () => {
    const { app } = await load({ "src/app.ts": `${hello}\nexport default app\n` })
    expect(app.appName).toBe("hello")
  })

  it("does not let code that ends the process or never ends go unnoticed", async () => {
    expect(await errorsOf({ "src/app.ts": `process.exit(0)\n${hello}` })).toEqual(["APP_LOAD_FAILED src/app.ts:1"])
  })

  it("refuses an app without a route, and a name that cannot be a stack's", async () => {
    const empty = `import { App } from "@tsapi/framework"\n\nexport const app = new App("my app", {})\n`
    expect(await errorsOf({ "src/app.ts": empty })).toEqual(["APP_NAME_INVALID src/app.ts:3", "APP_EMPTY src/app.ts:3"])
  })

  it("reports every fault of the declarations at once", async () => {
    const faulty = hello
      .replace(`@route("GET", "/")`, `@route("GET", "/")\n  @route("GET", "/{a b}")`)
      .replace(`new App("hello"`, `new App("my app"`)
    const errors = await errorsOf({ "src/app.ts": faulty })
    expect(errors.length).toBeGreaterThanOrEqual(2)
    expect(errors).toContain("APP_NAME_INVALID src/app.ts:8")
  })

  it("names both tables of one id", async () => {
    const tables = `${hello.replace("App,", "App, Table,")}
export const first = new Table("Todos", { partitionKey: "id" })
export const second = new Table("Todos", { partitionKey: "id" })
`
    expect(await errorsOf({ "src/app.ts": tables })).toEqual(["RESOURCE_DUPLICATE src/app.ts:10"])
  })

  it("gives a controller with settings a function of its own, and the command line beats its decorator", async () => {
    const own = hello.replace(
      `@controller("/hello")`,
      `@controller("/hello", { function: { memory: 1024, timeout: 5 } })`,
    )
    const { app } = await load({ "src/app.ts": own }, ["timeout=7"])
    expect(app.functions).toMatchObject([{ id: "HelloController", memoryMb: 1024, timeoutSeconds: 7 }])
  })

  it("136: stage.function beats stage, which beats the top-level function, which beats the top level", async () => {
    const config = (text: string) => ({ "src/app.ts": hello, "tsapi.config.ts": `export default ${text}` })
    const timeout = async (text: string) => (await load(config(text))).app.functions[0]?.timeoutSeconds
    const top = "timeout: 10"
    const topFunction = `${top}, functions: { Api: { timeout: 15 } }`
    expect(await timeout(`{ ${top} }`)).toBe(10)
    expect(await timeout(`{ ${topFunction} }`)).toBe(15)
    expect(await timeout(`{ ${topFunction}, stages: { dev: { timeout: 20 } } }`)).toBe(20)
    expect(
      await timeout(`{ ${topFunction}, stages: { dev: { timeout: 20, functions: { Api: { timeout: 30 } } } } }`),
    ).toBe(30)
  })

  it("136, 137: environments merge by key over every level", async () => {
    const config = `export default {
  environment: { A1: "top", B1: "top", C1: "top", D1: "top" },
  functions: { Api: { environment: { B1: "function" } } },
  stages: { dev: { environment: { C1: "stage" }, functions: { Api: { environment: { D1: "stage function" } } } } },
}`
    const { app } = await load({ "src/app.ts": hello, "tsapi.config.ts": config }, ["environment.E1=cli"])
    expect(app.functions[0]?.environment).toEqual({
      A1: "top",
      B1: "function",
      C1: "stage",
      D1: "stage function",
      E1: "cli",
    })
  })

  it("suggests the function a config meant", async () => {
    const files = { "src/app.ts": hello, "tsapi.config.ts": "export default { functions: { api: { memory: 256 } } }" }
    await expect(load(files)).rejects.toMatchObject({
      errors: [{ code: "FUNCTION_UNKNOWN", hint: "Did you mean Api?" }],
    })
  })

  it("suggests the function whose log a method meant, whichever command loads the app", async () => {
    const source = `import { App, functionLogGroup, lambda, onLog } from "@tsapi/framework"
export class Watch {
  @lambda() open() {}
  @onLog(functionLogGroup("WatchOpn")) alert() {}
}
export const app = new App("watch", { handlers: [Watch] })
`
    await expect(load({ "src/app.ts": source })).rejects.toMatchObject({
      errors: [
        {
          ...{ code: "FUNCTION_UNKNOWN", message: '@onLog of Watch.alert: the app has no function "WatchOpn"' },
          ...{ hint: "Did you mean WatchOpen?", location: { file: "src/app.ts", line: 4 } },
        },
      ],
    })
  })

  it("refuses settings in a decorator that Lambda would refuse, at the controller's line", async () => {
    const settings = `{ function: { memory: 64, timeout: 901, environment: { AWS_REGION: "x" } } }`
    const files = { "src/app.ts": hello.replace(`@controller("/hello")`, `@controller("/hello", ${settings})`) }
    expect(await errorsOf(files)).toEqual(Array.from({ length: 3 }, () => "FUNCTION_INVALID src/app.ts:2"))
  })

  it("132: refuses two functions of one name across kinds", async () => {
    const keyAuth = `import { allow, authorizer } from "@tsapi/framework"
@authorizer({ type: "token" })
export class HelloController {
  authorize() { return allow({ principalId: "x", routes: ["*"] }) }
}
`
    const app = hello
      .replace(`@controller("/hello")`, `@controller("/hello", { function: { memory: 256 } })`)
      .replace("controllers:", "authorizers: [KeyAuth], controllers:")
    const files = {
      "src/app.ts": `import { HelloController as KeyAuth } from "./key-auth.ts"\n${app}`,
      "src/key-auth.ts": keyAuth,
    }
    expect(await errorsOf(files)).toEqual(["FUNCTION_DUPLICATE src/key-auth.ts:2"])
  })
})
