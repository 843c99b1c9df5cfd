import type { CallSite } from "../declarations/call-site.ts"

/** Throws a TypeError, with the stack of the step, for what JSON would leave out or make something else of. */
export function assertData(data: unknown, { stack = "" }: CallSite): void {
  const problem = problemOf(data)
  if (problem === undefined) return
  const error = new TypeError(problem)
  const frames = stack.indexOf("\n    at ")
  if (frames !== -1) error.stack += stack.slice(frames)
  throw error
}

function problemOf(data: unknown): string | undefined {
  if (data instanceof Promise) {
    return "A workflow has no promises: call its steps without async and await, it waits for each by itself."
  }
  return isData(data) ? undefined : `A workflow can have data that is JSON only, and not ${describe(data)}.`
}

function isData(data: unknown): boolean {
  if (typeof data === "number") return Number.isFinite(data)
  if (typeof data !== "object" || data === null)
    return ["string", "boolean", "undefined", "object"].includes(typeof data)
  return Array.isArray(data) || "toJSON" in data || Object.prototype.toString.call(data) === "[object Object]"
}

function describe(data: unknown): string {
  if (typeof data === "number") return String(data)
  return typeof data === "object" ? Object.prototype.toString.call(data).slice(8, -1) : `a ${typeof data}`
}
