import { expect, it } from "vitest"
import { bootstrapTemplate } from "../../src/deploy/bootstrap-template.ts"
import { deploy } from "../fakes/deploy-session.ts"
import { sampleStack } from "../fakes/sample-stack.ts"
import { useFakeAws } from "../fakes/use-fake-aws.ts"

const aws = useFakeAws()
const bootstrap = () => aws().cloudFormation.stack("tsapi-bootstrap")

it("makes the bucket once", async () => {
  await deploy(await sampleStack())
  const { terminal } = await deploy(await sampleStack({ answer: "two" }))
  expect(terminal.stderr).not.toContain("artifact bucket")
  expect(aws().calls.filter((call) => call === "cloudformation:CreateStack")).toHaveLength(1)
})

it("makes a bucket that is encrypted, private, versioned and kept", () => {
  expect(bootstrapTemplate.Resources["ArtifactBucket"]).toMatchObject({
    DeletionPolicy: "RetainExceptOnCreate",
    Properties: {
      BucketEncryption: {},
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      VersioningConfiguration: { Status: "Enabled" },
    },
  })
})

it("waits for a bootstrap that a killed or another deploy has begun", async () => {
  aws().cloudFormation.pace = 1
  aws().cloudFormation.createStack({ StackName: "tsapi-bootstrap", TemplateBody: JSON.stringify(bootstrapTemplate) })
  const { result, terminal } = await deploy(await sampleStack())
  expect(terminal.stderr).toContain("Waiting for tsapi-bootstrap, which is CREATE_IN_PROGRESS\n")
  expect(result?.result).toBe("created")
})

it("reports why the bucket cannot be made, and cleans up on the next deploy", async () => {
  aws().cloudFormation.failures.set("ArtifactBucketPolicy:create", "API: s3:PutBucketPolicy Access Denied")
  const { error } = await deploy(await sampleStack())
  expect(error).toMatchObject({
    code: "BOOTSTRAP_FAILED",
    message: "The artifact bucket cannot be made: API: s3:PutBucketPolicy Access Denied",
  })
  expect(bootstrap()?.status).toBe("ROLLBACK_COMPLETE")
  expect(aws().s3.buckets.size).toBe(0)
  aws().cloudFormation.failures.clear()
  const { result, terminal } = await deploy(await sampleStack())
  expect(terminal.stderr).toContain("tsapi-bootstrap is ROLLBACK_COMPLETE: deleting it and making it again\n")
  expect(result?.result).toBe("created")
})

it("says what to do when someone deleted the bucket", async () => {
  await deploy(await sampleStack())
  aws().s3.buckets.clear()
  const { error } = await deploy(await sampleStack({ answer: "two" }))
  expect(error).toMatchObject({
    code: "ARTIFACT_BUCKET_MISSING",
    hint: expect.stringContaining("delete-stack --stack-name tsapi-bootstrap"),
  })
})

it("never uploads to a bucket that belongs to another account by now", async () => {
  await deploy(await sampleStack())
  Object.assign(aws().s3, { account: "999999999999" })
  const { error } = await deploy(await sampleStack({ answer: "two" }))
  expect(error).toMatchObject({ details: { awsCode: "AccessDenied" } })
})
