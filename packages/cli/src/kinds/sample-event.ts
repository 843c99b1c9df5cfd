import type { SampleContext } from "../model/sample-event.ts"
import { declaredKinds } from "./declared-kinds.ts"

/** An event as the trigger of a function sends it; undefined where its kind has no sample. */
export async function sampleEvent(functionId: string, context: SampleContext): Promise<unknown> {
  for (const { kind, models } of declaredKinds(context.app.declared)) {
    const event = await kind.toSampleEvent?.(models, functionId, context)
    if (event !== undefined) return event
  }
  return undefined
}
