import { UserError } from "../errors/user-error.ts"
import type { ResourceReference } from "../model/app-model.ts"
import type { AsyncInvocation, Destination } from "../model/async-invocation.ts"
import { toTemplateValue } from "./declared-grants.ts"
import { parseDestination } from "./parse-destination.ts"
import { type SettingLevel, strongest } from "./setting-levels.ts"

interface InvocationContext {
  readonly functionId: string
  /** The levels that are about what the function's code may need. */
  readonly ofCode: readonly SettingLevel[]
  readonly references: readonly ResourceReference[]
  report(error: UserError): void
}

/** What the settings say of asynchronous invocations; undefined where they say nothing. */
export function asyncInvocation(
  levels: readonly SettingLevel[],
  { functionId, ofCode, references, report }: InvocationContext,
): AsyncInvocation | undefined {
  const retries = strongest(levels, "retries")?.value
  const maximumAgeSeconds = strongest(levels, "maximumEventAge")?.value
  const [onSuccess, onFailure, deadLetterQueue] = (["onSuccess", "onFailure", "deadLetterQueue"] as const).map(
    (key) => {
      const setting = strongest(ofCode, key)
      const destination = toDestination(setting, references)
      const { kind, id } = destination?.resource ?? {}
      if (references.some((each) => each.kind === kind && each.id === id && each.isFifo)) {
        const message = `The function ${functionId} has the FIFO ${kind} "${id}" as ${key}`
        const hint = "Lambda sends to standard queues and topics only, not to FIFO ones."
        report(new UserError("FUNCTION_INVALID", message, { hint, location: setting?.location }))
      }
      return destination
    },
  )
  const invocation: AsyncInvocation = {
    ...(retries !== undefined && { retries }),
    ...(maximumAgeSeconds !== undefined && { maximumAgeSeconds }),
    ...(onSuccess && { onSuccess }),
    ...(onFailure && { onFailure }),
    ...(deadLetterQueue && { deadLetterQueue }),
  }
  return Object.keys(invocation).length > 0 ? invocation : undefined
}

function toDestination(
  setting: ReturnType<typeof strongest<"onFailure">>,
  references: readonly ResourceReference[],
): Destination | undefined {
  if (!setting) return undefined
  // What stands for a resource of the app is a text by now.
  const value = String(setting.value)
  const parsed = parseDestination(value)
  if (!parsed) throw new Error(`${value} is not a destination`)
  const { kind, id } = parsed.resource ?? {}
  const reference = references.find((candidate) => candidate.kind === kind && candidate.id === id)
  return {
    ...parsed,
    arn: toTemplateValue(value, references),
    ...(reference?.kmsKeyArn !== undefined && { kmsKeyArn: reference.kmsKeyArn }),
    location: setting.location,
  }
}
