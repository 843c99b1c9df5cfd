/** What DynamoDB Streams answers, which to the SDK is a service of its own. */
const STREAM_OPERATIONS: readonly string[] = ["DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"]

/** The part of `X-Amz-Target` before the operation. */
export function apiOf(operation: string): string {
  return STREAM_OPERATIONS.includes(operation) ? "DynamoDBStreams_20120810" : "DynamoDB_20120810"
}
