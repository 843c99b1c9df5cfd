import { UserError } from "../errors/user-error.ts"
import type { ResourceReference } from "../model/app-model.ts"
import type { AsyncInvocation } from "../model/async-invocation.ts"
import type { Destination } from "../model/destination.ts"
import { findReference } from "../model/find-reference.ts"
import { toTemplateValue } from "../model/template-value.ts"
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
      const invalid = (problem: string, hint: string) => {
        const message = `The function ${functionId} has ${problem} as ${key}`
        report(new UserError("FUNCTION_INVALID", message, { hint, location: setting?.location }))
      }
      const parsed = setting && parsedDestination(setting)
      const { resource } = parsed ?? {}
      const reference = resource && findReference(references, resource)
      if (resource && !reference) {
        invalid(
          `a ${resource.kind} "${resource.id}" that the app lacks`,
          "Construct it in a module that the app imports.",
        )
        return undefined
      }
      if (reference?.isFifo)
        invalid(
          `the FIFO ${reference.kind} "${reference.id}"`,
          "Lambda sends to standard queues and topics only, not to FIFO ones.",
        )
      return toDestination(setting, references)
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
  const parsed = parsedDestination(setting)
  const reference = parsed.resource && findReference(references, parsed.resource)
  return {
    ...parsed,
    arn: toTemplateValue(String(setting.value), references),
    ...(reference?.logicalId !== undefined && { logicalId: reference.logicalId }),
    ...(reference?.kmsKeyArn !== undefined && { kmsKeyArn: reference.kmsKeyArn }),
    location: setting.location,
  }
}

function parsedDestination({ value }: { readonly value: unknown }) {
  // What stands for a resource of the app is a text by now.
  const text = String(value)
  const parsed = parseDestination(text)
  if (!parsed) throw new Error(`${text} is not a destination`)
  return parsed
}
