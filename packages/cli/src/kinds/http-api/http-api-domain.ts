import type { DomainMaker } from "../domain/domain-resources.ts"
import { mutualTlsAuthentication } from "../domain/mutual-tls-authentication.ts"

/**
 * The names of HTTP APIs: regional, and of TLS 1.2.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-mappings.html
 */
export const httpApiDomain: DomainMaker = {
  prefix: "HttpApi",
  target: { name: "RegionalDomainName", zone: "RegionalHostedZoneId" },
  madeName: (name, { certificateArn, securityPolicy, mutualTls }) => ({
    Type: "AWS::ApiGatewayV2::DomainName",
    Properties: {
      DomainName: name,
      DomainNameConfigurations: [
        {
          EndpointType: "REGIONAL",
          CertificateArn: certificateArn,
          SecurityPolicy: securityPolicy,
          ...(mutualTls?.ownershipCertificate !== undefined && {
            OwnershipVerificationCertificateArn: mutualTls.ownershipCertificate,
          }),
        },
      ],
      ...mutualTlsAuthentication(mutualTls),
    },
  }),
  mapping: (name, basePath) => ({
    Type: "AWS::ApiGatewayV2::ApiMapping",
    Properties: {
      DomainName: name,
      ApiId: { Ref: "HttpApi" },
      Stage: { Ref: "HttpApiStage" },
      ...(basePath !== undefined && { ApiMappingKey: basePath }),
    },
  }),
}
