// Settings from the parameter store: one, several, a tree, and one that is written.
//
// env STAGE=prod
// allow ssm:GetParameter arn:aws:ssm:us-east-1:111122223333:parameter/app/prod/url
// allow ssm:GetParameters arn:aws:ssm:us-east-1:111122223333:parameter/app/prod/a
// allow ssm:GetParameters arn:aws:ssm:us-east-1:111122223333:parameter/plain
// allow ssm:GetParametersByPath arn:aws:ssm:us-east-1:111122223333:parameter/app/prod/flags
// allow ssm:PutParameter arn:aws:ssm:us-east-1:111122223333:parameter/app/prod/last-run
// deny ssm:GetParameter arn:aws:ssm:us-east-1:111122223333:parameter/app/dev/url
// deny ssm:DeleteParameter arn:aws:ssm:us-east-1:111122223333:parameter/app/prod/url
// deny ssm:GetParametersByPath arn:aws:ssm:us-east-1:111122223333:parameter/app/prod

import {
  GetParameterCommand,
  GetParametersCommand,
  paginateGetParametersByPath,
  PutParameterCommand,
  SSMClient,
} from "@aws-sdk/client-ssm"

const ssm = new SSMClient({})
const path = (...names: string[]) => ["", "app", process.env.STAGE, ...names].join("/")

export const handler = async () => {
  const { Parameter } = await ssm.send(new GetParameterCommand({ Name: path("url"), WithDecryption: true }))
  const { Parameters } = await ssm.send(new GetParametersCommand({ Names: [path("a"), "plain"] }))
  const flags = new Map<string, string>()
  for await (const page of paginateGetParametersByPath({ client: ssm }, { Path: path("flags"), Recursive: true })) {
    for (const { Name, Value } of page.Parameters ?? []) flags.set(Name!, Value!)
  }
  await ssm.send(
    new PutParameterCommand({
      Name: path("last-run"),
      Value: new Date().toISOString(),
      Type: "String",
      Overwrite: true,
    }),
  )
  return { url: Parameter?.Value, count: Parameters?.length, flags: Object.fromEntries(flags) }
}
