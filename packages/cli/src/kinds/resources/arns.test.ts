import { expect, it } from "vitest"
import { existingArn } from "./existing-arn.ts"
import { kmsKeyArn } from "./kms-key-arn.ts"

const isQueue = existingArn("sqs", "arn:aws:sqs:REGION:ACCOUNT:NAME")

it.each(["arn:aws:sqs:eu-west-1:123456789012:a.fifo", "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:a"])(
  "takes %s",
  (arn) => expect(isQueue(arn, ["arn"])).toEqual([]),
)

it.each(["*", "a?", "${aws:username}", "$"])("refuses an ARN that ends with %s, which grants would read", (name) => {
  expect(isQueue(`arn:aws:sqs:eu-west-1:123456789012:${name}`, ["arn"])).toMatchObject([
    { message: expect.stringContaining("which stands for several") },
  ])
})

it("takes the ARN of a key, and not of all keys", () => {
  expect(kmsKeyArn("arn:aws:kms:eu-west-1:123456789012:key/mrk-1", [])).toEqual([])
  expect(kmsKeyArn("arn:aws:kms:eu-west-1:123456789012:key/*", [])).toHaveLength(1)
})
