/** By which the SDK's client for streams finds DynamoDB, which it takes for a service of its own. */
export function streamsVariable(endpoint: string): Readonly<Record<string, string>> {
  return { AWS_ENDPOINT_URL_DYNAMODB_STREAMS: endpoint }
}
