import type { MessagePort } from "node:worker_threads"
import type { SdkRequest } from "../../../model/access-judge.ts"
import type { GateAnswer, GateQuestion, Refusal, RefusedCall } from "./gate-protocol.ts"
import { plainInput } from "./plain-input.ts"

/** Who decides: for a function's thread the server, for tests this process. */
export interface GateKeeper {
  ask(request: SdkRequest): Promise<Verdict>
  /** A request that this answer is for was counted without being asked about. */
  count(cell: number): void
  refused(refusal: Refusal, call: Omit<RefusedCall, "refused">): void
}

export type Verdict = Omit<GateAnswer, "id">

/** Values longer than this are not worth remembering an answer for. */
const longestKey = 1000
const mostAnswers = 5000

/** Remembers answers by the values they depend on, so that only the first request of its sort has to wait. */
export class SdkGate {
  readonly keeper: GateKeeper
  /** For each operation, the lists of parameters that answers depended on. */
  readonly #parameters = new Map<string, readonly (readonly string[])[]>()
  readonly #answers = new Map<string, Verdict>()

  constructor(keeper: GateKeeper) {
    this.keeper = keeper
  }

  check(client: string, operation: string, input: unknown): Verdict | Promise<Verdict> {
    const name = `${client}.${operation}`
    for (const parameters of this.#parameters.get(name) ?? []) {
      const answer = this.#answers.get(keyOf(name, parameters, input))
      if (!answer) continue
      this.keeper.count(answer.cell)
      return answer
    }
    return this.#ask(name, { client, operation, input })
  }

  /** Forgets all answers: the policy is another one. */
  clear(): void {
    this.#parameters.clear()
    this.#answers.clear()
  }

  async #ask(name: string, { client, operation, input }: SdkRequest): Promise<Verdict> {
    const answer = await this.keeper.ask({ client, operation, input: plainInput(input) })
    const { parameters } = answer
    if (!parameters || this.#answers.size >= mostAnswers) return answer
    const key = keyOf(name, parameters, input)
    if (key.length > longestKey) return answer
    this.#answers.set(key, answer)
    const known = this.#parameters.get(name) ?? []
    if (!known.some((other) => other.join() === parameters.join())) this.#parameters.set(name, [...known, parameters])
    return answer
  }
}

function keyOf(name: string, parameters: readonly string[], input: unknown): string {
  let key = name
  for (const parameter of parameters) {
    const value: unknown = Reflect.get(Object(input), parameter)
    key += `\n${parameter}=${typeof value === "string" ? `"${value}` : JSON.stringify(plainInput(value))}`
  }
  return key
}

/** Asks the server through a port of its own, which keeps this thread's event loop running only while it waits. */
export function portKeeper(port: MessagePort, counts: Int32Array): GateKeeper {
  const waiting = new Map<number, (answer: GateAnswer) => void>()
  let last = 0
  port.on("message", (answer: GateAnswer) => {
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
    if (waiting.size === 0) port.unref()
  })
  port.unref()
  return {
    ask(request) {
      const question: GateQuestion = { id: ++last, request }
      port.ref()
      port.postMessage(question)
      return new Promise((resolve) => waiting.set(question.id, resolve))
    },
    count: (cell) => Atomics.add(counts, cell, 1),
    refused: ({ ticket }, call) => port.postMessage({ refused: ticket, ...call } satisfies RefusedCall),
  }
}
