import { mkdtemp } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, it } from "vitest"
import { StepFunctionsStore } from "../store/step-functions-store.ts"
import { ExecutionJournal } from "./execution-journal.ts"

it("keeps the last event of a full history for the end", async () => {
  const store = await StepFunctionsStore.open(await mkdtemp(join(tmpdir(), "journal-")))
  const journal = await ExecutionJournal.open(store, "arn", { now: () => 0, maximumEvents: 3 })
  journal.record("ExecutionStarted", { previous: 0 })
  journal.record("PassStateEntered", { previous: 1 })
  expect(() => journal.record("PassStateExited", { previous: 2 })).toThrow(
    "States.Runtime: The execution reached the maximum number of history events (3).",
  )
  journal.recordEnd("ExecutionFailed", {})
  await journal.end([])
  const history = await store.history("arn")
  await store.state.close()
  expect(history.map(({ id, type }) => `${id} ${type}`)).toEqual([
    "1 ExecutionStarted",
    "2 PassStateEntered",
    "3 ExecutionFailed",
  ])
})
