import { execFile, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { promisify } from "node:util"
import { nodeBinary, standIn, type NodeVersion } from "./stand-in.ts"
import { startRuntimeApi, type InvocationOutcome } from "./start-runtime-api.ts"

export interface BootOptions {
  /** The deployable zip. */
  readonly zip: string
  readonly node: NodeVersion
  /** Only these reach the function, beside Lambda's own. */
  readonly environment?: Readonly<Record<string, string>>
  readonly handler?: string
}

export interface BootedFunction {
  invoke(event: unknown): Promise<InvocationOutcome>
  /** Everything the function wrote so far. */
  logs(): string
  stop(): Promise<void>
}

/** Boots a deployable zip under AWS's own runtime client, as Lambda does: fresh directory, declared environment only. */
export async function bootFunction({
  zip,
  node,
  environment = {},
  handler = "index.handler",
}: BootOptions): Promise<BootedFunction> {
  const taskRoot = await mkdtemp(path.join(tmpdir(), "tsapi-task-"))
  await promisify(execFile)("python3", ["-m", "zipfile", "-e", zip, taskRoot])
  const runtimeApi = await startRuntimeApi()
  const client = standIn("aws-lambda-ric/node_modules/aws-lambda-ric/index.mjs")
  const child = spawn(nodeBinary(node), [client], {
    cwd: taskRoot,
    env: {
      ...lambdaEnvironment(node),
      ...environment,
      AWS_LAMBDA_RUNTIME_API: runtimeApi.address,
      LAMBDA_TASK_ROOT: taskRoot,
      _HANDLER: handler,
    },
    stdio: ["ignore", "pipe", "pipe"],
  })
  let logs = ""
  child.stdout.on("data", (chunk: Buffer) => (logs += chunk.toString()))
  child.stderr.on("data", (chunk: Buffer) => (logs += chunk.toString()))
  const exited = once(child, "exit")
  void exited.then(([code, signal]) => runtimeApi.fail(`exited with ${signal ?? code}\n${logs}`))
  const stop = async () => {
    child.kill("SIGKILL")
    await exited
    await runtimeApi.close()
    await rm(taskRoot, { recursive: true, force: true })
  }
  return { invoke: runtimeApi.invoke, logs: () => logs, stop }
}

function lambdaEnvironment(node: NodeVersion): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
    AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    AWS_SESSION_TOKEN: "token",
    AWS_REGION: "eu-west-1",
    AWS_DEFAULT_REGION: "eu-west-1",
    AWS_EXECUTION_ENV: `AWS_Lambda_nodejs${node.slice("node".length)}.x`,
    AWS_LAMBDA_FUNCTION_NAME: "stand-in",
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "512",
    AWS_LAMBDA_LOG_GROUP_NAME: "/aws/lambda/stand-in",
    AWS_LAMBDA_LOG_STREAM_NAME: "2026/01/01/[$LATEST]0123456789abcdef",
    LANG: "en_US.UTF-8",
    PATH: "/usr/local/bin:/usr/bin:/bin",
    TZ: ":UTC",
  }
}
