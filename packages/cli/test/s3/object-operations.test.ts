import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  DeleteObjectTaggingCommand,
  GetObjectAclCommand,
  GetObjectAttributesCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectAclCommand,
  PutObjectTaggingCommand,
} from "@aws-sdk/client-s3"
import { describe, expect, it } from "vitest"
import { useBucket } from "./use-bucket.ts"

const { server, Bucket, put, text } = useBucket()

describe("deleting", () => {
  it("deletes one or many, whether they exist or not", async () => {
    for (const key of ["a", "b&c", "d"]) await put(key, key)
    expect((await server.client.send(new DeleteObjectCommand({ Bucket, Key: "a" }))).$metadata.httpStatusCode).toBe(204)
    await server.client.send(new DeleteObjectCommand({ Bucket, Key: "absent" }))
    const Objects = [{ Key: "b&c" }, { Key: "also absent" }]
    const { Deleted } = await server.client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }))
    expect(Deleted).toEqual(Objects)
    const quiet = { Objects: [{ Key: "d" }], Quiet: true }
    expect((await server.client.send(new DeleteObjectsCommand({ Bucket, Delete: quiet }))).Deleted).toBeUndefined()
    expect((await server.client.send(new ListObjectsV2Command({ Bucket }))).KeyCount).toBe(0)
  })
})

describe("CopyObject", () => {
  it("copies bytes with what is said about them, or replaces that", async () => {
    await put("from/a b", "hello", { ContentType: "text/plain", Metadata: { a: "1" }, Tagging: "t=1" })
    const CopySource = `${Bucket}/${encodeURIComponent("from/a b")}`
    const copied = await server.client.send(new CopyObjectCommand({ Bucket, Key: "to", CopySource }))
    expect(copied.CopyObjectResult).toMatchObject({ ETag: '"5d41402abc4b2a76b9719d911017c592"' })
    const head = await server.client.send(new HeadObjectCommand({ Bucket, Key: "to" }))
    expect(head).toMatchObject({ ContentType: "text/plain", Metadata: { a: "1" }, TagCount: 1 })

    await server.client.send(
      new CopyObjectCommand({
        Bucket,
        Key: "to",
        CopySource,
        MetadataDirective: "REPLACE",
        TaggingDirective: "REPLACE",
        Metadata: { b: "2" },
      }),
    )
    const replaced = await server.client.send(new HeadObjectCommand({ Bucket, Key: "to" }))
    expect(replaced).toMatchObject({ ContentType: "binary/octet-stream", Metadata: { b: "2" } })
    expect(replaced.TagCount).toBeUndefined()
    expect(await text("to")).toBe("hello")
  })

  it("refuses sources that are not there, are not what they should be, or are the object itself", async () => {
    await put("a", "1")
    const copy = (more: object) =>
      server.client.send(new CopyObjectCommand({ Bucket, Key: "b", CopySource: `${Bucket}/a`, ...more }))
    await expect(copy({ CopySource: `${Bucket}/absent` })).rejects.toMatchObject({ name: "NoSuchKey" })
    await expect(copy({ CopySource: "nonsense" })).rejects.toMatchObject({ name: "InvalidArgument" })
    await expect(copy({ CopySourceIfMatch: '"other"' })).rejects.toMatchObject({ name: "PreconditionFailed" })
    await expect(copy({ Key: "a" })).rejects.toMatchObject({ name: "InvalidRequest" })
  })
})

describe("tags, attributes and ACLs of objects", () => {
  it("sets, gets and deletes tags", async () => {
    await put("a", "1")
    const TagSet = [
      { Key: "k", Value: "v & w" },
      { Key: "empty", Value: "" },
    ]
    await server.client.send(new PutObjectTaggingCommand({ Bucket, Key: "a", Tagging: { TagSet } }))
    const get = async () => (await server.client.send(new GetObjectTaggingCommand({ Bucket, Key: "a" }))).TagSet
    expect(await get()).toEqual(TagSet)
    await server.client.send(new DeleteObjectTaggingCommand({ Bucket, Key: "a" }))
    expect(await get()).toEqual([])
    expect(await text("a")).toBe("1")
    const many = Array.from({ length: 11 }, (_, index) => ({ Key: String(index), Value: "" }))
    await expect(
      server.client.send(new PutObjectTaggingCommand({ Bucket, Key: "a", Tagging: { TagSet: many } })),
    ).rejects.toMatchObject({ name: "BadRequest" })
  })

  it("tells attributes", async () => {
    await put("a", "hello")
    const answer = await server.client.send(
      new GetObjectAttributesCommand({
        Bucket,
        Key: "a",
        ObjectAttributes: ["ETag", "Checksum", "ObjectSize", "StorageClass", "ObjectParts"],
      }),
    )
    expect(answer).toMatchObject({
      ETag: "5d41402abc4b2a76b9719d911017c592",
      Checksum: { ChecksumCRC32: "NhCmhg==", ChecksumType: "FULL_OBJECT" },
      ObjectSize: 5,
      StorageClass: "STANDARD",
    })
    expect(answer.ObjectParts).toBeUndefined()
  })

  it("has no ACLs but the owner's", async () => {
    await put("a", "1")
    const { Grants = [] } = await server.client.send(new GetObjectAclCommand({ Bucket, Key: "a" }))
    expect(Grants).toMatchObject([{ Permission: "FULL_CONTROL", Grantee: { Type: "CanonicalUser" } }])
    await expect(
      server.client.send(new PutObjectAclCommand({ Bucket, Key: "a", ACL: "private" })),
    ).rejects.toMatchObject({ name: "AccessControlListNotSupported" })
  })
})
