interface Options {
  readonly fetchData?: Readonly<Record<string, { readonly TableName: string }>>
}

export default function dynamodb({ fetchData = {} }: Options = {}) {
  const fetch = () => {
    for (const input of Object.values(fetchData)) $send("@aws-sdk/client-dynamodb", "GetItem", input)
  }
  return { before: fetch }
}
