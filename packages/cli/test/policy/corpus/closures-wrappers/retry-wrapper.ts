// A generic retry around any call.
//
// allow lambda:InvokeFunction arn:aws:lambda:us-east-1:111122223333:function:charge:live
// deny lambda:InvokeFunction arn:aws:lambda:us-east-1:111122223333:function:charge
// deny lambda:InvokeFunction arn:aws:lambda:us-east-1:111122223333:function:charge:test

import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda"

async function retry<Result>(attempt: () => Promise<Result>, times = 3): Promise<Result> {
  try {
    return await attempt()
  } catch (error) {
    if (times <= 1) throw error
    return retry(attempt, times - 1)
  }
}

const lambda = new LambdaClient({})

export const handler = async (event: unknown) =>
  retry(() =>
    lambda.send(new InvokeCommand({ FunctionName: "charge", Qualifier: "live", Payload: JSON.stringify(event) })),
  )
