import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs"
import path from "node:path"
import type { Observations } from "../../model/observation.ts"
import { mergeObservations } from "./merge-observations.ts"

const none: Observations = { version: 1, functions: {} }
/** Nobody writes for as long; whoever holds the lock then has died. */
const staleLockMs = 5000
const attempts = 100
const pauseMs = 10

export function observationFile(projectDir: string): string {
  return path.join(projectDir, ".tsapi", "observed.json")
}

/** What was observed so far; nothing when there is no file, or one of another version. */
export function readObservations(file: string): Observations {
  try {
    const content: unknown = JSON.parse(readFileSync(file, "utf8"))
    return isObservations(content) ? content : none
  } catch {
    return none
  }
}

/** Adds to the file what other processes may be adding to at the same time; false when they do not let go of it. */
export function addObservations(file: string, added: Observations): boolean {
  mkdirSync(path.dirname(file), { recursive: true })
  const lock = `${file}.lock`
  if (!takeLock(lock)) return false
  try {
    const next = `${file}.${process.pid}.tmp`
    writeFileSync(next, `${JSON.stringify(mergeObservations(readObservations(file), added), null, 2)}\n`)
    renameSync(next, file)
    return true
  } finally {
    rmSync(lock, { force: true })
  }
}

/** Forgets everything. */
export function clearObservations(file: string): void {
  rmSync(file, { force: true })
}

function isObservations(content: unknown): content is Observations {
  return typeof content === "object" && content !== null && "version" in content && content.version === 1
}

function takeLock(lock: string): boolean {
  const pause = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      closeSync(openSync(lock, "wx"))
      return true
    } catch {
      dropStaleLock(lock)
      Atomics.wait(pause, 0, 0, pauseMs)
    }
  }
  return false
}

function dropStaleLock(lock: string): void {
  const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs
  if (made !== undefined && Date.now() - made > staleLockMs) rmSync(lock, { force: true })
}
