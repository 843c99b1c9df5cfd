import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import path from "node:path"
import { describe, expect, it } from "vitest"
import { createAccessJudge } from "../../../src/policy/enforce/create-access-judge.ts"
import { evaluatePolicy } from "../../../src/policy/evaluate-policy.ts"
import { inferHandlers } from "../../../src/policy/infer-handlers.ts"
import { literalResource } from "../../../src/model/literal-resource.ts"
import { type RandomProgram, randomProgram } from "./random-program.ts"
import { recordProgram } from "./record-program.ts"

// Beside the SDK packages that the programs import, and ignored by git.
const workspace = path.join(import.meta.dirname, "..", "..", "..", ".tsapi", "policy-tests")
const place = { region: "us-east-1", account: "111122223333" }
// `RANDOM_PROGRAMS=1000,5000` tries 5,000 others, from seed 1000 on.
const [first = 1, count = 120] = process.env["RANDOM_PROGRAMS"]?.split(",").map(Number) ?? []

describe("random programs", () => {
  it("send nothing that their policies do not allow, nor that is refused on the laptop", async () => {
    const seeds = Array.from({ length: count }, (_, index) => first + index)
    const programs = seeds.map((seed) => ({ seed, program: randomProgram(seed) }))
    const policies = await infer(programs.map(({ program }) => program))
    const refused: string[] = []
    const { region, account: accountId } = place
    const judge = createAccessJudge(policies, { region, accountId, references: [], values: {} })
    for (const [index, { seed, program }] of programs.entries()) {
      const Statement = (policies[index]?.grants ?? []).map(({ action, resource }) => ({
        Effect: "Allow" as const,
        Action: action,
        Resource: literalResource(resource, place),
      }))
      const functionId = policies[index]?.functionId ?? ""
      for (const [sent, request] of await recordProgram(program)) {
        const [action = "", resource = ""] = sent.split(" ")
        const isAllowed = evaluatePolicy([{ Statement }], { action, resource }) === "allow"
        const { verdict, needs } = judge.judge(functionId, request)
        const isLetThrough = verdict === "allowed" && needs.some((need) => `${need.action} ${need.resource}` === sent)
        if (!isAllowed || !isLetThrough) refused.push(`seed ${seed}: ${sent}`)
      }
    }
    expect(refused).toEqual([])
  }, 120_000)
})

async function infer(programs: readonly RandomProgram[]) {
  await mkdir(workspace, { recursive: true })
  const projectDir = await mkdtemp(path.join(workspace, "random-"))
  try {
    const handlers = programs.map((_, index) => ({ file: `program-${index}.mjs`, exportName: "handler" }))
    await Promise.all(
      programs.map((program, index) => writeFile(path.join(projectDir, `program-${index}.mjs`), moduleOf(program))),
    )
    return await inferHandlers({ projectDir, handlers, environment: {} })
  } finally {
    await rm(projectDir, { recursive: true, force: true })
  }
}

function moduleOf({ imports, body }: RandomProgram): string {
  const lines = Object.entries(imports).map(([name, used]) => `import { ${used.join(", ")} } from "${name}"`)
  return `${lines.join("\n")}\n${body}\nexport { handler }\n`
}
