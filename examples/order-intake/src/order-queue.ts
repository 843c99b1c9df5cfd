import { Queue } from "@tsapi/framework"

/** Orders that clients have sent. What the worker fails on three times waits in `orderQueue.deadLetterQueue` for two weeks. */
export const orderQueue = new Queue("Orders", { deadLetterQueue: { maxReceiveCount: 3 } })
