import { askServer, type RunningServer } from "./running-server.ts"
import type { SampleObject } from "../model/sample-event.ts"
import { jsonOf } from "../model/json-of.ts"
import { UserError } from "../errors/user-error.ts"

export interface EmittedResult {
  readonly payload: unknown
  /** `Unhandled` when the function failed. */
  readonly functionError: string | undefined
}

/** Invokes a function of a running server with JSON, and waits for what it answers. */
export async function invokeLocally(
  server: RunningServer,
  functionName: string,
  payload: string,
): Promise<EmittedResult> {
  const path = `/2015-03-31/functions/${encodeURIComponent(functionName)}/invocations`
  const { response, text } = await askServer(server, "lambda", { path, headers: {}, body: payload })
  if (!response.ok) throw refused(response, text)
  return { payload: JSON.parse(text), functionError: response.headers.get("x-amz-function-error") ?? undefined }
}

/** Puts an event on a bus of a running server; what PutEvents answers. */
export async function putLocalEvent(server: RunningServer, entry: object): Promise<unknown> {
  const { response, text } = await askEvents(server, "PutEvents", { Entries: [entry] })
  if (!response.ok) throw refused(response, text)
  return JSON.parse(text)
}

/** Whether a running server has a bus of this name or ARN; PutEvents takes events for others too. */
export async function hasLocalBus(server: RunningServer, bus: string): Promise<boolean> {
  const { response, text } = await askEvents(server, "DescribeEventBus", { Name: bus })
  if (response.ok) return true
  if (text.includes("ResourceNotFoundException")) return false
  throw refused(response, text)
}

function askEvents(server: RunningServer, operation: string, input: object) {
  const headers = {
    "content-type": "application/x-amz-json-1.1",
    "x-amz-target": `AWSEvents.${operation}`,
    authorization: "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/events/aws4_request",
  }
  return askServer(server, "events", { path: "/", headers, body: JSON.stringify(input) })
}

/** Puts an object into a bucket of a running server. */
export async function putLocalObject(server: RunningServer, { bucket, key, body }: SampleObject): Promise<void> {
  // The embedded S3 wants a signature, and takes those of keys that it does not know on trust.
  const authorization =
    "AWS4-HMAC-SHA256 Credential=emit/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=emit"
  const path = `/${[bucket, ...key.split("/")].map(encodeURIComponent).join("/")}`
  const { response, text } = await askServer(server, "s3", { method: "PUT", path, headers: { authorization }, body })
  if (!response.ok) throw refused(response, text)
}

function refused({ status }: Response, text: string): UserError {
  const { message = text, Message: reason = message } = Object(jsonOf(text))
  const said = status === 413 && text === "" ? "it is larger than the service takes" : String(reason)
  const hint =
    status === 404 ? "Has the app been changed since it was loaded? `tsapi routes` lists its functions." : undefined
  return new UserError("EVENT_REFUSED", `tsapi local refused the event: ${said || `status ${status}`}`, { hint })
}
