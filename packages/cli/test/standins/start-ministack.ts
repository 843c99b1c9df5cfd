import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm } from "node:fs/promises"
import { createServer, type AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { nodeBinary, standIn, type NodeVersion } from "./stand-in.ts"

export interface Ministack {
  /** `http://127.0.0.1:PORT`: every AWS service is here. */
  readonly endpoint: string
  /** What a process needs so that its AWS SDK talks to this ministack and nothing else. */
  readonly environment: Readonly<Record<string, string>>
  /** Where a deployed REST API answers: the public host name does not resolve here. */
  restApiUrl(restApiId: string, stageName: string): string
  /** The same for the URL of a function. */
  functionUrl(url: string): string
  logs(): string
  stop(): Promise<void>
}

/** Starts ministack on a free port of 127.0.0.1; functions run on the given Node. */
export async function startMinistack(node: NodeVersion = "node22"): Promise<Ministack> {
  const port = await freePort()
  const home = await mkdtemp(path.join(tmpdir(), "tsapi-ministack-"))
  const child = spawn(standIn("ministack/bin/ministack"), {
    cwd: home,
    // ministack hands its own environment to functions, so it gets a bare one.
    env: {
      PATH: `${path.dirname(nodeBinary(node))}:/usr/local/bin:/usr/bin:/bin`,
      HOME: home,
      TMPDIR: home,
      BIND_HOST: "127.0.0.1",
      GATEWAY_PORT: String(port),
      LAMBDA_EXECUTOR: "local",
      IOT_MTLS_ENABLED: "0",
      SFTP_ENABLED: "0",
    },
    stdio: ["ignore", "pipe", "pipe"],
  })
  let logs = ""
  child.stdout.on("data", (chunk: Buffer) => (logs += chunk.toString()))
  child.stderr.on("data", (chunk: Buffer) => (logs += chunk.toString()))
  const exited = once(child, "exit")
  const stop = async () => {
    if (child.exitCode === null) child.kill("SIGTERM")
    await Promise.race([exited, sleep(5_000).then(() => child.kill("SIGKILL"))])
    await exited
    await rm(home, { recursive: true, force: true })
  }
  const endpoint = `http://127.0.0.1:${port}`
  const ready = await untilHealthy(endpoint, () => child.exitCode !== null)
  if (!ready) {
    await stop()
    throw new Error(`ministack did not start:\n${logs}`)
  }
  return {
    endpoint,
    environment: {
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_REGION: "us-east-1",
    },
    restApiUrl: (restApiId, stageName) => `${endpoint}/_aws/execute-api/${restApiId}/${stageName}`,
    functionUrl: (url) => `${endpoint}/_aws/lambda-url/${new URL(url).hostname.split(".")[0]}`,
    logs: () => logs,
    stop,
  }
}

async function untilHealthy(endpoint: string, gone: () => boolean): Promise<boolean> {
  for (let attempt = 0; attempt < 300 && !gone(); attempt++) {
    const answer = await fetch(`${endpoint}/_ministack/health`).catch(() => undefined)
    if (answer?.ok) return true
    await sleep(100)
  }
  return false
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, "close")
  return port
}
