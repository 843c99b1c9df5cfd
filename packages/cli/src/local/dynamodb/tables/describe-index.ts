import type { IndexDescription } from "../store/table.ts"
import type { IndexSpecification } from "./table-requests.ts"

export function describeIndex(arnOfTable: string, index: IndexSpecification): IndexDescription {
  const { IndexName, KeySchema, Projection, ProvisionedThroughput, OnDemandThroughput } = index
  return {
    IndexName,
    IndexArn: `${arnOfTable}/index/${IndexName}`,
    KeySchema,
    Projection,
    ...(ProvisionedThroughput && { ProvisionedThroughput }),
    ...(OnDemandThroughput && { OnDemandThroughput }),
  }
}
