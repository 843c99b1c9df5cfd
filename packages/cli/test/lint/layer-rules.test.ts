import { execFile } from "node:child_process"
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

const root = fileURLToPath(new URL("../../../../", import.meta.url))

interface Seed {
  readonly name: string
  readonly file: string
  readonly source: string
}

interface Violation extends Seed {
  /** The rule that must fire, and words of its message. */
  readonly caughtBy: readonly [rule: string, words: string]
}

const violations: readonly Violation[] = [
  {
    name: "a stage that imports another stage",
    file: "packages/cli/src/bundle/a.ts",
    source: `import { x } from "../policy/x.ts"\nexport const a = x\n`,
    caughtBy: ["no-restricted-imports", "Stages never import each other"],
  },
  {
    name: "a stage's inner folder that imports another stage",
    file: "packages/cli/src/local/dynamodb/b.ts",
    source: `import type { x } from "../../deploy/x.ts"\nexport type B = typeof x\n`,
    caughtBy: ["no-restricted-imports", "Stages never import each other"],
  },
  {
    name: "a stage that imports the pipeline",
    file: "packages/cli/src/deploy/c.ts",
    source: `import { buildStack } from "../pipeline/build-stack.ts"\nexport const c = buildStack\n`,
    caughtBy: ["no-restricted-imports", "does not know the order"],
  },
  {
    name: "a kind that imports a stage",
    file: "packages/cli/src/kinds/d.ts",
    source: `import { x } from "../generate/x.ts"\nexport const d = x\n`,
    caughtBy: ["no-restricted-imports", "A kind imports only"],
  },
  {
    name: "the model importing a kind",
    file: "packages/cli/src/model/e.ts",
    source: `import { x } from "../kinds/index.ts"\nexport const e = x\n`,
    caughtBy: ["no-restricted-imports", "model/ is the data"],
  },
  {
    name: "an error that imports the model",
    file: "packages/cli/src/errors/f.ts",
    source: `import { x } from "../model/x.ts"\nexport const f = x\n`,
    caughtBy: ["no-restricted-imports", "lowest layer"],
  },
  {
    name: "the framework importing the CLI",
    file: "packages/framework/src/http/g.ts",
    source: `import { x } from "@tsapi/cli"\nexport const g = x\n`,
    caughtBy: ["no-restricted-imports", "knows nothing of the CLI"],
  },
  {
    name: "the gateway importing the CLI by path",
    file: "packages/framework/src/gateway/h.ts",
    source: `import { x } from "../../../cli/src/x.ts"\nexport const h = x\n`,
    caughtBy: ["no-restricted-imports", "knows nothing of the CLI"],
  },
  {
    name: "a Node import on the Lambda path",
    file: "packages/framework/src/dispatch/i.ts",
    source: `import { readFileSync } from "node:fs"\nexport const i = readFileSync\n`,
    caughtBy: ["no-restricted-imports", "paid by every cold start"],
  },
  {
    name: "reflect-metadata outside the metadata store",
    file: "packages/framework/src/declarations/j.ts",
    source: `import "reflect-metadata"\nexport const j = 1\n`,
    caughtBy: ["no-restricted-imports", "metadata-store.ts"],
  },
  {
    name: "an AWS client made outside aws-clients.ts",
    file: "packages/cli/src/deploy/k.ts",
    source: `import { S3Client } from "@aws-sdk/client-s3"\nexport const k = new S3Client({})\n`,
    caughtBy: ["no-restricted-imports", "creates AWS clients"],
  },
  {
    name: "the description of the API reading what the policy engine found",
    file: "packages/cli/src/describe/s.ts",
    source: `import { x } from "../policy/x.ts"\nexport const s = x\n`,
    caughtBy: ["no-restricted-imports", "Stages never import each other"],
  },
  {
    name: "the console in a command",
    file: "packages/cli/src/commands/l.ts",
    source: `export function l() {\n  console.log("deployed")\n}\n`,
    caughtBy: ["no-console", "console"],
  },
  {
    name: "stdout in a stage",
    file: "packages/cli/src/deploy/m.ts",
    source: `export function m() {\n  process.stdout.write("deployed")\n}\n`,
    caughtBy: ["no-restricted-properties", "Only terminal/"],
  },
  {
    name: "process.exit in a command",
    file: "packages/cli/src/commands/n.ts",
    source: `export function n() {\n  process.exit(1)\n}\n`,
    caughtBy: ["no-restricted-properties", "Only main.ts"],
  },
  {
    name: "a file of 251 lines",
    file: "packages/cli/src/plan/o.ts",
    source: `${Array.from({ length: 251 }, (_, line) => `export const line${line} = ${line}`).join("\n")}\n`,
    caughtBy: ["max-lines", "Maximum allowed is 250"],
  },
  {
    name: "a promise nobody waits for",
    file: "packages/cli/src/plan/p.ts",
    source: `export function p() {\n  Promise.resolve(1)\n}\n`,
    caughtBy: ["no-floating-promises", "Promises must be awaited"],
  },
  {
    name: "an import cycle",
    file: "packages/cli/src/plan/q.ts",
    source: `import { r } from "./r.ts"\nexport const q = () => r\n`,
    caughtBy: ["no-cycle", "cycle"],
  },
  {
    name: "the other half of the cycle",
    file: "packages/cli/src/plan/r.ts",
    source: `import { q } from "./q.ts"\nexport const r = () => q\n`,
    caughtBy: ["no-cycle", "cycle"],
  },
]

const allowed: readonly Seed[] = [
  {
    name: "a stage that imports a kind and the model",
    file: "packages/cli/src/plan/s.ts",
    source: `import { x } from "../kinds/index.ts"\nimport { y } from "../model/y.ts"\nexport const s = [x, y]\n`,
  },
  {
    name: "a command of the SDK in deploy",
    file: "packages/cli/src/deploy/t.ts",
    source: `import { PutObjectCommand } from "@aws-sdk/client-s3"\nimport type { S3Client } from "@aws-sdk/client-s3"\nexport const t = (client: S3Client) => [client, PutObjectCommand]\n`,
  },
  {
    name: "the client in aws-clients.ts",
    file: "packages/cli/src/deploy/aws-clients.ts",
    source: `import { S3Client } from "@aws-sdk/client-s3"\nexport const u = new S3Client({})\n`,
  },
  {
    name: "the terminal writing to stdout",
    file: "packages/cli/src/terminal/v.ts",
    source: `export function v() {\n  process.stdout.write("deployed")\n}\n`,
  },
  {
    name: "a Node import in the gateway",
    file: "packages/framework/src/gateway/w.ts",
    source: `import { randomUUID } from "node:crypto"\nexport const w = randomUUID\n`,
  },
]

let findings: readonly Finding[]
let project: string

beforeAll(async () => {
  project = await mkdtemp(path.join(tmpdir(), "tsapi-lint-"))
  await copyFile(path.join(root, ".oxlintrc.json"), path.join(project, ".oxlintrc.json"))
  await writeFile(
    path.join(project, "tsconfig.json"),
    JSON.stringify({ compilerOptions: { strict: true, target: "ES2022", module: "NodeNext" }, include: ["packages"] }),
  )
  for (const { file, source } of [...violations, ...allowed]) {
    await mkdir(path.dirname(path.join(project, file)), { recursive: true })
    await writeFile(path.join(project, file), source)
  }
  findings = await lint(project)
})

afterAll(() => rm(project, { recursive: true, force: true }))

describe("the lint rules", () => {
  it.each(violations)("catch $name", ({ file, caughtBy: [rule, words] }) => {
    expect(findingsIn(file)).toContainEqual(expect.stringMatching(new RegExp(`\\(${rule}\\).*${escape(words)}`, "s")))
  })

  it.each(allowed)("allow $name", ({ file }) => {
    expect(findingsIn(file)).toEqual([])
  })
})

function findingsIn(file: string): string[] {
  return findings
    .filter(({ filename }) => filename === file)
    .map(({ code, message, help }) => `${code}: ${message} ${help ?? ""}`)
}

interface Finding {
  readonly filename: string
  readonly code: string
  readonly message: string
  readonly help?: string
}

async function lint(directory: string): Promise<readonly Finding[]> {
  const commands = path.join(root, "node_modules/.bin")
  // oxlint looks for its type-aware half on the path.
  const env = { ...process.env, PATH: `${commands}${path.delimiter}${process.env["PATH"]}` }
  const output = await new Promise<string>((resolve) => {
    execFile(
      path.join(commands, "oxlint"),
      ["--type-aware", "--format", "json"],
      { cwd: directory, env, maxBuffer: 1e8 },
      (_, stdout) => resolve(stdout),
    )
  })
  const report: { diagnostics: Finding[] } = JSON.parse(output)
  return report.diagnostics
}

function escape(words: string): string {
  return words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
