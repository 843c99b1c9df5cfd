import { expect, it } from "vitest"
import { startMinistack } from "./start-ministack.ts"

it("ministack starts on a free port and ends when it is told to", async () => {
  const ministack = await startMinistack()
  expect(ministack.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect((await fetch(`${ministack.endpoint}/_ministack/health`)).status).toBe(200)
  await ministack.stop()
  await expect(fetch(`${ministack.endpoint}/_ministack/health`)).rejects.toThrow("fetch failed")
})
