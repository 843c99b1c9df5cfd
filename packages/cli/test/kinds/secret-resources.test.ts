import type { Declaration, ParameterDeclaration, SecretDeclaration } from "@tsapi/framework/internal"
import { describe, expect, it } from "vitest"
import { parameterKind } from "../../src/kinds/parameter.ts"
import { secretKind } from "../../src/kinds/secret.ts"
import { checkParameter } from "../../src/kinds/parameter/check-parameter.ts"
import { checkSecret } from "../../src/kinds/secret/check-secret.ts"
import type { KindModel } from "../../src/model/app-model.ts"
import type { Kind, Located, PlanRefs } from "../../src/model/kind.ts"
import { inferSource } from "../policy/infer-source.ts"
import { appModel } from "./app-model.ts"
import { parameter, secret } from "./declared/secrets.ts"
import { app, config } from "./fixtures.ts"

const location = { file: "src/app.ts", line: 1 }
const existingSecret: Located<SecretDeclaration> = {
  ...{ kind: "secret", id: "Db", location },
  existing: { arn: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-AbC123" },
}
const existingParameter: Located<ParameterDeclaration> = {
  ...{ kind: "parameter", id: "Key", location },
  existing: { name: "/shop/key", kmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/k" },
}

const refs: PlanRefs = { app: appModel("shop"), references: [], retainState: true, functionArn: () => "" }

function modelsOf<D extends Declaration, M extends KindModel>(
  kind: Kind<D, M>,
  declarations: readonly Located<D>[],
): readonly M[] {
  const errors: string[] = []
  const report = ({ message }: Error) => void errors.push(message)
  const { models } = kind.toModel(declarations, { app, config, declarations, report })
  expect(errors).toEqual([])
  return models
}

describe("secrets", () => {
  const models = modelsOf(secretKind, [secret, { kind: "secret", id: "Empty", location }, existingSecret])

  it("have a generated value in the template, or none", () => {
    const { resources, outputs } = secretKind.toResources?.(models, refs) ?? {}
    expect(Object.keys(resources ?? {})).toEqual(["SigningSecret", "EmptySecret"])
    expect(resources?.["SigningSecret"]).toMatchObject({
      Type: "AWS::SecretsManager::Secret",
      DeletionPolicy: "RetainExceptOnCreate",
      Properties: {
        KmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/1",
        GenerateSecretString: {
          ...{ PasswordLength: 40, ExcludeUppercase: true, ExcludePunctuation: true, ExcludeCharacters: "l1" },
          ...{ GenerateStringKey: "key", SecretStringTemplate: '{"algorithm":"HS256"}' },
        },
      },
    })
    expect(resources?.["EmptySecret"]?.Properties).toEqual({})
    expect(outputs).toMatchObject({ EmptySecretArn: { Value: { Ref: "EmptySecret" } } })
  })

  it("are refused where Secrets Manager would refuse them", () => {
    const faultsOf = (more: Partial<SecretDeclaration>) =>
      checkSecret({ kind: "secret", id: "Bad", location, ...more }).map(({ message }) => message)
    expect(faultsOf({ generate: { length: 2, kinds: ["numbers", "lowercase", "space"] } })).toEqual([
      'Secret "Bad": generate.length is 2',
    ])
    expect(faultsOf({ generate: { template: { a: 1 } } })).toEqual([
      'Secret "Bad": generate.template has no key beside it',
    ])
    expect(faultsOf({ existing: { arn: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db" } })).toHaveLength(1)
    expect(faultsOf({ id: "a b" })).toEqual(['Secret "a b": that cannot be an id'])
  })
})

describe("parameters", () => {
  it("are texts or lists in the template", () => {
    const models = modelsOf(parameterKind, [parameter, existingParameter])
    expect(parameterKind.toResources?.(models, refs).resources).toMatchObject({
      SizesParameter: {
        Type: "AWS::SSM::Parameter",
        Properties: { Type: "StringList", Value: "100,400", AllowedPattern: "[\\d,]+", Tier: "Intelligent-Tiering" },
      },
    })
  })

  it("are refused where Systems Manager would refuse them", () => {
    const faultsOf = (more: Partial<ParameterDeclaration>) =>
      checkParameter({ kind: "parameter", id: "Bad", location, ...more }).map(({ message }) => message)
    expect(faultsOf({})).toEqual(['Parameter "Bad": it has no value'])
    expect(faultsOf({ value: "" })).toEqual(['Parameter "Bad": its value is empty'])
    expect(faultsOf({ value: ["a,b"] })).toHaveLength(1)
    expect(faultsOf({ value: "x".repeat(4097) })).toEqual(['Parameter "Bad": its value has 4097 bytes'])
    expect(faultsOf({ value: "x".repeat(4097), tier: "advanced" })).toEqual([])
    expect(faultsOf({ value: "ten", allowedPattern: "\\d+" })).toEqual([
      'Parameter "Bad": "ten" does not match its allowedPattern',
    ])
    expect(faultsOf({ existing: { name: "a b" } })).toHaveLength(1)
  })
})

it("grants reading exactly the secrets and parameters that code reads, with their keys", async () => {
  const references = [
    ...(secretKind.toReferences?.(modelsOf(secretKind, [secret, existingSecret]), []) ?? []),
    ...(parameterKind.toReferences?.(modelsOf(parameterKind, [parameter, existingParameter]), []) ?? []),
  ]
  const source = `
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager"
import { App, existingParameter, existingSecret, lambda, Parameter, Secret } from "@tsapi/framework"
import { parameterValue } from "@tsapi/framework/parameters"
import { secretValue } from "@tsapi/framework/secrets"
const signing = new Secret("Signing")
const db = existingSecret("Db", { arn: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-AbC123" })
const sizes = new Parameter("Sizes", { value: "1" })
const key = existingParameter("Key", { name: "/shop/key" })
class Links {
  @lambda()
  async sign() {
    await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: db.arn }))
    return [await secretValue(signing), await parameterValue(sizes), await parameterValue(key, { ttlSeconds: 1 })]
  }
}
export const app = new App("shop", { handlers: [Links] })
`
  const [policy] = await inferSource({ "src/app.ts": source }, { references })
  expect(policy?.warnings).toEqual([])
  const inAccount = "arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/"
  expect(policy?.grants.map(({ action, resource }) => [action, resource])).toEqual([
    ["kms:Decrypt", "arn:aws:kms:us-east-1:123456789012:key/1"],
    ["kms:Decrypt", "arn:aws:kms:eu-west-1:123456789012:key/k"],
    ["secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-AbC123"],
    ["secretsmanager:GetSecretValue", { Ref: "SigningSecret" }],
    ["ssm:GetParameter", { "Fn::Sub": `${inAccount}\${SizesParameter}` }],
    ["ssm:GetParameter", { "Fn::Sub": `${inAccount}shop/key` }],
  ])
})
