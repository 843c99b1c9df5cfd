import type { TableStreamEventRecord } from "@tsapi/framework"

/** A record as GetRecords answers it: Lambda adds the stream, and spells the identity in its own way. */
export interface AnsweredRecord extends Omit<TableStreamEventRecord, "eventSourceARN" | "userIdentity"> {
  readonly userIdentity?: { readonly PrincipalId: string; readonly Type: string }
}

export function toTableStreamRecord(
  { userIdentity, ...record }: AnsweredRecord,
  streamArn: string,
): TableStreamEventRecord {
  return {
    ...record,
    ...(userIdentity && { userIdentity: { principalId: userIdentity.PrincipalId, type: userIdentity.Type } }),
    eventSourceARN: streamArn,
  }
}
