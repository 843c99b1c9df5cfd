import { fieldsFilter } from "./fields-filter.ts"
import { jsonFilter } from "./json-filter.ts"
import type { LineFilter } from "./line-filter.ts"
import { PatternReader } from "./pattern-reader.ts"
import { termsFilter } from "./terms-filter.ts"

/**
 * Reads a filter pattern of CloudWatch Logs. Throws a PatternFault for what CloudWatch Logs would refuse.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function readFilterPattern(pattern: string): LineFilter {
  const reader = new PatternReader(pattern.trim())
  if (reader.isAt("{")) return jsonFilter(reader)
  if (reader.isAt("[")) return fieldsFilter(reader)
  return termsFilter(reader)
}
