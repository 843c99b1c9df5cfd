import { toJson } from "../invocation/to-json.ts"

/** Which piece of work it was, and when; times in milliseconds since 1970. */
export interface SubsegmentPlace {
  readonly id: string
  readonly name: string
  readonly traceId: string
  readonly parentId: string
  readonly startedAt: number
  readonly endedAt: number
}

/** What became of it. */
export interface Observed {
  /** Present where it threw. */
  readonly error?: unknown
  readonly annotations?: Readonly<Record<string, string | number | boolean>>
  readonly metadata?: Readonly<Record<string, unknown>>
}

/** What the X-Ray daemon takes: https://docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html */
export function subsegmentDocument(place: SubsegmentPlace, observed: Observed): string {
  const { annotations = {}, metadata = {} } = observed
  const document = {
    type: "subsegment",
    id: place.id,
    // What else a name may not hold is taken out, as AWS's own SDK does.
    name: place.name.replaceAll(/[^\p{L}\p{N}\p{Z}_.:/%&#=+\\\-@]/gu, "").slice(0, 200),
    trace_id: place.traceId,
    parent_id: place.parentId,
    start_time: place.startedAt / 1000,
    end_time: place.endedAt / 1000,
    ...(Object.keys(annotations).length > 0 && { annotations }),
    ...("error" in observed && { fault: true, cause: causeOf(observed.error, place.id) }),
  }
  const whole = { ...document, ...(Object.keys(metadata).length > 0 && { metadata: { default: metadata } }) }
  const text = toJson(whole)
  return Buffer.byteLength(text) <= MAX_DOCUMENT ? text : toJson(document)
}

// The daemon takes datagrams of 64 KB, their header among it; what makes a document larger is its metadata.
const MAX_DOCUMENT = 63 * 1024

function causeOf(error: unknown, id: string) {
  const { name = "Error", message = String(error), stack = "" } = Object(error) as Partial<Error>
  const frames = [...stack.matchAll(/^ +at (?:(.+?) \()?(?:file:\/\/)?(.+?):(\d+):\d+\)?$/gm)]
  return {
    exceptions: [
      {
        id,
        type: name,
        message,
        stack: frames.map(([, label = "<anonymous>", path, line]) => ({ path, line: Number(line), label })),
      },
    ],
  }
}
