// Prints where the time of one warm invocation goes: `node src/profile.mjs [contestant]`, tsapi by default.
import { mkdtemp, rm } from "node:fs/promises"
import { Session } from "node:inspector/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { bundleReadable } from "./build-contestants.mjs"
import { context, freshEvents } from "./events.mjs"
import { loadHandler } from "./load-handler.mjs"

const wanted = process.argv[2] ?? "tsapi"
const outDir = await mkdtemp(path.join(tmpdir(), "tsapi-profile-"))
try {
  const handler = loadHandler(await bundleReadable(wanted, outDir))
  for (const event of freshEvents(14 * 2000)) await handler(event, context)
  const events = freshEvents(14 * 8000)
  const session = new Session()
  session.connect()
  await session.post("Profiler.enable")
  await session.post("Profiler.setSamplingInterval", { interval: 100 })
  await session.post("Profiler.start")
  for (const event of events) await handler(event, context)
  const { profile } = await session.post("Profiler.stop")
  print(profile, events.length)
} finally {
  await rm(outDir, { recursive: true, force: true })
}

function print({ nodes, samples, timeDeltas }, invocations) {
  const self = new Map()
  const byId = new Map(nodes.map((node) => [node.id, node.callFrame]))
  for (const [index, id] of samples.entries()) {
    const { functionName, url, lineNumber } = byId.get(id)
    const name = `${functionName || "(anonymous)"} ${path.basename(url)}:${lineNumber + 1}`
    self.set(name, (self.get(name) ?? 0) + timeDeltas[index])
  }
  const sorted = [...self].toSorted(([, a], [, b]) => b - a)
  const total = sorted.reduce((sum, [, time]) => sum + time, 0)
  console.log(`${(total / invocations).toFixed(2)} µs per invocation; self time by function:`)
  for (const [name, time] of sorted.slice(0, 40)) {
    console.log(
      `${(time / invocations).toFixed(3).padStart(8)} µs ${((100 * time) / total).toFixed(1).padStart(5)} %  ${name}`,
    )
  }
}
