// Compares tsapi with its peers in one interleaved run and writes results/latest.md. BENCH_SMOKE=1: a short run, to see that it works.
import { execFile } from "node:child_process"
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { promisify } from "node:util"
import { buildContestants } from "./build-contestants.mjs"
import { measureCold } from "./measure-cold.mjs"
import { measureLocal } from "./measure-local.mjs"
import { measurePackage } from "./measure-package.mjs"
import { measurePolicies } from "./measure-policies.mjs"
import { measureReload } from "./measure-reload.mjs"
import { measureWarm } from "./measure-warm.mjs"
import { resultsFile, root } from "./places.mjs"
import { renderReport } from "./render-report.mjs"
import { judgeTargets } from "./targets.mjs"
import { verifyAnswers } from "./verify-answers.mjs"

const smoke = process.env.BENCH_SMOKE === "1"
const rounds = smoke ? 3 : 21

await promisify(execFile)(path.join(root, "node_modules/.bin/tsc"), ["-b", "packages/cli"], { cwd: root })
const outDir = await mkdtemp(path.join(tmpdir(), "tsapi-bench-"))
try {
  const contestants = await buildContestants(outDir)
  await verifyAnswers(contestants)
  say("every contestant gives equal answers; timing …")
  const warm = await measureWarm(contestants, { rounds, turnMs: smoke ? 5 : 60, warmUpMs: smoke ? 50 : 1500 })
  say("warm dispatch")
  const cold = await measureCold(contestants, { rounds })
  say("cold start")
  const packaged = await measurePackage(outDir, { rounds: smoke ? 1 : 7 })
  say("tsapi package")
  const policies = await measurePolicies({ rounds: smoke ? 1 : 7, warmRuns: smoke ? 2 : 10 })
  say("policies")
  const local = await measureLocal({ rounds: smoke ? 1 : 5, perRound: 14 * (smoke ? 20 : 300) })
  say("tsapi local")
  const reload = await measureReload({ rounds: smoke ? 2 : 11 })
  say("reload")
  const results = { contestants, warm, cold, packaged, policies, local, reload }
  const report = renderReport({ ...results, targets: judgeTargets(results) })
  console.log(report)
  if (!smoke) {
    await mkdir(path.dirname(resultsFile), { recursive: true })
    await writeFile(resultsFile, report)
  }
} finally {
  await rm(outDir, { recursive: true, force: true })
}

function say(what) {
  console.error(what)
}
