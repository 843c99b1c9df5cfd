import { createHash } from "node:crypto"
import type { Item } from "../attribute-value.ts"
import { itemsEqual } from "../attribute-value.ts"
import { itemSize } from "../items/item-size.ts"
import type { TableStream } from "./table-stream.ts"
import { sequenceNumber } from "./table-stream.ts"

/** A record as GetRecords answers it. */
export interface StreamRecord {
  readonly eventID: string
  readonly eventName: "INSERT" | "MODIFY" | "REMOVE"
  readonly eventVersion: "1.1"
  readonly eventSource: "aws:dynamodb"
  readonly awsRegion: string
  readonly dynamodb: {
    /** Whole seconds since 1970. */
    readonly ApproximateCreationDateTime: number
    readonly Keys: Item
    readonly NewImage?: Item
    readonly OldImage?: Item
    readonly SequenceNumber: string
    readonly SizeBytes: number
    readonly StreamViewType: string
  }
  /** Present where it was the table's time to live that deleted the item. */
  readonly userIdentity?: { readonly PrincipalId: string; readonly Type: string }
}

export interface ItemTransition {
  readonly before: Item | undefined
  readonly after: Item | undefined
  /** Whether time to live deleted it. */
  readonly expired?: boolean
}

/** The record of a write; undefined for one that changes nothing. */
export function streamRecord(
  stream: TableStream,
  { before, after, expired = false }: ItemTransition,
  { sequence, now }: { readonly sequence: number; readonly now: number },
): StreamRecord | undefined {
  const either = after ?? before
  if (!either || (before && after && itemsEqual(before, after))) return undefined
  const { arn, keySchema, viewType } = stream
  const keys = Object.fromEntries(keySchema.map(({ AttributeName }) => [AttributeName, either[AttributeName] ?? {}]))
  const newImage = viewType === "NEW_IMAGE" || viewType === "NEW_AND_OLD_IMAGES" ? after : undefined
  const oldImage = viewType === "OLD_IMAGE" || viewType === "NEW_AND_OLD_IMAGES" ? before : undefined
  return {
    eventID: createHash("md5").update(`${arn} ${sequence}`).digest("hex"),
    eventName: before ? (after ? "MODIFY" : "REMOVE") : "INSERT",
    eventVersion: "1.1",
    eventSource: "aws:dynamodb",
    awsRegion: arn.split(":")[3] ?? "",
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(now / 1000),
      Keys: keys,
      ...(newImage && { NewImage: newImage }),
      ...(oldImage && { OldImage: oldImage }),
      SequenceNumber: sequenceNumber(sequence),
      SizeBytes: [keys, newImage, oldImage].reduce((sum, item) => sum + (item ? itemSize(item) : 0), 0),
      StreamViewType: viewType,
    },
    ...(expired && { userIdentity: { PrincipalId: "dynamodb.amazonaws.com", Type: "Service" } }),
  }
}
