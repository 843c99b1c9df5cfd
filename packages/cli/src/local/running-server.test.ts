import { mkdtemp } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, it, onTestFinished } from "vitest"
import { announceServer, findServer, forgetServer, refuseSecondServer } from "./running-server.ts"
import { StateStore } from "./state/state-store.ts"

const account = { region: "us-east-1", accountId: "000000000000" }
const stateDir = () => mkdtemp(join(tmpdir(), "tsapi-running-"))

it("forgets its own server, and leaves that of another process", async () => {
  const directory = await stateDir()
  await announceServer(directory, { pid: process.pid, ...account, endpoints: {} })
  await forgetServer(directory)
  await expect(findServer(directory)).rejects.toMatchObject({ code: "LOCAL_SERVER_MISSING" })

  await announceServer(directory, { pid: process.ppid, ...account, endpoints: {} })
  await forgetServer(directory)
  await expect(findServer(directory)).resolves.toMatchObject({ pid: process.ppid })
})

it("refuses a second server while the first has its data open", async () => {
  const directory = await stateDir()
  const endpoints = { lambda: "http://127.0.0.1:1", s3: "http://127.0.0.1:2" }
  await announceServer(directory, { pid: process.ppid, ...account, endpoints })
  const store = await StateStore.open({ directory: join(directory, "lambda"), service: "Lambda", format: 2 })
  onTestFinished(() => store.close())
  await expect(refuseSecondServer(directory)).rejects.toMatchObject({ code: "LOCAL_STATE_IN_USE" })

  await store.close()
  await refuseSecondServer(directory)
})
