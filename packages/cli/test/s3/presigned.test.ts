import { request as httpRequest } from "node:http"
import { CreateBucketCommand, GetObjectCommand, PutBucketCorsCommand, PutObjectCommand } from "@aws-sdk/client-s3"
import { getSignedUrl } from "@aws-sdk/s3-request-presigner"
import { beforeEach, describe, expect, it } from "vitest"
import { testTime, useS3 } from "./s3-server.ts"

const server = useS3()
const Bucket = "photos"
const signingDate = new Date(testTime)
beforeEach(() => server.client.send(new CreateBucketCommand({ Bucket })))

const errorOf = async (response: Response): Promise<readonly [number, readonly string[] | undefined]> => {
  const text = await response.text()
  return [response.status, /<Code>(.*?)<\/Code><Message>(.*?)<\/Message>/.exec(text)?.slice(1)]
}

describe("presigned URLs", () => {
  it("put and get without further headers", async () => {
    const client = server.clientWith({ requestChecksumCalculation: "WHEN_REQUIRED" })
    const command = new PutObjectCommand({ Bucket, Key: "a b/ü+.txt", Metadata: { by: "browser" } })
    const put = await fetch(await getSignedUrl(client, command, { signingDate }), {
      method: "PUT",
      body: "hello",
      headers: { "content-type": "text/plain" },
    })
    expect([put.status, await put.text()]).toEqual([200, ""])
    const get = await fetch(
      await getSignedUrl(client, new GetObjectCommand({ Bucket, Key: "a b/ü+.txt" }), { signingDate }),
    )
    expect(await get.text()).toBe("hello")
    expect(get.headers.get("content-type")).toBe("text/plain")
    expect(get.headers.get("x-amz-meta-by")).toBe("browser")
  })

  it("expire", async () => {
    const command = new GetObjectCommand({ Bucket, Key: "a" })
    const url = await getSignedUrl(server.client, command, { signingDate: new Date(testTime - 61_000), expiresIn: 60 })
    expect(await errorOf(await fetch(url))).toEqual([403, ["AccessDenied", "Request has expired"]])
  })

  it("are good for what they were made for only", async () => {
    const url = await getSignedUrl(server.client, new GetObjectCommand({ Bucket, Key: "a" }), { signingDate })
    const code = "SignatureDoesNotMatch"
    expect(await errorOf(await fetch(url.replace("/a?", "/b?")))).toMatchObject([403, [code, expect.anything()]])
    expect(await errorOf(await fetch(url, { method: "DELETE" }))).toMatchObject([403, [code, expect.anything()]])
    const more = url.replace("X-Amz-Expires=900", "X-Amz-Expires=90000")
    expect(await errorOf(await fetch(more))).toMatchObject([403, [code, expect.anything()]])
  })

  it("take no headers of S3's that they do not cover", async () => {
    const client = server.clientWith({ requestChecksumCalculation: "WHEN_REQUIRED" })
    const url = await getSignedUrl(client, new PutObjectCommand({ Bucket, Key: "a" }), { signingDate })
    const response = await fetch(url, { method: "PUT", body: "1", headers: { "x-amz-meta-a": "b" } })
    expect(await errorOf(response)).toEqual([
      403,
      ["AccessDenied", "There were headers present in the request which were not signed"],
    ])
  })

  it("made with the SDK's default checksum take only an empty body, as on AWS", async () => {
    const url = await getSignedUrl(server.client, new PutObjectCommand({ Bucket, Key: "a" }), { signingDate })
    expect(await errorOf(await fetch(url, { method: "PUT", body: "1" }))).toEqual([
      400,
      ["BadDigest", "The CRC32 you specified did not match the calculated checksum."],
    ])
  })
})

describe("signatures", () => {
  it("are wanted of every request", async () => {
    expect(await errorOf(await fetch(`${server.s3.endpoint}/${Bucket}/a`))).toEqual([
      403,
      ["AccessDenied", "Access Denied"],
    ])
  })

  it("of keys that functions have must be right, others are taken on trust", async () => {
    const bad = server.clientWith({ credentials: { accessKeyId: "local", secretAccessKey: "wrong" } })
    const command = new PutObjectCommand({ Bucket, Key: "a", Body: "1" })
    await expect(bad.send(command)).rejects.toMatchObject({ name: "SignatureDoesNotMatch" })
    await server.clientWith({ credentials: { accessKeyId: "other", secretAccessKey: "any" } }).send(command)
  })
})

describe("virtual-host style", () => {
  it("finds the bucket in the host", async () => {
    await server.client.send(new PutObjectCommand({ Bucket, Key: "dir/a", Body: "hello" }))
    const { port } = new URL(server.s3.endpoint)
    const authorization =
      "AWS4-HMAC-SHA256 Credential=x/20260304/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=x"
    const get = (host: string, path: string) =>
      new Promise<string>((resolve, reject) => {
        const headers = { host: `${host}:${port}`, authorization }
        const sent = httpRequest({ host: "127.0.0.1", port, path, headers }, (response) => {
          let text = ""
          response.on("data", (chunk) => (text += chunk)).on("end", () => resolve(text))
        })
        sent.on("error", reject).end()
      })
    expect(await get(`${Bucket}.localhost`, "/dir/a")).toBe("hello")
    expect(await get(`${Bucket}.s3.localhost`, "/dir/a")).toBe("hello")
    expect(await get("s3.localhost", `/${Bucket}/dir/a`)).toBe("hello")
  })
})

describe("CORS", () => {
  const rules = [
    {
      AllowedOrigins: ["https://*.example"],
      AllowedMethods: ["PUT"],
      AllowedHeaders: ["content-*"],
      MaxAgeSeconds: 30,
    },
    { AllowedOrigins: ["*"], AllowedMethods: ["GET"], ExposeHeaders: ["ETag"] },
  ]
  const preflight = (headers: Record<string, string>) =>
    fetch(`${server.s3.endpoint}/${Bucket}/a`, { method: "OPTIONS", headers })
  const allow = (CORSRules: typeof rules) =>
    server.client.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules: CORSRules as never } }))

  it("answers a preflight from the bucket's rules", async () => {
    await allow(rules)
    const response = await preflight({
      origin: "https://app.example",
      "access-control-request-method": "PUT",
      "access-control-request-headers": "Content-Type",
    })
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "access-control-allow-origin": "https://app.example",
      "access-control-allow-methods": "PUT",
      "access-control-allow-headers": "content-type",
      "access-control-allow-credentials": "true",
      "access-control-max-age": "30",
    })
  })

  it("refuses what no rule allows", async () => {
    const put = { origin: "https://app.example", "access-control-request-method": "PUT" }
    expect(await errorOf(await preflight(put))).toEqual([
      403,
      ["AccessForbidden", "CORSResponse: CORS is not enabled for this bucket."],
    ])
    await allow(rules)
    const [status] = await errorOf(await preflight({ ...put, origin: "https://other.test" }))
    expect(status).toBe(403)
    const named = await preflight({ ...put, "access-control-request-headers": "authorization" })
    expect(named.status).toBe(403)
    expect((await preflight({ "access-control-request-method": "PUT" })).status).toBe(400)
  })

  it("lets pages read answers, and errors too", async () => {
    await allow(rules)
    const url = await getSignedUrl(server.client, new GetObjectCommand({ Bucket, Key: "absent" }), { signingDate })
    const response = await fetch(url, { headers: { origin: "https://anything.test" } })
    expect([response.status, response.headers.get("access-control-allow-origin")]).toEqual([404, "*"])
    expect(response.headers.get("access-control-expose-headers")).toBe("ETag")
    expect((await fetch(url)).headers.get("access-control-allow-origin")).toBeNull()
  })
})
