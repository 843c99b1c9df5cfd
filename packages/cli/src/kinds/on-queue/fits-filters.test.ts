import { describe, expect, it } from "vitest"
import { sqsEvent } from "../../../test/kinds/declared/queues.ts"
import { fitsFilters } from "./fits-filters.ts"
import { toSqsEvent } from "./to-sqs-event.ts"

const [sample] = sqsEvent.Records
const [record] = toSqsEvent(
  [{ MessageId: "1", ReceiptHandle: "h", Body: "", MD5OfBody: "", Attributes: sample?.attributes ?? never() }],
  { queueArn: "arn:aws:sqs:us-east-1:000000000000:orders", region: "us-east-1" },
).Records

function never(): never {
  throw new Error("AWS's sample has a record")
}

describe("fitsFilters", () => {
  const order = '{"kind":"refund","amount":5}'
  it.each([
    ["without a filter", order, [], true],
    [
      "what one filter is about",
      order,
      [{ body: { kind: ["new"] } }, { body: { amount: [{ numeric: [">", 1] }] } }],
      true,
    ],
    ["what no filter is about", order, [{ body: { kind: ["new"] } }], false],
    ["by what is around the body", "text", [{ eventSource: ["aws:sqs"] }], true],
    ["a text", "text", [{ body: ["text"] }], true],
    ["a text where a document is asked for", "text", [{ body: { kind: ["refund"] } }], false],
    ["a document where a text is asked for", order, [{ body: [order] }], false],
  ])("takes or leaves a message %s", (_what, body, filters, fits) => {
    expect(fitsFilters({ ...(record ?? never()), body }, filters)).toBe(fits)
  })
})
