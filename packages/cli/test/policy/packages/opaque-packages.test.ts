import { describe, expect, it } from "vitest"
import { inferInstalled, inferInstalledGrants } from "./infer-installed.ts"

describe("requests that cannot be followed", () => {
  it.each([
    [
      "aws4fetch",
      `import { AwsClient } from "aws4fetch"`,
      `new AwsClient({ accessKeyId: "", secretAccessKey: "" }).fetch("https://x")`,
    ],
    ["aws4", `import aws4 from "aws4"`, `aws4.sign({ service: "sqs" })`],
    [
      "@smithy/signature-v4",
      `import { SignatureV4 } from "@smithy/signature-v4"`,
      `new SignatureV4(event).sign(event)`,
    ],
    ["@ai-sdk/amazon-bedrock", `import { bedrock } from "@ai-sdk/amazon-bedrock"`, `bedrock("amazon.nova-lite-v1:0")`],
  ])("are warned of where %s signs them", async (name, imports, call) => {
    const { grants, warnings } = await inferInstalled(`${imports}
export const handler = async (event: any) =>
  ${call}`)
    expect(grants).toEqual([])
    expect(warnings).toContain(`POLICY_REQUEST_SIGNED src/x.ts:3 Requests to AWS that ${name} signs are not followed`)
  })

  it("are warned of where a package sends them with version 2 of the SDK", async () => {
    const { warnings } = await inferInstalled(`import { DataMapper } from "@aws/dynamodb-data-mapper"
export const handler = async (event: any) => new DataMapper(event).get(event)`)
    expect(warnings).toContainEqual(
      expect.stringMatching(/^POLICY_SDK_UNSUPPORTED src\/x\.ts:2 .*dynamodb-data-mapper/),
    )
  })

  it("are warned of where CommonJS loads the package", async () => {
    const { warnings } = await inferInstalled(
      `const aws4 = require("aws4")
exports.handler = async () => aws4.sign({ service: "sqs" })`,
      { file: "src/x.cjs" },
    )
    expect(warnings).toEqual(["POLICY_REQUEST_SIGNED src/x.cjs:2 Requests to AWS that aws4 signs are not followed"])
  })
})

describe("packages of which something is not known", () => {
  const electrodb = (version: string) => ({
    "src/node_modules/electrodb/package.json": JSON.stringify({ name: "electrodb", version }),
  })

  it("are warned of in a newer major version", () =>
    expect(
      inferInstalledGrants(
        `import { Entity } from "electrodb"
         const Task = new Entity({ indexes: {} } as any, { table: "app" })
         export const handler = () => Task.get({ id: 1 }).go()`,
        { files: electrodb("9.1.0") },
      ),
    ).resolves.toEqual([
      "dynamodb:GetItem table/app",
      "POLICY_PACKAGE_UNKNOWN src/x.ts:1 Version 9.1.0 of electrodb may send other requests than the versions that tsapi knows",
    ]))

  it("are warned of where an export is used that is not described", () =>
    expect(
      inferInstalledGrants(
        `import { Warehouse } from "electrodb"
         export const handler = () => new Warehouse({ table: "app" }).fill()`,
        { files: electrodb("3.9.0") },
      ),
    ).resolves.toEqual(["POLICY_PACKAGE_UNKNOWN src/x.ts:2 What Warehouse of electrodb sends is not known"]))
})

describe("packages that get a client", () => {
  it.each(["new S3({})", "{ client: new S3({}) }"])("as %s are warned of, for their code is not read", (given) =>
    expect(
      inferInstalledGrants(`import { createCache } from "cache-manager"
import { S3 } from "@aws-sdk/client-s3"
const cache = createCache(${given} as any)
export const handler = () => cache.get("key")`),
    ).resolves.toEqual([
      "POLICY_PACKAGE_UNKNOWN src/x.ts:3 What cache-manager sends with the AWS client that it gets is not known",
    ]),
  )
})

describe("packages that send nothing", () => {
  it("add nothing", () =>
    expect(
      inferInstalledGrants(`
        import { CognitoJwtVerifier } from "aws-jwt-verify"
        import MessageValidator from "sns-validator"
        import { captureAWSv3Client } from "aws-xray-sdk-core"
        import { S3Client, GetObjectCommand } from "@aws-sdk/client-s3"
        const verifier = CognitoJwtVerifier.create({ userPoolId: "eu-west-1_x", tokenUse: "access", clientId: "x" })
        const validator = new MessageValidator()
        const s3 = captureAWSv3Client(new S3Client({}))
        export const handler = async (event: any) => {
          await verifier.verify(event.token)
          validator.validate(event, () => {})
          return s3.send(new GetObjectCommand({ Bucket: "app", Key: "all" }))
        }`),
    ).resolves.toEqual(["s3:GetObject app/all"]))
})
