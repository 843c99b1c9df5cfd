import { describe, expect, it } from "vitest"
import { inferredFiles } from "./inferred-files.ts"
import { packagedFiles } from "./packaged-files.ts"

const hooks = (decorators: string) => `import { App, lambda, onQueue, Queue, schedule } from "@tsapi/framework"
export class Hooks {
  ${decorators}
  take() {}
}
export const app = new App("hooks", { handlers: [Hooks] })
`

describe("the URL of a method without routes", () => {
  it("leads to the method where that has @lambda", async () => {
    const auth = 'auth: "none", cors: { allowOrigin: "https://app.example" }'
    const { Resources, Outputs, summary } = await packagedFiles({
      "src/app.ts": hooks(`@lambda({ function: { url: { ${auth} } } })`),
    })
    expect(Resources?.["HooksTakeFunctionUrl"]?.Properties).toMatchObject({
      AuthType: "NONE",
      InvokeMode: "BUFFERED",
      Cors: { AllowOrigins: ["https://app.example"], AllowMethods: ["*"] },
    })
    expect(Object.keys(Resources ?? {}).filter((id) => /Url.*Permission/.test(id))).toHaveLength(2)
    expect(Outputs?.["HooksTakeFunctionUrl"]?.Description).toBe("Takes requests of anyone.")
    expect(summary).toContain("Function URLs\n")
    expect(summary).not.toContain("Routes")
  })

  it("is given by the config to that very function only", async () => {
    const source = hooks("@lambda()")
    const all = await inferredFiles({ "src/app.ts": source, "tsapi.config.ts": "export default { url: true }" })
    expect(all.Resources).not.toHaveProperty("HooksTakeFunctionUrl")
    const config = "export default { functions: { HooksTake: { url: true } } }"
    const { Resources } = await inferredFiles({ "src/app.ts": source, "tsapi.config.ts": config })
    expect(Resources?.["HooksTakeFunctionUrl"]?.Properties?.["AuthType"]).toBe("AWS_IAM")
  })

  it("is given by the command line to that very function only", async () => {
    const files = { "src/app.ts": hooks("@lambda()") }
    const all = await inferredFiles(files, ["url=true"])
    expect(all.Resources).not.toHaveProperty("HooksTakeFunctionUrl")
    const { Resources } = await inferredFiles(files, ["functions.HooksTake.url.auth=none"])
    expect(Resources?.["HooksTakeFunctionUrl"]?.Properties?.["AuthType"]).toBe("NONE")
    const queue = { "src/app.ts": hooks('@onQueue(new Queue("Orders"))') }
    const { errors } = await inferredFiles(queue, ["functions.HooksTake.url=true"])
    expect(errors).toContain("FUNCTION_URL_INVALID")
  })

  it.each([
    ['@onQueue(new Queue("Orders"), { function: { url: true } })', "HooksTake has a URL and no route"],
    ['@schedule("rate(1 day)", { function: { url: true } })', "those of @lambda, have one"],
    ["@lambda({ function: { url: { streaming: true } } })", "set to stream, which methods with @lambda do not"],
  ])("is refused for %s", async (decorator, message) => {
    const { errors } = await inferredFiles({ "src/app.ts": hooks(decorator) })
    expect(errors).toContain("FUNCTION_URL_INVALID")
    expect(errors).toContain(message)
    expect(errors).toContain("src/app.ts:3")
  })
})
