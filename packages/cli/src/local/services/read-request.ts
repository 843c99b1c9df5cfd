import type { IncomingMessage } from "node:http"
import { AwsError } from "./aws-error.ts"

/** The body of a request; rejects with RequestEntityTooLarge above the limit. */
export async function readRequest(request: IncomingMessage, maximumBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes > maximumBytes) throw new AwsError("RequestEntityTooLarge", "", { status: 413 })
  }
  return Buffer.concat(chunks)
}
