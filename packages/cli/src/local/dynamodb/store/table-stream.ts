import type { KeySchemaElement, StreamViewType, Table } from "./table.ts"

/** The stream of a table, kept until a day after it was disabled, whatever has become of the table by then. */
export interface TableStream {
  readonly arn: string
  readonly label: string
  readonly tableName: string
  /** The store's number for its records. */
  readonly space: number
  readonly viewType: StreamViewType
  readonly keySchema: readonly KeySchemaElement[]
  /** Seconds since 1970. */
  readonly created: number
  /** The shard's first sequence number; a shard lives as long as its stream. */
  readonly start: number
  /** The last sequence number that was deleted for its age. */
  readonly trimmed?: number
  /** Present once it is disabled. */
  readonly closed?: {
    readonly lastSequence: number
    /** Milliseconds since 1970. */
    readonly at: number
  }
}

/** The stream that an enabled table's writes go to; undefined where the table has none. */
export function newStream(
  { name, description }: Table,
  { space, start }: Pick<TableStream, "space" | "start">,
): TableStream | undefined {
  const { StreamSpecification, LatestStreamArn: arn, LatestStreamLabel: label } = description
  const viewType = StreamSpecification?.StreamEnabled ? StreamSpecification.StreamViewType : undefined
  if (viewType === undefined || arn === undefined || label === undefined) return undefined
  const created = Date.parse(`${label}Z`) / 1000
  return { arn, label, tableName: name, space, viewType, keySchema: description.KeySchema, created, start }
}

/** AWS's numbers have 21 digits and more, and compare as texts do. */
const FIRST_SEQUENCE_NUMBER = 10n ** 20n

export function sequenceNumber(sequence: number): string {
  return String(FIRST_SEQUENCE_NUMBER + BigInt(sequence))
}

/** Undefined for a text that no record can have. */
export function sequenceOf(text: string): number | undefined {
  if (!/^\d{21}$/.test(text)) return undefined
  const sequence = Number(BigInt(text) - FIRST_SEQUENCE_NUMBER)
  return Number.isSafeInteger(sequence) && sequence >= 0 ? sequence : undefined
}
