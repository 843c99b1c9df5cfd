import { inspect } from "node:util"
import { describe, expect, it } from "vitest"
import { frameworkDirectory } from "../model/framework-directory.ts"
import { stackFolder } from "./fold-stack.ts"

// That of this package: its framework is a link.
const projectDir = new URL("../..", import.meta.url).pathname.replace(/\/$/, "")
const framework = frameworkDirectory(projectDir)
const { fold, foldLog } = stackFolder(projectDir)

const stack = `RangeError: cannot take it
    at Workers.#fail (${projectDir}/src/workers.ts:9:38)
    at async Workers.take (${projectDir}/src/workers.ts:6:38)
    at Object.call (${framework}/src/dispatch/served-methods.ts:45:73)
    at new Promise (<anonymous>)
    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)`

describe("a stack under tsapi local", () => {
  it("shows the frames of the app, and counts the others", () => {
    expect(fold(stack)).toBe(`RangeError: cannot take it
    at Workers.#fail (src/workers.ts:9:38)
    at async Workers.take (src/workers.ts:6:38)
    … 3 of libraries and Node.js`)
  })

  it("folds what a library threw before the app's own frames, and in causes and members too", () => {
    const cause = Object.assign(new TypeError("the cause"), {
      stack: `TypeError: the cause
    at send (${projectDir}/node_modules/@aws-sdk/client/index.js:1:1)
    at handle (file://${projectDir}/src/todos.ts:3:4)
    at node:internal/x:1:2`,
    })
    const error = Object.assign(new Error("outer", { cause }), {
      code: "E",
      stack: stack.replace("RangeError", "Error"),
    })
    expect(fold(inspect(error))).toBe(`Error: cannot take it
    at Workers.#fail (src/workers.ts:9:38)
    at async Workers.take (src/workers.ts:6:38)
    … 3 of libraries and Node.js {
  code: 'E',
  [cause]: TypeError: the cause
      … 1 of libraries and Node.js
      at handle (src/todos.ts:3:4)
      … 1 of libraries and Node.js
}`)
  })

  it("stays whole where nothing of it is the app's", () => {
    const foreign = "Error: no\n    at run (node:internal/x:1:2)\n    at node:internal/y:3:4"
    expect(fold(foreign)).toBe(foreign)
    expect(fold("Task timed out after 3.00 seconds")).toBe("Task timed out after 3.00 seconds")
  })

  it("stands below what the framework logs of an error, whose other members stay", () => {
    const line = JSON.stringify({ level: "ERROR", message: "cannot take it", record: "1", error: stack })
    expect(foldLog(`before\n${line}\n`)).toBe(`before
{"level":"ERROR","message":"cannot take it","record":"1"}
${fold(stack)}
`)
    expect(foldLog('{"error":"no stack"}\n{"error":')).toBe('{"error":"no stack"}\n{"error":')
  })
})
