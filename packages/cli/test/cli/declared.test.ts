import { readFile } from "node:fs/promises"
import path from "node:path"
import { describe, expect, it } from "vitest"
import type { CfnTemplate } from "../../src/model/cloudformation.ts"
import { runCli } from "../../src/run-cli.ts"
import { TestTerminal } from "../fakes/deploy-session.ts"
import { inferredFiles } from "../inferred-files.ts"
import { makeProject } from "../make-project.ts"

const app = (options: string, more = "") => `import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb"
import { STSClient, AssumeRoleCommand } from "@aws-sdk/client-sts"
import { App, controller, route, Table } from "@tsapi/framework"
const notes = new Table("Notes", { partitionKey: "id" })
const documents = DynamoDBDocumentClient.from(new DynamoDBClient())
@controller("/notes")
export class NoteController {
  @route("GET", "/{table}"${options && `, ${options}`})
  async get({ params }: { params: { table: string } }) {
    ${more}
    return documents.send(new GetCommand({ TableName: params.table, Key: {} }))
  }
}
export const app = new App("notes", { controllers: [NoteController] })
`

async function run(command: string, files: Record<string, string>, ...args: readonly string[]) {
  const project = await makeProject(files)
  const terminal = new TestTerminal({ json: false })
  const exitCode = await runCli([command, ...args, "-C", project], terminal, new AbortController().signal)
  return { exitCode, project, stdout: terminal.stdout, stderr: terminal.stderr }
}

async function packaged(files: Record<string, string>) {
  const { exitCode, project, stderr } = await run("package", files)
  const text = exitCode === 0 ? await readFile(path.join(project, ".tsapi/package/template.json"), "utf8") : "{}"
  const template: CfnTemplate = JSON.parse(text)
  return { exitCode, stderr, resources: template.Resources }
}

const config = (text: string) => `export default ${text}`

describe("declared permissions", () => {
  it("take the place of a guess, with the decorator as their reason", async () => {
    const files = { "src/app.ts": app(`{ iam: [{ actions: ["dynamodb:GetItem"], resources: [notes] }] }`) }
    const { stdout, stderr } = await run("policy", files, "--explain", "dynamodb:GetItem")
    expect(stderr).toBe("")
    expect(stdout).toContain("dynamodb:GetItem on NotesTable\n")
    expect(stdout).toContain("src/app.ts:9  iam of NoteController.get")
    expect(stdout).not.toContain("table/*")
  })

  it("may be a function that reads an ARN, and settle what is far-reaching", async () => {
    const iam = `{ iam: () => [
      { actions: "dynamodb:GetItem", resources: [notes, \`\${notes.arn}/index/*\`] },
      { actions: "sts:AssumeRole", resources: "arn:aws:iam::123456789012:role/other" },
    ] }`
    const call = `await new STSClient().send(new AssumeRoleCommand({ RoleArn: params.table, RoleSessionName: "x" }))`
    const { resources, exitCode } = await packaged({ "src/app.ts": app(iam, call) })
    expect(exitCode).toBe(0)
    expect(resources["ApiFunctionPolicy"]?.Properties?.["PolicyDocument"]).toMatchObject({
      Statement: [
        {
          Action: ["dynamodb:GetItem"],
          Resource: [{ "Fn::GetAtt": ["NotesTable", "Arn"] }, { "Fn::Sub": "${NotesTable.Arn}/index/*" }],
        },
        { Action: ["logs:CreateLogStream", "logs:PutLogEvents"] },
        { Action: ["sts:AssumeRole"], Resource: ["arn:aws:iam::123456789012:role/other"] },
      ],
    })
  })

  it("leave a warning alone that is about another table", async () => {
    const iam = `{ iam: [{ actions: ["dynamodb:PutItem"], resources: [notes] }] }`
    const { stderr } = await run("policy", { "src/app.ts": app(iam) })
    expect(stderr).toContain("POLICY_RESOURCE_UNKNOWN")
    expect(stderr).toContain(`Or declare it: iam: [{ actions: ["dynamodb:GetItem"], resources: [table] }].`)
  })

  it.each([
    [`actions: ["dynamodb:GetItme"], resources: [notes]`, "IAM has no action dynamodb:GetItme", "dynamodb:GetItem?"],
    [
      `actions: ["secrets-manager:GetSecretValue"], resources: "*"`,
      "IAM has no action",
      "secretsmanager:GetSecretValue?",
    ],
    [`actions: ["dynamodb:GetItem"], resources: "*"`, "allows dynamodb:GetItem on everything", "table/"],
    [`actions: ["s3:GetObject"], resources: "arn:aws:s3:::b"`, "s3:GetObject takes no resource such as", "object"],
    [
      `actions: ["dynamodb:GetItem"], resources: { "Fn::GetAtt": ["NoteTable", "Arn"] }`,
      "iam refers to NoteTable",
      "NotesTable?",
    ],
    [`actions: ["dynamodb:*"], resources: [notes]`, "has a wildcard: dynamodb:*", "Name each action"],
  ])("are refused at their line: %s", async (statement, message) => {
    const { exitCode, stderr } = await run("policy", { "src/app.ts": app(`{ iam: [{ ${statement} }] }`) })
    expect(exitCode).toBe(1)
    expect(stderr).toContain("error IAM_INVALID")
    expect(stderr).toContain(message)
    expect(stderr).toContain("src/app.ts:9")
  })
})

describe("policies, roles and boundaries of the config", () => {
  const source = { "src/app.ts": app("") }

  it("grant what the config says, at its line, with policy off", async () => {
    const text = `{\n  policy: "off",\n  iam: [\n    { actions: ["sqs:SendMessage"], resources: "arn:aws:sqs:eu-west-1:123456789012:q" },\n  ],\n}`
    const { stdout, stderr } = await run("policy", { ...source, "tsapi.config.ts": config(text) }, "--explain")
    expect(stderr).toBe("")
    expect(stdout).toContain("tsapi.config.ts:4  iam of tsapi.config.ts")
    expect(stdout).not.toContain("dynamodb")
  })

  it("keep a policy file as it is, and warn of its wildcards, also in strict stages", async () => {
    const statement = `{ "Effect": "Allow", "Action": "dynamodb:*",\n  "Resource": "*" }`
    const policy = `{ "Version": "2012-10-17", "Statement": [\n${statement}\n] }`
    const files = {
      ...source,
      "p.json": policy,
      "tsapi.config.ts": config(`{ functions: { Api: { policy: "p.json" } }, strict: true }`),
    }
    const { exitCode, stderr, resources } = await packaged(files)
    expect(exitCode).toBe(0)
    expect(stderr).toContain("POLICY_FILE_WILDCARD  The policy file allows dynamodb:*\n  p.json:2")
    expect(stderr).toContain("p.json:3")
    expect(resources["ApiFunctionPolicy"]?.Properties?.["PolicyDocument"]).toMatchObject({
      Statement: [{}, { Effect: "Allow", Action: "dynamodb:*", Resource: "*" }],
    })
  })

  it.each([
    ["", "tsapi.config.ts:1"],
    ["{", "p.json"],
    [
      `{ "Version": "2012-10-17", "Statement": [\n{ "Effect": "allow", "Action": "a:b", "Resource": "*" }] }`,
      "p.json:2",
    ],
    [`{ "Version": "2012-10-17",\n "Statement": [{ "Effect": "Allow", "Resource": "*" }] }`, "p.json:2"],
  ])("refuse the policy file %j at its line", async (policy, place) => {
    const files = { ...source, ...(policy && { "p.json": policy }), "tsapi.config.ts": config(`{ policy: "p.json" }`) }
    const { exitCode, stderr } = await run("policy", files)
    expect(exitCode).toBe(1)
    expect(stderr).toContain("error POLICY_FILE_INVALID")
    expect(stderr).toContain(place)
  })

  it("make no role where there is one, and say what it must allow", async () => {
    const role = "arn:aws:iam::123456789012:role/api"
    const files = { ...source, "tsapi.config.ts": config(`{ role: "${role}" }`) }
    const { Resources: resources = {} } = await inferredFiles(files)
    expect(resources["ApiFunction"]?.Properties?.["Role"]).toBe(role)
    expect(Object.keys(resources).filter((id) => id.includes("Role") || id.includes("Policy"))).toEqual([])
    expect((await run("policy", files)).stdout).toContain(`runs as ${role}, which tsapi does not change`)
  })

  it("bound the roles they make", async () => {
    const boundary = "arn:aws:iam::${AWS::AccountId}:policy/boundary"
    const { Resources: resources = {} } = await inferredFiles({
      ...source,
      "tsapi.config.ts": config(`{ permissionsBoundary: ${JSON.stringify(boundary)} }`),
    })
    expect(resources["ApiFunctionRole"]?.Properties?.["PermissionsBoundary"]).toEqual({ "Fn::Sub": boundary })
  })

  it("are strict for production, unless told otherwise", async () => {
    expect(await run("package", source, "--stage", "prod")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("error POLICY_RESOURCE_UNKNOWN"),
    })
    expect(await run("package", source, "--stage", "prod", "--no-strict")).toMatchObject({ exitCode: 0 })
    expect(
      await run("package", { ...source, "tsapi.config.ts": config("{ strict: false }") }, "--stage", "prod"),
    ).toMatchObject({ exitCode: 0 })
    expect(await run("package", source, "--strict")).toMatchObject({ exitCode: 1 })
  })

  it("is what hints offer for code that cannot be read, also where the stage is strict", async () => {
    const hidden = app("", `eval("1")`).replaceAll("params.table", `"archive"`)
    const warned = await run("policy", { "src/app.ts": hidden })
    const [, policy] = /in a strict stage all of it, with (policy: "off")/.exec(warned.stderr) ?? []
    const [, iam] = /on the route or the function: (iam: \[.*?\}\])/.exec(warned.stderr) ?? []
    expect(warned.stderr).toContain("POLICY_CODE_OPAQUE")
    const declared = hidden.replace(`"/{table}"`, `"/{table}", { function: { ${policy}, ${iam} } }`)
    expect(await run("policy", { "src/app.ts": declared }, "--strict")).toMatchObject({
      exitCode: 0,
      stderr: "",
      stdout: expect.stringMatching(/arn:aws:s3:::uploads\/\* +s3 +GetObject/),
    })
  })
})
