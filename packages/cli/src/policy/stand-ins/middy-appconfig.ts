interface Place {
  readonly Application?: string
  readonly Environment?: string
  readonly Configuration?: string
  readonly ApplicationIdentifier?: string
  readonly EnvironmentIdentifier?: string
  readonly ConfigurationProfileIdentifier?: string
}

interface Options {
  readonly fetchData?: Readonly<Record<string, Place>>
}

export default function appConfig({ fetchData = {} }: Options = {}) {
  const fetch = () => {
    for (const place of Object.values(fetchData)) {
      const { InitialConfigurationToken } = $send("@aws-sdk/client-appconfigdata", "StartConfigurationSession", place)
      $send("@aws-sdk/client-appconfigdata", "GetLatestConfiguration", {
        ConfigurationToken: InitialConfigurationToken,
      })
    }
  }
  return { before: fetch }
}
