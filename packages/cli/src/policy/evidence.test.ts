import { expect, it } from "vitest"
import { inferSource } from "../../test/policy/infer-source.ts"

it("calls a class as the code does, whatever the bundler makes of its name", async () => {
  const [policy] = await inferSource({
    "src/app.ts": `
import { S3 } from "@aws-sdk/client-s3"
import { App, controller, route } from "@tsapi/framework"
class Files {
  static #s3 = new S3()
  static prefix = "shared/"
  load(key: string) {
    return Files.#s3.getObject({ Bucket: "files", Key: Files.prefix + key })
  }
}
@controller("/files")
export class FileController {
  @route("GET", "/")
  async get() {
    return new Files().load("a")
  }
}
export const app = new App("files", { controllers: [FileController] })
`,
  })
  const { evidence } = policy?.grants.find(({ action }) => action === "s3:GetObject") ?? {}
  expect(evidence?.map(({ chain }) => chain)).toEqual([["FileController.get", "Files.load"]])
})
