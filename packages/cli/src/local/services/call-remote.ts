import { endpointVariable } from "@tsapi/framework/gateway"
import { UserError } from "../../errors/user-error.ts"

export interface RemoteCall {
  readonly endpoint: string
  /** As its ARNs have it: `sqs`. */
  readonly service: string
  /** As people say it: `SQS`. */
  readonly label: string
  readonly region: string
  /** `AmazonSQS.SendMessage` */
  readonly target: string
  readonly input: unknown
  readonly signal?: AbortSignal | undefined
}

/**
 * Sends a request to a service that the developer runs, in AWS's JSON protocol; resolves to its answer, whatever that says.
 * Rejects with a UserError where none comes.
 */
export async function callRemote(call: RemoteCall): Promise<{ readonly answer: unknown; readonly status: number }> {
  const { endpoint, service, label, region, target, input, signal } = call
  const date = new Date().toISOString().slice(0, 10).replaceAll("-", "")
  const headers = {
    "Content-Type": "application/x-amz-json-1.0",
    "X-Amz-Target": target,
    // Stand-ins read the service and the region from the signature's scope, and do not verify it.
    Authorization: `AWS4-HMAC-SHA256 Credential=local/${date}/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
  }
  try {
    const response = await fetch(endpoint, {
      ...{ method: "POST", headers, body: JSON.stringify(input) },
      ...(signal && { signal }),
    })
    return { answer: await response.json(), status: response.status }
  } catch (cause) {
    signal?.throwIfAborted()
    throw new UserError("LOCAL_SERVICE_UNREACHABLE", `${label} does not answer at ${endpoint}`, {
      hint: `Start it, or unset AWS_ENDPOINT_URL and ${endpointVariable(service)} to use the embedded one.`,
      cause,
    })
  }
}

/** The name and the message of an error that a service answers with. */
export function readRemoteError(answer: unknown): { readonly name: string; readonly message: string } {
  const { __type = "UnknownError", message, Message } = Object(answer) as Readonly<Record<string, string | undefined>>
  return { name: __type.replace(/^.*#/, ""), message: message ?? Message ?? "" }
}
