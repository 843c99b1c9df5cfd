import { createHash, createHmac } from "node:crypto"
import { GetObjectCommand, GetObjectTaggingCommand, HeadObjectCommand } from "@aws-sdk/client-s3"
import { createPresignedPost, type PresignedPostOptions } from "@aws-sdk/s3-presigned-post"
import { describe, expect, it } from "vitest"
import { testTime } from "./s3-server.ts"
import { useBucket } from "./use-bucket.ts"

const { server, Bucket, toFunction, sentCount, text } = useBucket()

type Fields = Readonly<Record<string, string>>

/** What the SDK signs, and the form a page makes of it, with a file of that name and text. */
async function presigned(options: Partial<PresignedPostOptions> = {}) {
  const { url, fields } = await createPresignedPost(server.client, { Bucket, Key: "up/${filename}", ...options })
  return { url, fields }
}
function formOf(fields: Fields, content = "hello", name = "cat.txt"): FormData {
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) form.append(field, value)
  form.append("file", new Blob([content]), name)
  return form
}
const send = (url: string, body: FormData) => fetch(url, { method: "POST", body, redirect: "manual" })
async function upload(options: Partial<PresignedPostOptions> = {}, more: Fields = {}, content?: string) {
  const { url, fields } = await presigned(options)
  return send(url, formOf({ ...fields, ...more }, content))
}
const errorOf = async (response: Response): Promise<readonly unknown[]> => {
  const [, code, message] = /<Code>(.*?)<\/Code><Message>(.*?)<\/Message>/.exec(await response.text()) ?? []
  return [response.status, code, message?.replaceAll("&quot;", '"')]
}

/** A policy of its own, signed as the SDK would. */
function signed(document: unknown, more: Fields = {}): Fields {
  const policy = Buffer.from(typeof document === "string" ? document : JSON.stringify(document)).toString("base64")
  const hmac = (key: string | Buffer, value: string) => createHmac("sha256", key).update(value).digest()
  const key = ["20260304", "eu-west-1", "s3", "aws4_request"].reduce<string | Buffer>(hmac, "AWS4local")
  return {
    ...{ key: "a.txt", "X-Amz-Algorithm": "AWS4-HMAC-SHA256", "X-Amz-Date": "20260304T050607Z", ...more },
    "X-Amz-Credential": "local/20260304/eu-west-1/s3/aws4_request",
    ...{ Policy: policy, "X-Amz-Signature": hmac(key, policy).toString("hex") },
  }
}
const expiration = new Date(testTime + 60_000).toISOString()
const ownFields = [
  ...[["starts-with", "$x-amz-algorithm", ""] as const, ["starts-with", "$X-Amz-Credential", ""] as const],
  ["starts-with", "$x-amz-date", ""] as const,
]
const sendSigned = (document: unknown, more: Fields = {}) =>
  send(`${server.s3.endpoint}/${Bucket}`, formOf(signed(document, more)))

describe("a form that a page sends", () => {
  it("puts an object, as its fields describe it, and tells who listens", async () => {
    await toFunction(["s3:ObjectCreated:Post"])
    const Fields = {
      "Content-Type": "text/plain",
      "x-amz-meta-By": "a page",
      tagging: "<Tagging><TagSet><Tag><Key>kind</Key><Value>cat</Value></Tag></TagSet></Tagging>",
    }
    const response = await upload({ Fields })
    const eTag = `"${createHash("md5").update("hello").digest("hex")}"`
    expect([response.status, await response.text(), response.headers.get("etag")]).toEqual([204, "", eTag])
    expect(response.headers.get("location")).toBe(`${server.s3.endpoint}/${Bucket}/up%2Fcat.txt`)
    const at = { Bucket, Key: "up/cat.txt" }
    const head = await server.client.send(new HeadObjectCommand(at))
    expect([head.ContentType, head.Metadata, head.ContentLength]).toEqual(["text/plain", { by: "a page" }, 5])
    const { TagSet } = await server.client.send(new GetObjectTaggingCommand(at))
    expect(TagSet).toEqual([{ Key: "kind", Value: "cat" }])
    await sentCount(1)
    expect(server.records()[0]).toMatchObject({
      eventName: "ObjectCreated:Post",
      s3: { object: { key: "up/cat.txt" } },
    })
  })

  it("is answered as it asks for", async () => {
    const withStatus = (status: string) => upload({ Fields: { success_action_status: status } })
    expect([(await withStatus("200")).status, (await withStatus("404")).status]).toEqual([200, 204])
    const created = await withStatus("201")
    expect([created.status, created.headers.get("content-type")]).toEqual([201, "application/xml"])
    expect(await created.text()).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<PostResponse>' +
        `<Location>${server.s3.endpoint}/${Bucket}/up%2Fcat.txt</Location><Bucket>${Bucket}</Bucket>` +
        "<Key>up/cat.txt</Key><ETag>&quot;5d41402abc4b2a76b9719d911017c592&quot;</ETag></PostResponse>",
    )
    const redirected = await upload({ Fields: { success_action_redirect: "https://shop.example/done?from=form" } })
    expect([redirected.status, redirected.headers.get("location")]).toEqual([
      303,
      `https://shop.example/done?from=form&bucket=${Bucket}&key=up%2Fcat.txt&etag=%225d41402abc4b2a76b9719d911017c592%22`,
    ])
    expect((await upload({ Fields: { success_action_redirect: "/done" } })).status).toBe(204)
  })

  it("takes files larger than one piece of a request, and only the name of a path", async () => {
    const { url, fields } = await presigned()
    const large = "0123456789".repeat(100_000)
    expect((await send(url, formOf(fields, large, "C:\\pictures\\cat.txt"))).status).toBe(204)
    expect(await text("up/cat.txt")).toBe(large)
  })
})

describe("a policy", () => {
  it("is checked condition by condition", async () => {
    const Conditions: PresignedPostOptions["Conditions"] = [
      ["starts-with", "$Content-Type", "image/"],
      ["eq", "$x-amz-meta-by", "me"],
    ]
    const by = { "x-amz-meta-by": "me" }
    const answer = async (more: Fields) => errorOf(await upload({ Conditions }, more))
    expect((await upload({ Conditions }, { ...by, "content-type": "image/png" })).status).toBe(204)
    expect(await answer({ ...by, "Content-Type": "text/html" })).toEqual([
      ...[403, "AccessDenied"],
      'Invalid according to Policy: Policy Condition failed: ["starts-with", "$Content-Type", "image/"]',
    ])
    expect(await answer({ ...by, "Content-Type": "image/png,text/html" })).toEqual([
      403,
      "AccessDenied",
      expect.anything(),
    ])
    expect(await answer({ "Content-Type": "image/png", "x-amz-meta-by": "You" })).toEqual([
      ...[403, "AccessDenied"],
      'Invalid according to Policy: Policy Condition failed: ["eq", "$x-amz-meta-by", "me"]',
    ])
    // One that is not there fits nothing.
    expect(await answer({ "Content-Type": "image/png" })).toEqual([403, "AccessDenied", expect.anything()])
    expect(await answer({ ...by, "Content-Type": "image/png", key: "elsewhere" })).toEqual([
      ...[403, "AccessDenied"],
      'Invalid according to Policy: Policy Condition failed: ["starts-with", "$key", "up/"]',
    ])
    expect(await answer({ ...by, "Content-Type": "image/png", "x-amz-meta-more": "1" })).toEqual([
      ...[403, "AccessDenied", "Invalid according to Policy: Extra input fields: x-amz-meta-more"],
    ])
    expect((await upload({ Conditions }, { ...by, "Content-Type": "image/png", "x-ignore-me": "1" })).status).toBe(204)
  })

  it("bounds the size of the file", async () => {
    const Conditions: PresignedPostOptions["Conditions"] = [["content-length-range", 5, 10]]
    expect((await upload({ Conditions }, {}, "12345")).status).toBe(204)
    expect((await upload({ Conditions }, {}, "1234567890")).status).toBe(204)
    const large = await (await upload({ Conditions, Key: "large" }, {}, "123456789012")).text()
    expect(large).toContain(
      "<Code>EntityTooLarge</Code><Message>Your proposed upload exceeds the maximum allowed size</Message>" +
        "<ProposedSize>12</ProposedSize><MaxSizeAllowed>10</MaxSizeAllowed>",
    )
    const small = await upload({ Conditions, Key: "small" }, {}, "1")
    expect([small.status, await small.text()]).toEqual([400, expect.stringContaining("EntityTooSmall")])
    for (const Key of ["large", "small"])
      await expect(server.client.send(new GetObjectCommand({ Bucket, Key }))).rejects.toMatchObject({
        name: "NoSuchKey",
      })
  })

  it("is for its bucket, and until it expires", async () => {
    const expired = { expiration: new Date(testTime - 1000).toISOString(), conditions: [] }
    expect(await errorOf(await sendSigned(expired))).toEqual([
      ...[403, "AccessDenied", "Invalid according to Policy: Policy expired."],
    ])
    const other = { expiration, conditions: [{ bucket: "other" }, { key: "a.txt" }, ...ownFields] }
    expect(await errorOf(await sendSigned(other))).toEqual([
      ...[403, "AccessDenied", 'Invalid according to Policy: Policy Condition failed: ["eq", "$bucket", "other"]'],
    ])
    const own = { expiration, conditions: [{ bUcKeT: Bucket }, ["EQ", "$KEY", "a.txt"], ...ownFields] }
    expect((await sendSigned(own)).status).toBe(204)
  })

  it.each([
    ["no JSON", "Invalid JSON."],
    [{ conditions: [] }, "Policy missing expiration."],
    [{ expiration }, "Policy missing conditions."],
    [{ expiration, conditions: {} }, "Invalid 'conditions' value: must be a List."],
    [{ expiration: "tomorrow", conditions: [] }, "Invalid 'expiration' value: 'tomorrow'"],
    [{ expiration, conditions: [], Statement: [] }, "Unexpected: 'statement'"],
    [
      { expiration, conditions: [{ key: "a", bucket: "b" }] },
      "Invalid Simple-Condition: Simple-Conditions must have exactly one property specified.",
    ],
    [{ expiration, conditions: [{ key: 1 }] }, "Invalid Simple-Condition: value must be a string."],
    [{ expiration, conditions: [["ends-with", "$key", "a"]] }, "Invalid Condition: unknown operation 'ends-with'."],
    [{ expiration, conditions: [["eq", "$key"]] }, "Invalid eq: wrong number of arguments."],
  ])("that cannot be read is refused: %j", async (document, problem) => {
    expect(await errorOf(await sendSigned(document))).toEqual([
      ...[400, "InvalidPolicyDocument", `Invalid Policy: ${problem}`],
    ])
  })
})

describe("a form is refused", () => {
  it("that is not signed, or not rightly", async () => {
    const { url, fields } = await presigned()
    const without = (name: string) => Object.fromEntries(Object.entries(fields).filter(([field]) => field !== name))
    expect(await errorOf(await send(url, formOf({ key: "a" })))).toEqual([403, "AccessDenied", "Access Denied"])
    expect(await errorOf(await send(url, formOf(without("X-Amz-Signature"))))).toEqual([
      ...[400, "InvalidArgument"],
      "Bucket POST must contain a field named 'X-Amz-Signature'.  If it is specified, please check the order of the fields.",
    ])
    const changed = `${fields["Policy"]}IA==`
    const answer = await send(url, formOf({ ...fields, Policy: changed }))
    expect([answer.status, await answer.text()]).toEqual([
      403,
      expect.stringMatching(
        /<Code>SignatureDoesNotMatch<.*<AWSAccessKeyId>local<.*<StringToSign>.*<SignatureProvided>/s,
      ),
    ])
  })

  it("that has no key, no file or two, or is none", async () => {
    const { url, fields } = await presigned()
    const { key: _key, ...others } = fields
    expect(await errorOf(await send(url, formOf(others)))).toMatchObject([
      ...[400, "InvalidArgument", expect.stringContaining("named 'key'")],
    ])
    const one = "POST requires exactly one file upload per request."
    const none = new FormData()
    none.append("key", "a")
    expect(await errorOf(await send(url, none))).toEqual([400, "InvalidArgument", one])
    const two = formOf(fields)
    two.append("file", new Blob(["again"]), "dog.txt")
    expect(await errorOf(await send(url, two))).toEqual([400, "InvalidArgument", one])
    await expect(server.client.send(new GetObjectCommand({ Bucket, Key: "up/cat.txt" }))).rejects.toThrow(
      "does not exist",
    )
    expect(await errorOf(await fetch(url, { method: "POST", body: "hello" }))).toEqual([
      412,
      "PreconditionFailed",
      expect.anything(),
    ])
    const headers = { "content-type": "multipart/form-data; boundary=x" }
    const part = (name: string, value: string) => `--x\r\nContent-Disposition: form-data; ${name}\r\n\r\n${value}`
    const parts = Object.entries(fields).map(([name, value]) => `${part(`name="${name}"`, value)}\r\n`)
    for (const body of ["hello", `${parts.join("")}${part('name="file"; filename="cat.txt"', "hel")}`])
      expect(await errorOf(await fetch(url, { method: "POST", body, headers }))).toEqual([
        ...[400, "MalformedPOSTRequest", "The body of your POST request is not well-formed multipart/form-data."],
      ])
    await expect(server.client.send(new GetObjectCommand({ Bucket, Key: "up/cat.txt" }))).rejects.toThrow(
      "does not exist",
    )
  })

  it("whose fields are too long, whatever comes behind them", async () => {
    const { url, fields } = await presigned()
    const answer = await send(url, formOf({ ...fields, "x-ignore-this": "a".repeat(21_000) }, "b".repeat(3_000_000)))
    expect([answer.status, await answer.text()]).toEqual([
      400,
      expect.stringContaining("<MaxPostPreDataLengthBytes>20480</MaxPostPreDataLengthBytes>"),
    ])
  })
})
