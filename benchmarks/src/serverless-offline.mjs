import { execFile } from "node:child_process"
import { mkdir, writeFile } from "node:fs/promises"
import path from "node:path"
import { promisify } from "node:util"
import { contestantsDir, tsapi } from "./places.mjs"

/** The last serverless that works without an account at serverless.com, and the last serverless-offline for it. */
export const versions = { serverless: "3.40.0", "serverless-offline": "13.9.0" }

const project = path.join(contestantsDir, "tsapi")
const run = promisify(execFile)

/**
 * Installs serverless-offline in a directory of its own, which becomes a project that serves the contestant as it is
 * deployed: the function that `tsapi package` makes, with a route for each that the app declares.
 */
export async function prepareServerlessOffline(directory) {
  await mkdir(directory, { recursive: true })
  await writeFile(path.join(directory, "package.json"), JSON.stringify({ private: true, dependencies: versions }))
  await run("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts"], { cwd: directory })
  await run(process.execPath, [tsapi, "package", "-C", project, "--out", path.join(directory, "packaged")])
  await run("python3", ["-m", "zipfile", "-e", path.join(directory, "packaged", "Api.zip"), directory])
  await writeFile(path.join(directory, "serverless.json"), JSON.stringify(await configuration()))
}

/** To start it there; `inProcess` is its option `useInProcess`, otherwise the function runs in a worker thread. */
export function serverlessOffline(directory, { port, inProcess }) {
  const bin = path.join(directory, "node_modules/serverless/bin/serverless.js")
  const ports = ["--httpPort", port, "--lambdaPort", port + 1, "--albPort", port + 2, "--websocketPort", port + 3]
  const command = [process.execPath, bin, "offline", "--noPrependStageInUrl", ...ports.map(String)]
  return {
    command: inProcess ? [...command, "--useInProcess"] : command,
    options: {
      cwd: directory,
      env: { SLS_TELEMETRY_DISABLED: "1", SLS_NOTIFICATIONS_MODE: "off" },
      before: "Server ready: ",
    },
  }
}

async function configuration() {
  const { stdout } = await run(process.execPath, [tsapi, "routes", "-C", project, "--json"])
  const { app, routes } = JSON.parse(stdout)
  const events = routes.map(({ method, path: route, cors }) => ({ http: { method, path: route, cors } }))
  return {
    service: app,
    frameworkVersion: "3",
    provider: { name: "aws", runtime: `nodejs${process.versions.node.split(".")[0]}.x`, stage: "api" },
    plugins: ["serverless-offline"],
    custom: { "serverless-offline": { host: "127.0.0.1" } },
    functions: { Api: { handler: "index.handler", events } },
  }
}
