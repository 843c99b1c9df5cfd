import { createHash } from "node:crypto"
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  type CompletedPart,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  GetObjectAttributesCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
} from "@aws-sdk/client-s3"
import { Upload } from "@aws-sdk/lib-storage"
import { beforeEach, expect, it } from "vitest"
import { useS3 } from "./s3-server.ts"

const server = useS3()
const Bucket = "photos"
const Key = "large file"
beforeEach(() => server.client.send(new CreateBucketCommand({ Bucket })))

const MB = 1024 * 1024
const bytes = Buffer.alloc(11 * MB, "0123456789")

async function start(more = {}): Promise<string> {
  const { UploadId } = await server.client.send(new CreateMultipartUploadCommand({ Bucket, Key, ...more }))
  return UploadId ?? ""
}

async function upload(UploadId: string, PartNumber: number, Body: Uint8Array | string): Promise<CompletedPart> {
  const { ETag } = await server.client.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }))
  return { PartNumber, ETag }
}

const complete = (UploadId: string, Parts: CompletedPart[], more = {}) =>
  server.client.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts }, ...more }))

it("puts parts together, by ranges and by number too", async () => {
  const UploadId = await start({ ContentType: "video/mp4", Metadata: { a: "b" } })
  const parts = [
    await upload(UploadId, 2, bytes.subarray(0, 5 * MB)),
    await upload(UploadId, 5, bytes.subarray(5 * MB, 10 * MB)),
    await upload(UploadId, 9, bytes.subarray(10 * MB)),
  ]
  const done = await complete(UploadId, parts)
  const md5s = parts.map(({ ETag = "" }) => Buffer.from(ETag.replaceAll('"', ""), "hex"))
  expect(done.ETag).toBe(`"${createHash("md5").update(Buffer.concat(md5s)).digest("hex")}-3"`)
  const get = await server.client.send(new GetObjectCommand({ Bucket, Key }))
  expect(get).toMatchObject({ ContentLength: 11 * MB, ContentType: "video/mp4", Metadata: { a: "b" } })
  expect(Buffer.from((await get.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true)
  const Range = `bytes=${5 * MB - 3}-${5 * MB + 2}`
  const across = await server.client.send(new GetObjectCommand({ Bucket, Key, Range }))
  expect(await across.Body?.transformToString()).toBe(bytes.subarray(5 * MB - 3, 5 * MB + 3).toString())
  const part = await server.client.send(new HeadObjectCommand({ Bucket, Key, PartNumber: 5 }))
  expect(part).toMatchObject({
    ContentLength: 5 * MB,
    PartsCount: 3,
    ContentRange: `bytes ${5 * MB}-${10 * MB - 1}/${11 * MB}`,
  })
  await expect(server.client.send(new HeadObjectCommand({ Bucket, Key, PartNumber: 4 }))).rejects.toMatchObject({
    $metadata: { httpStatusCode: 416 },
  })
  const { ObjectParts } = await server.client.send(
    new GetObjectAttributesCommand({ Bucket, Key, ObjectAttributes: ["ObjectParts"], MaxParts: 2 }),
  )
  expect(ObjectParts).toMatchObject({ TotalPartsCount: 3, NextPartNumberMarker: "5", IsTruncated: true })
})

it("takes what lib-storage uploads", async () => {
  const done = await new Upload({
    client: server.client,
    params: { Bucket, Key, Body: bytes },
    partSize: 5 * MB,
  }).done()
  expect(done.ETag).toMatch(/-3"$/)
  const { Body } = await server.client.send(new GetObjectCommand({ Bucket, Key }))
  expect(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true)
})

it.each([
  [{ ChecksumAlgorithm: "CRC32" }, "COMPOSITE", /^[\w+/]{6}==-2$/],
  [{ ChecksumAlgorithm: "SHA256" }, "COMPOSITE", /^[\w+/]{43}=-2$/],
  [{ ChecksumAlgorithm: "CRC32C", ChecksumType: "FULL_OBJECT" }, "FULL_OBJECT", /^[\w+/]{6}==$/],
] as const)("makes a checksum of the whole with %o", async (options, ChecksumType, pattern) => {
  const algorithm = options.ChecksumAlgorithm
  const name = `Checksum${algorithm}` as const
  const UploadId = await start(options)
  const parts: CompletedPart[] = []
  for (const [index, Body] of [bytes.subarray(0, 5 * MB), Buffer.from("rest")].entries()) {
    const PartNumber = index + 1
    const command = new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body, ChecksumAlgorithm: algorithm })
    const { ETag, [name]: checksum } = await server.client.send(command)
    parts.push({ PartNumber, ETag, [name]: checksum })
  }
  const done = await complete(UploadId, parts)
  expect(done).toMatchObject({ ChecksumType, [name]: expect.stringMatching(pattern) })
})

it("copies parts from objects", async () => {
  await server.client.send(new PutObjectCommand({ Bucket, Key: "source", Body: bytes }))
  const UploadId = await start()
  const copy = async (PartNumber: number, CopySourceRange: string) => {
    const { CopyPartResult } = await server.client.send(
      new UploadPartCopyCommand({ Bucket, Key, UploadId, PartNumber, CopySource: `${Bucket}/source`, CopySourceRange }),
    )
    return { PartNumber, ETag: CopyPartResult?.ETag }
  }
  const parts = [await copy(1, `bytes=0-${5 * MB - 1}`), await copy(2, "bytes=3-7")]
  await expect(copy(3, `bytes=0-${11 * MB}`)).rejects.toMatchObject({ name: "InvalidArgument" })
  await complete(UploadId, parts)
  expect(await server.client.send(new HeadObjectCommand({ Bucket, Key }))).toMatchObject({ ContentLength: 5 * MB + 5 })
})

it("refuses parts that are not there, not in order or too small, and forgets an upload that has ended", async () => {
  const UploadId = await start()
  const small = await upload(UploadId, 1, "small")
  const other = await upload(UploadId, 2, "other")
  await expect(complete(UploadId, [small, other])).rejects.toMatchObject({ name: "EntityTooSmall" })
  await expect(complete(UploadId, [other, small])).rejects.toMatchObject({ name: "InvalidPartOrder" })
  await expect(complete(UploadId, [{ PartNumber: 3, ETag: "x" }])).rejects.toMatchObject({ name: "InvalidPart" })
  await expect(complete(UploadId, [{ ...small, ETag: other.ETag }])).rejects.toMatchObject({ name: "InvalidPart" })
  await expect(upload("absent", 1, "x")).rejects.toMatchObject({ name: "NoSuchUpload" })
  await expect(complete(UploadId, [small], { IfMatch: '"x"' })).rejects.toMatchObject({ name: "NoSuchKey" })
  await complete(UploadId, [small], { IfNoneMatch: "*" })
  await expect(complete(UploadId, [small])).rejects.toMatchObject({ name: "NoSuchUpload" })
})

it("lists parts and uploads, and drops what is aborted", async () => {
  const UploadId = await start()
  for (const number of [1, 2, 3]) await upload(UploadId, number, String(number))
  await upload(UploadId, 2, "again")
  const page = await server.client.send(new ListPartsCommand({ Bucket, Key, UploadId, MaxParts: 2 }))
  expect(page).toMatchObject({ IsTruncated: true, NextPartNumberMarker: "2" })
  expect(page.Parts?.map(({ PartNumber, Size }) => [PartNumber, Size])).toEqual([
    [1, 1],
    [2, 5],
  ])
  const uploads = () => server.client.send(new ListMultipartUploadsCommand({ Bucket }))
  expect((await uploads()).Uploads).toMatchObject([{ Key, UploadId }])
  await server.client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }))
  expect((await uploads()).Uploads).toBeUndefined()
  await expect(upload(UploadId, 1, "1")).rejects.toMatchObject({ name: "NoSuchUpload" })
})

it("goes on with an upload after a restart", async () => {
  const UploadId = await start()
  const part = await upload(UploadId, 1, "kept")
  await server.restart()
  await complete(UploadId, [part])
  const { Body } = await server.client.send(new GetObjectCommand({ Bucket, Key }))
  expect(await Body?.transformToString()).toBe("kept")
})
