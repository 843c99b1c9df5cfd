// Compares `tsapi local` with serverless-offline, which it installs, and writes results/serverless-offline.md. BENCH_SMOKE=1: a
// short run, to see that it works.
import { execFile } from "node:child_process"
import { writeFile } from "node:fs/promises"
import { cpus } from "node:os"
import path from "node:path"
import { isDeepStrictEqual, promisify } from "node:util"
import { contestantsDir, offlineResultsFile, root, tsapi, workDir } from "./places.mjs"
import { answersOf, sendMany } from "./send-many.mjs"
import { prepareServerlessOffline, serverlessOffline, versions } from "./serverless-offline.mjs"
import { startServer } from "./start-server.mjs"
import { median, medianRatio } from "./statistics.mjs"
import { table } from "./table.mjs"

const smoke = process.env.BENCH_SMOKE === "1"
const [rounds, perRound] = smoke ? [1, 140] : [5, 14 * 1000]
const connections = 10
const target = 5

await promisify(execFile)(path.join(root, "node_modules/.bin/tsc"), ["-b", "packages/cli"], { cwd: root })
const directory = path.join(workDir, "serverless-offline")
await prepareServerlessOffline(directory)
const ours = {
  command: [process.execPath, tsapi, "local", "-C", path.join(contestantsDir, "tsapi"), "--port", "0"],
}
const servers = {
  "tsapi local": ours,
  "serverless offline": serverlessOffline(directory, { port: 43_210, inProcess: false }),
  "serverless offline --useInProcess": serverlessOffline(directory, { port: 43_220, inProcess: true }),
}
const found = Object.fromEntries(
  Object.keys(servers).map((name) => [name, { startMs: [], perSecond: [], requestUs: [] }]),
)
let expected
for (let round = 0; round < rounds; round++) {
  for (const [name, { command, options }] of Object.entries(servers)) {
    const started = performance.now()
    const { url, cpuMs, stop } = await startServer(command, options)
    found[name].startMs.push(performance.now() - started)
    const answers = await answersOf(url)
    expected ??= answers
    for (const [index, answer] of answers.entries()) {
      if (!isDeepStrictEqual(answer, expected[index]))
        throw new Error(`${name} answers ${JSON.stringify(answer)}, not ${JSON.stringify(expected[index])}`)
    }
    await sendMany(url, perRound, connections)
    const [begun, cpu] = [performance.now(), cpuMs()]
    await sendMany(url, perRound, connections)
    found[name].perSecond.push(perRound / ((performance.now() - begun) / 1000))
    found[name].requestUs.push(((cpuMs() - cpu) * 1000) / perRound)
    await stop()
  }
}
const report = render()
console.log(report)
if (!smoke) await writeFile(offlineResultsFile, report)

function render() {
  const times = medianRatio(found["tsapi local"].perSecond, found["serverless offline"].perSecond)
  const rows = Object.entries(found).map(([name, { startMs, perSecond, requestUs }]) => [
    `\`${name}\``,
    median(perSecond).toFixed(0),
    medianRatio(found["tsapi local"].perSecond, perSecond).toFixed(2),
    median(requestUs).toFixed(0),
    medianRatio(requestUs, found["tsapi local"].requestUs).toFixed(2),
    (median(startMs) / 1000).toFixed(2),
  ])
  return `# \`tsapi local\` beside serverless-offline

Node ${process.versions.node}, ${process.platform}-${process.arch}, ${cpus().length} processors, ${new Date().toISOString().slice(0, 10)}; serverless ${versions.serverless}, serverless-offline ${versions["serverless-offline"]}. Made by \`pnpm compare:serverless-offline\`.

The same todo API: \`tsapi local\` serves its sources, \`serverless offline\` the function that \`tsapi package\` makes of them, with the same 12
routes. Both print a line for every request, and gave equal answers to the 14 kinds of request before anything was timed. A client in a process of its
own sends ${perRound} requests over ${connections} connections, after as many to warm up; medians of ${rounds} rounds, servers in turn. Read the ratios: absolute figures
depend on the machine.

\`tsapi local\` serves ${times.toFixed(2)} times the requests per second of \`serverless offline\` (target: at least ${target}; ${times >= target ? "met" : "**missed**"}).

${table(
  ["", "requests per second", "`tsapi local` serves, ×", "CPU per request, µs", "… × `tsapi local`", "ready after, s"],
  rows,
)}
`
}
