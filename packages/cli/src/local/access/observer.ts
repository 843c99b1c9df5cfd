import type { Observations, ObservedNeed } from "../../model/observation.ts"
import type { JudgedRequest } from "./access-guard.ts"
import { addObservations } from "./observation-file.ts"

const flushMs = 2000

/** Writes down what functions ask for: every few seconds, from counters, so that no request waits for a disk. */
export class Observer {
  readonly #file: string
  readonly #drain: (cell: number) => number
  readonly #sorts: JudgedRequest[] = []
  #unwritten: Observations | undefined
  #timer: NodeJS.Timeout

  /** `drain` gives a cell's count since it was last asked. */
  constructor(file: string, drain: (cell: number) => number) {
    this.#file = file
    this.#drain = drain
    this.#timer = setInterval(() => this.flush(), flushMs).unref()
  }

  /** A sort of request that has not been seen before; from now on its cell is read. */
  add(judged: JudgedRequest): void {
    this.#sorts.push(judged)
  }

  flush(): void {
    const seen = this.#unwritten ? [this.#unwritten] : []
    const now = new Date().toISOString()
    for (const sort of this.#sorts) {
      const count = this.#drain(sort.cell)
      if (count > 0) seen.push(observed(sort, count, now))
    }
    if (seen.length === 0) return
    const all: Record<string, ObservedNeed[]> = {}
    for (const { functions } of seen) {
      for (const [id, needs] of Object.entries(functions)) all[id] = [...(all[id] ?? []), ...needs]
    }
    const added: Observations = { version: 1, functions: all }
    this.#unwritten = addObservations(this.#file, added) ? undefined : added
  }

  close(): void {
    clearInterval(this.#timer)
    this.flush()
  }
}

function observed({ functionId, operation, judgement }: JudgedRequest, count: number, now: string): Observations {
  const needs = judgement.needs.flatMap(({ action, shown, granted, decision }) => {
    const allowed = decision === "allow"
    const resources = allowed && granted.length > 0 ? granted : [shown]
    return resources.map((resource): ObservedNeed => {
      return { action, resource, allowed, operations: [operation], count, firstSeen: now, lastSeen: now }
    })
  })
  return { version: 1, functions: { [functionId]: needs } }
}
