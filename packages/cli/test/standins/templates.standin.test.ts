import { mkdir, readFile, rm, writeFile } from "node:fs/promises"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { bootstrapTemplate } from "../../src/deploy/bootstrap-template.ts"
import { checkServiceSpec } from "./check-service-spec.ts"
import { runCfnLint, type CfnLintFinding } from "./run-cfn-lint.ts"
import { runTsapiWell } from "./run-tsapi.ts"

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

const templates = stacks.map(({ project, flags }, index) => ({
  name: [project, ...flags].join(" "),
  directory: path.join(work, String(index)),
  project,
  flags,
}))
const bootstrapFile = path.join(work, "bootstrap.json")

beforeAll(async () => {
  await mkdir(work, { recursive: true })
})

/** What cfn-lint has to say of a template, errors and warnings. */
async function lint(file: string): Promise<readonly CfnLintFinding[]> {
  return (await runCfnLint([file])).filter((finding) => !isMistaken(finding))
}

/** cfn-lint holds state machines to a pattern that knows the partition `aws` and no substitution. */
function isMistaken({ rule, message }: CfnLintFinding): boolean {
  return rule === "E3601" && message.startsWith("'arn:${Partition}:states:::lambda:invoke' does not match '^arn:aws:")
}

afterAll(() => rm(work, { recursive: true, force: true }))

describe.each(templates)("the template of $name", ({ project, flags, directory }) => {
  const file = path.join(directory, "template.json")
  beforeAll(async () => {
    await runTsapiWell(path.join(root, project), { args: ["package", "--out", directory, ...flags] })
  })

  it("passes cfn-lint without an error or a warning", async () => {
    expect(await lint(file)).toEqual([])
  })

  it("fits AWS's resource descriptions", async () => {
    expect(checkServiceSpec(JSON.parse(await readFile(file, "utf8")))).toEqual([])
  })
})

describe("the bootstrap template", () => {
  it("passes cfn-lint without an error or a warning", async () => {
    await writeFile(bootstrapFile, JSON.stringify(bootstrapTemplate))
    expect(await lint(bootstrapFile)).toEqual([])
  })

  it("fits AWS's resource descriptions", () => {
    expect(checkServiceSpec(bootstrapTemplate)).toEqual([])
  })
})
