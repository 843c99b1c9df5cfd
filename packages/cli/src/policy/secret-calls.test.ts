import { describe, expect, it } from "vitest"
import { infer, appOf } from "../../test/policy/one-module-app.ts"
import { grantsOfCall, stubPackage } from "../../test/policy/service-call.ts"

const secret = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db"
const key = "arn:aws:kms:eu-west-1:123456789012:key/1-2"
const role = "arn:aws:iam::123456789012:role/x"
const dangerous = expect.stringMatching(/^POLICY_RESOURCE_DANGEROUS /)

describe("Parameter Store", () => {
  it.each([
    ["GetParameter", `{ Name: "/app/key", WithDecryption: true }`, ["ssm:GetParameter parameter/app/key"]],
    ["GetParameter", `{ Name: "/app/key:3" }`, ["ssm:GetParameter parameter/app/key"]],
    ["GetParameter", `{ Name: "plain" }`, ["ssm:GetParameter parameter/plain"]],
    ["GetParameter", `{ Name: "/aws/service/ami/x" }`, ["ssm:GetParameter parameter/aws/service/ami/x"]],
    [
      "GetParameter",
      `{ Name: "/aws/reference/secretsmanager/db" }`,
      ["secretsmanager:GetSecretValue secret:db-??????", "ssm:GetParameter parameter/aws/reference/secretsmanager/db"],
    ],
    [
      "GetParameter",
      "{ Name: `/app/${request.params.name}` }",
      ["ssm:GetParameter parameter/app/*", expect.stringMatching(/^POLICY_RESOURCE_UNKNOWN .*Name/)],
    ],
    ["GetParametersByPath", `{ Path: "/app", Recursive: true }`, ["ssm:GetParametersByPath parameter/app"]],
    [
      "PutParameter",
      `{ Name: "/app/key", Tags: [] }`,
      ["ssm:AddTagsToResource parameter/app/key", "ssm:PutParameter parameter/app/key"],
    ],
    [
      "DeleteParameters",
      `{ Names: ["/a", "/b"] }`,
      ["ssm:DeleteParameters parameter/a", "ssm:DeleteParameters parameter/b"],
    ],
    ["GetParameterHistory", `{ Name: "/a" }`, ["ssm:GetParameterHistory parameter/a"]],
    ["DescribeParameters", `{}`, ["ssm:DescribeParameters *"]],
    [
      "SendCommand",
      `{ DocumentName: "AWS-RunShellScript", InstanceIds: ["i-1"] }`,
      ["ssm:SendCommand instance/i-1", "ssm:SendCommand document/AWS-RunShellScript"],
    ],
  ])("%s %s", async (command, input, grants) => {
    expect(await grantsOfCall("ssm", command, input)).toEqual(grants)
  })
})

describe("Secrets Manager", () => {
  it.each([
    ["GetSecretValue", `{ SecretId: "app/db" }`, ["secretsmanager:GetSecretValue secret:app/db-??????"]],
    ["GetSecretValue", `{ SecretId: "${secret}-AbCd12" }`, [`secretsmanager:GetSecretValue ${secret}-AbCd12`]],
    ["GetSecretValue", `{ SecretId: "${secret}" }`, [`secretsmanager:GetSecretValue ${secret}-??????`]],
    ["DescribeSecret", `{ SecretId: "db" }`, ["secretsmanager:DescribeSecret secret:db-??????"]],
    ["PutSecretValue", `{ SecretId: "db" }`, ["secretsmanager:PutSecretValue secret:db-??????"]],
    ["CreateSecret", `{ Name: "db" }`, ["secretsmanager:CreateSecret secret:db-??????"]],
    ["ListSecrets", `{}`, ["secretsmanager:ListSecrets *"]],
    ["GetRandomPassword", `{}`, ["secretsmanager:GetRandomPassword *"]],
    [
      "BatchGetSecretValue",
      `{ SecretIdList: ["a", "b"] }`,
      [
        "secretsmanager:BatchGetSecretValue *",
        "secretsmanager:GetSecretValue secret:a-??????",
        "secretsmanager:GetSecretValue secret:b-??????",
      ],
    ],
    [
      "UpdateSecret",
      `{ SecretId: "db", KmsKeyId: "${key}" }`,
      [`kms:Decrypt ${key}`, `kms:GenerateDataKey ${key}`, "secretsmanager:UpdateSecret secret:db-??????"],
    ],
  ])("%s %s", async (command, input, grants) => {
    expect(await grantsOfCall("secrets-manager", command, input)).toEqual(grants)
  })
})

describe("KMS", () => {
  it.each([
    ["Encrypt", `{ KeyId: "${key}" }`, [`kms:Encrypt ${key}`]],
    ["GenerateDataKey", `{ KeyId: "1-2" }`, ["kms:GenerateDataKey key/1-2"]],
    ["GenerateDataKeyWithoutPlaintext", `{ KeyId: "mrk-1" }`, ["kms:GenerateDataKeyWithoutPlaintext key/mrk-1"]],
    ["Sign", `{ KeyId: "alias/app" }`, ["kms:Sign key/*"]],
    [
      "Verify",
      `{ KeyId: "arn:aws:kms:us-east-1:123456789012:alias/app" }`,
      ["kms:Verify arn:aws:kms:us-east-1:123456789012:key/*"],
    ],
    [
      "CreateAlias",
      `{ AliasName: "alias/app", TargetKeyId: "1" }`,
      ["kms:CreateAlias alias/app", "kms:CreateAlias key/1"],
    ],
    ["GenerateRandom", `{}`, ["kms:GenerateRandom *"]],
    ["ListKeys", `{}`, ["kms:ListKeys *"]],
    ["Decrypt", `{ CiphertextBlob: "" }`, [dangerous]],
    ["Encrypt", `{ KeyId: request.body.key }`, [dangerous]],
    ["CreateKey", `{ Tags: [] }`, ["kms:CreateKey *", dangerous]],
  ])("%s %s", async (command, input, grants) => {
    expect(await grantsOfCall("kms", command, input)).toEqual(grants)
  })

  it("holds a grant by alias to that alias", async () => {
    const files = {
      ...appOf(
        `import { SignCommand } from "@aws-sdk/client-kms"`,
        `return client.send(new SignCommand({ KeyId: "alias/app" }) as any)`,
      ),
      ...stubPackage("client-kms", "SignCommand"),
    }
    expect((await infer(files)).warnings).toEqual([])
  })
})

describe("STS and Cognito", () => {
  it.each([
    ["sts", "GetCallerIdentity", `{}`, []],
    ["sts", "AssumeRoleWithWebIdentity", `{ RoleArn: "${role}" }`, []],
    ["sts", "AssumeRole", `{ RoleArn: "${role}", Tags: [] }`, [`sts:AssumeRole ${role}`, `sts:TagSession ${role}`]],
    ["sts", "DecodeAuthorizationMessage", `{}`, ["sts:DecodeAuthorizationMessage *"]],
    ["cognito-identity-provider", "InitiateAuth", `{ ClientId: "c" }`, []],
    ["cognito-identity-provider", "GetUser", `{ AccessToken: "t" }`, []],
    ["cognito-identity-provider", "ConfirmSignUp", `{ ClientId: "c" }`, []],
    ["cognito-identity-provider", "AdminGetUser", `{ UserPoolId: "p" }`, ["cognito-idp:AdminGetUser userpool/p"]],
    [
      "cognito-identity-provider",
      "AdminInitiateAuth",
      `{ UserPoolId: "p" }`,
      ["cognito-idp:AdminInitiateAuth userpool/p"],
    ],
    ["cognito-identity-provider", "ListUsers", `{ UserPoolId: "p" }`, ["cognito-idp:ListUsers userpool/p"]],
    ["cognito-identity-provider", "ListUserPools", `{ MaxResults: 1 }`, ["cognito-idp:ListUserPools *"]],
    ["cognito-identity", "GetId", `{ IdentityPoolId: "p" }`, []],
  ])("%s %s %s", async (service, command, input, grants) => {
    expect(await grantsOfCall(service, command, input)).toEqual(grants)
  })
})
