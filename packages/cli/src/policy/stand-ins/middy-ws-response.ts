interface Options {
  readonly awsClientOptions?: { readonly endpoint?: string }
}

const management = "@aws-sdk/client-apigatewaymanagementapi"

export default function wsResponse({ awsClientOptions = {} }: Options = {}) {
  const respond = () => {
    const Client = $sdk(management, "ApiGatewayManagementApiClient")
    new Client(awsClientOptions)
    $send(management, "PostToConnection", {})
  }
  return { after: respond, onError: respond }
}
