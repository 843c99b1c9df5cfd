import { fileURLToPath } from "node:url"
import { ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3"
import { startLocal } from "@tsapi/cli/testing"
import type { LocalApp } from "@tsapi/cli/testing"
import jpeg from "jpeg-js"
import { PNG } from "pngjs"
import { afterAll, beforeAll, expect, it } from "vitest"

// The app as `tsapi local` serves it: events of a real bucket, a workflow, a topic, a queue and a database.
let local: LocalApp
let s3: S3Client
beforeAll(async () => {
  local = await startLocal({ projectDir: fileURLToPath(new URL("..", import.meta.url)), enforceIam: true })
  s3 = new S3Client({ ...local.clientOptions("s3"), forcePathStyle: true })
}, 60_000)
afterAll(async () => {
  s3?.destroy()
  await local?.close()
})

interface Photo {
  readonly id: string
  readonly status: string
  readonly uploadUrl: string
  readonly thumbnailUrl?: string
}

async function upload(title: string, body: Uint8Array): Promise<string> {
  const headers = { "content-type": "application/json" }
  const announced = await fetch(`${local.url}/photos`, {
    ...{ method: "POST", headers },
    body: JSON.stringify({ owner: "ada", title }),
  })
  const { id, uploadUrl } = (await announced.json()) as Photo
  expect((await fetch(uploadUrl, { method: "PUT", body: Buffer.from(body) })).status).toBe(200)
  return id
}

async function get(path: string) {
  return (await fetch(local.url + path)).json()
}

async function keysOf(variable: string): Promise<readonly string[]> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: local.environment[variable] }))
  return Contents.map(({ Key = "" }) => Key)
}

it("shares a photo, with a thumbnail, and tells the feed", async () => {
  const png = new PNG({ width: 640, height: 320 })
  png.data.fill(200)
  const id = await upload("Lake", PNG.sync.write(png))

  // The first calls to AWS wait until it is known what the functions may do.
  await expect.poll(() => get(`/photos/${id}`), { timeout: 60_000 }).toMatchObject({ status: "shared" })
  const photo = (await get(`/photos/${id}`)) as Photo
  expect(photo).toMatchObject({ title: "Lake", width: 640, height: 320, thumbnailUrl: expect.any(String) })
  const thumbnail = await fetch(photo.thumbnailUrl ?? "")
  expect(jpeg.decode(await thumbnail.arrayBuffer())).toMatchObject({ width: 256, height: 128 })
  await expect.poll(() => get("/feeds/ada")).toMatchObject({ photos: [{ id, title: "Lake" }] })
}, 90_000)

it.each([
  ["text", Buffer.from("hello"), "It is neither a JPEG nor a PNG image"],
  ["half an image", PNG.sync.write(new PNG({ width: 99, height: 99 })).subarray(0, 60), "The image is damaged"],
])(
  "refuses %s, and deletes it",
  async (title, body, reason) => {
    const id = await upload(title, body)

    await expect.poll(() => get(`/photos/${id}`), { timeout: 20_000 }).toMatchObject({ status: "refused", reason })
    await expect.poll(() => keysOf("PHOTOS_BUCKET_NAME")).not.toContain(`uploads/${id}`)
    expect(await keysOf("THUMBNAILS_BUCKET_NAME")).not.toContain(`${id}.jpg`)
  },
  30_000,
)
