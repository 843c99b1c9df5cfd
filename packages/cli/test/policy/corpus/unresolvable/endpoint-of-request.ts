// A WebSocket answer to the API that the event names.
//
// allow execute-api:ManageConnections arn:aws:execute-api:us-east-1:111122223333:*/*/POST/@connections/*
// deny execute-api:ManageConnections arn:aws:execute-api:us-east-1:111122223333:abc/prod/GET/@connections/1
// deny execute-api:Invoke arn:aws:execute-api:us-east-1:111122223333:abc/prod/POST/x

import { ApiGatewayManagementApiClient, PostToConnectionCommand } from "@aws-sdk/client-apigatewaymanagementapi"

interface SocketEvent {
  requestContext: { domainName: string; stage: string; connectionId: string }
}

export const handler = async ({ requestContext: { domainName, stage, connectionId } }: SocketEvent) => {
  const client = new ApiGatewayManagementApiClient({ endpoint: `https://${domainName}/${stage}` })
  await client.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data: "pong" })) // warns POLICY_RESOURCE_UNKNOWN
}
