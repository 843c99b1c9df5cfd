import { expect, it, onTestFinished, vi } from "vitest"
import { abortable } from "./state/abortable.ts"
import { EventSources } from "./event-sources.ts"

it("many sources wait for the end of one version of the app without a warning", async () => {
  const emitWarning = vi.spyOn(process, "emitWarning").mockReturnValue()
  onTestFinished(() => emitWarning.mockRestore())
  const source = {
    run: (_served: unknown, signal: AbortSignal) => abortable(new Promise<void>(() => {}), signal).catch(() => {}),
  }
  const sources = new EventSources(
    Array.from({ length: 20 }, () => source),
    {
      invoke: async () => ({ ok: true, payload: null }),
    },
  )
  sources.start()
  await sources.stop()
  expect(emitWarning).not.toHaveBeenCalled()
})
