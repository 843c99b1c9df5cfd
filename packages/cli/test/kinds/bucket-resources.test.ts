import { describe, expect, it } from "vitest"
import { referencedIds } from "../../src/generate/referenced-ids.ts"
import { buildBuckets as build, type DeclaredBucket, location, photos, stack, trigger } from "./build-buckets.ts"

describe("a bucket", () => {
  it("is private, encrypted, kept, and reached through TLS only", () => {
    const { resources } = build([photos])
    expect(resources).toEqual({
      PhotosBucket: {
        Type: "AWS::S3::Bucket",
        Properties: {
          BucketName: { "Fn::Sub": ["photos-${Stack}", stack] },
          BucketEncryption: {
            ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }],
          },
          OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: true,
            BlockPublicPolicy: true,
            IgnorePublicAcls: true,
            RestrictPublicBuckets: true,
          },
        },
        DeletionPolicy: "RetainExceptOnCreate",
        UpdateReplacePolicy: "Retain",
        Metadata: { tsapi: location },
      },
      PhotosBucketPolicy: {
        Type: "AWS::S3::BucketPolicy",
        Properties: {
          Bucket: { Ref: "PhotosBucket" },
          PolicyDocument: {
            Version: "2012-10-17",
            Statement: [
              {
                Effect: "Deny",
                Principal: "*",
                Action: "s3:*",
                Resource: [{ "Fn::GetAtt": ["PhotosBucket", "Arn"] }, { "Fn::Sub": "${PhotosBucket.Arn}/*" }],
                Condition: { Bool: { "aws:SecureTransport": "false" } },
              },
            ],
          },
        },
        Metadata: { tsapi: location },
      },
    })
  })

  it("says what it cannot be", () => {
    const bad: DeclaredBucket = {
      ...{ ...photos, id: "a".repeat(27) },
      lifecycle: [
        { prefix: "a" },
        { transitions: [{ afterDays: 1, storageClass: "STANDARD_IA" }] },
        { tags: { a: "b" }, abortUploadsAfterDays: 1 },
      ],
      cors: [
        { origins: ["https://*.*.example"], methods: ["GET"] },
        { origins: [], methods: ["GET"] },
      ],
    }
    const { messages } = build([bad])
    expect(messages.map((message) => message.replace(/"a+"/, '"a…"'))).toEqual([
      'Bucket "a…": that cannot be an id (src/photos.ts:3)',
      expect.stringContaining("lifecycle.0 is"),
      expect.stringContaining("lifecycle.1.transitions.0.afterDays is 1 for STANDARD_IA"),
      expect.stringContaining("lifecycle.2 has tags and abortUploadsAfterDays"),
      expect.stringContaining("cors.0.origins.0"),
      expect.stringContaining("cors.1.origins is empty"),
    ])
  })
})

describe("a notification", () => {
  it("lets exactly that bucket invoke the function, before the bucket asks, and makes no circle", () => {
    const { resources } = build([photos], [trigger("make", { prefix: "up/", suffix: ".jpg" })])
    const functionArn = { "Fn::GetAtt": ["ThumbsMakeFunction", "Arn"] }
    expect(resources["PhotosBucket"]?.Properties?.["NotificationConfiguration"]).toEqual({
      LambdaConfigurations: [
        {
          Event: "s3:ObjectCreated:*",
          Function: functionArn,
          Filter: {
            S3Key: {
              Rules: [
                { Name: "prefix", Value: "up/" },
                { Name: "suffix", Value: ".jpg" },
              ],
            },
          },
        },
      ],
    })
    expect(resources["PhotosBucket"]?.DependsOn).toEqual(["ThumbsMakePhotosPermission"])
    const permission = resources["ThumbsMakePhotosPermission"]
    expect(permission?.Properties).toEqual({
      Action: "lambda:InvokeFunction",
      FunctionName: functionArn,
      Principal: "s3.amazonaws.com",
      SourceAccount: { Ref: "AWS::AccountId" },
      SourceArn: { "Fn::Sub": ["arn:${AWS::Partition}:s3:::photos-${Stack}", stack] },
    })
    expect(referencedIds(permission)).not.toContain("PhotosBucket")
  })

  it("is one of several only where S3 can tell them apart", () => {
    const apart = build([photos], [trigger("jpg", { suffix: ".jpg" }), trigger("png", { suffix: ".png" })])
    expect(apart.messages).toEqual([])
    const [first, second] = [trigger("one", { prefix: "a/" }), trigger("two", { prefix: "a/b/" })]
    expect(build([photos], [first, second]).messages).toEqual([
      `@onBucket of Thumbs.two: Thumbs.one at src/thumbs.ts:${first.location.line} is notified of some of the same events (src/thumbs.ts:${second.location.line})`,
    ])
    expect(build([photos], [first, { ...second, via: "eventBridge" }]).messages).toEqual([])
  })

  it("is not for buckets that are not the app's", () => {
    const archive: DeclaredBucket = { ...photos, existing: { name: "acme-archive" } }
    expect(build([archive], [trigger("make", { via: "notification" })]).messages).toEqual([
      expect.stringContaining('"Photos" is not the app\'s'),
    ])
    expect(build([photos], [trigger("make", { bucket: "Absent" })]).messages).toEqual([
      expect.stringContaining('the app has no bucket "Absent"'),
    ])
  })
})

describe("EventBridge", () => {
  it("brings the events of an existing bucket", () => {
    const archive: DeclaredBucket = { ...photos, existing: { arn: "arn:aws:s3:::acme-archive" } }
    const { resources } = build([archive], [trigger("make", { prefix: "in/", suffix: "*.jpg" })])
    expect(Object.keys(resources)).toEqual(["ThumbsMakePhotosRule", "ThumbsMakePhotosRulePermission"])
    expect(resources["ThumbsMakePhotosRule"]?.Properties).toEqual({
      EventPattern: {
        source: ["aws.s3"],
        "detail-type": ["Object Created"],
        detail: { bucket: { name: ["acme-archive"] }, object: { key: [{ wildcard: "in/*\\*.jpg" }] } },
      },
      Targets: [{ Id: "Function", Arn: { "Fn::GetAtt": ["ThumbsMakeFunction", "Arn"] } }],
    })
    expect(resources["ThumbsMakePhotosRulePermission"]?.Properties).toMatchObject({
      Principal: "events.amazonaws.com",
      SourceArn: { "Fn::GetAtt": ["ThumbsMakePhotosRule", "Arn"] },
    })
  })

  it("has a rule for each type of event, and is turned on at the bucket", () => {
    const events = [
      "s3:ObjectCreated:Copy",
      "s3:ObjectCreated:Put",
      "s3:ObjectRemoved:*",
      "s3:ObjectTagging:*",
    ] as const
    const { resources } = build([photos], [trigger("make", { events, via: "eventBridge" })])
    const patterns = Object.values(resources).flatMap(({ Properties }) => Properties?.["EventPattern"] ?? [])
    expect(patterns).toMatchObject([
      { "detail-type": ["Object Created"], detail: { reason: ["CopyObject", "PutObject"] } },
      { "detail-type": ["Object Deleted"], detail: { bucket: { name: [{ "Fn::Sub": expect.anything() }] } } },
      { "detail-type": ["Object Tags Added"] },
      { "detail-type": ["Object Tags Deleted"] },
    ])
    expect(resources["PhotosBucket"]?.Properties?.["NotificationConfiguration"]).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    })
  })
})
