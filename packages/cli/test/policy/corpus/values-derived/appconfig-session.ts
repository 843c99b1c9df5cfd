// The token of a session stands for its configuration.
//
// allow appconfig:StartConfigurationSession arn:aws:appconfig:us-east-1:111122223333:application/shop/environment/prod/configuration/flags
// allow appconfig:GetLatestConfiguration arn:aws:appconfig:us-east-1:111122223333:application/shop/environment/prod/configuration/flags
// deny appconfig:GetLatestConfiguration arn:aws:appconfig:us-east-1:111122223333:application/shop/environment/dev/configuration/flags
// deny appconfig:GetConfiguration arn:aws:appconfig:us-east-1:111122223333:application/shop/environment/prod/configuration/flags

import {
  AppConfigDataClient,
  GetLatestConfigurationCommand,
  StartConfigurationSessionCommand,
} from "@aws-sdk/client-appconfigdata"

const client = new AppConfigDataClient({})
let token: string | undefined

export const handler = async () => {
  if (!token) {
    const session = await client.send(
      new StartConfigurationSessionCommand({
        ApplicationIdentifier: "shop",
        EnvironmentIdentifier: "prod",
        ConfigurationProfileIdentifier: "flags",
      }),
    )
    token = session.InitialConfigurationToken
  }
  const { Configuration, NextPollConfigurationToken } = await client.send(
    new GetLatestConfigurationCommand({ ConfigurationToken: token }),
  )
  token = NextPollConfigurationToken
  return JSON.parse(new TextDecoder().decode(Configuration))
}
