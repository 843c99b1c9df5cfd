import { describe, expect, it } from "vitest"
import { notesApp, runPolicy } from "./run-policy.ts"

function policy(...args: readonly string[]) {
  return runPolicy(notesApp, ...args)
}

const explained = async (...args: readonly string[]) => (await policy(...args)).stdout.split("\n")

describe("tsapi policy", () => {
  it("shows each function's actions by resource, and counts", async () => {
    expect(await policy()).toEqual({
      exitCode: 0,
      stderr: "",
      stdout: `NoteController
  NotesTable                   dynamodb  GetItem, PutItem
  NoteControllerFunctionLogs   logs      CreateLogStream, PutLogEvents

FileController
  FileControllerFunctionLogs   logs      CreateLogStream, PutLogEvents
  arn:aws:s3:::files/shared/*  s3        GetObject

2 functions, 7 permissions on 4 resources, no warnings
`,
    })
  })

  it("gives each function's policy as IAM reads it under --json", async () => {
    const { stdout } = await policy("NoteController", "--json")
    const { functions } = JSON.parse(stdout) as { functions: { policy: unknown }[] }
    expect(functions.map((fn) => fn.policy)).toEqual([
      {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: ["dynamodb:GetItem", "dynamodb:PutItem"],
            Resource: [{ "Fn::GetAtt": ["NotesTable", "Arn"] }],
          },
          {
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
            Resource: [{ "Fn::GetAtt": ["NoteControllerFunctionLogs", "Arn"] }],
          },
        ],
      },
    ])
  })

  it("warns of what is not known, and fails for it with --strict", async () => {
    const source = notesApp
      .replace(`Bucket: "files"`, "Bucket: params.bucket")
      .replaceAll("key: string", "bucket: string, key: string")
    expect(await runPolicy(source)).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining("1 warning\n"),
      stderr: expect.stringContaining("warning POLICY_RESOURCE_UNKNOWN"),
    })
    expect(await runPolicy(source, "--strict")).toMatchObject({
      exitCode: 1,
      stdout: "",
      stderr: expect.stringContaining("error POLICY_RESOURCE_UNKNOWN"),
    })
    // Only what was asked for counts.
    expect(await runPolicy(source, "NoteController", "--strict")).toMatchObject({ exitCode: 0, stderr: "" })
  })

  it("shows one view at a time", async () => {
    expect(await policy("--explain", "--check")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("--check and --explain cannot be used together"),
    })
  })

  it("writes the region and the account into ARNs where they are given", async () => {
    const archive = notesApp.replace("TableName: notes.name, Key", 'TableName: "archive", Key')
    const place = ["--region", "eu-west-1", "--account", "123456789012"]
    const arn = "arn:aws:dynamodb:eu-west-1:123456789012:table/archive"
    expect((await runPolicy(archive, ...place)).stdout).toContain(`  ${arn}  dynamodb  GetItem`)
    const { functions } = JSON.parse((await runPolicy(archive, ...place, "NoteController", "--json")).stdout) as {
      functions: { policy: { Statement: { Resource: unknown }[] } }[]
    }
    const resources = functions[0]?.policy.Statement.flatMap(({ Resource }) => Resource)
    expect(resources).toContain(arn)
    expect(resources).toContainEqual({ "Fn::GetAtt": ["NotesTable", "Arn"] })
    expect((await runPolicy(archive, ...place, "--explain", "GetItem")).stdout).toContain(`on ${arn}\n`)
    expect(await policy("--account", "12")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("error ACCOUNT_INVALID"),
    })
  })

  it("suggests the name of a function", async () => {
    expect(await policy("NoteControler")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("Did you mean NoteController?"),
    })
  })
})

describe("tsapi policy --explain", () => {
  it("shows the ways to each line, with the source", async () => {
    expect((await explained("NoteController", "--explain")).slice(0, 9)).toEqual([
      "NoteController",
      "",
      "  logs:CreateLogStream, logs:PutLogEvents on NoteControllerFunctionLogs",
      `  > src/app.ts:10  Lambda writes the function's log  @controller("/notes")`,
      "",
      "  dynamodb:GetItem on NotesTable",
      "    src/app.ts:14  NoteController.get  return load(params.id)",
      "  > src/app.ts:8   load                return documents.send(new GetCommand({ TableName: notes.name, Key: { id } }))",
      "",
    ])
  })

  it("takes a function's name for what it is, wherever it stands", async () => {
    const after = await explained("--explain", "FileController")
    expect(after).toContain("  s3:GetObject on arn:aws:s3:::files/shared/*")
    expect(after).not.toContain("NoteController")
    expect(await explained("FileController", "--explain")).toEqual(after)
  })

  it("asks of one function only, when named", async () => {
    expect(await explained("NoteController", "--explain", "logs:PutLogEvents")).toHaveLength(5)
  })

  it("ends with 1 where nobody has the permission, and names the nearest", async () => {
    expect(await policy("--explain", "dynamodb:GetItems")).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: expect.stringContaining("IAM has no such action. NoteController may dynamodb:GetItem."),
    })
  })

  it("gives chains, their lines and the source under --json", async () => {
    const { stdout } = await policy("--explain", "s3:*", "--json")
    expect(JSON.parse(stdout)).toEqual({
      functions: [
        {
          function: "FileController",
          permissions: [
            {
              action: "s3:GetObject",
              resource: "arn:aws:s3:::files/shared/*",
              evidence: [
                {
                  file: "src/app.ts",
                  line: 26,
                  chain: ["FileController.get"],
                  path: [{ name: "FileController.get", file: "src/app.ts", line: 26 }],
                  source: `return new S3().getObject({ Bucket: "files", Key: "shared/" + params.key })`,
                },
              ],
            },
          ],
          warnings: [],
        },
      ],
    })
  })
})
