import type { EventFilter, SqsRecord } from "@tsapi/framework"
import { matchesPattern } from "../../model/event-pattern/matches-pattern.ts"
import { jsonOf } from "../../model/json-of.ts"

/**
 * Whether one of an event source's filters lets a message pass; without filters all pass.
 * https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html
 */
export function fitsFilters(record: SqsRecord, filters: readonly EventFilter[] = []): boolean {
  const document = parseObject(record.body)
  return (
    filters.length === 0 ||
    filters.some(({ body, ...others }) => {
      if (body === undefined) return matchesPattern(others, record)
      // A filter for texts lets no document pass, and one for documents no text.
      if (Array.isArray(body) !== (document === undefined)) return false
      return matchesPattern({ ...others, body }, { ...record, body: document ?? record.body })
    })
  )
}

function parseObject(text: string): object | undefined {
  const value = jsonOf(text)
  return typeof value === "object" && value !== null ? value : undefined
}
