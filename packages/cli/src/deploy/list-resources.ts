import type { AwsClients } from "./aws-clients.ts"

/** A resource as it exists in the account. */
export interface DeployedResource {
  readonly logicalId: string
  readonly physicalId: string
  readonly type: string
}

/** Everything a stack holds now. */
export async function listResources(clients: AwsClients, stackId: string): Promise<readonly DeployedResource[]> {
  const client = await clients.cloudFormation()
  const { ListStackResourcesCommand } = await import("@aws-sdk/client-cloudformation")
  const found: DeployedResource[] = []
  let NextToken: string | undefined
  do {
    const page = await client.send(new ListStackResourcesCommand({ StackName: stackId, NextToken }))
    for (const resource of page.StackResourceSummaries ?? []) {
      if (resource.ResourceStatus === "DELETE_COMPLETE") continue
      found.push({
        logicalId: resource.LogicalResourceId ?? "",
        physicalId: resource.PhysicalResourceId ?? "",
        type: resource.ResourceType ?? "",
      })
    }
    NextToken = page.NextToken
  } while (NextToken !== undefined)
  return found
}
