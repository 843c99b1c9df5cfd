import { expect, it } from "vitest"
import { bucketReferences } from "../kinds/bucket/bucket-references.ts"
import { inferSource } from "../../test/policy/infer-source.ts"

const app = `
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from "@aws-sdk/client-s3"
import { App, Bucket, existingBucket, onBucket, type BucketRecord } from "@tsapi/framework"
const photos = new Bucket("Photos")
const archive = existingBucket("Archive", { name: "acme-archive" })
const s3 = new S3Client({})
class Thumbs {
  @onBucket(photos)
  async make({ key }: BucketRecord) {
    await s3.send(new GetObjectCommand({ Bucket: photos.name, Key: key }))
    await s3.send(new PutObjectCommand({ Bucket: archive.name, Key: "thumbs/" + key, Body: "" }))
    await s3.send(new ListObjectsV2Command({ Bucket: photos.name }))
  }
}
export const app = new App("shop", { handlers: [Thumbs] })
`
const location = { file: "src/app.ts", line: 1 }
const references = [
  { id: "Photos", existing: {} },
  { id: "Archive", existing: { existing: { name: "acme-archive" } } },
].flatMap(({ id, existing }) => {
  const declaration = { kind: "bucket" as const, id, location, ...existing }
  return bucketReferences({ kind: "bucket", id, declaration, localName: id, location })
})
const stack = { "Fn::Select": [2, { "Fn::Split": ["/", { Ref: "AWS::StackId" }] }] }
const arn = { "Fn::Sub": ["arn:${AWS::Partition}:s3:::photos-${Stack}", { Stack: stack }] }

it("grants on the ARNs of buckets and keys, told without the bucket itself", async () => {
  const [policy] = await inferSource({ "src/app.ts": app }, { references })
  expect(policy?.grants.map(({ action, resource }) => [action, resource]).toSorted()).toEqual([
    ["s3:GetObject", { "Fn::Sub": ["${Part1}/*", { Part1: arn }] }],
    ["s3:ListBucket", arn],
    ["s3:PutObject", { "Fn::Sub": "arn:${AWS::Partition}:s3:::acme-archive/thumbs/*" }],
  ])
})
