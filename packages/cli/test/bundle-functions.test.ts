import { describe, expect, it } from "vitest"
import { bundleFunctions } from "../src/bundle/bundle-functions.ts"
import { buildAppModel } from "../src/load/build-app-model.ts"
import { importApp } from "../src/load/import-app.ts"
import { loadConfig } from "../src/load/load-config.ts"
import type { Artifact } from "../src/model/built-stack.ts"
import { makeProject } from "./make-project.ts"

const app = `import { App } from "@tsapi/framework"
import { KeyAuth } from "./key-auth.ts"
import { OneController } from "./one-controller.ts"
import { TwoController } from "./two-controller.ts"
export const app = new App("pair", { controllers: [OneController, TwoController], authorizers: [KeyAuth], authorizer: KeyAuth })
`
const controllerNamed = (name: string, body: string) => `import { controller, route } from "@tsapi/framework"
@controller("/${name.toLowerCase()}")
export class ${name}Controller {
  @route("GET", "/")
  get() { ${body} }
}
`
const keyAuth = `import { allow, authorizer } from "@tsapi/framework"
@authorizer({ type: "token" })
export class KeyAuth {
  authorize() { return allow({ principalId: "key-owner", routes: ["*"] }) }
}
`
const pair = {
  "src/app.ts": app,
  "src/key-auth.ts": keyAuth,
  "src/one-controller.ts": controllerNamed("One", `return "first answer"`),
  "src/two-controller.ts": controllerNamed("Two", `return "second answer"`),
}

async function bundle(files: Readonly<Record<string, string>>, set: readonly string[] = []) {
  const config = await loadConfig(await makeProject(files), { stage: "dev", set })
  return bundleFunctions(buildAppModel(await importApp(config), config), config)
}

function codeOf(artifacts: readonly Artifact[], functionId: string): string {
  const files = artifacts.find((artifact) => artifact.functionId === functionId)?.files ?? []
  return files.map(({ bytes }) => Buffer.from(bytes).toString()).join("\n")
}

describe("bundling functions", () => {
  it("keeps the authorizer's code out of the API's function, and the API's out of the authorizer's", async () => {
    const artifacts = await bundle(pair)
    expect(artifacts.map(({ functionId }) => functionId).toSorted()).toEqual(["Api", "KeyAuth"])
    expect(codeOf(artifacts, "Api")).toContain("first answer")
    expect(codeOf(artifacts, "Api")).not.toContain("key-owner")
    expect(codeOf(artifacts, "KeyAuth")).toContain("key-owner")
    expect(codeOf(artifacts, "KeyAuth")).not.toContain("first answer")
  })

  it("gives each controller its own code when they are split", async () => {
    const artifacts = await bundle(pair, ["split=controller"])
    expect(codeOf(artifacts, "OneController")).toContain("first answer")
    expect(codeOf(artifacts, "OneController")).not.toContain("second answer")
    expect(codeOf(artifacts, "TwoController")).not.toContain("first answer")
  })

  it("holds the app once where a controller imports it", async () => {
    const one = `import { app } from "./app.ts"\n${controllerNamed("One", "return app.name")}`
    const artifacts = await bundle({ ...pair, "src/one-controller.ts": one }, ["split=controller"])
    const count = (functionId: string) => codeOf(artifacts, functionId).split('"pair"').length - 1
    expect(["OneController", "TwoController", "KeyAuth"].map(count)).toEqual([1, 1, 1])
    expect(codeOf(artifacts, "OneController")).not.toContain("second answer")
  })

  it("leaves reflect-metadata out of the bundle", async () => {
    expect(codeOf(await bundle(pair), "Api")).not.toContain("OrdinaryDefineOwnMetadata")
  })

  it("names the project's modules that a bundle holds", async () => {
    const artifacts = await bundle(pair)
    const modules = artifacts.find(({ functionId }) => functionId === "KeyAuth")?.modules ?? []
    expect(modules.filter((module) => module.startsWith("src/"))).toEqual(["src/app.ts", "src/key-auth.ts"])
  })

  it("makes the same zip from the same source in another directory", async () => {
    const [first, second] = [await bundle(pair), await bundle(pair)]
    expect(first.map(({ sha256 }) => sha256)).toEqual(second.map(({ sha256 }) => sha256))
    expect(first.map(({ zip }) => Buffer.from(zip).toString("base64"))).toEqual(
      second.map(({ zip }) => Buffer.from(zip).toString("base64")),
    )
  })

  it("emits one CommonJS file, and an ES module in chunks where the source imports lazily or awaits at top level", async () => {
    const names = async (one: string) => {
      const artifacts = await bundle({
        ...pair,
        "src/one-controller.ts": one,
        "src/lazy.ts": `export const late = "late"`,
      })
      return artifacts
        .find(({ functionId }) => functionId === "Api")
        ?.files.map(({ name }) => name.replace(/-\w+/, "-#"))
    }
    expect(await names(controllerNamed("One", `return ""`))).toEqual(["index.js"])
    expect(await names(controllerNamed("One", `return import("./lazy.ts").then((lazy) => lazy.late)`))).toEqual([
      "chunk-#.mjs",
      "chunk-#.mjs",
      "index.mjs",
    ])
    expect(await names(`${controllerNamed("One", `return ""`)}\nawait Promise.resolve()\n`)).toEqual(["index.mjs"])
    expect(await names(controllerNamed("One", `return import.meta.url`))).toEqual(["index.mjs"])
  })

  it("reports an import that cannot be found at its line", async () => {
    const files = { ...pair, "src/one-controller.ts": controllerNamed("One", `return import("no-such-package")`) }
    await expect(bundle(files)).rejects.toMatchObject({
      errors: [{ code: "SOURCE_INVALID", location: { file: "src/one-controller.ts", line: 5 } }],
    })
  })
})
