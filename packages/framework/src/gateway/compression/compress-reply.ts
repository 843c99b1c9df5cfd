import { deflateSync, gzipSync } from "node:zlib"
import type { Reply } from "../answer.ts"
import { chooseEncoding } from "./choose-encoding.ts"
import { firstHeader } from "../first-header.ts"

/** Compresses an answer of at least `minimum` bytes, as its client prefers, unless it says that it is compressed already. */
export function compressReply(
  reply: Reply,
  { minimum, acceptEncoding }: { readonly minimum: number; readonly acceptEncoding: string | undefined },
): Reply {
  const { body, headers } = reply
  // † No bytes stay none.
  if (body.byteLength === 0 || body.byteLength < minimum) return reply
  if (firstHeader(headers, "content-encoding") !== undefined) return reply
  const encoding = chooseEncoding(acceptEncoding)
  if (!encoding) return reply
  const compressed = encoding === "gzip" ? gzipSync(body) : deflateSync(body)
  return { ...reply, body: compressed, headers: [...headers, ["Content-Encoding", encoding]] }
}
