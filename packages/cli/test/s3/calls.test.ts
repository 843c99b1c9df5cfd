import { GetBucketLoggingCommand, GetObjectCommand } from "@aws-sdk/client-s3"
import { expect, it } from "vitest"
import { useS3 } from "./s3-server.ts"

const server = useS3()

it("puts, gets and deletes objects for who calls it without HTTP, as for who does not", async () => {
  const { s3, client } = server
  await s3.call("EnsureBucket", { Bucket: "records" })
  const where = { Bucket: "records", Key: "a/ü.json" }
  const put = await s3.call("PutObject", { ...where, Body: '{"a":1}', ContentType: "application/json" })
  expect(put).toEqual({ ETag: '"bb6cb5c68df4652941caf652a366f2d8"' })

  const got = await client.send(new GetObjectCommand(where))
  expect([got.ContentType, got.ETag, await got.Body?.transformToString()]).toEqual([
    "application/json",
    '"bb6cb5c68df4652941caf652a366f2d8"',
    '{"a":1}',
  ])
  expect(await s3.call("GetObject", { ...where, Range: "bytes=1-3" })).toMatchObject({ Body: Buffer.from('"a"') })
  expect(await s3.call("HeadObject", where)).toMatchObject({ ContentLength: "7", ContentType: "application/json" })
  await s3.call("DeleteObject", where)
  await expect(s3.call("GetObject", where)).rejects.toMatchObject({ name: "NoSuchKey" })
})

it("says what it does not know by name", async () => {
  const { s3 } = server
  await s3.call("EnsureBucket", { Bucket: "records" })
  await expect(s3.call("PutObject", { Bucket: "records", Key: "a", ACL: "private" })).rejects.toMatchObject({
    status: 501,
    message: expect.stringContaining("PutObject with ACL"),
  })
  await expect(s3.call("SelectObjectContent", {})).rejects.toMatchObject({ status: 501 })
  await expect(s3.call("PutObject", { Bucket: "records" })).rejects.toMatchObject({ name: "InvalidArgument" })
})

it("keeps where access logs go as long as the app says so", async () => {
  const { s3, client } = server
  const logging = async () => (await client.send(new GetBucketLoggingCommand({ Bucket: "records" }))).LoggingEnabled
  const Logging = { TargetBucket: "logs", TargetPrefix: "of-records/" }
  await s3.call("EnsureBucket", { Bucket: "records", Logging })
  expect(await logging()).toEqual(Logging)
  await s3.call("EnsureBucket", { Bucket: "records" })
  expect(await logging()).toBeUndefined()
})
