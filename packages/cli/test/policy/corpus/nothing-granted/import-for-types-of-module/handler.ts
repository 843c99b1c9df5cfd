// A module whose only AWS code is not what the handler uses of it.
//
// deny dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/all

import { toTitle } from "./titles.ts"

export const handler = async ({ name }: { name: string }) => toTitle(name)
