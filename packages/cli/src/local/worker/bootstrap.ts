import os from "node:os"
import { dirname } from "node:path"
import { isMainThread, parentPort, workerData } from "node:worker_threads"
import { type ReadConsoleLevel, watchConsoleLevel } from "./console-level.ts"
import { describeFailure } from "./describe-failure.ts"
import { dropSdkWarning } from "./drop-sdk-warning.ts"
import type { FromInstance, InstanceSettings } from "./instance-protocol.ts"
import { InvocationQueue } from "./invocation-queue.ts"
import { loadHandler } from "./load-handler.ts"
import { judgeBundledSdk } from "./sdk/judge-bundled-sdk.ts"
import { portKeeper } from "./sdk/sdk-gate.ts"
import { makeFileSystemReadOnly } from "./read-only-file-system.ts"
import { provideAwsLambda } from "./streaming/aws-lambda-global.ts"
import { resolvePrefixedHosts } from "./resolve-prefixed-hosts.ts"
import { useJsonConsole } from "./json-console.ts"
import { runningRequestId } from "./running-request.ts"
import { serveInvocations } from "./serve-invocations.ts"
import { captureStandardOutput } from "./standard-output.ts"

// The entry of a function instance's thread: makes it look like Lambda's, loads the function's code, and serves.
if (isMainThread || !parentPort) throw new Error("bootstrap.ts runs in a worker thread only")
const port = parentPort
const settings: InstanceSettings = workerData
const post = (message: FromInstance) => port.postMessage(message)

const end = (thrown: unknown) => {
  post({ type: "fatal", failure: describeFailure(thrown) })
  // oxlint-disable-next-line no-restricted-properties, unicorn/no-process-exit -- ends this thread, not the process
  process.exit(1)
}
process.on("uncaughtException", end)
process.on("unhandledRejection", end)
process.setSourceMapsEnabled(true)
let consoleLevel: ReadConsoleLevel = () => undefined
const write = (text: string) => {
  const level = consoleLevel()
  post({ type: "log", text, ...(level !== undefined && { level, requestId: runningRequestId() }) })
}
captureStandardOutput(write)
if (process.env["AWS_LAMBDA_LOG_FORMAT"] === "JSON") {
  const level = process.env["AWS_LAMBDA_LOG_LEVEL"] ?? ""
  useJsonConsole(console, { level, requestId: runningRequestId, write })
} else consoleLevel = watchConsoleLevel(console)
dropSdkWarning()
provideAwsLambda()
makeFileSystemReadOnly(["/tmp", os.tmpdir()])
resolvePrefixedHosts()
// Without HOME Node asks the password file, and the AWS SDK would then find the developer's own profile.
os.homedir = () => "/home/sbx_user1051"

if (settings.gate) judgeBundledSdk(portKeeper(settings.gate.port, settings.gate.counts))

async function serve(): Promise<never> {
  const queue = new InvocationQueue(port, settings.shared)
  const codeFile = queue.waitForCode()
  process.env["LAMBDA_TASK_ROOT"] = dirname(codeFile)
  const handler = await loadHandler(codeFile)
  post({ type: "loaded" })
  return serveInvocations(handler, { port, queue, settings })
}

serve().catch(end)
