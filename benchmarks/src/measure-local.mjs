import { Agent, request } from "node:http"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { eventTexts } from "./events.mjs"
import { contestantsDir, tsapi } from "./places.mjs"
import { startServer } from "./start-server.mjs"

const server = (file) => [process.execPath, fileURLToPath(new URL(`../servers/${file}`, import.meta.url))]
const requests = eventTexts
  .map((text) => JSON.parse(text))
  .map(({ httpMethod, path: target, queryStringParameters, body }) => ({
    method: httpMethod,
    target: queryStringParameters ? `${target}?${new URLSearchParams(queryStringParameters)}` : target,
    body,
  }))

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
      const { url, cpuMs, stop } = await startServer(...command)
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

async function sendMany(url, count) {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })
  let next = 0
  const worker = async () => {
    while (next < count) await send(url, agent, requests[next++ % requests.length])
  }
  await Promise.all([worker(), worker(), worker(), worker()])
  agent.destroy()
}

function send(url, agent, { method, target, body }) {
  return new Promise((resolve, reject) => {
    const headers =
      body === null ? {} : { "content-type": "application/json", "content-length": Buffer.byteLength(body) }
    const sent = request(url + target, { method, agent, headers }, (response) => {
      response.resume()
      response.once("end", resolve)
    })
    sent.once("error", reject)
    sent.end(body ?? undefined)
  })
}
