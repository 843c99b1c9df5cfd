import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteBucketCorsCommand,
  DeleteBucketPolicyCommand,
  DeleteBucketTaggingCommand,
  DeletePublicAccessBlockCommand,
  GetBucketAclCommand,
  GetBucketCorsCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLocationCommand,
  GetBucketPolicyCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
  ListBucketInventoryConfigurationsCommand,
  ListBucketsCommand,
  PutBucketCorsCommand,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketPolicyCommand,
  PutBucketReplicationCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
  PutBucketWebsiteCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3"
import { describe, expect, it } from "vitest"
import { useS3 } from "./s3-server.ts"

const server = useS3()
const Bucket = "photos"
const create = (name = Bucket) => server.client.send(new CreateBucketCommand({ Bucket: name }))

describe("buckets", () => {
  it("are made, found, listed and deleted", async () => {
    await create("bbb")
    await create("a.b")
    const head = await server.client.send(new HeadBucketCommand({ Bucket: "bbb" }))
    expect(head.BucketRegion).toBe("eu-west-1")
    const { Buckets = [] } = await server.client.send(new ListBucketsCommand({}))
    expect(Buckets).toMatchObject([{ Name: "a.b", CreationDate: new Date("2026-03-04T05:06:07Z") }, { Name: "bbb" }])
    const page = await server.client.send(new ListBucketsCommand({ MaxBuckets: 1 }))
    expect([page.Buckets?.map(({ Name }) => Name), page.ContinuationToken]).toEqual([["a.b"], "a.b"])
    await server.client.send(new DeleteBucketCommand({ Bucket: "bbb" }))
    await expect(server.client.send(new HeadBucketCommand({ Bucket: "bbb" }))).rejects.toMatchObject({
      name: "NotFound",
    })
    const location = await server.client.send(new GetBucketLocationCommand({ Bucket: "a.b" }))
    expect(location.LocationConstraint).toBe("eu-west-1")
  })

  it("refuse a second one of a name, names that cannot be, and to go while they hold something", async () => {
    await create()
    await expect(create()).rejects.toMatchObject({
      name: "BucketAlreadyOwnedByYou",
      $metadata: { httpStatusCode: 409 },
    })
    for (const name of ["Upper", "a", "1.2.3.4", "a..b", "-a"])
      await expect(create(name)).rejects.toMatchObject({ name: "InvalidBucketName" })
    await server.client.send(new PutObjectCommand({ Bucket, Key: "a", Body: "1" }))
    await expect(server.client.send(new DeleteBucketCommand({ Bucket }))).rejects.toMatchObject({
      name: "BucketNotEmpty",
      $metadata: { httpStatusCode: 409 },
    })
  })

  it("are empty when they are made again", async () => {
    await create()
    await server.client.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet: [{ Key: "a", Value: "1" }] } }))
    await server.client.send(new DeleteBucketCommand({ Bucket }))
    await create()
    await expect(server.client.send(new GetBucketTaggingCommand({ Bucket }))).rejects.toMatchObject({
      name: "NoSuchTagSet",
    })
  })

  it("say by name what they lack", async () => {
    await create()
    const send = [
      () =>
        server.client.send(
          new PutBucketReplicationCommand({ Bucket, ReplicationConfiguration: { Role: "r", Rules: [] } }),
        ),
      () => server.client.send(new PutBucketWebsiteCommand({ Bucket, WebsiteConfiguration: {} })),
      () => server.client.send(new ListBucketInventoryConfigurationsCommand({ Bucket })),
    ]
    const refusals = await Promise.all(send.map((each) => each().catch((error: Error) => [error.name, error.message])))
    expect(refusals).toEqual([
      ["NotImplemented", "PutBucketReplication is not supported by tsapi local"],
      ["NotImplemented", "PutBucketWebsite is not supported by tsapi local"],
      ["NotImplemented", "ListBucketInventoryConfigurations is not supported by tsapi local"],
    ])
  })
})

describe("configurations", () => {
  it("keep versioning", async () => {
    await create()
    const get = async () => (await server.client.send(new GetBucketVersioningCommand({ Bucket }))).Status
    expect(await get()).toBeUndefined()
    await server.client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: "Enabled" } }))
    await server.restart()
    expect(await get()).toBe("Enabled")
  })

  it("keep tags", async () => {
    await create()
    const TagSet = [{ Key: "team", Value: "a" }]
    await server.client.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet } }))
    expect((await server.client.send(new GetBucketTaggingCommand({ Bucket }))).TagSet).toEqual(TagSet)
    await server.client.send(new DeleteBucketTaggingCommand({ Bucket }))
    await expect(server.client.send(new GetBucketTaggingCommand({ Bucket }))).rejects.toMatchObject({
      name: "NoSuchTagSet",
    })
  })

  it("keep CORS rules, and refuse methods there are not", async () => {
    await create()
    const get = () => server.client.send(new GetBucketCorsCommand({ Bucket }))
    const putRules = (CORSRules: object[]) =>
      server.client.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules: CORSRules as never } }))
    await expect(get()).rejects.toMatchObject({ name: "NoSuchCORSConfiguration" })
    const rule = { AllowedOrigins: ["https://a.example", "https://*.b.example"], AllowedMethods: ["GET", "PUT"] }
    await putRules([{ ...rule, AllowedHeaders: ["*"], ExposeHeaders: ["ETag"], MaxAgeSeconds: 60, ID: "one" }])
    expect((await get()).CORSRules).toEqual([
      { ...rule, AllowedHeaders: ["*"], ExposeHeaders: ["ETag"], MaxAgeSeconds: 60, ID: "one" },
    ])
    await expect(putRules([{ ...rule, AllowedMethods: ["PATCH"] }])).rejects.toMatchObject({ name: "InvalidRequest" })
    await server.client.send(new DeleteBucketCorsCommand({ Bucket }))
    await expect(get()).rejects.toMatchObject({ name: "NoSuchCORSConfiguration" })
  })

  it("keep lifecycles and policies as they are", async () => {
    await create()
    const lifecycle = () => server.client.send(new GetBucketLifecycleConfigurationCommand({ Bucket }))
    await expect(lifecycle()).rejects.toMatchObject({ name: "NoSuchLifecycleConfiguration" })
    const Rules = [{ ID: "old", Status: "Enabled" as const, Filter: { Prefix: "tmp/" }, Expiration: { Days: 7 } }]
    await server.client.send(new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: { Rules } }))
    expect((await lifecycle()).Rules).toEqual(Rules)

    const policy = () => server.client.send(new GetBucketPolicyCommand({ Bucket }))
    await expect(policy()).rejects.toMatchObject({ name: "NoSuchBucketPolicy" })
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [] })
    await server.client.send(new PutBucketPolicyCommand({ Bucket, Policy }))
    expect((await policy()).Policy).toBe(Policy)
    await expect(server.client.send(new PutBucketPolicyCommand({ Bucket, Policy: "{}" }))).rejects.toMatchObject({
      name: "MalformedPolicy",
    })
    await server.client.send(new DeleteBucketPolicyCommand({ Bucket }))
    await expect(policy()).rejects.toMatchObject({ name: "NoSuchBucketPolicy" })
  })

  it("begin as AWS's do: encrypted, private, without ACLs", async () => {
    await create()
    const encryption = await server.client.send(new GetBucketEncryptionCommand({ Bucket }))
    expect(encryption.ServerSideEncryptionConfiguration?.Rules).toMatchObject([
      { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } },
    ])
    const access = () => server.client.send(new GetPublicAccessBlockCommand({ Bucket }))
    expect((await access()).PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    })
    await server.client.send(new DeletePublicAccessBlockCommand({ Bucket }))
    await expect(access()).rejects.toMatchObject({ name: "NoSuchPublicAccessBlockConfiguration" })
    expect((await server.client.send(new GetBucketAclCommand({ Bucket }))).Grants).toHaveLength(1)
  })

  it("encrypt new objects as they say", async () => {
    await create()
    const KMSMasterKeyID = "arn:aws:kms:eu-west-1:000000000000:key/k"
    const Rules = [
      {
        ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms" as const, KMSMasterKeyID },
        BucketKeyEnabled: true,
      },
    ]
    await server.client.send(new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration: { Rules } }))
    expect(await server.client.send(new PutObjectCommand({ Bucket, Key: "a", Body: "1" }))).toMatchObject({
      ServerSideEncryption: "aws:kms",
      SSEKMSKeyId: KMSMasterKeyID,
      BucketKeyEnabled: true,
    })
  })
})

describe("EnsureBucket", () => {
  it("makes a bucket, and later makes it as the source then says, with its objects", async () => {
    const rule = { AllowedOrigins: ["*"], AllowedMethods: ["GET"] }
    await server.s3.call("EnsureBucket", { Bucket, Versioning: "Enabled", CORSRules: [rule] })
    await server.client.send(new PutObjectCommand({ Bucket, Key: "a", Body: "1" }))
    await server.s3.call("EnsureBucket", { Bucket, Encryption: { algorithm: "aws:kms" } })
    await expect(server.client.send(new GetBucketCorsCommand({ Bucket }))).rejects.toMatchObject({
      name: "NoSuchCORSConfiguration",
    })
    expect((await server.client.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBe("Suspended")
    expect(await server.client.send(new PutObjectCommand({ Bucket, Key: "b", Body: "1" }))).toMatchObject({
      ServerSideEncryption: "aws:kms",
    })
    await server.s3.call("EnsureBucket", { Bucket })
    const { ServerSideEncryption } = await server.client.send(new PutObjectCommand({ Bucket, Key: "b", Body: "1" }))
    expect(ServerSideEncryption).toBe("AES256")
    await expect(server.client.send(new DeleteBucketCommand({ Bucket }))).rejects.toMatchObject({
      name: "BucketNotEmpty",
    })
  })
})
