import { DynamoDbError, validationError } from "../dynamodb-error.ts"

/** A place in a stream, as GetShardIterator gives it out. */
export interface ShardIterator {
  readonly streamArn: string
  /** The least sequence number it leads to. */
  readonly from: number
}

const LIFETIME_MS = 15 * 60 * 1000

/** In AWS's form: the stream's ARN, a version, and what nobody but the service reads. */
export function formatIterator({ streamArn, from }: ShardIterator, now: number): string {
  return `${streamArn}|1|${Buffer.from(JSON.stringify([from, now])).toString("base64")}`
}

/** Throws ValidationException, or ExpiredIteratorException after 15 minutes. */
export function parseIterator(text: string, now: number): ShardIterator {
  const [streamArn, version, place] = text.split("|")
  if (streamArn === undefined || version !== "1" || place === undefined) throw invalidIterator()
  const [from, issued] = parsePlace(place)
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(issued)) throw invalidIterator()
  if (issued + LIFETIME_MS < now) throw new DynamoDbError("ExpiredIteratorException", "Iterator expired")
  return { streamArn, from }
}

function parsePlace(place: string): readonly [number, number] {
  try {
    const [from, issued]: readonly unknown[] = JSON.parse(Buffer.from(place, "base64").toString())
    return [Number(from), Number(issued)]
  } catch {
    throw invalidIterator()
  }
}

function invalidIterator(): DynamoDbError {
  return validationError("Invalid ShardIterator")
}
