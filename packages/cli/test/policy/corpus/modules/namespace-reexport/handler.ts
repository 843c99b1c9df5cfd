// export * as, and a namespace of one's own.
//
// allow sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:work
// deny sqs:ReceiveMessage arn:aws:sqs:us-east-1:111122223333:work

import { queues } from "./lib.ts"

export const handler = async () => queues.work.put("x")
