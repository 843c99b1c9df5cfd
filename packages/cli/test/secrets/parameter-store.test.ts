import {
  AddTagsToResourceCommand,
  DeleteParameterCommand,
  DeleteParametersCommand,
  DescribeParametersCommand,
  GetDocumentCommand,
  GetParameterCommand,
  GetParameterHistoryCommand,
  GetParametersByPathCommand,
  GetParametersCommand,
  LabelParameterVersionCommand,
  ListTagsForResourceCommand,
  PutParameterCommand,
  type PutParameterCommandInput,
  RemoveTagsFromResourceCommand,
  UnlabelParameterVersionCommand,
} from "@aws-sdk/client-ssm"
import { describe, expect, it } from "vitest"
import { useSecrets } from "./use-secrets.ts"

const test = useSecrets()
const put = (Name: string, Value: string, more: Partial<PutParameterCommandInput> = {}) =>
  test.running.ssm.send(new PutParameterCommand({ Name, Value, Type: "String", ...more }))
const read = async (Name: string, WithDecryption = false) =>
  (await test.running.ssm.send(new GetParameterCommand({ Name, WithDecryption }))).Parameter

describe("the embedded Parameter Store", () => {
  it("keeps parameters over a restart, found by name and ARN", async () => {
    expect(await put("/shop/limit", "100")).toMatchObject({ Version: 1, Tier: "Standard" })
    await test.reopen()
    const parameter = await read("/shop/limit")
    expect(parameter).toMatchObject({ Type: "String", Value: "100", Version: 1, DataType: "text" })
    expect(parameter?.ARN).toBe("arn:aws:ssm:eu-west-1:000000000000:parameter/shop/limit")
    expect(await read(String(parameter?.ARN))).toMatchObject({ Name: "/shop/limit" })
    await expect(read("/shop/none")).rejects.toMatchObject({ name: "ParameterNotFound" })
  })

  it("overwrites only where it is told to, and keeps versions and labels", async () => {
    const { ssm } = test.running
    await put("limit", "1")
    await expect(put("limit", "2")).rejects.toMatchObject({ name: "ParameterAlreadyExists" })
    await put("limit", "2", { Overwrite: true, Description: "A limit" })
    const label = { Name: "limit", ParameterVersion: 1, Labels: ["live", "aws-no"] }
    expect((await ssm.send(new LabelParameterVersionCommand(label))).InvalidLabels).toEqual(["aws-no"])
    expect(await read("limit:1")).toMatchObject({ Value: "1", Selector: ":1" })
    expect(await read("limit:live")).toMatchObject({ Value: "1", Selector: ":live" })
    await ssm.send(new LabelParameterVersionCommand({ Name: "limit", Labels: ["live"] }))
    const { Parameters } = await ssm.send(new GetParameterHistoryCommand({ Name: "limit" }))
    expect(Parameters).toMatchObject([
      { Value: "1", Labels: [] },
      { Value: "2", Labels: ["live"], Description: "A limit" },
    ])
    await ssm.send(new UnlabelParameterVersionCommand({ Name: "limit", ParameterVersion: 2, Labels: ["live"] }))
    await expect(read("limit:live")).rejects.toMatchObject({ name: "ParameterVersionNotFound" })
  })

  it("shows the value of a SecureString to those who ask for decryption", async () => {
    await put("/shop/key", "sk_1", { Type: "SecureString" })
    expect((await read("/shop/key"))?.Value).not.toContain("sk_1")
    expect(await read("/shop/key", true)).toMatchObject({ Type: "SecureString", Value: "sk_1" })
  })

  it("gets several, by names and below a path", async () => {
    const { ssm } = test.running
    for (const name of ["/shop/a", "/shop/b", "/shop/deep/c", "d"]) await put(name, name)
    const named = await ssm.send(new GetParametersCommand({ Names: ["/shop/a", "none"] }))
    expect([named.Parameters?.map(({ Value }) => Value), named.InvalidParameters]).toEqual([["/shop/a"], ["none"]])
    const below = async (Recursive: boolean) =>
      (await ssm.send(new GetParametersByPathCommand({ Path: "/shop", Recursive }))).Parameters?.map(({ Name }) => Name)
    expect([await below(false), await below(true)]).toEqual([
      ["/shop/a", "/shop/b"],
      ["/shop/a", "/shop/b", "/shop/deep/c"],
    ])
    const first = await ssm.send(new GetParametersByPathCommand({ Path: "/shop", MaxResults: 1 }))
    const next = await ssm.send(new GetParametersByPathCommand({ Path: "/shop", NextToken: String(first.NextToken) }))
    expect(next.Parameters).toMatchObject([{ Name: "/shop/b" }])
  })

  it("describes without values, by filters and tags", async () => {
    const { ssm } = test.running
    await put("/shop/a", "1", { Tags: [{ Key: "team", Value: "till" }] })
    await put("/shop/b", "2,3", { Type: "StringList" })
    const tags = { ResourceType: "Parameter" as const, ResourceId: "/shop/b" }
    await ssm.send(new AddTagsToResourceCommand({ ...tags, Tags: [{ Key: "team", Value: "stock" }] }))
    const described = async (Key: string, ...Values: string[]) =>
      (await ssm.send(new DescribeParametersCommand({ ParameterFilters: [{ Key, Values }] }))).Parameters
    expect(await described("tag:team", "stock")).toMatchObject([{ Name: "/shop/b", Type: "StringList" }])
    expect(await described("Type", "String")).toEqual([expect.not.objectContaining({ Value: expect.anything() })])
    await ssm.send(new RemoveTagsFromResourceCommand({ ...tags, TagKeys: ["team"] }))
    expect((await ssm.send(new ListTagsForResourceCommand(tags))).TagList).toEqual([])
  })

  it("deletes", async () => {
    const { ssm } = test.running
    await put("a", "1")
    await put("b", "1")
    await ssm.send(new DeleteParameterCommand({ Name: "a" }))
    const { DeletedParameters, InvalidParameters } = await ssm.send(new DeleteParametersCommand({ Names: ["a", "b"] }))
    expect([DeletedParameters, InvalidParameters]).toEqual([["b"], ["a"]])
    await expect(read("b")).rejects.toMatchObject({ name: "ParameterNotFound" })
  })

  it("refuses what Systems Manager refuses, and names what it does not have", async () => {
    await expect(put("a", "x", { AllowedPattern: "\\d+" })).rejects.toMatchObject({
      name: "ParameterPatternMismatchException",
    })
    await expect(put("a", "x", { AllowedPattern: "[" })).rejects.toMatchObject({
      name: "InvalidAllowedPatternException",
    })
    await expect(put("/aws/a", "x")).rejects.toMatchObject({ name: "ValidationException" })
    await expect(put("a", "x".repeat(4097))).rejects.toMatchObject({ name: "ValidationException" })
    await expect(test.running.ssm.send(new GetDocumentCommand({ Name: "d" }))).rejects.toMatchObject({
      ...{ name: "NotImplementedLocally", message: "Systems Manager GetDocument is not supported by tsapi local" },
      $metadata: { httpStatusCode: 501 },
    })
  })

  it("reads secrets of Secrets Manager", async () => {
    await test.running.secrets.call("CreateSecret", { Name: "db", SecretString: "s3cret" })
    expect(await read("/aws/reference/secretsmanager/db", true)).toMatchObject({
      Type: "SecureString",
      Value: "s3cret",
    })
    await expect(read("/aws/reference/secretsmanager/no", true)).rejects.toMatchObject({ name: "ParameterNotFound" })
  })

  it("writes what the app declares where that changes, and keeps what was put there since", async () => {
    const { parameters } = test.running
    const ensure = (Value: string | undefined) =>
      parameters.call("EnsureParameter", {
        Name: "limit",
        Type: "String",
        Value,
        ValueVariable: "LIMIT_PARAMETER_VALUE",
      })
    await ensure(undefined)
    await expect(read("limit")).rejects.toThrow("put LIMIT_PARAMETER_VALUE=… into .env")
    await ensure("1")
    await put("limit", "2", { Overwrite: true })
    await ensure("1")
    expect(await read("limit")).toMatchObject({ Value: "2" })
    await ensure("3")
    expect(await read("limit")).toMatchObject({ Value: "3", Version: 3 })
  })
})
