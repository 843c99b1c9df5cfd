interface Options {
  readonly fetchData?: Readonly<Record<string, object>>
}

export default function serviceDiscovery({ fetchData = {} }: Options = {}) {
  const fetch = () => {
    for (const input of Object.values(fetchData)) $send("@aws-sdk/client-servicediscovery", "DiscoverInstances", input)
  }
  return { before: fetch }
}
