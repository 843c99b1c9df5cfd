import { describe, expect, it } from "vitest"
import { appOf, inferGrants, infer } from "../../test/policy/one-module-app.ts"

const uploads = {
  references: [
    {
      kind: "bucket",
      id: "Uploads",
      property: "name",
      environmentVariable: "UPLOADS_BUCKET_NAME",
      value: { Ref: "UploadsBucket" },
      arn: { "Fn::GetAtt": ["UploadsBucket", "Arn"] },
      location: { file: "src/app.ts", line: 1 },
    },
  ],
}
const s3 = (names: string) => `import { S3Client, S3, ${names} } from "@aws-sdk/client-s3"\nconst s3 = new S3Client({})`

describe("S3", () => {
  it("scopes object operations to bucket and key, with * for what the request chooses", () =>
    expect(
      inferGrants(
        appOf(
          s3("GetObjectCommand, PutObjectCommand, HeadObjectCommand"),
          `await s3.send(new GetObjectCommand({ Bucket: process.env.UPLOADS_BUCKET_NAME, Key: \`avatars/\${request.params.id}.png\` }))
         await s3.send(new PutObjectCommand({ Bucket: "plain", Key: request.params.id, Body: "" }))
         return s3.send(new HeadObjectCommand({ Bucket: "plain", Key: "fixed" }))`,
        ),
        uploads,
      ),
    ).resolves.toEqual(["s3:GetObject Uploads/avatars/*.png", "s3:GetObject plain/fixed", "s3:PutObject plain/*"]))

  it("scopes bucket operations to the bucket", () =>
    expect(
      inferGrants(
        appOf(
          s3("ListObjectsV2Command, HeadBucketCommand, ListBucketsCommand"),
          `await s3.send(new ListObjectsV2Command({ Bucket: "b", Prefix: "p/" })); await s3.send(new HeadBucketCommand({ Bucket: "c" })); return s3.send(new ListBucketsCommand({}))`,
        ),
      ),
    ).resolves.toEqual(["s3:ListAllMyBuckets *", "s3:ListBucket b", "s3:ListBucket c"]))

  it("adds actions for the parameters that need them", () =>
    expect(
      inferGrants(
        appOf(
          s3("PutObjectCommand, GetObjectCommand, DeleteObjectCommand"),
          `
        await s3.send(new PutObjectCommand({ Bucket: "b", Key: "k", ACL: "private", Tagging: "a=b" }))
        await s3.send(new GetObjectCommand({ Bucket: "b", Key: "k", VersionId: "1" }))
        return s3.send(new DeleteObjectCommand({ Bucket: "b", Key: "k" }))`,
        ),
      ),
    ).resolves.toEqual([
      "s3:DeleteObject b/k",
      "s3:GetObjectVersion b/k",
      "s3:PutObject b/k",
      "s3:PutObjectAcl b/k",
      "s3:PutObjectTagging b/k",
    ]))

  it("needs both actions where a version is optional", () =>
    expect(
      inferGrants(
        appOf(
          s3("GetObjectCommand"),
          `return s3.send(new GetObjectCommand({ Bucket: "b", Key: "k", VersionId: request.query.version }))`,
        ),
      ),
    ).resolves.toEqual(["s3:GetObject b/k", "s3:GetObjectVersion b/k"]))

  it("reads the source of a copy", () =>
    expect(
      inferGrants(
        appOf(
          s3("CopyObjectCommand, UploadPartCopyCommand"),
          `
        const from = process.env.UPLOADS_BUCKET_NAME
        await s3.send(new CopyObjectCommand({ Bucket: "target", Key: "k", CopySource: \`\${from}/\${request.params.id}\` }))
        return s3.send(new CopyObjectCommand({ Bucket: "target", Key: "k", CopySource: "source/old?versionId=7" }))`,
        ),
        uploads,
      ),
    ).resolves.toEqual(["s3:GetObject Uploads/*", "s3:GetObjectVersion source/old", "s3:PutObject target/k"]))

  it("decodes the source of a copy, which S3 wants URL-encoded", () =>
    expect(
      inferGrants(
        appOf(
          s3("CopyObjectCommand"),
          `
        const from = process.env.UPLOADS_BUCKET_NAME
        await s3.send(new CopyObjectCommand({ Bucket: "t", Key: "k", CopySource: encodeURI(\`\${from}/\${request.params.id}\`) }))
        return s3.send(new CopyObjectCommand({ Bucket: "t", Key: "k", CopySource: encodeURIComponent("source/a b") }))`,
        ),
        uploads,
      ),
    ).resolves.toEqual(["s3:GetObject Uploads/*", "s3:GetObject source/a b", "s3:PutObject t/k"]))

  it("finds methods, paginators and waiters of the aggregated client", () =>
    expect(
      inferGrants(
        appOf(
          s3("paginateListObjectsV2, waitUntilObjectExists"),
          `
        const all = new S3({})
        await all.deleteObject({ Bucket: "a", Key: "k" })
        for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket: "b" })) console.log(page)
        for await (const page of all.paginateListParts({ Bucket: "c", Key: "k", UploadId: "u" })) console.log(page)
        await waitUntilObjectExists({ client: s3, maxWaitTime: 5 }, { Bucket: "d", Key: "k" })
        return all.waitUntilBucketExists({ Bucket: "e" }, 5)`,
        ),
      ),
    ).resolves.toEqual([
      "s3:DeleteObject a/k",
      "s3:GetObject d/k",
      "s3:ListBucket b",
      "s3:ListBucket e",
      "s3:ListMultipartUploadParts c/k",
    ]))

  it("counts presigned requests as sent", () =>
    expect(
      inferGrants({
        ...appOf(
          `${s3("GetObjectCommand")}\nimport { getSignedUrl } from "./presigner.ts"`,
          `return getSignedUrl(s3, new GetObjectCommand({ Bucket: "b", Key: "k" }), { expiresIn: 60 })`,
        ),
        "src/presigner.ts": `export { getSignedUrl } from "@aws-sdk/s3-request-presigner"`,
      }),
    ).resolves.toEqual(["s3:GetObject b/k"]))

  it("knows what an upload in parts sends", () =>
    expect(
      inferGrants(
        withPackages(
          appOf(
            `${s3("PutObjectCommand")}\nimport { Upload } from "@aws-sdk/lib-storage"`,
            `return new Upload({ client: s3, params: { Bucket: "b", Key: "k", Body: request.body } }).done()`,
          ),
        ),
      ),
    ).resolves.toEqual(["s3:AbortMultipartUpload b/k", "s3:PutObject b/k"]))

  it("knows presigned posts", () =>
    expect(
      inferGrants(
        withPackages(
          appOf(
            `${s3("PutObjectCommand")}\nimport { createPresignedPost } from "@aws-sdk/s3-presigned-post"`,
            `return createPresignedPost(s3, { Bucket: "b", Key: "uploads/" + request.params.id })`,
          ),
        ),
      ),
    ).resolves.toEqual(["s3:PutObject b/uploads/*"]))

  it("scopes to an access point's objects", () =>
    expect(
      inferGrants(
        appOf(
          s3("GetObjectCommand"),
          `return s3.send(new GetObjectCommand({ Bucket: "arn:aws:s3:eu-west-1:1:accesspoint/ap", Key: "k" }))`,
        ),
      ),
    ).resolves.toEqual(["s3:GetObject arn:aws:s3:eu-west-1:1:accesspoint/ap/object/k"]))

  it("warns of a bucket that is not known, and of nothing else", async () => {
    const { grants, warnings } = await infer(
      appOf(s3("GetObjectCommand"), `return s3.send(new GetObjectCommand({ Bucket: request.query.bucket, Key: "k" }))`),
    )
    expect(grants).toEqual(["s3:GetObject */k"])
    expect(warnings).toEqual([
      "POLICY_RESOURCE_UNKNOWN src/app.ts:13 GetObject: Bucket (request.query.bucket) is not known: it comes from the request",
    ])
  })
})

// Packages that this repository does not install: their names are all the analysis reads.
function withPackages(files: Record<string, string>): Record<string, string> {
  return {
    ...files,
    "node_modules/@aws-sdk/lib-storage/package.json": `{ "name": "@aws-sdk/lib-storage" }`,
    "node_modules/@aws-sdk/lib-storage/dist-cjs/index.js": "exports.Upload = Upload;",
    "node_modules/@aws-sdk/s3-presigned-post/package.json": `{ "name": "@aws-sdk/s3-presigned-post" }`,
    "node_modules/@aws-sdk/s3-presigned-post/dist-cjs/index.js": "exports.createPresignedPost = createPresignedPost;",
  }
}
