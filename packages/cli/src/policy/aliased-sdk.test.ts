import { expect, it } from "vitest"
import { inferHandlerLines } from "../../test/policy/handler-project.ts"

const s3 = "exports.S3Client = S3Client;\nexports.GetObjectCommand = GetObjectCommand;"

const aliased = {
  "node_modules/old-s3/package.json": `{ "name": "@aws-sdk/client-s3", "main": "dist-cjs/index.js" }`,
  "node_modules/old-s3/dist-cjs/index.js": s3,
}

const read = `await new S3Client({}).send(new GetObjectCommand({ Bucket: "uploads", Key: "a" }))`
const granted = ["s3:GetObject arn:aws:s3:::uploads/a @ src/x.ts:2 handler"]

it.each([
  ["imported", `import { GetObjectCommand, S3Client } from "old-s3"`],
  ["required", `const { GetObjectCommand, S3Client } = require("old-s3")`],
])("an SDK package that package.json gives another name is known by its own where it is %s", async (_how, line) => {
  const handler = `${line}\nexport const handler = async () => { ${read} }`
  expect(await inferHandlerLines({ ...aliased, "src/x.ts": handler }, ["src/x.ts#handler"])).toEqual([granted])
})

it("a package that has the SDK under another name is read", async () => {
  const library = {
    "node_modules/reader/package.json": JSON.stringify({
      ...{ name: "reader", main: "index.js", dependencies: { "old-s3": "npm:@aws-sdk/client-s3@3" } },
    }),
    "node_modules/reader/index.js": `const { GetObjectCommand, S3Client } = require("old-s3")\nexports.read = async () => { ${read} }`,
  }
  const handler = `import { read } from "reader"\nexport const handler = async () => {\n  await read()\n}`
  const [lines] = await inferHandlerLines({ ...aliased, ...library, "src/x.ts": handler }, ["src/x.ts#handler"])
  expect(lines).toEqual([expect.stringMatching(/^s3:GetObject arn:aws:s3:::uploads\/a @ /)])
})
