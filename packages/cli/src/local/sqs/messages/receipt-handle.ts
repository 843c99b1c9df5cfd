import { createHash } from "node:crypto"
import { joinKey, uint32 } from "../../state/key-range.ts"
import type { Queue } from "../queues/queue.ts"
import { receiptHandleIsInvalid } from "../sqs-errors.ts"
import type { MessageKey } from "../store/message-keys.ts"

/** Which receive of which message a handle is of. */
export interface Receipt {
  readonly key: MessageKey
  /** The message's count of receives with this one. */
  readonly receives: number
}

export function receiptHandle({ number }: Queue, { key, receives }: Receipt): string {
  const content = joinKey(uint32(number), key, uint32(receives))
  return joinKey(content, checksum(content)).toString("base64")
}

/** Throws ReceiptHandleIsInvalid for what no receive of the queue gave out. */
export function readReceiptHandle({ number }: Queue, handle: string): Receipt {
  const bytes = Buffer.from(handle, "base64")
  const content = bytes.subarray(0, 20)
  if (bytes.length !== 52 || !checksum(content).equals(bytes.subarray(20)) || content.readUInt32BE() !== number)
    throw receiptHandleIsInvalid(handle)
  return { key: content.subarray(4, 16), receives: content.readUInt32BE(16) }
}

function checksum(content: Buffer): Buffer {
  return createHash("sha256").update(content).digest()
}
