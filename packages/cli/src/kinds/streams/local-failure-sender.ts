import { createHash } from "node:crypto"
import { propertyVariable, type ResourcePlace } from "@tsapi/framework/internal"
import { deliverRecord, recordKey } from "../../model/deliver-record.ts"
import type { LocalEmulator } from "../../model/local-emulator.ts"
import type { Failure } from "./stream-source.ts"

/**
 * Tells a queue, a topic or a bucket of this machine of records that are given up; a bucket is told the records too.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 */
export function localFailureSender(
  { kind, id }: ResourcePlace,
  mapping: string,
  emulator: LocalEmulator,
): (failure: Failure) => Promise<void> {
  const prefix = `aws/lambda/${mappingUuid(mapping)}`
  return async ({ shardId, record, event, now }) => {
    // Read now: the resource may have been started after the trigger.
    const arn = emulator.valueOf(propertyVariable(kind, id, "arn"))
    if (arn === undefined) throw new Error(`The app has no ${kind} ${id}`)
    const told = kind === "bucket" ? { ...record, payload: JSON.stringify(event) } : record
    const key = recordKey(`${prefix}/${shardId}`, now)
    await deliverRecord(arn, { text: JSON.stringify(told), key }, (name) => emulator.service(name))
  }
}

/** The same after a restart, as the id of an event source mapping is. */
function mappingUuid(mapping: string): string {
  const hex = createHash("sha256").update(mapping).digest("hex")
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-")
}
