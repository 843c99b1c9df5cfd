import {
  BatchGetSecretValueCommand,
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetRandomPasswordCommand,
  GetSecretValueCommand,
  ListSecretsCommand,
  ListSecretVersionIdsCommand,
  PutSecretValueCommand,
  RestoreSecretCommand,
  RotateSecretCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateSecretCommand,
  UpdateSecretVersionStageCommand,
} from "@aws-sdk/client-secrets-manager"
import { describe, expect, it } from "vitest"
import { useSecrets } from "./use-secrets.ts"

const test = useSecrets()
const create = (Name: string, SecretString?: string) =>
  test.running.secretsClient.send(new CreateSecretCommand({ Name, ...(SecretString && { SecretString }) }))
const valueOf = async (SecretId: string, more: { VersionId?: string; VersionStage?: string } = {}) =>
  (await test.running.secretsClient.send(new GetSecretValueCommand({ SecretId, ...more }))).SecretString
const put = (
  SecretId: string,
  SecretString: string,
  more: { VersionStages?: string[]; ClientRequestToken?: string } = {},
) => test.running.secretsClient.send(new PutSecretValueCommand({ SecretId, SecretString, ...more }))

describe("the embedded Secrets Manager", () => {
  it("keeps secrets over a restart, found by name, ARN and the ARN's beginning", async () => {
    const { ARN = "", VersionId } = await create("shop/db", "one")
    expect(ARN).toMatch(/^arn:aws:secretsmanager:eu-west-1:000000000000:secret:shop\/db-[A-Za-z0-9]{6}$/)
    await test.reopen()
    expect(await Promise.all(["shop/db", ARN, ARN.slice(0, -7)].map((id) => valueOf(id)))).toEqual([
      "one",
      "one",
      "one",
    ])
    expect(await valueOf("shop/db", { VersionId: String(VersionId) })).toBe("one")
    await expect(create("shop/db")).rejects.toMatchObject({ name: "ResourceExistsException" })
    await expect(valueOf("shop/dbs")).rejects.toMatchObject({
      ...{ name: "ResourceNotFoundException", message: "Secrets Manager can't find the specified secret." },
    })
  })

  it("moves stages from version to version", async () => {
    const { VersionId: first } = await create("key", "1")
    const { VersionId: second } = await put("key", "2")
    expect([await valueOf("key"), await valueOf("key", { VersionStage: "AWSPREVIOUS" })]).toEqual(["2", "1"])
    await put("key", "3", { VersionStages: ["AWSPENDING"] })
    expect([await valueOf("key"), await valueOf("key", { VersionStage: "AWSPENDING" })]).toEqual(["2", "3"])
    const { secretsClient } = test.running
    const move = { SecretId: "key", VersionStage: "AWSCURRENT", MoveToVersionId: String(first) }
    await expect(secretsClient.send(new UpdateSecretVersionStageCommand(move))).rejects.toMatchObject({
      name: "InvalidParameterException",
    })
    await secretsClient.send(new UpdateSecretVersionStageCommand({ ...move, RemoveFromVersionId: String(second) }))
    expect([await valueOf("key"), await valueOf("key", { VersionStage: "AWSPREVIOUS" })]).toEqual(["1", "2"])
    const { Versions = [] } = await secretsClient.send(new ListSecretVersionIdsCommand({ SecretId: "key" }))
    expect(Versions.map(({ VersionStages }) => VersionStages)).toEqual([
      ["AWSCURRENT"],
      ["AWSPREVIOUS"],
      ["AWSPENDING"],
    ])
  })

  it("takes a request that is sent twice for one, and no other value with its token", async () => {
    await create("key")
    const ClientRequestToken = "11111111-2222-3333-4444-555555555555"
    await put("key", "1", { ClientRequestToken })
    await put("key", "1", { ClientRequestToken })
    await expect(put("key", "2", { ClientRequestToken })).rejects.toMatchObject({ name: "ResourceExistsException" })
    expect(await valueOf("key")).toBe("1")
  })

  it("keeps bytes as bytes", async () => {
    const { secretsClient } = test.running
    await secretsClient.send(new CreateSecretCommand({ Name: "bytes", SecretBinary: new Uint8Array([0, 255]) }))
    const { SecretBinary, SecretString } = await secretsClient.send(new GetSecretValueCommand({ SecretId: "bytes" }))
    expect([SecretBinary, SecretString]).toEqual([new Uint8Array([0, 255]), undefined])
  })

  it("deletes after a while, in which a secret can be restored", async () => {
    const { secretsClient } = test.running
    await create("key", "1")
    const remove = () => secretsClient.send(new DeleteSecretCommand({ SecretId: "key", RecoveryWindowInDays: 7 }))
    expect((await remove()).DeletionDate).toEqual(new Date("2026-03-08T10:00:00Z"))
    await expect(valueOf("key")).rejects.toMatchObject({ name: "InvalidRequestException" })
    await expect(create("key", "2")).rejects.toMatchObject({ name: "InvalidRequestException" })
    expect((await secretsClient.send(new ListSecretsCommand({}))).SecretList).toEqual([])
    await secretsClient.send(new RestoreSecretCommand({ SecretId: "key" }))
    expect(await valueOf("key")).toBe("1")
    await remove()
    test.days(8)
    await expect(valueOf("key")).rejects.toMatchObject({ name: "ResourceNotFoundException" })
    await create("key", "2")
    await secretsClient.send(new DeleteSecretCommand({ SecretId: "key", ForceDeleteWithoutRecovery: true }))
    await create("key", "3")
    expect(await valueOf("key")).toBe("3")
  })

  it("lists by filters and pages, describes without values, and gets several at once", async () => {
    const { secretsClient } = test.running
    for (const name of ["shop/a", "shop/b", "other"]) await create(name, `value of ${name}`)
    const { ARN = "" } = await secretsClient.send(new UpdateSecretCommand({ SecretId: "shop/a", Description: "An A" }))
    await secretsClient.send(new TagResourceCommand({ SecretId: ARN, Tags: [{ Key: "team", Value: "till" }] }))
    await secretsClient.send(new TagResourceCommand({ SecretId: ARN, Tags: [{ Key: "gone", Value: "1" }] }))
    await secretsClient.send(new UntagResourceCommand({ SecretId: ARN, TagKeys: ["gone"] }))
    const Filters = [{ Key: "name" as const, Values: ["shop/"] }]
    const first = await secretsClient.send(new ListSecretsCommand({ Filters, MaxResults: 1 }))
    const next = await secretsClient.send(new ListSecretsCommand({ Filters, NextToken: String(first.NextToken) }))
    expect([...(first.SecretList ?? []), ...(next.SecretList ?? [])].map(({ Name }) => Name)).toEqual([
      "shop/a",
      "shop/b",
    ])
    const described = await secretsClient.send(new DescribeSecretCommand({ SecretId: "shop/a" }))
    expect(described).toMatchObject({ Description: "An A", Tags: [{ Key: "team", Value: "till" }] })
    expect(JSON.stringify([first, described])).not.toContain("value of")
    const batch = await secretsClient.send(new BatchGetSecretValueCommand({ SecretIdList: ["other", "none"] }))
    expect(batch.SecretValues).toMatchObject([{ Name: "other", SecretString: "value of other" }])
    expect(batch.Errors).toMatchObject([{ SecretId: "none", ErrorCode: "ResourceNotFoundException" }])
  })

  it("makes random passwords of the kinds that are asked for", async () => {
    const { RandomPassword = "" } = await test.running.secretsClient.send(
      new GetRandomPasswordCommand({
        PasswordLength: 12,
        ExcludePunctuation: true,
        ExcludeUppercase: true,
        ExcludeCharacters: "abc0",
      }),
    )
    expect(RandomPassword).toMatch(/^(?=.*[d-z])(?=.*[1-9])[d-z1-9]{12}$/)
  })

  it("says which operation it does not have", async () => {
    await create("key", "1")
    await expect(test.running.secretsClient.send(new RotateSecretCommand({ SecretId: "key" }))).rejects.toMatchObject({
      ...{ name: "NotImplementedLocally", message: "Secrets Manager RotateSecret is not supported by tsapi local" },
      $metadata: { httpStatusCode: 501 },
    })
  })

  it("makes what the app declares exist, and keeps what was put there since", async () => {
    const { secrets } = test.running
    const ensure = (members: object) => secrets.call("EnsureSecret", { Name: "shop-dev-Key", ...members })
    const GenerateSecretString = {
      PasswordLength: 8,
      GenerateStringKey: "password",
      SecretStringTemplate: '{"user":"app"}',
    }
    await ensure({ GenerateSecretString })
    const generated = JSON.parse((await valueOf("shop-dev-Key")) ?? "")
    expect(generated).toEqual({ user: "app", password: expect.stringMatching(/^.{8}$/) })
    await ensure({ GenerateSecretString })
    expect(JSON.parse((await valueOf("shop-dev-Key")) ?? "")).toEqual(generated)
    await ensure({ SecretString: "from .env" })
    expect(await valueOf("shop-dev-Key")).toBe("from .env")
    await secrets.call("EnsureSecret", { Name: "shop-dev-Empty", ValueVariable: "EMPTY_SECRET_VALUE" })
    await expect(valueOf("shop-dev-Empty")).rejects.toThrow(
      /staging label: AWSCURRENT.*put EMPTY_SECRET_VALUE=… into \.env/,
    )
  })
})
