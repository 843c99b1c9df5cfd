import { fileURLToPath } from "node:url"
import { deflateRawSync } from "node:zlib"
import { build } from "esbuild"
import { describe, expect, it } from "vitest"

const fixtures = fileURLToPath(new URL("../test/fixtures", import.meta.url))
const reflectLite = fileURLToPath(new URL("declarations/reflect-lite.ts", import.meta.url))

/** The bytes of JavaScript that `tsapi package` would ship for an entry. */
async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fixtures, loader: "ts" },
    bundle: true,
    write: false,
    platform: "node",
    target: "node20",
    format: "cjs",
    minify: true,
    keepNames: true,
    conditions: ["@tsapi/source"],
    define: { "process.env.TSAPI_PHASE": '"run"' },
    alias: { "reflect-metadata/no-conflict": reflectLite },
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
    legalComments: "none",
  })
  return outputFiles[0]?.text ?? ""
}

const zipped = (code: string) => deflateRawSync(code, { level: 9 }).length

const app = `import { app } from "./todo-app.ts"
import { createHandler, http } from "@tsapi/framework/internal"
export const handler = createHandler(app, { kinds: [http] })`

describe("the deployed code of an API with 12 routes", () => {
  it("is at most 3.6 KB over a bare handler when zipped", async () => {
    const [ours, bare] = await Promise.all([bundle(app), bundle('export { handler } from "./bare-handler.ts"')])
    expect(zipped(ours) - zipped(bare)).toBeLessThan(3.6 * 1024)
  })

  it("holds nothing that only the build or other apps need", async () => {
    const code = await bundle(app)
    for (const absent of [
      "async_hooks",
      "captureStackTrace",
      "has no option",
      "is listed twice",
      "execute-api",
      "_TABLE_",
      "connectionId",
      "currentRequest",
    ]) {
      expect(code).not.toContain(absent)
    }
    expect(code).not.toMatch(/\brequire\(/)
  })

  it("holds nothing that only the build needs where authorizers are values", async () => {
    const code =
      await bundle(`import { App, cognitoAuthorizer, existingAuthorizer, jwtAuthorizer, route } from "@tsapi/framework"
      import { createHandler, http } from "@tsapi/framework/internal"
      const pool = cognitoAuthorizer({ userPool: "arn" })
      const issuer = jwtAuthorizer({ issuer: "https://id.example/", audience: "todos" })
      const company = existingAuthorizer({ functionName: "company", type: "token" })
      class Todos {
        @route("GET", "/a", { authorizer: issuer }) a() {}
        @route("GET", "/b", { authorizer: company }) b() {}
      }
      export const handler = createHandler(new App("a", { controllers: [Todos], authorizer: pool }), { kinds: [http] })`)
    for (const absent of ["captureStackTrace", "has no option", "is listed twice", "identityValidationExpression"]) {
      expect(code).not.toContain(absent)
    }
  })

  it("loads node:async_hooks only in an app that calls currentRequest", async () => {
    const code = await bundle(`${app}\nexport { currentRequest } from "@tsapi/framework"`)
    expect(code).toContain("async_hooks")
  })
})

describe("the deployed code of the same API as an HTTP API", () => {
  it("is at most 0.7 KB more when zipped", async () => {
    const entry = app.replaceAll("http }", "httpApi }").replace("[http]", "[httpApi]")
    const [ours, rest] = await Promise.all([bundle(entry), bundle(app)])
    expect(ours).toContain("rawQueryString")
    expect(zipped(ours) - zipped(rest)).toBeLessThan(0.7 * 1024)
  })
})
