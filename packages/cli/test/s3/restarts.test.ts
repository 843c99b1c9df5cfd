import { mkdtemp, readdir, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { GetObjectCommand, paginateListObjectsV2, S3Client } from "@aws-sdk/client-s3"
import { afterEach, beforeEach, expect, it, vi } from "vitest"
import { runUntilKilled } from "../local/run-until-killed.ts"
import { startS3 } from "../../src/local/s3/start-s3.ts"

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "tsapi-s3-"))
})
afterEach(() => rm(directory, { recursive: true }))

const credentials = { accessKeyId: "local", secretAccessKey: "local" }
const start = (call: (input: Readonly<Record<string, unknown>>) => Promise<unknown>) =>
  startS3({
    directory: join(directory, "s3"),
    region: "eu-west-1",
    accountId: "000000000000",
    retryMs: 10,
    service: async () => ({ endpoint: "", call: (_operation, input) => call(input) }),
  })

it("loses no object and no event when the process is killed, and keeps no bytes without an object", async () => {
  const answered: string[] = []
  await runUntilKilled({
    ...{ directory, source: writer(), packages: /^(classic-level|@aws-sdk\/)/ },
    isEnough: (line) => answered.push(line) === 100,
  })

  const notified: string[] = []
  const s3 = await start(async ({ Payload }) => {
    const { Records } = Payload as { Records: { s3: { object: { key: string } } }[] }
    notified.push(...Records.map((record) => record.s3.object.key))
  })
  const client = new S3Client({ endpoint: s3.endpoint, region: "eu-west-1", credentials })
  const stored: string[] = []
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: "photos" }))
    stored.push(...Contents.map(({ Key = "" }) => Key))
  expect(stored).toEqual(expect.arrayContaining(answered))
  for (const Key of stored.slice(0, 20)) {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: "photos", Key }))
    expect(await Body?.transformToString()).toBe(Key.repeat(1000))
  }
  await vi.waitFor(() => expect(notified).toEqual(expect.arrayContaining(stored)))
  client.destroy()
  await s3.close()
  const files = await readdir(join(directory, "s3", "bodies"), { recursive: true, withFileTypes: true })
  expect(files.filter((file) => file.isFile())).toHaveLength(stored.length)
})

it("refuses a directory that is in use, and releases it on close", async () => {
  const first = await start(async () => {})
  await expect(start(async () => {})).rejects.toMatchObject({ name: "UserError", code: "LOCAL_STATE_IN_USE" })
  await first.close()
  await (await start(async () => {})).close()
})

/** A program that puts objects without end and prints the key of each once it is answered; no event gets through. */
function writer(): string {
  return `
    import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3"
    import { startS3 } from ${JSON.stringify(join(import.meta.dirname, "../../src/local/s3/start-s3.ts"))}
    const s3 = await startS3({
      directory: ${JSON.stringify(join(directory, "s3"))},
      region: "eu-west-1",
      accountId: "000000000000",
      retryMs: 100_000,
      service: () => Promise.reject(new Error("not started")),
    })
    const arn = "arn:aws:lambda:eu-west-1:000000000000:function:f"
    const rule = { id: "r", destination: "function", arn, events: ["s3:ObjectCreated:*"], prefix: "", suffix: "" }
    await s3.call("EnsureBucket", { Bucket: "photos", Notification: { rules: [rule], eventBridge: false } })
    const credentials = { accessKeyId: "local", secretAccessKey: "local" }
    const client = new S3Client({ endpoint: s3.endpoint, region: "eu-west-1", credentials })
    const write = async (lane) => {
      for (let n = 0; ; n++) {
        const Key = lane + "-" + n
        await client.send(new PutObjectCommand({ Bucket: "photos", Key, Body: Key.repeat(1000) }))
        process.stdout.write(Key + "\\n")
      }
    }
    await Promise.all([write("a"), write("b"), write("c")])`
}
