// Parameters by name and many at once.
//
// allow ssm:GetParameters arn:aws:ssm:us-east-1:111122223333:parameter/shop/a
// allow ssm:GetParameters arn:aws:ssm:us-east-1:111122223333:parameter/shop/b
// allow ssm:DeleteParameter arn:aws:ssm:us-east-1:111122223333:parameter/plain
// deny ssm:GetParameter arn:aws:ssm:us-east-1:111122223333:parameter/shop/a
// deny ssm:GetParameters arn:aws:ssm:us-east-1:111122223333:parameter/shop/c
// deny ssm:DeleteParameter arn:aws:ssm:us-east-1:111122223333:parameter/shop/a

import { DeleteParameterCommand, GetParametersCommand, SSMClient } from "@aws-sdk/client-ssm"

const ssm = new SSMClient({})

export const handler = async () => {
  const { Parameters } = await ssm.send(new GetParametersCommand({ Names: ["/shop/a", "/shop/b"] }))
  await ssm.send(new DeleteParameterCommand({ Name: "plain" }))
  return Parameters
}
