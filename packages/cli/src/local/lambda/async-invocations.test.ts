import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import type { InvokeOutcome } from "@tsapi/framework/gateway"
import { expect, onTestFinished, test } from "vitest"
import { StateStore } from "../state/state-store.ts"
import { AsyncInvocations } from "./async-invocations.ts"

const throttled: InvokeOutcome = { ok: false, error: "throttled", message: "Rate Exceeded." }
const failed: InvokeOutcome = { ok: false, error: "unhandled", message: "no card" }

/** The tries of one event, with what came of them in turn, and how it ended. */
async function tries(outcomes: readonly InvokeOutcome[], { retries = 0, stepMs = 0 } = {}) {
  const directory = await mkdtemp(path.join(tmpdir(), "tsapi-invocations-"))
  const store = await StateStore.open({ directory, service: "Lambda", format: 1 })
  let count = 0
  let time = 0
  const invocations = new AsyncInvocations(store, {
    settingsOf: async () => ({ retries, maximumAgeMs: 60_000 }),
    invoke: async () => outcomes[count++] ?? failed,
    onDone: async ({ failures }, { condition }) => onEnd({ condition, failures }),
    ...{ retryDelaysMs: [0], throttleDelayMs: 0.1, now: () => (time += stepMs) },
  })
  onTestFinished(async () => {
    await invocations.close()
    await store.close()
    await rm(directory, { recursive: true })
  })
  let onEnd: (end: object) => void = () => {}
  const ended = new Promise<object>((resolve) => (onEnd = resolve))
  await invocations.add({ id: "0b7e1f0a-5a39-4a5c-8f43-2d4f8a3c9e11", functionId: "Charge", event: {} })
  return { ...(await ended), tries: count }
}

test("what was throttled is tried again, and that costs no retry", async () => {
  const outcomes = [throttled, throttled, throttled, { ok: true, payload: null } as const]
  expect(await tries(outcomes)).toEqual({ condition: "Success", failures: 0, tries: 4 })
  const unlucky = [throttled, failed, throttled, failed]
  expect(await tries(unlucky, { retries: 1 })).toEqual({ condition: "RetriesExhausted", failures: 2, tries: 4 })
})

test("what is throttled for too long is given up without having run", async () => {
  const end = await tries(
    Array.from({ length: 99 }, () => throttled),
    { stepMs: 10_000 },
  )
  expect(end).toMatchObject({ condition: "EventAgeExceeded", failures: 0 })
})
