import { invalidArgument } from "../s3-error.ts"
import type { Operation } from "../s3-context.ts"
import { renderXml } from "../xml/render-xml.ts"
import { ownerContent } from "./owner.ts"

const MAX_BUCKETS = 10_000

export const listBuckets: Operation = async ({ store, region }, { query }) => {
  const prefix = query.get("prefix") ?? ""
  const after = query.get("continuation-token") ?? ""
  const limit = Number(query.get("max-buckets") ?? MAX_BUCKETS)
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_BUCKETS)
    throw invalidArgument(
      `Argument max-buckets must be an integer between 1 and ${MAX_BUCKETS}`,
      "max-buckets",
      String(limit),
    )
  const rest = [...store.buckets.values()]
    .filter(({ name }) => name.startsWith(prefix) && name > after)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const page = rest.slice(0, limit)
  return {
    body: renderXml("ListAllMyBucketsResult", {
      Owner: ownerContent,
      Buckets: {
        Bucket: page.map(({ name, createdAt }) => ({
          Name: name,
          CreationDate: createdAt,
          BucketRegion: region,
          BucketArn: `arn:aws:s3:::${name}`,
        })),
      },
      ContinuationToken: rest.length > page.length ? page.at(-1)?.name : undefined,
      Prefix: prefix === "" ? undefined : prefix,
    }),
  }
}
