// A paginator under another name, handed to a helper.
//
// allow ssm:GetParametersByPath arn:aws:ssm:us-east-1:111122223333:parameter/shop/prod
// deny ssm:GetParameter arn:aws:ssm:us-east-1:111122223333:parameter/shop/prod
// deny ssm:GetParametersByPath arn:aws:ssm:us-east-1:111122223333:parameter/shop/dev

import { paginateGetParametersByPath as byPath, SSMClient } from "@aws-sdk/client-ssm"

async function collect<Page>(pages: AsyncIterable<Page>) {
  const all: Page[] = []
  for await (const page of pages) all.push(page)
  return all
}

export const handler = async () =>
  collect(byPath({ client: new SSMClient({}) }, { Path: "/shop/prod", Recursive: true }))
