import { randomUUID } from "node:crypto"
import type { LocalService } from "./local-emulator.ts"

/** What Lambda tells of invocations. */
export interface DeliveredRecord {
  /** JSON. */
  readonly text: string
  /** The name of the object, where it goes to a bucket. */
  readonly key: string
}

/** Sends a record to a queue or a topic of this machine, or puts it into a bucket; rejects with what that answers. */
export async function deliverRecord(
  arn: string,
  { text, key }: DeliveredRecord,
  service: (name: string) => Promise<LocalService>,
): Promise<void> {
  const [, , name = "", , account, id] = arn.split(":")
  const to = await service(name)
  if (name === "s3") await to.call("PutObject", { Bucket: id, Key: key, Body: text })
  else if (name === "sns") await to.call("Publish", { TopicArn: arn, Message: text })
  else await to.call("SendMessage", { QueueUrl: `${to.endpoint}/${account}/${id}`, MessageBody: text })
}

/** The name of a record's object: `PREFIX/2026/01/31/2026-01-31T23.59.59-UUID`. */
export function recordKey(prefix: string, now: number): string {
  const at = new Date(now).toISOString()
  const time = at.slice(0, 19).replaceAll(":", ".")
  return `${prefix}/${at.slice(0, 10).replaceAll("-", "/")}/${time}-${randomUUID()}`
}
