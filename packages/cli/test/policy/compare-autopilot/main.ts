// Compares tsapi with iam-policy-autopilot on the corpus: `pnpm compare:policies`. Installs that tool from PyPI into
// node_modules/.cache, prints a table and writes it to benchmarks/results/policies.md.
import { execFileSync } from "node:child_process"
import { existsSync } from "node:fs"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { inferHandlers } from "../../../src/policy/infer-handlers.ts"
import { type CorpusCase, corpusDirectory, readCorpus } from "../corpus-case.ts"
import { literalDocument } from "../literal-document.ts"
import { renderComparison } from "./render-comparison.ts"
import { runAutopilot } from "./run-autopilot.ts"
import { type Answer, scoreOf } from "./score.ts"
import { type Detail, writeServiceReference } from "./write-service-reference.ts"

const version = "0.3.0"
const root = path.join(import.meta.dirname, "..", "..", "..", "..", "..")
const environment = path.join(root, "node_modules", ".cache", `iam-policy-autopilot-${version}`)
const binary = path.join(environment, "bin", "iam-policy-autopilot")

if (!existsSync(binary)) {
  execFileSync("python3", ["-m", "venv", environment], { timeout: 60_000 })
  const pip = path.join(environment, "bin", "pip")
  execFileSync(pip, ["install", "--quiet", `iam-policy-autopilot==${version}`], { timeout: 180_000, stdio: "inherit" })
}

const corpus = readCorpus()
const own: Answer[] = []
for (const corpusCase of corpus) own.push(await tsapi(corpusCase))
const always = await autopilot("always")
const possibly = await autopilot("possibly")

const table = renderComparison([
  { tool: "tsapi", score: scoreOf(own) },
  { tool: `iam-policy-autopilot ${version}, actions a call always needs`, score: scoreOf(always) },
  { tool: `iam-policy-autopilot ${version}, actions a call may need`, score: scoreOf(possibly) },
])
console.log(table)
await writeFile(path.join(root, "benchmarks", "results", "policies.md"), table)

async function tsapi(corpusCase: CorpusCase): Promise<Answer> {
  const started = performance.now()
  const handlers = [{ file: corpusCase.file, exportName: "handler" }]
  const [policy] = await inferHandlers({
    projectDir: corpusDirectory,
    handlers,
    environment: corpusCase.environment,
  })
  const milliseconds = performance.now() - started
  return { corpusCase, policy: policy && literalDocument(policy), milliseconds }
}

async function autopilot(detail: Detail): Promise<readonly Answer[]> {
  const temporaryDirectory = await mkdtemp(path.join(tmpdir(), "autopilot-"))
  try {
    await writeServiceReference(temporaryDirectory, detail)
    const answers: Answer[] = []
    for (const corpusCase of corpus) {
      const result = await runAutopilot(binary, { temporaryDirectory, corpusCase })
      if (result.failure !== "") console.error(`${corpusCase.name}: ${result.failure}`)
      answers.push({ corpusCase, ...result })
    }
    return answers
  } finally {
    await rm(temporaryDirectory, { recursive: true, force: true })
  }
}
