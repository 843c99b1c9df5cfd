import { describe, expect, it } from "vitest"
import { runCli } from "../../src/run-cli.ts"
import { TestTerminal } from "../fakes/deploy-session.ts"
import { makeProject } from "../make-project.ts"
import { notesApp, runPolicy } from "./run-policy.ts"

function policy(...args: readonly string[]) {
  return runPolicy(notesApp, ...args)
}

describe("tsapi policy --check", () => {
  it("shows the five checks of each function with what they looked at", async () => {
    const { exitCode, stdout } = await policy("--check")
    expect(exitCode).toBe(0)
    expect(stdout.replaceAll(/\d+ requests/g, "N requests")).toBe(`NoteController
  ok    sufficient    4 needs, each allowed
  ok    minimal       4 permissions, none to spare
  ok    near misses   N requests beside the needs, each refused
  ok    known to IAM  4 permissions, each on a resource that its action takes
  ok    size          1 document, none too long

FileController
  ok    sufficient    3 needs, each allowed
  ok    minimal       3 permissions, none to spare
  ok    near misses   N requests beside the needs, each refused
  ok    known to IAM  3 permissions, each on a resource that its action takes
  ok    size          1 document, none too long

2 functions checked: no failures, no warnings
`)
  })

  it("gives the same under --json, of one function", async () => {
    const { stdout } = await policy("--check", "--json", "NoteController")
    const document = JSON.parse(stdout) as { functions: { checks: { name: string; status: string }[] }[] }
    expect(document).toMatchObject({
      functions: [{ function: "NoteController", warnings: [] }],
      failures: 0,
      warnings: 0,
    })
    expect(document.functions[0]?.checks.map(({ name, status }) => `${name} ${status}`)).toEqual([
      "sufficient ok",
      "minimal ok",
      "near misses ok",
      "known to IAM ok",
      "size ok",
    ])
  })

  it("counts what is not known as a warning, and fails for it with --strict", async () => {
    const source = notesApp
      .replace(`Bucket: "files"`, "Bucket: params.bucket")
      .replaceAll("key: string", "bucket: string, key: string")
    const [tolerant, strict] = [await runPolicy(source, "--check"), await runPolicy(source, "--check", "--strict")]
    expect(tolerant).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("no failures, 1 warning\n") })
    expect(strict).toMatchObject({ exitCode: 1, stdout: tolerant.stdout })
    const strictStage = ["--check", "--set", "strict=true"]
    expect(await runPolicy(source, ...strictStage)).toMatchObject({ exitCode: 1, stdout: tolerant.stdout })
    expect(await runPolicy(source, ...strictStage, "--no-strict")).toMatchObject({ exitCode: 0 })
    expect(await runPolicy(source, "--check", "--stage", "prod")).toMatchObject({ exitCode: 1 })
  })

  it("finds what a policy file lacks and what it has to spare", async () => {
    const statement = (Action: string | readonly string[], Resource: unknown) => ({ Effect: "Allow", Action, Resource })
    const check = async (...statements: readonly object[]) => {
      const project = await makeProject({
        "src/app.ts": notesApp,
        "notes.json": JSON.stringify({ Version: "2012-10-17", Statement: statements }),
        "tsapi.config.ts": `export default { split: "controller", functions: { NoteController: { policy: "notes.json" } } }`,
      })
      const terminal = new TestTerminal({})
      const args = ["policy", "--check", "NoteController", "-C", project]
      const exitCode = await runCli(args, terminal, new AbortController().signal)
      return { exitCode, stdout: terminal.stdout }
    }
    const table = { "Fn::GetAtt": ["NotesTable", "Arn"] }
    expect(await check(statement(["dynamodb:GetItem", "dynamodb:PutItem"], table))).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining("no failures, no warnings"),
    })
    const lacking = await check(statement("dynamodb:GetItem", table))
    expect(lacking.exitCode).toBe(1)
    expect(lacking.stdout).toContain(`  fail  sufficient    1 fault in 4
          dynamodb:PutItem on NotesTable is needed and not allowed  src/app.ts:19
`)
    const wide = await check(statement("dynamodb:*", table))
    expect(wide.exitCode).toBe(0)
    expect(wide.stdout).toMatch(/ {2}warn {2}near misses .*\n +dynamodb:\* on NotesTable also allows dynamodb:\w+ on /)
    expect(wide.stdout).toContain("dynamodb:* names its actions by a wildcard")
  })

  it("leaves alone a role that the app does not make", async () => {
    const project = await makeProject({
      "src/app.ts": notesApp,
      "tsapi.config.ts": `export default { functions: { Api: { role: "arn:aws:iam::123456789012:role/shared" } } }`,
    })
    const terminal = new TestTerminal({})
    expect(await runCli(["policy", "--check", "-C", project], terminal, new AbortController().signal)).toBe(0)
    expect(terminal.stdout).toContain(
      "  not checked: it runs as arn:aws:iam::123456789012:role/shared, which tsapi does not make\n",
    )
  })
})
