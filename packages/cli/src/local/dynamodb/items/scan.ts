import { validationError } from "../dynamodb-error.ts"
import { parseItemRequest } from "../requests/parse-item-request.ts"
import { segmentRange } from "../store/entry-keys.ts"
import type { TableStore } from "../store/table-store.ts"
import { pageSource, readPage, startPosition } from "./read-page.ts"

export async function scan(store: TableStore, input: unknown): Promise<object> {
  const request = parseItemRequest("Scan", input)
  const source = pageSource(store, request)
  const { Segment = 0, TotalSegments = 1, ExclusiveStartKey } = request
  const range = segmentRange(source.space, Segment, TotalSegments)
  if (!ExclusiveStartKey) return readPage(store, source, request, { range })

  const position = startPosition(source, ExclusiveStartKey)
  if (Buffer.compare(position, range.lower) < 0 || Buffer.compare(position, range.upper) >= 0) {
    throw validationError(
      "The provided starting key is invalid: Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment. " +
        `TotalSegments: ${TotalSegments} Segment: ${Segment}`,
    )
  }
  const lower = Buffer.concat([position, Buffer.from([0])])
  return readPage(store, source, request, { range: { lower, upper: range.upper } })
}
