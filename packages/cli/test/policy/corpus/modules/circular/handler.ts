// Two modules import each other.
//
// allow sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:a
// allow sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:b
// deny sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:c

import { toA } from "./a.ts"

export const handler = async ({ times }: { times: number }) => toA(times)
