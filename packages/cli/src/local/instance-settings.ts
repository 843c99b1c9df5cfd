import { randomUUID } from "node:crypto"
import { MessageChannel, type MessagePort, type WorkerOptions } from "node:worker_threads"
import type { FunctionSpec } from "./function-spec.ts"
import { type InstanceSettings, SLOTS } from "./worker/instance-protocol.ts"

/** Cells that count the requests that threads judge by themselves. */
export type GateCounts = Int32Array

/** What a new instance of a function is started with: its own log stream, memory limits, and nothing of the shell's environment. */
export function instanceSettings(
  spec: FunctionSpec,
  counts?: GateCounts,
): {
  readonly settings: InstanceSettings
  readonly options: WorkerOptions
  /** The server's end of the gate; absent where nothing is judged. */
  readonly gatePort?: MessagePort
  /** The server's end of what steers streams; absent where nothing is streamed. */
  readonly streamPort?: MessagePort
} {
  const now = new Date().toISOString().slice(0, 10).replaceAll("-", "/")
  const channel = counts && new MessageChannel()
  const stream = spec.isStreaming ? new MessageChannel() : undefined
  const settings: InstanceSettings = {
    functionName: spec.functionName,
    functionArn: `arn:aws:lambda:${spec.region}:${spec.accountId}:function:${[spec.functionName, spec.alias].filter(Boolean).join(":")}`,
    memoryMb: spec.memoryMb,
    timeoutMs: spec.timeoutMs,
    logGroupName: `/aws/lambda/${spec.functionName}`,
    logStreamName: `${now}/[$LATEST]${randomUUID().replaceAll("-", "")}`,
    shared: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT * (1 + SLOTS))),
    ...(channel && { gate: { port: channel.port2, counts } }),
    ...(stream && { streamPort: stream.port2 }),
  }
  return {
    settings,
    ...(channel && { gatePort: channel.port1 }),
    ...(stream && { streamPort: stream.port1 }),
    options: {
      eval: true,
      name: spec.functionName,
      workerData: settings,
      transferList: [channel, stream].flatMap((each) => each?.port2 ?? []),
      argv: [],
      execArgv: [],
      env: { ...runtimeEnvironment(spec, settings), ...spec.environment },
      stdout: true,
      stderr: true,
      // The shares of memory that Lambda's Node.js runtimes give to V8's old and young generations.
      resourceLimits: {
        maxOldGenerationSizeMb: Math.floor(spec.memoryMb * 0.9),
        maxYoungGenerationSizeMb: Math.ceil(spec.memoryMb * 0.15),
      },
    },
  }
}

/** What Lambda itself puts into the environment of a Node.js function. */
function runtimeEnvironment(spec: FunctionSpec, settings: InstanceSettings): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_SESSION_TOKEN: "local",
    AWS_DEFAULT_REGION: spec.region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${spec.runtime}`,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(spec.memoryMb),
    AWS_LAMBDA_FUNCTION_NAME: spec.functionName,
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
    ...(spec.logging?.format === "json" && {
      AWS_LAMBDA_LOG_FORMAT: "JSON",
      AWS_LAMBDA_LOG_LEVEL: spec.logging.applicationLevel ?? "INFO",
    }),
    AWS_LAMBDA_LOG_GROUP_NAME: settings.logGroupName,
    AWS_LAMBDA_LOG_STREAM_NAME: settings.logStreamName,
    AWS_REGION: spec.region,
    AWS_XRAY_CONTEXT_MISSING: "LOG_ERROR",
    LANG: "en_US.UTF-8",
    PATH: "/usr/local/bin:/usr/bin:/bin",
    TZ: ":UTC",
    _HANDLER: "index.handler",
  }
}
