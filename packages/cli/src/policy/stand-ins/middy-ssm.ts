interface Options {
  readonly fetchData?: Readonly<Record<string, string>>
}

export default function ssm({ fetchData = {} }: Options = {}) {
  const fetch = () => {
    for (const key of Object.values(fetchData)) {
      // What ends in a slash is all that is below it.
      const path = $matching(key, "/$")
      const name = $notMatching(key, "/$")
      $when(name, () => $send("@aws-sdk/client-ssm", "GetParameters", { Names: [name], WithDecryption: true }))
      $when(path, () => $send("@aws-sdk/client-ssm", "GetParametersByPath", { Path: path, WithDecryption: true }))
    }
  }
  return { before: fetch }
}

export const ssmParam = (name: string) => name
