import { PassThrough } from "node:stream"
import { expect, it } from "vitest"
import { Terminal } from "../terminal/terminal.ts"
import { RequestLog } from "./request-log.ts"

it("has a line for each workflow that has ended, and what it failed with", () => {
  const stderr = new PassThrough()
  const [stdout, stdin] = [new PassThrough(), new PassThrough()]
  const log = new RequestLog(new Terminal({ stdout, stderr, stdin, json: false, color: false }), () => "12:00:00")
  log.flow({ machine: "OrderFlow", status: "SUCCEEDED", durationMs: 1234 })
  const cause = JSON.stringify({ errorType: "Declined", errorMessage: "no money\nat all", trace: [] })
  log.flow({ machine: "OrderFlow", status: "FAILED", error: "States.TaskFailed", cause, durationMs: 310 })
  log.flow({ machine: "OrderFlow", status: "TIMED_OUT", error: "States.Timeout", durationMs: 60_000 })
  log.flow({ machine: "OrderFlow", status: "ABORTED", cause: "by hand", durationMs: 5 })
  log.flush()
  expect(String(stderr.read()).trimEnd().split("\n")).toEqual([
    "12:00:00 FLOW OrderFlow succeeded 1.2 s",
    "12:00:00 FLOW OrderFlow failed States.TaskFailed 310 ms",
    "         no money",
    "12:00:00 FLOW OrderFlow timed out States.Timeout 60.0 s",
    "12:00:00 FLOW OrderFlow aborted 5.0 ms",
    "         by hand",
  ])
})
