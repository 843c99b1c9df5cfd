import { expect, it } from "vitest"
import { UserError } from "../../errors/user-error.ts"
import { watchedService } from "./watched-service.ts"

const gone = new UserError("LOCAL_SERVICE_UNREACHABLE", "SQS does not answer at http://127.0.0.1:9")

/** A service that answers, or throws, what `next` says. */
function watched() {
  const warnings: string[] = []
  let next: object = {}
  const call = async () => {
    if (next instanceof Error) throw next
    return next
  }
  const service = watchedService(
    { endpoint: "http://127.0.0.1:9", call },
    { name: "sqs", warn: (message) => warnings.push(message) },
  )
  const ask = (answer: object, signal?: AbortSignal) => {
    next = answer
    return service.call("ReceiveMessage", {}, { signal }).catch((error: unknown) => error)
  }
  return { ask, warnings }
}

it("is reported once when it falls silent, and once when it is back", async () => {
  const { ask, warnings } = watched()
  await ask({})
  expect(await ask(gone)).toBe(gone)
  await ask(gone)
  expect(warnings).toEqual(["SQS does not answer at http://127.0.0.1:9; waiting for it"])
  // An error of its own is an answer.
  await ask(new Error("QueueDoesNotExist"))
  await ask({})
  expect(warnings.slice(1)).toEqual(["sqs at http://127.0.0.1:9 answers again"])
  await ask(gone)
  expect(warnings).toHaveLength(3)
})

it("is not said to be back by a call that was given up", async () => {
  const { ask, warnings } = watched()
  await ask({})
  await ask(gone)
  await ask({}, AbortSignal.abort())
  await ask(new Error("aborted"), AbortSignal.abort())
  expect(warnings).toHaveLength(1)
})

it("is left to who asked first where it never answered", async () => {
  const { ask, warnings } = watched()
  await ask(gone)
  expect(warnings).toEqual([])
})
