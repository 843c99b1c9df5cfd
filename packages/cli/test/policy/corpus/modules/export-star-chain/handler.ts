// export * through three modules.
//
// env TABLE=tags
// allow dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/tags
// deny dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/tags

import { list } from "./a.ts"

export const handler = async ({ tag }: { tag: string }) => list(tag)
