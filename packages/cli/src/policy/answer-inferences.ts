import { parentPort } from "node:worker_threads"
import { inferPolicies } from "./infer-policies.ts"
import type { InferenceAnswer, InferenceQuestion } from "./inference-thread.ts"

// The side of an InferenceThread that infers.
parentPort?.on("message", async ({ id, input }: InferenceQuestion) => {
  parentPort?.postMessage(await answer(id, input))
})

async function answer(id: number, input: InferenceQuestion["input"]): Promise<InferenceAnswer> {
  try {
    return { id, policies: await inferPolicies(input) }
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) }
  }
}
