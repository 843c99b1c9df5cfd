import type { EventBridgeEvent } from "@tsapi/framework"
import { randomUUID } from "node:crypto"
import type { ServiceInput } from "../protocol/service-input.ts"
import { validationError } from "../protocol/service-input.ts"
import { busNameOf, type EventsContext } from "./events-context.ts"
import { routeEvents } from "./route-events.ts"
import { jsonOf } from "../../model/json-of.ts"
import { isRecord } from "../../model/is-record.ts"

const MOST_ENTRIES = 10
/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html */
const MOST_BYTES = 1024 * 1024

/** Entries are accepted one by one. A bus that does not exist takes events too, and loses them, as at AWS. */
export async function putEvents(events: EventsContext, input: ServiceInput): Promise<object> {
  return put(events, input, (source) => !source.startsWith("aws."))
}

/** As PutEvents, for the events of AWS's services, which nobody else may send. Not an operation of AWS. */
export async function putServiceEvents(events: EventsContext, input: ServiceInput): Promise<object> {
  return put(events, input, () => true)
}

async function put(events: EventsContext, input: ServiceInput, maySend: (source: string) => boolean): Promise<object> {
  const entries = input.inputs("Entries")
  if (entries.length === 0 || entries.length > MOST_ENTRIES) {
    const bound = entries.length === 0 ? "greater than or equal to 1" : `less than or equal to ${MOST_ENTRIES}`
    throw validationError(`Value at 'entries' failed to satisfy constraint: Member must have length ${bound}`)
  }
  if (entries.reduce((sum, entry) => sum + sizeOf(entry), 0) > MOST_BYTES)
    throw validationError("Total size of the entries in the request is over the limit.")
  const results = entries.map((entry) => readEntry(events, entry, maySend))
  await routeEvents(
    events,
    results.flatMap((result) => ("event" in result ? [result] : [])),
  )
  return {
    FailedEntryCount: results.filter((result) => !("event" in result)).length,
    Entries: results.map((result) => ("event" in result ? { EventId: result.event.id } : result)),
  }
}

interface Refused {
  readonly ErrorCode: string
  readonly ErrorMessage: string
}

function readEntry(
  { accountId, region, now }: EventsContext,
  entry: ServiceInput,
  maySend: (source: string) => boolean,
): { readonly bus: string; readonly event: EventBridgeEvent } | Refused {
  for (const name of ["Source", "DetailType", "Detail"]) {
    if (entry.text(name)) continue
    const reason = `Parameter ${name} is not valid. Reason: ${name} is a required argument.`
    return { ErrorCode: "InvalidArgument", ErrorMessage: reason }
  }
  const source = entry.requiredText("Source")
  if (!maySend(source))
    return { ErrorCode: "NotAuthorizedForSourceException", ErrorMessage: "Not authorized for the source." }
  const detail = jsonOf(entry.requiredText("Detail"))
  if (!isRecord(detail)) return { ErrorCode: "MalformedDetail", ErrorMessage: "Detail is malformed." }
  const event: EventBridgeEvent = {
    version: "0",
    id: randomUUID(),
    "detail-type": entry.requiredText("DetailType"),
    source,
    account: accountId,
    time: toTime(entry.time("Time") ?? now()),
    region,
    resources: entry.texts("Resources"),
    detail,
  }
  return { bus: busNameOf(entry.text("EventBusName")), event }
}

/** In whole seconds, as events have it. */
function toTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "Z")
}

// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevent-size.html
function sizeOf(entry: ServiceInput): number {
  const texts = [entry.text("Source"), entry.text("DetailType"), entry.text("Detail"), ...entry.texts("Resources")]
  const time = entry.time("Time") === undefined ? 0 : 14
  return texts.reduce((sum, text = "") => sum + Buffer.byteLength(text), time)
}
