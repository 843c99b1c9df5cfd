import type { WebSocketApi } from "@tsapi/framework/gateway"
import type { KindModel, ResourceReference } from "../../model/app-model.ts"
import type { CfnValue } from "../../model/cloudformation.ts"

/** The variable by which `connections`, in any function, finds where clients are connected. */
export const connectionsVariable = "WEBSOCKET_CONNECTIONS_ENDPOINT"

/** Where the connections of an API are managed. */
export function webSocketReference({
  kind,
  id,
  api,
  location,
}: KindModel & { readonly api: WebSocketApi }): ResourceReference {
  const stage = `\${WebSocketApi}/${api.stageName}`
  return {
    kind,
    id,
    property: "endpoint",
    environmentVariable: connectionsVariable,
    value: endpointOf(api),
    arn: { "Fn::Sub": `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:${stage}` },
    isForAll: true,
    isConnectionsEndpoint: true,
    location,
  }
}

/** The custom name where the other is shut. */
function endpointOf({ stageName, domain, disableExecuteApiEndpoint }: WebSocketApi): CfnValue {
  if (disableExecuteApiEndpoint && domain) {
    return `https://${domain.name}${domain.basePath === undefined ? "" : `/${domain.basePath}`}`
  }
  return { "Fn::Sub": `https://\${WebSocketApi}.execute-api.\${AWS::Region}.\${AWS::URLSuffix}/${stageName}` }
}
