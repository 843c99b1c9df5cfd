import type { EmbeddedService } from "./embedded-service.ts"
import { remoteDynamoDb } from "../remote-dynamodb.ts"
import { remoteSqs } from "../remote-sqs.ts"

/** How kinds call services that the developer runs, where `AWS_ENDPOINT_URL` or that of the service points at one. */
export const remoteServices: Readonly<
  Record<string, (endpoint: string, region: string) => Omit<EmbeddedService, "close">>
> = {
  dynamodb: remoteDynamoDb,
  sqs: remoteSqs,
}
