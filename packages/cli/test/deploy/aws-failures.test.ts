import { mkdtemp, writeFile } from "node:fs/promises"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import path from "node:path"
import { expect, it, vi } from "vitest"
import { AwsFailure } from "../../src/errors/aws-failure.ts"
import { deploy } from "../fakes/deploy-session.ts"
import { FakeAwsError } from "../fakes/fake-aws-error.ts"
import { sampleStack } from "../fakes/sample-stack.ts"
import { useFakeAws } from "../fakes/use-fake-aws.ts"

const aws = useFakeAws()

it("goes on after being throttled", async () => {
  aws().refuse("cloudformation:DescribeStackEvents", new FakeAwsError("Throttling", "Rate exceeded"), 2)
  const { result } = await deploy(await sampleStack())
  expect(result?.result).toBe("created")
})

it("names the operation, the missing permission and the request when AWS denies one", async () => {
  const message =
    "User: arn:aws:iam::123456789012:user/alice is not authorized to perform: cloudformation:CreateChangeSet on resource: arn:aws:cloudformation:eu-west-1:123456789012:stack/todo-api-dev/* because no identity-based policy allows the cloudformation:CreateChangeSet action"
  aws().refuse("cloudformation:CreateChangeSet", new FakeAwsError("AccessDenied", message, 403))
  const { error } = await deploy(await sampleStack())
  expect(error).toBeInstanceOf(AwsFailure)
  expect(error).toMatchObject({
    message: expect.stringContaining("AWS denied cloudformation:CreateChangeSet"),
    details: {
      operation: "cloudformation:CreateChangeSet",
      awsCode: "AccessDenied",
      requestId: "00000000-0000-4000-8000-00000000fa4e",
      hint: "Ask for the permission cloudformation:CreateChangeSet on arn:aws:cloudformation:eu-west-1:123456789012:stack/todo-api-dev/* for this identity, or use another one with --profile.",
    },
  })
})

it("names the permission of an upload, which S3 does not", async () => {
  aws().refuse("s3:HeadObject", new FakeAwsError("AccessDenied", "", 403))
  const { error } = await deploy(await sampleStack())
  expect(error).toMatchObject({ details: { hint: expect.stringContaining("s3:GetObject and s3:ListBucket") } })
})

it("says that credentials have expired", async () => {
  aws().refuse("*", new FakeAwsError("ExpiredToken", "The security token included in the request is expired", 403))
  const { error } = await deploy(await sampleStack())
  expect(error).toMatchObject({ code: "AWS_CREDENTIALS_EXPIRED", hint: expect.stringContaining("aws sso login") })
})

it("says that credentials are wrong", async () => {
  aws().refuse(
    "*",
    new FakeAwsError("InvalidClientTokenId", "The security token included in the request is invalid.", 403),
  )
  const { error } = await deploy(await sampleStack())
  expect(error).toMatchObject({ code: "AWS_CREDENTIALS_INVALID" })
})

it("says that there are no credentials", async () => {
  await withoutAwsFiles()
  vi.stubEnv("AWS_ACCESS_KEY_ID", undefined)
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", undefined)
  const { error } = await deploy(await sampleStack())
  expect(error).toMatchObject({ code: "AWS_CREDENTIALS_MISSING" })
})

it("says that a profile is not there", async () => {
  await withoutAwsFiles()
  const { error } = await deploy(await sampleStack(), { profile: "staging" })
  expect(error).toMatchObject({
    code: "AWS_PROFILE_UNUSABLE",
    message: "No credentials come from the profile staging",
  })
})

it("says that no region is set", async () => {
  await withoutAwsFiles()
  vi.stubEnv("AWS_REGION", undefined)
  vi.stubEnv("AWS_DEFAULT_REGION", undefined)
  const { error } = await deploy(await sampleStack())
  expect(error).toMatchObject({ code: "AWS_REGION_MISSING" })
})

it("takes the region of the profile", async () => {
  const files = await withoutAwsFiles()
  await writeFile(path.join(files, "config"), "[profile staging]\nregion = eu-central-1\n")
  await writeFile(
    path.join(files, "credentials"),
    "[staging]\naws_access_key_id = AKID\naws_secret_access_key = secret\n",
  )
  vi.stubEnv("AWS_REGION", undefined)
  const { terminal } = await deploy(await sampleStack(), { profile: "staging" })
  expect(terminal.stderr).toContain("Making the artifact bucket of account 123456789012 in eu-central-1 (once)")
})

it("says where nobody answers", async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  vi.stubEnv("AWS_ENDPOINT_URL", `http://127.0.0.1:${port}`)
  const { error } = await deploy(await sampleStack())
  expect(error).toMatchObject({
    code: "AWS_ENDPOINT_UNREACHABLE",
    hint: `AWS_ENDPOINT_URL is http://127.0.0.1:${port}: start what should answer there, or unset it.`,
  })
})

async function withoutAwsFiles(): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), "tsapi-aws-"))
  vi.stubEnv("AWS_CONFIG_FILE", path.join(directory, "config"))
  vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", path.join(directory, "credentials"))
  return directory
}
