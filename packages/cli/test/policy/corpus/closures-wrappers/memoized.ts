// A memoized loader.
//
// allow ssm:GetParameter arn:aws:ssm:us-east-1:111122223333:parameter/shop/stripe-key
// deny ssm:GetParameterHistory arn:aws:ssm:us-east-1:111122223333:parameter/shop/stripe-key
// deny ssm:GetParameter arn:aws:ssm:us-east-1:111122223333:parameter/shop/paypal-key

import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm"

const memoize = <Value>(load: () => Promise<Value>) => {
  let value: Promise<Value> | undefined
  return () => (value ??= load())
}

const stripeKey = memoize(async () => {
  const { Parameter } = await new SSMClient({}).send(
    new GetParameterCommand({ Name: "/shop/stripe-key", WithDecryption: true }),
  )
  return Parameter?.Value ?? ""
})

export const handler = async () => (await stripeKey()).length
