import path from "node:path"
import { RepeatedRuns } from "../bundle/esbuild-runs.ts"
import { UserError } from "../errors/user-error.ts"
import type { LocalAccount } from "../local/app-version.ts"
import { type LocalBuild, startLocalServer } from "../local/start-local-server.ts"
import { httpOf } from "../kinds/http.ts"
import type { AppModel } from "../model/app-model.ts"
import type { Command } from "../model/command.ts"
import type { OpenApiDocument } from "../model/openapi-document.ts"
import { stagePath } from "../model/stage-path.ts"
import { InferenceThread } from "../policy/inference-thread.ts"
import { buildLocal, rebuildLocal } from "../pipeline/local-build.ts"
import { createLocalJudge } from "../pipeline/local-judge.ts"

const interrupted = 130

/** `tsapi local`: serves the app on this machine until Ctrl-C. */
export const localCommand: Command = {
  flags: [
    { flags: "--host <address>", description: "The address to listen on", default: "127.0.0.1" },
    { flags: "-p, --port <number>", description: "The port to listen on; 0 takes any that is free", default: "8000" },
    { flags: "--fresh", description: "Start without the data of earlier runs" },
    { flags: "--access-log <file>", description: "Add the API's access log to a file, in the format that it declares" },
    { flags: "--stage-in-path", description: "Serve a REST API below /api, as its deployed invoke URL does" },
    {
      flags: "--enforce-iam",
      description: "Refuse requests to AWS that the function's policy does not allow",
      default: true,
    },
    { flags: "--no-enforce-iam", description: "Let functions send any request to AWS" },
    { flags: "--no-reload", description: "Do not reload the app when its source changes" },
  ],
  async run({ flags, terminal, signal }) {
    const { projectDir, region, host } = flags
    const esbuild = new RepeatedRuns()
    const inference = new InferenceThread()
    const infer = inference.infer.bind(inference)
    try {
      const server = await startLocalServer({
        ...{ projectDir, terminal, signal, host: String(host), port: parsePort(String(flags["port"])) },
        ...(region !== undefined && { region }),
        stateDir: path.join(projectDir, ".tsapi", "local"),
        fresh: flags["fresh"] === true,
        stageInPath: flags["stageInPath"] === true,
        reload: flags["reload"] !== false,
        ...(typeof flags["accessLog"] === "string" && { accessLog: path.resolve(projectDir, flags["accessLog"]) }),
        ...(flags["enforceIam"] === true && {
          createJudge: (built: LocalBuild, account: LocalAccount) =>
            createLocalJudge(built, projectDir, { ...account, infer }),
        }),
        describe: ({ app }) => describeLocal(app, projectDir, flags["stageInPath"] === true),
        build: () => buildLocal(projectDir, flags, esbuild),
        rebuild: (previous) => rebuildLocal(previous, projectDir, esbuild),
      })
      await server.closed
    } finally {
      await Promise.all([esbuild.close(), inference.close()])
    }
    return interrupted
  },
}

// The document is beside the API, whatever name or address this machine is called by.
async function describeLocal(app: AppModel, projectDir: string, stageInPath: boolean): Promise<OpenApiDocument> {
  const api = stageInPath ? httpOf(app.declared)?.api : undefined
  const servers = [(api && stagePath(api)) || "/"]
  const { buildOpenApi } = await import("../describe/build-openapi.ts")
  return (await buildOpenApi(app, { projectDir, servers })).document
}

function parsePort(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new UserError("PORT_INVALID", `"${text}" is not a port`, { hint: "Use a number from 0 to 65535." })
}
