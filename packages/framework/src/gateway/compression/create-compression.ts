import type { Answer, Refusal } from "../answer.ts"
import type { Arrival } from "../arrival.ts"
import type { GatewayRequest } from "../gateway.ts"
import { compressReply } from "./compress-reply.ts"
import { unpackRequest } from "./unpack-request.ts"

export interface Compression {
  unpack(request: GatewayRequest): GatewayRequest | Refusal
  /** Only what a backend answers: what API Gateway answers itself stays as it is. */
  compress(answer: Answer, arrival: Arrival): Answer
}

/** The compression of an API whose answers are compressed from `minimum` bytes on; undefined for none. */
export function createCompression(minimum: number | undefined): Compression {
  if (minimum === undefined) return { unpack: (request) => request, compress: (answer) => answer }
  return {
    unpack: (request) => unpackRequest(request, minimum),
    compress: (answer, { headers: { acceptEncoding } }) =>
      "refused" in answer ? answer : compressReply(answer, { minimum, acceptEncoding }),
  }
}
