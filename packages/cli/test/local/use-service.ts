import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach } from "vitest"

/** Where and when a service runs. */
export interface ServicePlace {
  readonly directory: string
  readonly region: string
  readonly accountId: string
  now(): number
}

/** What the clients of the service are given, beside its endpoint. */
export const clientConfig = {
  region: "eu-west-1",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
  maxAttempts: 1,
}

/** What `open` starts, for each test with a directory and a clock of its own, from 10:00 on the first of March 2026. */
export function useService<Running extends { close(): Promise<void> }>(
  open: (place: ServicePlace) => Promise<Running>,
) {
  let directory: string
  let time: number
  let running: Running
  const start = async () => {
    running = await open({ directory, region: "eu-west-1", accountId: "000000000000", now: () => time })
  }
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "tsapi-service-"))
    time = Date.parse("2026-03-01T10:00:00Z")
    await start()
  })
  afterEach(async () => {
    await running.close()
    await rm(directory, { recursive: true })
  })
  return {
    running: () => running,
    /** Lets time go by. */
    seconds(count: number): void {
      time += count * 1000
    },
    /** Makes it as late as that: `2026-03-01T11:00:00Z`. */
    at(date: string): void {
      time = Date.parse(date)
    },
    /** Stops the service and starts it on the same directory, now or when it is as late as that. */
    async reopen(date?: string): Promise<void> {
      await running.close()
      if (date !== undefined) time = Date.parse(date)
      await start()
    },
  }
}
