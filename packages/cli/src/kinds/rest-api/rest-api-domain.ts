import type { ApiDescription } from "@tsapi/framework/gateway"
import type { DomainMaker } from "../domain/domain-resources.ts"
import { mutualTlsAuthentication } from "../domain/mutual-tls-authentication.ts"

const targets = {
  EDGE: { name: "DistributionDomainName", zone: "DistributionHostedZoneId", certificate: "CertificateArn" },
  REGIONAL: { name: "RegionalDomainName", zone: "RegionalHostedZoneId", certificate: "RegionalCertificateArn" },
} as const

/** The names of REST APIs, which alone may be edge names. */
export function restApiDomain({ endpoint }: Pick<ApiDescription, "endpoint">): DomainMaker {
  const type = endpoint?.type === "EDGE" ? "EDGE" : "REGIONAL"
  const target = targets[type]
  return {
    prefix: "RestApi",
    target,
    madeName: (name, { certificateArn, securityPolicy, mutualTls }) => ({
      Type: "AWS::ApiGateway::DomainName",
      Properties: {
        DomainName: name,
        EndpointConfiguration: { Types: [type] },
        [target.certificate]: certificateArn,
        SecurityPolicy: securityPolicy,
        ...mutualTlsAuthentication(mutualTls),
        ...(mutualTls?.ownershipCertificate !== undefined && {
          OwnershipVerificationCertificateArn: mutualTls.ownershipCertificate,
        }),
      },
    }),
    mapping: (name, basePath) => ({
      Type: "AWS::ApiGateway::BasePathMapping",
      Properties: {
        DomainName: name,
        RestApiId: { Ref: "RestApi" },
        Stage: { Ref: "RestApiStage" },
        ...(basePath !== undefined && { BasePath: basePath }),
      },
    }),
  }
}
