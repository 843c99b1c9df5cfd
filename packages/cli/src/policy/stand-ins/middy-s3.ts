interface Options {
  readonly fetchData?: Readonly<Record<string, { readonly Bucket: string; readonly Key: string }>>
}

export default function s3({ fetchData = {} }: Options = {}) {
  const fetch = () => {
    for (const input of Object.values(fetchData)) $send("@aws-sdk/client-s3", "GetObject", input)
  }
  return { before: fetch }
}
