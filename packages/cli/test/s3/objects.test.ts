import { createHash } from "node:crypto"
import { Readable } from "node:stream"
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  RestoreObjectCommand,
} from "@aws-sdk/client-s3"
import { describe, expect, it } from "vitest"
import { useBucket } from "./use-bucket.ts"

const { server, Bucket, put, text } = useBucket()

describe("PutObject and GetObject", () => {
  it("gives back the bytes and everything said about them", async () => {
    const metadata = { author: "me", "from-camera": "yes" }
    const answer = await put("a/b.txt", "hello", {
      ContentType: "text/plain",
      CacheControl: "max-age=60",
      ContentDisposition: 'attachment; filename="b.txt"',
      ContentEncoding: "identity",
      ContentLanguage: "en",
      Expires: new Date("2027-01-01T00:00:00Z"),
      Metadata: metadata,
      Tagging: "a=1&b=two%20words",
      StorageClass: "STANDARD_IA",
    })
    expect(answer).toMatchObject({
      ETag: '"5d41402abc4b2a76b9719d911017c592"',
      ChecksumCRC32: "NhCmhg==",
      ChecksumType: "FULL_OBJECT",
      ServerSideEncryption: "AES256",
    })
    expect(answer.VersionId).toBeUndefined()
    const { Body, $metadata, ...got } = await server.client.send(new GetObjectCommand({ Bucket, Key: "a/b.txt" }))
    expect(await Body?.transformToString()).toBe("hello")
    expect($metadata.httpStatusCode).toBe(200)
    expect(got).toEqual({
      AcceptRanges: "bytes",
      CacheControl: "max-age=60",
      ChecksumCRC32: "NhCmhg==",
      ChecksumType: "FULL_OBJECT",
      ContentDisposition: 'attachment; filename="b.txt"',
      ContentEncoding: "identity",
      ContentLanguage: "en",
      ContentLength: 5,
      ContentType: "text/plain",
      ETag: '"5d41402abc4b2a76b9719d911017c592"',
      Expires: new Date("2027-01-01T00:00:00Z"),
      ExpiresString: "Fri, 01 Jan 2027 00:00:00 GMT",
      LastModified: new Date("2026-03-04T05:06:07Z"),
      Metadata: metadata,
      ServerSideEncryption: "AES256",
      StorageClass: "STANDARD_IA",
      TagCount: 2,
    })
  })

  it.each([
    "plain",
    "with space",
    "plus+and&and=",
    "percent%20literal",
    "ünïcödé ✓",
    "a/../b",
    "./dot",
    "double//slash/",
    "quote'\"<>",
    "!*()",
    " lead and trail ",
  ])("keeps the key %j as it is", async (key) => {
    await put(key, key)
    expect(await text(key)).toBe(key)
    const { Contents = [] } = await server.client.send(new ListObjectsV2Command({ Bucket }))
    expect(Contents.map(({ Key }) => Key)).toEqual([key])
  })

  it("takes streams of known length, with their checksum behind them", async () => {
    const chunks = [Buffer.alloc(100_000, "a"), Buffer.alloc(100_001, "b")]
    const answer = await put("stream", Readable.from(chunks), { ContentLength: 200_001 })
    expect(answer.ETag).toBe(`"${createHash("md5").update(Buffer.concat(chunks)).digest("hex")}"`)
    expect(answer.ChecksumCRC32).toBeDefined()
    const { ContentLength, ContentEncoding, Body } = await server.client.send(
      new GetObjectCommand({ Bucket, Key: "stream" }),
    )
    expect(ContentLength).toBe(200_001)
    expect(ContentEncoding).toBeUndefined()
    expect(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(Buffer.concat(chunks))).toBe(true)
  })

  it.each([
    ["CRC32", "NhCmhg=="],
    ["CRC32C", "mnG7TA=="],
    ["SHA1", "qvTGHdzF6KLavt4PO0gs2a6pQ00="],
    ["SHA256", "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ="],
    ["CRC64NVME", "M3eFcAZSQlc="],
  ] as const)("verifies and keeps %s", async (algorithm, value) => {
    const answer = await put("sum", "hello", { ChecksumAlgorithm: algorithm })
    const checksum = answer[`Checksum${algorithm}`]
    expect(checksum).toBe(value)
    const head = await server.client.send(new HeadObjectCommand({ Bucket, Key: "sum", ChecksumMode: "ENABLED" }))
    expect(head).toMatchObject({ [`Checksum${algorithm}`]: checksum, ChecksumType: "FULL_OBJECT" })
    const unasked = await server.client.send(new HeadObjectCommand({ Bucket, Key: "sum" }))
    expect(unasked).not.toHaveProperty(`Checksum${algorithm}`)
  })

  it("refuses bytes that are not what the request says, and keeps none of them", async () => {
    await expect(
      put("x", "hello", { ChecksumSHA256: createHash("sha256").update("other").digest("base64") }),
    ).rejects.toMatchObject({ name: "BadDigest", $metadata: { httpStatusCode: 400 } })
    await expect(
      put("x", "hello", { ContentMD5: createHash("md5").update("other").digest("base64") }),
    ).rejects.toMatchObject({ name: "BadDigest" })
    await expect(put("x", "hello", { ContentMD5: "short" })).rejects.toMatchObject({ name: "InvalidDigest" })
    await expect(text("x")).rejects.toMatchObject({ name: "NoSuchKey", Key: "x", $metadata: { httpStatusCode: 404 } })
  })

  it("sends ranges", async () => {
    await put("r", "0123456789")
    const range = async (Range: string) => {
      const answer = await server.client.send(new GetObjectCommand({ Bucket, Key: "r", Range }))
      return [await answer.Body?.transformToString(), answer.ContentRange, answer.$metadata.httpStatusCode]
    }
    expect(await range("bytes=2-4")).toEqual(["234", "bytes 2-4/10", 206])
    expect(await range("bytes=7-")).toEqual(["789", "bytes 7-9/10", 206])
    expect(await range("bytes=-3")).toEqual(["789", "bytes 7-9/10", 206])
    expect(await range("bytes=8-99")).toEqual(["89", "bytes 8-9/10", 206])
    expect(await range("bytes=0-0")).toEqual(["0", "bytes 0-0/10", 206])
    expect(await range("bytes=4-2")).toEqual(["0123456789", undefined, 200])
    expect(await range("bytes=0-1,3-4")).toEqual(["0123456789", undefined, 200])
    await expect(range("bytes=10-")).rejects.toMatchObject({ name: "InvalidRange", $metadata: { httpStatusCode: 416 } })
  })

  it("answers conditions", async () => {
    const { ETag } = await put("c", "1")
    const get = (more: object) => server.client.send(new GetObjectCommand({ Bucket, Key: "c", ...more }))
    await expect(get({ IfNoneMatch: ETag })).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } })
    await expect(get({ IfMatch: '"other"' })).rejects.toMatchObject({ name: "PreconditionFailed" })
    await expect(get({ IfModifiedSince: new Date("2026-03-04T05:06:07Z") })).rejects.toMatchObject({
      $metadata: { httpStatusCode: 304 },
    })
    await expect(get({ IfUnmodifiedSince: new Date("2026-03-04T05:06:06Z") })).rejects.toMatchObject({
      name: "PreconditionFailed",
    })
    expect((await get({ IfMatch: ETag, IfModifiedSince: new Date("2026-03-04T05:06:06Z") })).ETag).toBe(ETag)
  })

  it("writes only under the conditions given", async () => {
    const first = await put("once", "1", { IfNoneMatch: "*" })
    await expect(put("once", "2", { IfNoneMatch: "*" })).rejects.toMatchObject({
      name: "PreconditionFailed",
      $metadata: { httpStatusCode: 412 },
    })
    await expect(put("once", "2", { IfMatch: '"other"' })).rejects.toMatchObject({ name: "PreconditionFailed" })
    await expect(put("absent", "2", { IfMatch: '"other"' })).rejects.toMatchObject({ name: "NoSuchKey" })
    await put("once", "2", { IfMatch: first.ETag })
    expect(await text("once")).toBe("2")
  })

  it("lets one of many that race for a new key win", async () => {
    const attempts = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) => put("race", String(index), { IfNoneMatch: "*" })),
    )
    expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
  })

  it("replaces headers of the answer where the request asks", async () => {
    await put("o", "1", { ContentType: "text/plain" })
    const answer = await server.client.send(
      new GetObjectCommand({
        Bucket,
        Key: "o",
        ResponseContentType: "text/html",
        ResponseContentDisposition: "inline",
        ResponseCacheControl: "no-store",
      }),
    )
    expect(answer).toMatchObject({ ContentType: "text/html", ContentDisposition: "inline", CacheControl: "no-store" })
  })

  it("keeps an object readable for who reads it while it is replaced", async () => {
    const old = Buffer.alloc(5_000_000, "o")
    await put("busy", old)
    const { Body } = await server.client.send(new GetObjectCommand({ Bucket, Key: "busy" }))
    await put("busy", "new")
    const bytes = Buffer.from((await Body?.transformToByteArray()) ?? [])
    expect(bytes.equals(old)).toBe(true)
    expect(await text("busy")).toBe("new")
  })

  it("refuses keys that are too long, other buckets and what it lacks", async () => {
    await expect(put("é".repeat(513), "1")).rejects.toMatchObject({ name: "KeyTooLongError" })
    await expect(
      server.client.send(new PutObjectCommand({ Bucket: "absent", Key: "a", Body: "1" })),
    ).rejects.toMatchObject({ name: "NoSuchBucket", BucketName: "absent" })
    await expect(put("a", "1", { ACL: "public-read" })).rejects.toMatchObject({ name: "AccessControlListNotSupported" })
    await expect(
      server.client.send(new RestoreObjectCommand({ Bucket, Key: "a", RestoreRequest: { Days: 1 } })),
    ).rejects.toMatchObject({
      name: "NotImplemented",
      message: "RestoreObject is not supported by tsapi local",
      $metadata: { httpStatusCode: 501 },
    })
    await expect(put("a", "1", { ObjectLockLegalHoldStatus: "ON" })).rejects.toMatchObject({
      message: "Object Lock is not supported by tsapi local",
    })
    await expect(server.client.send(new HeadObjectCommand({ Bucket, Key: "a" }))).rejects.toMatchObject({
      name: "NotFound",
    })
  })

  it("does not give out what is archived", async () => {
    await put("old", "1", { StorageClass: "GLACIER" })
    await expect(text("old")).rejects.toMatchObject({ name: "InvalidObjectState", StorageClass: "GLACIER" })
  })
})
