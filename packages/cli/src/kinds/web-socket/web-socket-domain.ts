import type { DomainMaker } from "../domain/domain-resources.ts"

/**
 * The names of WebSocket APIs: regional, and of TLS 1.2.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-custom-domain-names.html
 */
export const webSocketDomain: DomainMaker = {
  prefix: "WebSocketApi",
  outputPrefix: "WebSocket",
  protocol: "wss",
  target: { name: "RegionalDomainName", zone: "RegionalHostedZoneId" },
  madeName: (name, { certificateArn, securityPolicy }) => ({
    Type: "AWS::ApiGatewayV2::DomainName",
    Properties: {
      DomainName: name,
      DomainNameConfigurations: [
        { EndpointType: "REGIONAL", CertificateArn: certificateArn, SecurityPolicy: securityPolicy },
      ],
    },
  }),
  mapping: (name, basePath) => ({
    Type: "AWS::ApiGatewayV2::ApiMapping",
    Properties: {
      DomainName: name,
      ApiId: { Ref: "WebSocketApi" },
      Stage: { Ref: "WebSocketApiStage" },
      ...(basePath !== undefined && { ApiMappingKey: basePath }),
    },
  }),
}
