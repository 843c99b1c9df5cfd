interface Options {
  readonly fetchData?: Readonly<Record<string, string>>
  readonly fetchRotationDate?: boolean | Readonly<Record<string, boolean>>
}

export default function secretsManager({ fetchData = {}, fetchRotationDate }: Options = {}) {
  const fetch = () => {
    for (const SecretId of Object.values(fetchData)) {
      $send("@aws-sdk/client-secrets-manager", "GetSecretValue", { SecretId })
      $when(fetchRotationDate, () => $send("@aws-sdk/client-secrets-manager", "DescribeSecret", { SecretId }))
    }
  }
  return { before: fetch }
}

export const secret = (name: string) => name
