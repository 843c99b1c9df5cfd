import type { ApiDescription, ApiDomain, ApiMadeDomain } from "@tsapi/framework/gateway"
import type { CfnFragment, CfnResource, CfnValue } from "../../model/cloudformation.ts"

type Metadata = NonNullable<CfnResource["Metadata"]>

/** The API's own name: its certificate, what API Gateway makes of it, and where DNS has it. */
export function domainResources({ domain, endpoint }: ApiDescription, metadata: Metadata): CfnFragment {
  if (!domain) return { resources: {} }
  const { name, basePath, made } = domain
  const url = `https://${name}/${basePath === undefined ? "" : `${basePath}/`}`
  const mapping: CfnResource = {
    Type: "AWS::ApiGateway::BasePathMapping",
    Properties: {
      DomainName: made ? { Ref: "RestApiDomain" } : name,
      RestApiId: { Ref: "RestApi" },
      Stage: { Ref: "RestApiStage" },
      ...(basePath !== undefined && { BasePath: basePath }),
    },
    Metadata: metadata,
  }
  const type = endpoint?.type === "EDGE" ? "EDGE" : "REGIONAL"
  return {
    resources: { RestApiMapping: mapping, ...(made && madeResources(domain, made, { type, metadata })) },
    outputs: {
      DomainUrl: { Description: "Where the API answers, by its own name.", Value: url },
      ...(made && {
        DomainTarget: { Description: `What ${name} stands for in DNS.`, Value: fromDomain(targets[type].name) },
      }),
    },
  }
}

const targets = {
  EDGE: { name: "DistributionDomainName", zone: "DistributionHostedZoneId", certificate: "CertificateArn" },
  REGIONAL: { name: "RegionalDomainName", zone: "RegionalHostedZoneId", certificate: "RegionalCertificateArn" },
} as const

interface DomainContext {
  readonly type: keyof typeof targets
  readonly metadata: Metadata
}

function madeResources(
  { name }: ApiDomain,
  { certificate, hostedZone, securityPolicy, mutualTls }: ApiMadeDomain,
  { type, metadata }: DomainContext,
): Record<string, CfnResource> {
  const target = targets[type]
  return {
    ...(typeof certificate !== "string" && {
      RestApiCertificate: {
        Type: "AWS::CertificateManager::Certificate",
        Properties: {
          DomainName: name,
          ValidationMethod: "DNS",
          DomainValidationOptions: [{ DomainName: name, HostedZoneId: certificate.hostedZoneId }],
        },
        Metadata: metadata,
      },
    }),
    RestApiDomain: {
      Type: "AWS::ApiGateway::DomainName",
      Properties: {
        DomainName: name,
        EndpointConfiguration: { Types: [type] },
        [target.certificate]: typeof certificate === "string" ? certificate : { Ref: "RestApiCertificate" },
        SecurityPolicy: securityPolicy,
        ...(mutualTls && {
          MutualTlsAuthentication: {
            TruststoreUri: mutualTls.truststore,
            ...(mutualTls.truststoreVersion !== undefined && { TruststoreVersion: mutualTls.truststoreVersion }),
          },
          ...(mutualTls.ownershipCertificate !== undefined && {
            OwnershipVerificationCertificateArn: mutualTls.ownershipCertificate,
          }),
        }),
      },
      Metadata: metadata,
    },
    ...(hostedZone !== undefined && {
      RestApiDomainRecordA: aliasRecord("A", { name, hostedZone, target, metadata }),
      RestApiDomainRecordAaaa: aliasRecord("AAAA", { name, hostedZone, target, metadata }),
    }),
  }
}

function aliasRecord(type: "A" | "AAAA", { name, hostedZone, target, metadata }: AliasOptions): CfnResource {
  // Ids have no dots.
  const zone = hostedZone.includes(".") ? { HostedZoneName: `${hostedZone}.` } : { HostedZoneId: hostedZone }
  return {
    Type: "AWS::Route53::RecordSet",
    Properties: {
      Name: name,
      Type: type,
      ...zone,
      AliasTarget: { DNSName: fromDomain(target.name), HostedZoneId: fromDomain(target.zone) },
    },
    Metadata: metadata,
  }
}

interface AliasOptions {
  readonly name: string
  readonly hostedZone: string
  readonly target: (typeof targets)[keyof typeof targets]
  readonly metadata: Metadata
}

function fromDomain(attribute: string): CfnValue {
  return { "Fn::GetAtt": ["RestApiDomain", attribute] }
}
