import path from "node:path"
import { onTestFinished } from "vitest"
import { RepeatedRuns } from "../../src/bundle/esbuild-runs.ts"
import { startLocalServer } from "../../src/local/start-local-server.ts"
import { buildLocal } from "../../src/pipeline/local-build.ts"
import { createLocalJudge } from "../../src/pipeline/local-judge.ts"
import { makeProject } from "../make-project.ts"
import { recordingTerminal } from "./serve-functions.ts"

/** A project of these files under `tsapi local`, its functions held to the policies that are inferred for them. */
export async function serveProject(files: Readonly<Record<string, string>>) {
  const projectDir = await makeProject(files)
  const { terminal, printed } = recordingTerminal(false)
  const esbuild = new RepeatedRuns()
  const start = () =>
    startLocalServer({
      ...{ port: 0, projectDir, terminal, shell: {}, reload: false },
      stateDir: path.join(projectDir, ".tsapi", "local"),
      build: () => buildLocal(projectDir, { stage: "dev" }, esbuild),
      createJudge: (built, account) => createLocalJudge(built, projectDir, account),
    })
  let server = await start()
  onTestFinished(async () => {
    await server.close()
    await esbuild.close()
  })
  return {
    projectDir,
    printed,
    /** Lines that functions of this id printed. */
    linesOf: (functionId: string) =>
      printed.stderr.split("\n").flatMap((line) => (line.includes(` ${functionId} `) ? [line.trim()] : [])),
    request: (pathname: string, init?: RequestInit) => fetch(server.url + pathname, init),
    stop: () => server.close(),
    /** Stops the server as Ctrl-C does, and starts it on the same data. */
    async restart() {
      await server.close()
      server = await start()
    },
  }
}
