import { cp, readFile, rm, writeFile } from "node:fs/promises"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { contestantsDir, tsapi, workDir } from "./places.mjs"
import { startServer } from "./start-server.mjs"

/** Milliseconds from saving a source file to the first answer of the new code, and the requests that failed meanwhile. */
export async function measureReload({ rounds }) {
  const project = path.join(workDir, "reload", "tsapi")
  await rm(path.dirname(project), { recursive: true, force: true })
  await cp(contestantsDir, path.dirname(project), {
    recursive: true,
    filter: (file) => !file.includes(".tsapi") || file.startsWith(workDir),
  })
  const file = path.join(project, "src", "list-controller.ts")
  const source = await readFile(file, "utf8")
  const { url, stop } = await startServer([process.execPath, tsapi, "local", "-C", project, "--port", "0"])
  const savedToServed = []
  let lost = 0
  for (let round = -1; round < rounds; round++) {
    const marker = `version ${round}`
    await fetch(`${url}/lists`)
    const start = performance.now()
    await writeFile(file, source.replace("return api.listLists()", `return { marker: "${marker}" }`))
    for (;;) {
      const answer = await fetch(`${url}/lists`).catch(() => undefined)
      if (!answer?.ok) lost++
      else if ((await answer.json()).marker === marker) break
      if (performance.now() - start > 10_000) throw new Error("the change was never served")
      await sleep(1)
    }
    if (round >= 0) savedToServed.push(performance.now() - start)
    await sleep(300)
  }
  await stop()
  return { savedToServed, lost }
}
