import path from "node:path"
import { expect, it } from "vitest"
import { makeProject } from "../../test/make-project.ts"
import { runInWorker } from "./run-in-worker.ts"

it("ends a loop without end when its time is up", async () => {
  const project = await makeProject({ "loop.mjs": "while (true) {}" })
  const run = { env: {}, timeLimitMs: 200, timedOut: () => new Error("too long") }
  await expect(runInWorker(path.join(project, "loop.mjs"), run)).rejects.toThrow("too long")
})
