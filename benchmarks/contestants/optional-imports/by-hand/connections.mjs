import { ApiGatewayManagementApiClient, PostToConnectionCommand } from "@aws-sdk/client-apigatewaymanagementapi"

const client = new ApiGatewayManagementApiClient({ endpoint: process.env.WEBSOCKET_CONNECTIONS_ENDPOINT })

export const handler = async () => {
  const Data = Buffer.from(JSON.stringify({ text: "hi" }))
  await client.send(new PostToConnectionCommand({ ConnectionId: "a", Data }))
  return { statusCode: 200 }
}
