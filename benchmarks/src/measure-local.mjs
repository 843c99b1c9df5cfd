import path from "node:path"
import { fileURLToPath } from "node:url"
import { contestantsDir, tsapi } from "./places.mjs"
import { sendMany } from "./send-many.mjs"
import { startServer } from "./start-server.mjs"

const server = (file) => [process.execPath, fileURLToPath(new URL(`../servers/${file}`, import.meta.url))]
/** CPU to start each local server and CPU per request over the 14 kinds of request, servers in turn. */
export async function measureLocal({ rounds, perRound }) {
  const commands = {
    "node:http": server("node-http.mjs"),
    "hand-written emulator": server("hand-written.mjs"),
    tsapi: [process.execPath, tsapi, "local", "-C", path.join(contestantsDir, "tsapi"), "--port", "0"],
    "hono + @hono/node-server": server("hono.mjs"),
  }
  const found = Object.fromEntries(Object.keys(commands).map((name) => [name, { startMs: [], requestUs: [] }]))
  for (let round = 0; round < rounds; round++) {
    for (const [name, command] of Object.entries(commands)) {
      const { url, cpuMs, stop } = await startServer(command)
      found[name].startMs.push(cpuMs())
      await sendMany(url, perRound)
      const warm = cpuMs()
      await sendMany(url, perRound)
      found[name].requestUs.push(((cpuMs() - warm) * 1000) / perRound)
      await stop()
    }
  }
  return found
}
