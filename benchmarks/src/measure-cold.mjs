import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { eventTexts } from "./events.mjs"

const child = fileURLToPath(new URL("cold-child.cjs", import.meta.url))
const oneTodo = eventTexts[2]

/** CPU milliseconds and heap bytes to load each bundle and answer once, in fresh processes taken in turn. */
export async function measureCold(contestants, { rounds }) {
  const found = contestants.map(() => ({ commonJs: [], esModule: [], heap: [] }))
  for (let round = -1; round < rounds; round++) {
    for (const [index, { commonJs, esModule }] of contestants.entries()) {
      const [cjs, esm] = [await coldStart(commonJs), await coldStart(esModule)]
      if (round < 0) continue
      found[index].commonJs.push(cjs.cpuMs)
      found[index].esModule.push(esm.cpuMs)
      found[index].heap.push(cjs.heapBytes)
    }
  }
  return found
}

/** What one fresh process takes to load a bundle and to answer an event with it. */
export async function coldStart(file, eventText = oneTodo, env = process.env) {
  const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", child, file, eventText], { env })
  // Handlers may log before.
  return JSON.parse(stdout.trim().split("\n").at(-1))
}
