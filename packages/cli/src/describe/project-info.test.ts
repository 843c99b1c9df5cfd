import { expect, it } from "vitest"
import { makeProject } from "../../test/make-project.ts"
import { projectInfo } from "./project-info.ts"

const infoOf = async (manifest: string) => projectInfo(await makeProject({ "package.json": manifest }), "shop")

it("has the version and the description of package.json", async () => {
  const info = { title: "shop", version: "1.2.3", description: "Sells" }
  expect(await infoOf('\uFEFF{ "version": "1.2.3", "description": "Sells" }')).toEqual(info)
  expect(await infoOf('{ "version": 1, "description": "" }')).toEqual({ title: "shop", version: "0.0.0" })
})

it("does without the file", async () => {
  expect(await projectInfo("/nowhere", "shop")).toEqual({ title: "shop", version: "0.0.0" })
})

it("says in which line the file is no JSON", async () => {
  await expect(infoOf('{\n  "version": "1.2.3"\n  "name": "shop"\n}')).rejects.toMatchObject({
    code: "SOURCE_INVALID",
    location: { file: "package.json", line: 3 },
  })
})
