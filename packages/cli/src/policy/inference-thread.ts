import { extname } from "node:path"
import { Worker } from "node:worker_threads"
import type { FunctionPolicy } from "../model/grant.ts"
import type { InferenceInput } from "./infer-policies.ts"

export interface InferenceQuestion {
  readonly id: number
  readonly input: InferenceInput
}

export type InferenceAnswer = { readonly id: number } & (
  | { readonly policies: readonly FunctionPolicy[] }
  | { readonly failure: string }
)

const sourceHooks = new URL("../../bin/register-typescript.js", import.meta.url).href

interface Waiting {
  resolve(policies: readonly FunctionPolicy[]): void
  reject(error: Error): void
}

/** Infers policies in a thread of its own, so that a process which serves requests meanwhile answers them at once. */
export class InferenceThread {
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | undefined
  #last = 0

  /** As `inferPolicies`; of its errors only the messages come through. */
  infer(input: InferenceInput): Promise<readonly FunctionPolicy[]> {
    const question: InferenceQuestion = { id: ++this.#last, input }
    this.#worker ??= this.#start()
    this.#worker.postMessage(question)
    return new Promise((resolve, reject) => this.#waiting.set(question.id, { resolve, reject }))
  }

  async close(): Promise<void> {
    await this.#worker?.terminate()
  }

  // It stays: the next inference finds its code compiled.
  #start(): Worker {
    const extension = extname(import.meta.url)
    const file = new URL(`./answer-inferences${extension}`, import.meta.url)
    // Threads do not inherit what lets Node.js run tsapi from its sources.
    const worker = new Worker(file, extension === ".ts" ? { execArgv: ["--import", sourceHooks] } : {})
    worker.on("message", (answer: InferenceAnswer) => {
      const waiting = this.#waiting.get(answer.id)
      this.#waiting.delete(answer.id)
      if ("failure" in answer) waiting?.reject(new Error(answer.failure))
      else waiting?.resolve(answer.policies)
    })
    worker.on("error", (error: Error) => this.#end(error))
    worker.on("exit", () => this.#end(new Error("The thread that infers policies has ended")))
    worker.unref()
    return worker
  }

  // The next question starts another.
  #end(error: Error): void {
    this.#worker = undefined
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}
