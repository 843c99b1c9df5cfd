import { writeFile } from "node:fs/promises"
import path from "node:path"
import { expect, it } from "vitest"
import { addObservations, observationFile } from "../../src/local/access/observation-file.ts"
import { runCli } from "../../src/run-cli.ts"
import { TestTerminal } from "../fakes/deploy-session.ts"
import { makeProject } from "../make-project.ts"
import { notesApp } from "./run-policy.ts"

const file = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "dynamodb:*Item", "Resource": { "Fn::GetAtt": ["NotesTable", "Arn"] } },
    { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::notes/*" }
  ]
}
`

async function project(document = file) {
  const directory = await makeProject({ "src/app.ts": notesApp, "policy.json": document })
  return {
    directory,
    async policy(...args: readonly string[]) {
      const terminal = new TestTerminal({ json: args.includes("--json") })
      const all = ["policy", ...args, "-C", directory, "--set", "split=controller", "--set", "policy=policy.json"]
      const exitCode = await runCli(all, terminal, new AbortController().signal)
      return { exitCode, stdout: terminal.stdout, stderr: terminal.stderr }
    },
  }
}

it("counts the statements of a policy file", async () => {
  const { policy } = await project()
  expect((await policy("NoteController")).stdout).toContain(
    "1 function, 2 permissions on 1 resource, 2 statements in policy files, 1 warning\n",
  )
})

it("explains what a policy file allows by its line, whatever wildcards it has", async () => {
  const { policy } = await project()
  const { exitCode, stdout } = await policy("NoteController", "--explain", "dynamodb:GetItem")
  expect(exitCode).toBe(0)
  expect(stdout).toBe(`NoteController

  dynamodb:*Item on NotesTable
  > policy.json:4  the policy file  { "Effect": "Allow", "Action": "dynamodb:*Item", "Resource": { "Fn::GetAtt": ["…
`)
  expect((await policy("NoteController", "--explain", "GetItem")).stdout).toBe(stdout)
  expect((await policy("NoteController", "--explain", "NotesTable")).stdout).toBe(stdout)
  const refused = await policy("NoteController", "--explain", "dynamodb:Query")
  expect(refused).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("may not dynamodb:Query") })
  const document = JSON.parse((await policy("NoteController", "--json")).stdout)
  expect(document.functions[0].evidence.at(-1)).toEqual({
    action: "s3:GetObject",
    resource: "arn:aws:s3:::notes/*",
    evidence: [{ file: "policy.json", line: 5, chain: ["the policy file"] }],
  })
})

it("lists it in the summary of a package, with its condition", async () => {
  const region = { StringEquals: { "aws:RequestedRegion": "eu-west-1" } }
  const { directory } = await project(
    file.replace('"arn:aws:s3:::notes/*"', `$&, "Condition": ${JSON.stringify(region)}`),
  )
  const terminal = new TestTerminal({})
  const args = ["package", "-C", directory, "--out", "build", "--set", "policy=policy.json"]
  expect(await runCli(args, terminal, new AbortController().signal)).toBe(0)
  const rows = terminal.stdout.split("\n").filter((row) => row.endsWith("policy.json:5"))
  expect(rows.map((row) => row.trim().split(/ {2,}/))).toEqual([
    ["Api", "s3:GetObject", "arn:aws:s3:::notes/* if aws:RequestedRegion StringEquals eu-west-1", "policy.json:5"],
  ])
})

it("shows what a policy file denies beside what it allows", async () => {
  const deny = `{ "Effect": "Deny", "Action": "dynamodb:DeleteItem", "Resource": "*" },`
  const { policy } = await project(file.replace("[\n", `[\n    ${deny}\n`))
  const { stdout } = await policy("NoteController", "--explain", "dynamodb:DeleteItem")
  expect(stdout).toContain("> policy.json:5  the policy file")
  expect(stdout).toContain("  and what policy.json says:\n    must not dynamodb:DeleteItem on *\n")
})

it("compares what was used with the policy file", async () => {
  const { policy, directory } = await project()
  const seen = { allowed: true, operations: ["GetItem"], count: 1, firstSeen: "2026-01-01", lastSeen: "2026-01-01" }
  const [get, query] = [
    { ...seen, action: "dynamodb:GetItem", resource: "NotesTable" },
    { ...seen, action: "dynamodb:Query", resource: "NotesTable", allowed: false },
  ]
  addObservations(observationFile(directory), { version: 1, functions: { NoteController: [get, query] } })
  const observed = async () => JSON.parse((await policy("NoteController", "--observe", "--json")).stdout).functions[0]
  expect(await observed()).toMatchObject({
    used: [get],
    unused: [
      { action: "s3:GetObject", resource: "arn:aws:s3:::notes/*", evidence: [{ file: "policy.json", line: 5 }] },
    ],
    lacking: [query],
  })
  const all = { Effect: "Allow", NotAction: "iam:*", Resource: "*" }
  const document = JSON.stringify({ Version: "2012-10-17", Statement: [all] })
  await writeFile(path.join(directory, "policy.json"), document)
  expect(await observed()).toMatchObject({ used: [get], unused: [], lacking: [query] })
})
