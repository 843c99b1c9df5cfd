import type { SampleContext, SampleObject } from "../model/sample-event.ts"
import { declaredKinds } from "./declared-kinds.ts"

/** An event as the trigger of a function sends it; undefined where its kind has no sample. */
export async function sampleEvent(functionId: string, context: SampleContext): Promise<unknown> {
  for (const { kind, models } of declaredKinds(context.app.declared)) {
    const event = await kind.toSampleEvent?.(models, functionId, context)
    if (event !== undefined) return event
  }
  return undefined
}

/** The object that the sample event of a function is about; undefined for most. */
export function sampleObject(functionId: string, context: SampleContext): SampleObject | undefined {
  for (const { kind, models } of declaredKinds(context.app.declared)) {
    const object = kind.toSampleObject?.(models, functionId, context)
    if (object !== undefined) return object
  }
  return undefined
}
