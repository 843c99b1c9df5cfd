import type { BucketDeclaration, BucketTriggerDeclaration } from "@tsapi/framework/internal"
import type { Located } from "../../../src/model/kind.ts"

export const bucket: Located<BucketDeclaration> = {
  kind: "bucket",
  id: "Photo_Files",
  versioning: true,
  encryption: { kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/1" },
  lifecycle: [
    { prefix: "tmp/", expireAfterDays: 7, abortUploadsAfterDays: 1 },
    { tags: { keep: "no" }, transitions: [{ afterDays: 30, storageClass: "STANDARD_IA" }] },
    { expireOldVersionsAfterDays: 90 },
  ],
  cors: [
    {
      origins: ["https://*.example"],
      methods: ["GET", "PUT"],
      headers: ["content-type"],
      exposeHeaders: ["ETag"],
      maxAgeSeconds: 60,
    },
  ],
  eventBridge: true,
  location: { file: "src/photos.ts", line: 3 },
}

export const onBucket: Located<BucketTriggerDeclaration> = {
  kind: "onBucket",
  className: "Thumbnails",
  classIndex: 0,
  methodName: "make",
  bucket: "Photo_Files",
  events: ["s3:ObjectCreated:Put", "s3:ObjectCreated:CompleteMultipartUpload"],
  prefix: "uploads/",
  suffix: ".jpg",
  location: { file: "src/thumbnails.ts", line: 7 },
}

/** https://docs.aws.amazon.com/lambda/latest/dg/with-s3.html */
export const s3Event = {
  Records: [
    {
      eventVersion: "2.1",
      eventSource: "aws:s3",
      awsRegion: "us-east-2",
      eventTime: "2019-09-03T19:37:27.192Z",
      eventName: "ObjectCreated:Put",
      userIdentity: { principalId: "AWS:AIDAINPONIXQXHT3IKHL2" },
      requestParameters: { sourceIPAddress: "205.255.255.255" },
      responseElements: {
        "x-amz-request-id": "D82B88E5F771F645",
        "x-amz-id-2": "vlR7PnpV2Ce81l0PRw6jlUpck7Jo5ZsQjryTjKlc5aLWGVHPZLj5NeC6qMa0emYBDXOo6QBU0Wo=",
      },
      s3: {
        s3SchemaVersion: "1.0",
        configurationId: "828aa6fc-f7b5-4305-8584-487c791949c1",
        bucket: {
          name: "amzn-s3-demo-bucket",
          ownerIdentity: { principalId: "A3I5XTEXAMAI3E" },
          arn: "arn:aws:s3:::lambda-artifacts-deafc19498e3f2df",
        },
        object: {
          key: "b21b84d653bb07b05b1e6b33684dc11b",
          size: 1305107,
          eTag: "b21b84d653bb07b05b1e6b33684dc11b",
          sequencer: "0C0F6F405D6ED209E1",
        },
      },
    },
  ],
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html */
export const s3BridgeEvent = {
  version: "0",
  id: "17793124-05d4-b198-2fde-7ededc63b103",
  "detail-type": "Object Created",
  source: "aws.s3",
  account: "111122223333",
  time: "2021-11-12T00:00:00Z",
  region: "ca-central-1",
  resources: ["arn:aws:s3:::amzn-s3-demo-bucket1"],
  detail: {
    version: "0",
    bucket: { name: "amzn-s3-demo-bucket1" },
    object: {
      key: "example-key",
      size: 5,
      etag: "b1946ac92492d2347c6235b4d2611184",
      "version-id": "IYV3p45BT0ac8hjHg1houSdS1a.Mro8e",
      sequencer: "617f08299329d189",
    },
    "request-id": "N4N7GDK58NMKJ12R",
    requester: "123456789012",
    "source-ip-address": "1.2.3.4",
    reason: "PutObject",
  },
}
