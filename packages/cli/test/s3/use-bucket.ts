import {
  CreateBucketCommand,
  GetObjectCommand,
  type NotificationConfiguration,
  PutBucketNotificationConfigurationCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
} from "@aws-sdk/client-s3"
import { beforeEach, expect, vi } from "vitest"
import { useS3 } from "./s3-server.ts"

const Bucket = "photos"
const functionArn = "arn:aws:lambda:eu-west-1:000000000000:function:shop-dev-Thumbs"

/** An embedded S3 for each test of a file, with the bucket `photos`. */
export function useBucket() {
  const server = useS3()
  beforeEach(() => server.client.send(new CreateBucketCommand({ Bucket })))
  const notify = (configuration: NotificationConfiguration) =>
    server.client.send(
      new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration: configuration }),
    )
  return {
    ...{ server, Bucket, functionArn, notify },
    put: (
      Key: string,
      Body: NonNullable<PutObjectCommandInput["Body"]> = "hello",
      more: Partial<PutObjectCommandInput> = {},
    ) => server.client.send(new PutObjectCommand({ Bucket, Key, Body, ...more })),
    text: async (Key: string, more = {}) =>
      (await server.client.send(new GetObjectCommand({ Bucket, Key, ...more }))).Body?.transformToString(),
    /** Tells a function of events. */
    toFunction: (Events: string[], rules: { Name: "prefix" | "suffix"; Value: string }[] = []) =>
      notify({
        LambdaFunctionConfigurations: [
          {
            Id: "thumbs",
            LambdaFunctionArn: functionArn,
            Events: Events as never,
            ...(rules.length > 0 && { Filter: { Key: { FilterRules: rules } } }),
          },
        ],
      }),
    /** Waits until so many calls of other services were made. */
    sentCount: (count: number) => vi.waitFor(() => expect(server.sent).toHaveLength(count)),
  }
}
