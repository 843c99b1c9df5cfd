import { PassThrough } from "node:stream"
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from "@aws-sdk/client-s3"
import { afterEach, expect, test, vi } from "vitest"
import { RepeatedRuns } from "../../src/bundle/esbuild-runs.ts"
import { type LocalServer, startLocalServer } from "../../src/local/start-local-server.ts"
import { buildLocal } from "../../src/pipeline/local-build.ts"
import { Terminal } from "../../src/terminal/terminal.ts"
import { makeSdkProject } from "./make-sdk-project.ts"

const files = {
  "src/photos.ts": `
    import { Bucket, existingBucket } from "@tsapi/framework"
    export const photos = new Bucket("Photos")
    export const thumbs = new Bucket("Thumbs")
    export const archive = existingBucket("Archive", { name: "acme-archive" })
  `,
  "src/thumbnails.ts": `
    import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3"
    import { onBucket, type BucketRecord } from "@tsapi/framework"
    import { archive, photos, thumbs } from "./photos.ts"
    const s3 = new S3Client({})
    let failures = 0
    export class Thumbnails {
      @onBucket(photos, { prefix: "in/", suffix: ".txt" })
      async make({ bucket, key, event }: BucketRecord) {
        if (key.includes("flaky") && failures++ === 0) throw new Error("not yet")
        const { Body } = await s3.send(new GetObjectCommand({ Bucket: photos.name, Key: key }))
        const text = await Body?.transformToString()
        await s3.send(new PutObjectCommand({ Bucket: thumbs.name, Key: key, Body: JSON.stringify({ text, bucket, event }) }))
      }
      @onBucket(archive)
      async archived({ key, event }: BucketRecord) {
        await s3.send(new PutObjectCommand({ Bucket: thumbs.name, Key: "archived/" + key, Body: JSON.stringify({ event }) }))
      }
    }
  `,
  "src/app.ts": `
    import { App, controller, route } from "@tsapi/framework"
    import { photos, thumbs } from "./photos.ts"
    import { Thumbnails } from "./thumbnails.ts"
    @controller("/names")
    class NameController {
      @route("GET", "/")
      names() { return { photos: photos.name, thumbs: thumbs.name, endpoint: process.env.AWS_ENDPOINT_URL_S3 } }
    }
    export const app = new App("pictures", { controllers: [NameController], handlers: [Thumbnails] })
  `,
}

const esbuild = new RepeatedRuns()
const running: { close(): Promise<unknown> }[] = []
afterEach(async () => {
  for (const each of running.splice(0).toReversed()) await each.close()
  await esbuild.close()
})

interface Names {
  readonly photos: string
  readonly thumbs: string
  readonly endpoint: string
}

test("objects reach the methods that ask for them, and what fails is tried again", async () => {
  const projectDir = await makeSdkProject(files)
  const stream = new PassThrough().resume()
  const server: LocalServer = await startLocalServer({
    projectDir,
    stateDir: `${projectDir}/state`,
    terminal: new Terminal({ stdin: new PassThrough(), stdout: stream, stderr: stream, json: false, color: false }),
    ...{ port: 0, reload: false },
    build: () => buildLocal(projectDir, { stage: "dev" }, esbuild),
  })
  running.push(server)
  const names = (await (await fetch(`${server.url}/names`)).json()) as Names
  expect(names).toMatchObject({ photos: "pictures-dev-photos", thumbs: "pictures-dev-thumbs" })
  const credentials = { accessKeyId: "local", secretAccessKey: "local" }
  const s3 = new S3Client({ endpoint: names.endpoint, region: "us-east-1", credentials })
  running.push({ close: async () => s3.destroy() })
  const put = (Bucket: string, Key: string) => s3.send(new PutObjectCommand({ Bucket, Key, Body: `bytes of ${Key}` }))
  await put(names.photos, "in/a b ✓.txt")
  await put(names.photos, "in/flaky.txt")
  await put(names.photos, "in/picture.jpg")
  await put("acme-archive", "old one")

  const made = async () => {
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: names.thumbs }))
    return Contents.map(({ Key }) => Key)
  }
  await vi.waitFor(async () => expect(await made()).toEqual(["archived/old one", "in/a b ✓.txt", "in/flaky.txt"]), {
    timeout: 15_000,
  })
  const read = async (Key: string): Promise<unknown> => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: names.thumbs, Key }))
    return JSON.parse((await Body?.transformToString()) ?? "")
  }
  expect(await read("in/a b ✓.txt")).toMatchObject({
    text: "bytes of in/a b ✓.txt",
    bucket: names.photos,
    event: {
      ...{ eventVersion: "2.1", eventSource: "aws:s3", awsRegion: "us-east-1", eventName: "ObjectCreated:Put" },
      s3: { s3SchemaVersion: "1.0", object: { key: "in/a+b+%E2%9C%93.txt", size: 23 } },
    },
  })
  expect(await read("archived/old one")).toEqual({
    event: {
      ...{ version: "0", source: "aws.s3", "detail-type": "Object Created", region: "us-east-1" },
      ...{ account: "000000000000", resources: ["arn:aws:s3:::acme-archive"] },
      id: expect.stringMatching(/^[\da-f-]{36}$/),
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      detail: expect.objectContaining({ bucket: { name: "acme-archive" }, reason: "PutObject" }),
    },
  })
})
