// Aliases of the tsconfig.
//
// allow dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/regions
// deny dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/regions

import { allRegions } from "@stores/regions"

export const handler = async () => allRegions()
