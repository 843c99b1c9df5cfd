import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs"
import path from "node:path"
import type { Observations } from "../../model/observation.ts"
import { mergeObservations } from "./merge-observations.ts"
import { isRecord } from "../../model/is-record.ts"

const none: Observations = { version: 1, functions: {} }
/** Nobody writes for as long; whoever holds the lock then has died. */
const staleLockMs = 5000
const attempts = 100
const pauseMs = 10

export function observationFile(projectDir: string): string {
  return path.join(projectDir, ".tsapi", "observed.json")
}

/** What was observed so far; undefined when the file is damaged, or of another version. */
export function readObservations(file: string): Observations | undefined {
  if (!existsSync(file)) return none
  try {
    const content: unknown = JSON.parse(readFileSync(file, "utf8"))
    return isObservations(content) ? content : undefined
  } catch {
    return undefined
  }
}

/**
 * Adds to the file what other processes may be adding to at the same time; a damaged file is begun anew. False when they do
 * not let go of it, or it cannot be written.
 */
export function addObservations(file: string, added: Observations): boolean {
  const lock = `${file}.lock`
  try {
    mkdirSync(path.dirname(file), { recursive: true })
    if (!takeLock(lock)) return false
  } catch {
    return false
  }
  const next = `${file}.${process.pid}.tmp`
  try {
    writeFileSync(next, `${JSON.stringify(mergeObservations(readObservations(file) ?? none, added), null, 2)}\n`)
    renameSync(next, file)
    return true
  } catch {
    rmSync(next, { force: true })
    return false
  } finally {
    rmSync(lock, { force: true })
  }
}

/** Forgets everything. */
export function clearObservations(file: string): void {
  rmSync(file, { force: true })
}

function isObservations(content: unknown): content is Observations {
  if (!isRecord(content) || content["version"] !== 1 || !isRecord(content["functions"])) return false
  return Object.values(content["functions"]).every((needs) => Array.isArray(needs) && needs.every(isNeed))
}

function isNeed(need: unknown): boolean {
  if (!isRecord(need)) return false
  const { action, resource, allowed, operations, count, firstSeen, lastSeen } = need
  const texts = [action, resource, firstSeen, lastSeen, ...(Array.isArray(operations) ? operations : [undefined])]
  return texts.every((value) => typeof value === "string") && typeof allowed === "boolean" && typeof count === "number"
}

function takeLock(lock: string): boolean {
  const pause = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      closeSync(openSync(lock, "wx"))
      return true
    } catch (error) {
      if (!isTaken(error)) throw error
      dropStaleLock(lock)
      Atomics.wait(pause, 0, 0, pauseMs)
    }
  }
  return false
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST"
}

function dropStaleLock(lock: string): void {
  const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs
  if (made !== undefined && Date.now() - made > staleLockMs) rmSync(lock, { force: true })
}
