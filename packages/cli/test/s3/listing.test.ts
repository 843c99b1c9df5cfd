import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
  ListObjectVersionsCommand,
  paginateListObjectsV2,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3"
import { beforeEach, describe, expect, it } from "vitest"
import { useS3 } from "./s3-server.ts"

const server = useS3()
const Bucket = "photos"
beforeEach(() => server.client.send(new CreateBucketCommand({ Bucket })))

const put = (Key: string, Body = "1") => server.client.send(new PutObjectCommand({ Bucket, Key, Body }))
const list = (more: Partial<ListObjectsV2CommandInput> = {}) =>
  server.client.send(new ListObjectsV2Command({ Bucket, ...more }))
const keys = (contents: readonly { readonly Key?: string | undefined }[] = []) => contents.map(({ Key }) => Key)
const prefixes = (common: readonly { readonly Prefix?: string | undefined }[] = []) =>
  common.map(({ Prefix }) => Prefix)

describe("ListObjectsV2", () => {
  it("lists in the order of UTF-8 bytes", async () => {
    const inOrder = ["A", "a", "a/", "a/b", "a0", "b", "é", "\u{ffee}", "\u{1f600}"]
    for (const key of inOrder.toReversed()) await put(key)
    expect(keys((await list()).Contents)).toEqual(inOrder)
  })

  it("groups by delimiter, within a prefix", async () => {
    for (const key of ["a.jpg", "2025/x", "2026/01/a", "2026/01/b", "2026/02/a", "2026/top", "z/"]) await put(key)
    const top = await list({ Delimiter: "/" })
    expect([keys(top.Contents), prefixes(top.CommonPrefixes)]).toEqual([["a.jpg"], ["2025/", "2026/", "z/"]])
    expect(top.KeyCount).toBe(4)
    const year = await list({ Delimiter: "/", Prefix: "2026/" })
    expect([keys(year.Contents), prefixes(year.CommonPrefixes)]).toEqual([["2026/top"], ["2026/01/", "2026/02/"]])
    expect(keys((await list({ Prefix: "2026/0" })).Contents)).toEqual(["2026/01/a", "2026/01/b", "2026/02/a"])
    expect((await list({ Prefix: "none" })).KeyCount).toBe(0)
  })

  it.each([1, 2, 3, 100])("gives everything once in pages of %d", async (MaxKeys) => {
    const all = ["a", "b/1", "b/2", "b/3", "c", "d/1", "e"]
    for (const key of all) await put(key)
    const seen: unknown[] = []
    const grouped: unknown[] = []
    for await (const page of paginateListObjectsV2({ client: server.client, pageSize: MaxKeys }, { Bucket }))
      seen.push(...keys(page.Contents))
    expect(seen).toEqual(all)
    for await (const page of paginateListObjectsV2(
      { client: server.client, pageSize: MaxKeys },
      { Bucket, Delimiter: "/" },
    ))
      grouped.push(...keys(page.Contents), ...prefixes(page.CommonPrefixes))
    expect(grouped.toSorted()).toEqual(["a", "b/", "c", "d/", "e"])
  })

  it("starts after a key, and not in the middle of a group it has given", async () => {
    for (const key of ["a", "b/1", "b/2", "c"]) await put(key)
    expect(keys((await list({ StartAfter: "b/1" })).Contents)).toEqual(["b/2", "c"])
    const { Contents, CommonPrefixes } = await list({ StartAfter: "b/1", Delimiter: "/" })
    expect([keys(Contents), prefixes(CommonPrefixes)]).toEqual([["c"], ["b/"]])
    expect((await list({ StartAfter: "b/", Delimiter: "/" })).CommonPrefixes).toBeUndefined()
  })

  it("encodes keys on request, tells owners on request, and refuses tokens it did not give", async () => {
    await put("a b/é+")
    const { Contents = [], EncodingType } = await list({ EncodingType: "url", FetchOwner: true })
    expect([Contents[0]?.Key, EncodingType]).toEqual(["a+b/%C3%A9%2B", "url"])
    expect(Contents[0]?.Owner?.ID).toMatch(/^[0-9a-f]{64}$/)
    expect((await list()).Contents?.[0]?.Owner).toBeUndefined()
    await expect(list({ ContinuationToken: "made up" })).rejects.toMatchObject({ name: "InvalidArgument" })
  })

  it("tells of each object its size, ETag, time and class", async () => {
    await put("a", "hello")
    expect((await list()).Contents).toEqual([
      {
        Key: "a",
        Size: 5,
        ETag: '"5d41402abc4b2a76b9719d911017c592"',
        LastModified: new Date("2026-03-04T05:06:07Z"),
        StorageClass: "STANDARD",
        ChecksumAlgorithm: ["CRC32"],
        ChecksumType: "FULL_OBJECT",
      },
    ])
  })
})

describe("ListObjects", () => {
  it("pages by marker", async () => {
    for (const key of ["a", "b/1", "b/2", "c"]) await put(key)
    const page = (Marker?: string) =>
      server.client.send(new ListObjectsCommand({ Bucket, MaxKeys: 2, Delimiter: "/", ...(Marker && { Marker }) }))
    const first = await page()
    expect([keys(first.Contents), prefixes(first.CommonPrefixes), first.NextMarker]).toEqual([["a"], ["b/"], "b/"])
    const second = await page(first.NextMarker)
    expect([keys(second.Contents), second.IsTruncated, second.Marker]).toEqual([["c"], false, "b/"])
  })
})

describe("versions", () => {
  const version = (VersioningConfiguration: { Status: "Enabled" | "Suspended" }) =>
    server.client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }))
  const get = async (Key: string, VersionId?: string) => {
    const answer = await server.client.send(new GetObjectCommand({ Bucket, Key, ...(VersionId && { VersionId }) }))
    return answer.Body?.transformToString()
  }
  const remove = (Key: string, VersionId?: string) =>
    server.client.send(new DeleteObjectCommand({ Bucket, Key, ...(VersionId && { VersionId }) }))

  it("keeps what is replaced and deleted", async () => {
    await put("a", "before")
    await version({ Status: "Enabled" })
    const { VersionId: first } = await put("a", "first")
    const { VersionId: second } = await put("a", "second")
    expect([await get("a"), await get("a", first), await get("a", "null")]).toEqual(["second", "first", "before"])

    const marker = await remove("a")
    expect(marker).toMatchObject({ DeleteMarker: true, VersionId: expect.stringMatching(/^[\w-]{32}$/) })
    await expect(get("a")).rejects.toMatchObject({ name: "NoSuchKey" })
    await expect(get("a", marker.VersionId)).rejects.toMatchObject({ name: "MethodNotAllowed" })
    expect((await list()).KeyCount).toBe(0)

    expect(await remove("a", marker.VersionId)).toMatchObject({ DeleteMarker: true })
    expect(await get("a")).toBe("second")
    await remove("a", second)
    expect(await get("a")).toBe("first")
    await expect(get("a", second)).rejects.toMatchObject({ name: "NoSuchVersion" })
  })

  it("replaces only the null version while suspended", async () => {
    await version({ Status: "Enabled" })
    const { VersionId } = await put("a", "kept")
    await version({ Status: "Suspended" })
    expect((await put("a", "null one")).VersionId).toBe("null")
    await put("a", "null two")
    const { Versions = [] } = await server.client.send(new ListObjectVersionsCommand({ Bucket }))
    expect(Versions.map((each) => [each.VersionId, each.IsLatest])).toEqual([
      ["null", true],
      [VersionId, false],
    ])
    await remove("a")
    expect(await get("a", VersionId)).toBe("kept")
    await expect(get("a", "null")).rejects.toMatchObject({ name: "MethodNotAllowed" })
  })

  it("lists versions and markers page by page, the newest first", async () => {
    await version({ Status: "Enabled" })
    await put("a", "1")
    await put("a", "2")
    await remove("a")
    await put("b/1")
    await put("b/2")
    const seen: unknown[] = []
    let marker = {}
    for (let page = 0; page < 10; page++) {
      const answer = await server.client.send(new ListObjectVersionsCommand({ Bucket, MaxKeys: 1, ...marker }))
      seen.push(...(answer.DeleteMarkers ?? []).map(({ Key, IsLatest }) => ["marker", Key, IsLatest]))
      seen.push(...(answer.Versions ?? []).map(({ Key, IsLatest }) => ["version", Key, IsLatest]))
      if (!answer.IsTruncated) break
      marker = { KeyMarker: answer.NextKeyMarker, VersionIdMarker: answer.NextVersionIdMarker }
    }
    expect(seen).toEqual([
      ["marker", "a", true],
      ["version", "a", false],
      ["version", "a", false],
      ["version", "b/1", true],
      ["version", "b/2", true],
    ])
    const grouped = await server.client.send(new ListObjectVersionsCommand({ Bucket, Delimiter: "/", Prefix: "b" }))
    expect(prefixes(grouped.CommonPrefixes)).toEqual(["b/"])
  })
})
