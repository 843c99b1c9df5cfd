import { AsyncLocalStorage } from "node:async_hooks"
import { sendDocument } from "./send-document.ts"
import { type Observed, subsegmentDocument } from "./subsegment-document.ts"
import { traceHeader } from "./trace-header.ts"

/** What X-Ray is told of a piece of work. Where nothing is traced, nothing is kept of it. */
export interface Span {
  /** What traces can be searched by; the key is letters, digits and underscores. */
  annotate(key: string, value: string | number | boolean): void
  /** What is shown beside it; anything that JSON can hold. */
  metadata(key: string, value: unknown): void
}

const parents = new AsyncLocalStorage<string>()

/**
 * Runs a piece of work as a part of the trace of its invocation, by the name it has in X-Ray. What it throws is in the
 * trace, and is thrown on. Costs nothing where the function's `tracing` is off or the request is not sampled.
 *
 * @example
 * const receipt = await traced("charge", (span) => { span.annotate("plan", plan); return charge(card) })
 */
export async function traced<Result>(name: string, run: (span: Span) => Result | Promise<Result>): Promise<Result> {
  const trace = traceHeader(process.env["_X_AMZN_TRACE_ID"])
  const daemon = process.env["AWS_XRAY_DAEMON_ADDRESS"]
  if (!trace || !daemon) return run(unseen)
  const annotations: Record<string, string | number | boolean> = {}
  const metadata: Record<string, unknown> = {}
  const span: Span = {
    annotate: (key, value) => void (annotations[key] = value),
    metadata: (key, value) => void (metadata[key] = value),
  }
  const id = process.getBuiltinModule("node:crypto").randomBytes(8).toString("hex")
  const parentId = parents.getStore() ?? trace.parentId
  const startedAt = Date.now()
  let observed: Observed = {}
  try {
    return await parents.run(id, () => run(span))
  } catch (error) {
    observed = { error }
    throw error
  } finally {
    const place = { id, name, traceId: trace.traceId, parentId, startedAt, endedAt: Date.now() }
    // Lambda stops the process with the invocation: what is not sent by then may be sent much later.
    await sendDocument(daemon, subsegmentDocument(place, { ...observed, annotations, metadata }))
  }
}

const unseen: Span = {
  annotate() {},
  metadata() {},
}
