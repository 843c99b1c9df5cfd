import path from "node:path"
import { fileURLToPath } from "node:url"
import { contestantsDir, tsapi } from "./places.mjs"
import { runMeasured } from "./run-measured.mjs"
import { writeManyRoutes } from "./write-many-routes.mjs"

const probe = fileURLToPath(new URL("package-probe.mjs", import.meta.url))

/** CPU and memory of making the deployable files: tsapi and the one-process probe in turn, then tsapi with 200 routes. */
export async function measurePackage(outDir, { rounds }) {
  const project = path.join(contestantsDir, "tsapi")
  const large = await writeManyRoutes(path.join(contestantsDir, "..", ".tsapi", "many-routes"), 200)
  const commands = {
    floor: [process.execPath, "-e", "0"],
    probe: [process.execPath, probe, path.join(contestantsDir, "bare.mjs"), path.join(outDir, "probe")],
    tsapi: [process.execPath, tsapi, "package", "-C", project, "--out", path.join(outDir, "packaged")],
    manyRoutes: [process.execPath, tsapi, "package", "-C", large, "--out", path.join(outDir, "packaged-many")],
  }
  const found = Object.fromEntries(Object.keys(commands).map((name) => [name, { cpuMs: [], wallMs: [], peakMb: [] }]))
  for (let round = -1; round < rounds; round++) {
    for (const [name, command] of Object.entries(commands)) {
      const start = performance.now()
      const { cpuMs, peakMb } = await runMeasured(...command)
      if (round < 0) continue
      found[name].cpuMs.push(cpuMs)
      found[name].wallMs.push(performance.now() - start)
      found[name].peakMb.push(peakMb)
    }
  }
  return found
}
