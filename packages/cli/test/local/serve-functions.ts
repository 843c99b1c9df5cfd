import { createHash } from "node:crypto"
import { mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { PassThrough } from "node:stream"
import type { ApiDescription, ApiRoute } from "@tsapi/framework/gateway"
import { afterEach } from "vitest"
import {
  type LocalBuild,
  type LocalServer,
  type LocalServerOptions,
  startLocalServer,
} from "../../src/local/start-local-server.ts"
import { Terminal } from "../../src/terminal/terminal.ts"
import type { FunctionModel } from "../../src/model/app-model.ts"

const location = { file: "src/app.ts", line: 1 }
const open: LocalServer[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()))
})

export interface HandWrittenApp {
  /** Id of each function and its CommonJS code, which exports `handler`. */
  readonly functions: Readonly<Record<string, string>>
  /** `GET /todos/{id}` and the id of the function that serves it. */
  readonly routes: Readonly<Record<string, string>>
  /** Routes that an authorizer of `api` guards. */
  readonly authorizers?: Readonly<Record<string, string>>
  readonly api?: Partial<ApiDescription>
  readonly model?: Partial<FunctionModel>
  readonly environment?: LocalBuild["functions"][number]["environment"]
  readonly parts?: LocalBuild["parts"]
}

interface ServedOptions {
  readonly json?: boolean
  readonly stay?: boolean
}

/** A project directory of its own; `build` makes what the pipeline would make of the app. */
export function project() {
  const projectDir = mkdtempSync(join(tmpdir(), "tsapi-local-"))
  const sourceFile = join(projectDir, "app.ts")
  writeFileSync(sourceFile, "")
  const build = (app: HandWrittenApp): LocalBuild => ({
    app: {
      appName: "todo-api",
      stage: "dev",
      entry: "src/app.ts",
      exportName: "app",
      functions: Object.keys(app.functions).map((id) => functionModel(id, app.model)),
      declared: [],
      location,
    },
    functions: Object.entries(app.functions).map(([id, code]) => {
      // As in a real build, other code has another path.
      const version = createHash("sha256").update(code).digest("hex").slice(0, 8)
      const codeFile = join(projectDir, `${id}-${version}.cjs`)
      writeFileSync(codeFile, code)
      return { id, codeFile, environment: app.environment ?? {} }
    }),
    users: {},
    parts: [
      {
        start: async (emulator) => {
          emulator.serveApi({
            routes: Object.entries(app.routes).map(([route, id]) => toRoute(route, id, app.authorizers?.[route])),
            authorizers: [],
            binaryMediaTypes: [],
            gatewayResponses: {},
            stageName: "api",
            ...app.api,
          })
          return { environment: {} }
        },
      },
      ...(app.parts ?? []),
    ],
    triggers: [],
    flows: [],
    watchFiles: [sourceFile],
  })
  return { projectDir, sourceFile, build }
}

/** Starts a server for the app on any free port; it closes with the test, unless that of several tests is to `stay`. */
export async function serve(
  app: HandWrittenApp | (() => Promise<LocalBuild>),
  { json = false, stay = false, ...options }: Partial<LocalServerOptions> & ServedOptions = {},
) {
  const { projectDir, build } = project()
  const { terminal, printed } = recordingTerminal(json)
  const server = await startLocalServer({
    port: 0,
    projectDir,
    stateDir: join(projectDir, ".tsapi", "local"),
    terminal,
    build: typeof app === "function" ? app : async () => build(app),
    shell: {},
    ...options,
  })
  if (!stay) open.push(server)
  return { ...server, printed, get: (path: string, init?: RequestInit) => fetch(server.url + path, init) }
}

export function recordingTerminal(json: boolean) {
  const printed = { stdout: "", stderr: "" }
  const stream = (name: "stdout" | "stderr") =>
    new PassThrough().on("data", (chunk: Buffer) => (printed[name] += chunk.toString()))
  const terminal = new Terminal({
    stdin: new PassThrough(),
    stdout: stream("stdout"),
    stderr: stream("stderr"),
    json,
    color: false,
  })
  return { terminal, printed }
}

export function functionModel(id: string, model: Partial<FunctionModel> = {}): FunctionModel {
  return {
    id,
    kinds: ["http"],
    readers: ["http"],
    roots: [],
    runtime: "nodejs22.x",
    architecture: "arm64",
    memoryMb: 512,
    timeoutSeconds: 30,
    environment: {},
    logRetentionDays: 30,
    isStreaming: false,
    iam: [],
    policy: "infer",
    location,
    ...model,
  }
}

function toRoute(route: string, functionId: string, authorizerId: string | undefined): ApiRoute {
  const [method = "", path = ""] = route.split(" ")
  return { method, path, target: { type: "function", functionId }, authorizerId, location }
}
