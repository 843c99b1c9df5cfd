import { build, type BuildOptions } from "esbuild"
import { describe, expect, it } from "vitest"
import { appOf, infer } from "../../test/policy/one-module-app.ts"
import { inferHandlerLines } from "../../test/policy/handler-project.ts"

const source = `import { S3 } from "@aws-sdk/client-s3"
export const handler = async (event) => new S3({}).getObject({ Bucket: "uploads", Key: event.key })
`

async function bundled(options: BuildOptions): Promise<string> {
  const { outputFiles = [] } = await build({
    stdin: { contents: source, resolveDir: import.meta.dirname },
    bundle: true,
    platform: "node",
    write: false,
    logLevel: "error",
    ...options,
  })
  return outputFiles[0]?.text ?? ""
}

const refused = (file: string) => ({
  errors: [{ code: "POLICY_SDK_BUNDLED", location: { file, line: 1 }, message: expect.stringContaining(file) }],
})

describe("code with the SDK bundled into it", () => {
  it.each<[string, BuildOptions]>([
    ["as CommonJS", { format: "cjs" }],
    ["as a module", { format: "esm" }],
    ["minified", { format: "cjs", minify: true }],
  ])("is refused %s", async (_, options) => {
    const code = await bundled(options)
    await expect(inferHandlerLines({ "dist/index.js": code }, ["dist/index.js"])).rejects.toMatchObject(
      refused("dist/index.js"),
    )
  })

  it("is refused where another module imports it, also in an app", async () => {
    const code = await bundled({ format: "esm", minify: true })
    const again = 'export { handler } from "./dist/index.js"'
    await expect(inferHandlerLines({ "a.js": again, "dist/index.js": code }, ["a.js"])).rejects.toMatchObject(
      refused("dist/index.js"),
    )
    const app = appOf('import { handler } from "./dist/index.js"', "return handler({ key: id })")
    await expect(infer({ ...app, "src/dist/index.js": code })).rejects.toMatchObject({
      errors: [{ code: "POLICY_SDK_BUNDLED" }],
    })
  })

  it("is followed where only the user's own code was bundled", async () => {
    const code = await bundled({ format: "esm", minify: true, external: ["@aws-sdk/*"] })
    const [lines] = await inferHandlerLines({ "dist/index.mjs": code }, ["dist/index.mjs"])
    expect(lines).toEqual([expect.stringMatching(/^s3:GetObject arn:aws:s3:::uploads\/\* /)])
  })

  it.each(["AWS4-HMAC-SHA256", "amz-sdk-invocation-id"])("is not code that merely says %s", async (text) => {
    const files = { "a.js": source.replace("event.key", `event["${text}"]`) }
    const [lines] = await inferHandlerLines(files, ["a.js"])
    expect(lines?.[0]).toMatch(/^s3:GetObject /)
  })
})
