import { mkdir, readFile, rm, writeFile } from "node:fs/promises"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { TestTerminal } from "../fakes/deploy-session.ts"
import { bootstrapTemplate } from "../../src/deploy/bootstrap-template.ts"
import { runCli } from "../../src/run-cli.ts"
import { checkServiceSpec } from "./check-service-spec.ts"
import { runCfnLint, type CfnLintFinding } from "./run-cfn-lint.ts"

const root = fileURLToPath(new URL("../../../../", import.meta.url))
const work = path.join(root, "packages/cli/.tsapi/templates")

const everyFeature = "packages/cli/test/standins/fixtures/every-feature"
const stacks: readonly Stack[] = [
  { project: "examples/chat", flags: [] },
  { project: "examples/chat", flags: ["--stage", "prod"] },
  { project: "examples/order-intake", flags: [] },
  { project: "examples/photo-share", flags: [] },
  { project: "examples/todo-api", flags: [] },
  { project: "examples/todo-api", flags: ["--stage", "prod"] },
  { project: "examples/todo-api", flags: ["--set", "split=route"] },
  { project: "examples/todo-api", flags: ["--set", "api=http"] },
  { project: "packages/cli/test/standins/fixtures/http-api", flags: [] },
  { project: "packages/cli/src/starters/hello", flags: [] },
  { project: "packages/cli/src/starters/todo", flags: [] },
  { project: "benchmarks/contestants/tsapi", flags: [] },
  { project: everyFeature, flags: [] },
  {
    project: everyFeature,
    flags: ["--stage", "prod", ...set("split=controller", "runtime=nodejs24.x", "architecture=x86_64")],
  },
  { project: "packages/cli/test/standins/fixtures/streams", flags: [] },
  { project: "packages/cli/test/standins/fixtures/stage", flags: [] },
  { project: everyFeature, flags: set("split=route", "tags.team=core", "logRetention=1") },
]

function set(...settings: readonly string[]): readonly string[] {
  return settings.flatMap((setting) => ["--set", setting])
}

interface Stack {
  readonly project: string
  readonly flags: readonly string[]
}

const templates = stacks.map((stack, index) => ({
  ...stack,
  name: [stack.project, ...stack.flags].join(" "),
  directory: path.join(work, String(index)),
}))

beforeAll(() => mkdir(work, { recursive: true }))
afterAll(() => rm(work, { recursive: true, force: true }))

// cfn-lint takes longer to start than it takes for most templates: those are linted in one run.
const long = templates.filter(({ project }) => project === everyFeature)
const groups = [...long.map((template) => [template]), templates.filter((template) => !long.includes(template))]

describe.each(groups.map((members) => ({ members })))("$members.length of the templates", ({ members }) => {
  let findings: readonly CfnLintFinding[]
  beforeAll(async () => {
    for (const { project, directory, flags } of members) await writePackage(project, ["--out", directory, ...flags])
    findings = await runCfnLint(members.map(templateOf))
  })

  describe.each(members)("that of $name", (member) => {
    it("passes cfn-lint without an error or a warning", () => {
      expect(findings.filter(({ file }) => file === templateOf(member)).filter(isRight)).toEqual([])
    })

    it("fits AWS's resource descriptions", async () => {
      expect(checkServiceSpec(JSON.parse(await readFile(templateOf(member), "utf8")))).toEqual([])
    })
  })
})

describe("the bootstrap template", () => {
  it("passes cfn-lint without an error or a warning", async () => {
    const file = path.join(work, "bootstrap.json")
    await writeFile(file, JSON.stringify(bootstrapTemplate))
    expect(await runCfnLint([file])).toEqual([])
  })

  it("fits AWS's resource descriptions", () => {
    expect(checkServiceSpec(bootstrapTemplate)).toEqual([])
  })
})

async function writePackage(project: string, args: readonly string[]): Promise<void> {
  const terminal = new TestTerminal({ json: false })
  const directory = path.join(root, project)
  const exitCode = await runCli(["package", ...args, "-C", directory], terminal, new AbortController().signal)
  if (exitCode !== 0) throw new Error(`tsapi package ${args.join(" ")} failed in ${project}:\n${terminal.stderr}`)
}

function templateOf({ directory }: { readonly directory: string }): string {
  return path.join(directory, "template.json")
}

/** cfn-lint holds state machines to a pattern that knows the partition `aws` and no substitution. */
function isRight({ rule, message }: CfnLintFinding): boolean {
  return !(
    rule === "E3601" && message.startsWith("'arn:${Partition}:states:::lambda:invoke' does not match '^arn:aws:")
  )
}
