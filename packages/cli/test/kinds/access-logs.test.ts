import { describe, expect, it } from "vitest"
import { referencedIds } from "../../src/generate/referenced-ids.ts"
import { buildBuckets as build, type DeclaredBucket, photos, stack } from "./build-buckets.ts"

describe("access logs", () => {
  const logs: DeclaredBucket = { ...photos, id: "Logs", requireTls: false }
  const logged = (id: string, bucket: string, more: Partial<DeclaredBucket> = {}): DeclaredBucket => ({
    ...{ ...photos, id, accessLogs: { bucket: { kind: "bucket", id: bucket } } },
    ...more,
  })

  it("go to another bucket, which lets S3 write those of exactly the buckets that say so", () => {
    const target = { bucket: { kind: "bucket", id: "Logs" }, prefix: "of-thumbs-" }
    const { resources, messages } = build([
      logged("Photos", "Logs"),
      logged("Thumbs", "", { accessLogs: target }),
      logs,
    ])
    expect(messages).toEqual([])
    const nameOf = (id: string) => ({ "Fn::Sub": [`${id}-\${Stack}`, stack] })
    expect(resources["PhotosBucket"]?.Properties?.["LoggingConfiguration"]).toEqual({
      DestinationBucketName: nameOf("logs"),
      LogFilePrefix: "Photos/",
    })
    expect(resources["PhotosBucket"]?.DependsOn).toEqual(["LogsBucketPolicy"])
    expect(resources["LogsBucket"]).not.toHaveProperty("DependsOn")
    const allowed = (id: string, Prefix: string) => ({
      ...{ Effect: "Allow", Principal: { Service: "logging.s3.amazonaws.com" }, Action: "s3:PutObject" },
      Resource: { "Fn::Sub": ["${LogsBucket.Arn}/${Prefix}*", { Prefix }] },
      Condition: {
        ArnEquals: { "aws:SourceArn": { "Fn::Sub": [`arn:\${AWS::Partition}:s3:::${id}-\${Stack}`, stack] } },
        StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } },
      },
    })
    expect(resources["LogsBucketPolicy"]?.Properties?.["PolicyDocument"]).toEqual({
      Version: "2012-10-17",
      Statement: [allowed("photos", "Photos/"), allowed("thumbs", "of-thumbs-")],
    })
    expect(referencedIds(resources["LogsBucketPolicy"])).not.toContain("PhotosBucket")
  })

  it("go to a bucket of others as that lets them", () => {
    const theirs: DeclaredBucket = { ...photos, id: "Logs", existing: { name: "acme-logs" } }
    const { resources } = build([logged("Photos", "Logs"), theirs])
    expect(resources["PhotosBucket"]?.Properties?.["LoggingConfiguration"]).toMatchObject({
      DestinationBucketName: "acme-logs",
    })
    expect(resources["PhotosBucket"]).not.toHaveProperty("DependsOn")
    expect(Object.keys(resources)).toEqual(["PhotosBucket", "PhotosBucketPolicy"])
  })

  it.each([
    [[logged("Photos", "Absent")], 'Bucket "Photos": the app has no bucket "Absent" for its accessLogs'],
    [[logged("Photos", "Photos")], 'Bucket "Photos": its access logs are logged in itself, and so without end'],
    [
      [logged("Photos", "Logs"), { ...logs, encryption: "kms" as const }],
      'Bucket "Photos": its accessLogs go to "Logs", which KMS encrypts',
    ],
    [
      [{ ...photos, accessLogs: { bucket: { kind: "queue", id: "Logs" } } }, logs],
      'Bucket "Photos": the app has no bucket "Logs" for its accessLogs',
    ],
    ...["*/", "a?/", "${aws:x}"].map((prefix): [DeclaredBucket[], string] => [
      [logged("Photos", "", { accessLogs: { bucket: { kind: "bucket", id: "Logs" }, prefix } }), logs],
      `Bucket "Photos": accessLogs.prefix is "${prefix}"`,
    ]),
  ])("are refused where S3 would not write them, or would for ever", (buckets, message) => {
    expect(build(buckets).messages).toEqual([`${message} (src/photos.ts:3)`])
  })

  it("do not go round in a circle", () => {
    const { messages } = build([logged("A", "B"), logged("B", "C"), logged("C", "A")])
    expect(messages).toHaveLength(3)
    expect(build([logged("A", "B"), logged("B", "C"), logged("C", "C")]).messages).toEqual([
      expect.stringContaining('Bucket "C": its access logs are logged in itself'),
    ])
  })
})
