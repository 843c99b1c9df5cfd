import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  PutBucketVersioningCommand,
  PutObjectTaggingCommand,
  UploadPartCommand,
} from "@aws-sdk/client-s3"
import { describe, expect, it } from "vitest"
import { useBucket } from "./use-bucket.ts"

const { server, Bucket, put, toFunction, sentCount, functionArn } = useBucket()

describe("records", () => {
  it("have AWS's shape", async () => {
    await toFunction(["s3:ObjectCreated:*"])
    const { $metadata } = await put("my photos/ünï+✓.jpg")
    await sentCount(1)
    expect(server.sent[0]).toEqual({
      service: "lambda",
      operation: "Invoke",
      input: {
        FunctionName: functionArn,
        InvocationType: "Event",
        Payload: {
          Records: [
            {
              eventVersion: "2.1",
              eventSource: "aws:s3",
              awsRegion: "eu-west-1",
              eventTime: "2026-03-04T05:06:07.000Z",
              eventName: "ObjectCreated:Put",
              userIdentity: { principalId: "AWS:local" },
              requestParameters: { sourceIPAddress: "127.0.0.1" },
              responseElements: {
                "x-amz-request-id": $metadata.requestId,
                "x-amz-id-2": $metadata.extendedRequestId,
              },
              s3: {
                s3SchemaVersion: "1.0",
                configurationId: "thumbs",
                bucket: {
                  name: Bucket,
                  ownerIdentity: { principalId: expect.any(String) },
                  arn: `arn:aws:s3:::${Bucket}`,
                },
                object: {
                  key: "my+photos/%C3%BCn%C3%AF%2B%E2%9C%93.jpg",
                  size: 5,
                  eTag: "5d41402abc4b2a76b9719d911017c592",
                  sequencer: expect.stringMatching(/^[0-9A-F]{18}$/),
                },
              },
            },
          ],
        },
      },
    })
  })

  it("name what happened, in order", async () => {
    await toFunction(["s3:ObjectCreated:*", "s3:ObjectRemoved:*", "s3:ObjectTagging:*"])
    await put("a")
    await server.client.send(new CopyObjectCommand({ Bucket, Key: "b", CopySource: `${Bucket}/a` }))
    const upload = await server.client.send(new CreateMultipartUploadCommand({ Bucket, Key: "c" }))
    const { ETag } = await server.client.send(
      new UploadPartCommand({ Bucket, Key: "c", UploadId: upload.UploadId, PartNumber: 1, Body: "1" }),
    )
    await server.client.send(
      new CompleteMultipartUploadCommand({
        Bucket,
        Key: "c",
        UploadId: upload.UploadId,
        MultipartUpload: { Parts: [{ PartNumber: 1, ETag }] },
      }),
    )
    await server.client.send(new PutObjectTaggingCommand({ Bucket, Key: "a", Tagging: { TagSet: [] } }))
    await server.client.send(new DeleteObjectCommand({ Bucket, Key: "a" }))
    await server.client.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: "b" }, { Key: "absent" }] } }),
    )
    await sentCount(6)
    expect(server.records().map((record) => record.eventName)).toEqual([
      "ObjectCreated:Put",
      "ObjectCreated:Copy",
      "ObjectCreated:CompleteMultipartUpload",
      "ObjectTagging:Put",
      "ObjectRemoved:Delete",
      "ObjectRemoved:Delete",
    ])
    expect(Object.keys(server.records()[4]?.s3.object ?? {})).toEqual(["key", "sequencer"])
  })

  it("carry version ids, and tell of delete markers", async () => {
    await server.client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: "Enabled" } }))
    await toFunction(["s3:ObjectCreated:Put", "s3:ObjectRemoved:DeleteMarkerCreated"])
    const { VersionId } = await put("a")
    const marker = await server.client.send(new DeleteObjectCommand({ Bucket, Key: "a" }))
    await server.client.send(new DeleteObjectCommand({ Bucket, Key: "a", VersionId }))
    await sentCount(2)
    expect(server.records().map((record) => [record.eventName, record.s3.object])).toEqual([
      ["ObjectCreated:Put", expect.objectContaining({ versionId: VersionId })],
      ["ObjectRemoved:DeleteMarkerCreated", expect.objectContaining({ versionId: marker.VersionId })],
    ])
    const [first, second] = server.records().map((record) => record.s3.object["sequencer"])
    expect(String(first) < String(second)).toBe(true)
  })

  it("go only where prefix, suffix and event fit", async () => {
    await toFunction(
      ["s3:ObjectCreated:Put"],
      [
        { Name: "prefix", Value: "in/" },
        { Name: "suffix", Value: ".jpg" },
      ],
    )
    for (const key of ["in/a.png", "out/a.jpg", "in/a.jpg"]) await put(key)
    await server.client.send(new CopyObjectCommand({ Bucket, Key: "in/b.jpg", CopySource: `${Bucket}/in/a.jpg` }))
    await put("in/last.jpg")
    await sentCount(2)
    expect(server.records().map((record) => record.s3.object["key"])).toEqual(["in/a.jpg", "in/last.jpg"])
  })
})
