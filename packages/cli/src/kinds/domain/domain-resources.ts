import type { ApiDomain, ApiMadeDomain } from "@tsapi/framework/gateway"
import type { CfnFragment, CfnResource, CfnValue } from "../../model/cloudformation.ts"

type Metadata = NonNullable<CfnResource["Metadata"]>

/** What REST APIs and HTTP APIs have resources of their own for. */
export interface DomainMaker {
  /** What the logical ids begin with. */
  readonly prefix: string
  /** What the names of the outputs begin with. Default: nothing. */
  readonly outputPrefix?: string
  /** Default `https`. */
  readonly protocol?: "wss"
  /** The attributes of the name that alias records need. */
  readonly target: { readonly name: string; readonly zone: string }
  /** What the name is in API Gateway. */
  madeName(name: string, made: ApiMadeDomain & { readonly certificateArn: CfnValue }): MadeResource
  /** What leads from a name to the API. */
  mapping(name: CfnValue, basePath: string | undefined): MadeResource
}

type MadeResource = Pick<CfnResource, "Type" | "Properties">

/** An API's own name: its certificate, what API Gateway makes of it, and where DNS has it. */
export function domainResources(
  { name, basePath, made }: ApiDomain,
  { maker, metadata }: { readonly maker: DomainMaker; readonly metadata: Metadata },
): CfnFragment {
  const { prefix, target, outputPrefix = "", protocol = "https" } = maker
  const url = `${protocol}://${name}/${basePath === undefined ? "" : `${basePath}/`}`
  return {
    resources: {
      [`${prefix}Mapping`]: {
        ...maker.mapping(made ? { Ref: `${prefix}Domain` } : name, basePath),
        Metadata: metadata,
      },
      ...(made && madeResources(name, made, { maker, metadata })),
    },
    outputs: {
      [`${outputPrefix}DomainUrl`]: { Description: "Where the API answers, by its own name.", Value: url },
      ...(made && {
        [`${outputPrefix}DomainTarget`]: {
          Description: `What ${name} stands for in DNS.`,
          Value: fromDomain(prefix, target.name),
        },
      }),
    },
  }
}

interface DomainContext {
  readonly maker: DomainMaker
  readonly metadata: Metadata
}

function madeResources(
  name: string,
  made: ApiMadeDomain,
  { maker, metadata }: DomainContext,
): Record<string, CfnResource> {
  const { prefix } = maker
  const { certificate, hostedZone } = made
  const certificateArn = typeof certificate === "string" ? certificate : { Ref: `${prefix}Certificate` }
  return {
    ...(typeof certificate !== "string" && {
      [`${prefix}Certificate`]: {
        Type: "AWS::CertificateManager::Certificate",
        Properties: {
          DomainName: name,
          ValidationMethod: "DNS",
          DomainValidationOptions: [{ DomainName: name, HostedZoneId: certificate.hostedZoneId }],
        },
        Metadata: metadata,
      },
    }),
    [`${prefix}Domain`]: { ...maker.madeName(name, { ...made, certificateArn }), Metadata: metadata },
    ...(hostedZone !== undefined && {
      [`${prefix}DomainRecordA`]: aliasRecord("A", { name, hostedZone, maker, metadata }),
      [`${prefix}DomainRecordAaaa`]: aliasRecord("AAAA", { name, hostedZone, maker, metadata }),
    }),
  }
}

interface AliasOptions extends DomainContext {
  readonly name: string
  readonly hostedZone: string
}

function aliasRecord(type: "A" | "AAAA", { name, hostedZone, maker, metadata }: AliasOptions): CfnResource {
  const { prefix, target } = maker
  // Ids have no dots.
  const zone = hostedZone.includes(".") ? { HostedZoneName: `${hostedZone}.` } : { HostedZoneId: hostedZone }
  return {
    Type: "AWS::Route53::RecordSet",
    Properties: {
      Name: name,
      Type: type,
      ...zone,
      AliasTarget: { DNSName: fromDomain(prefix, target.name), HostedZoneId: fromDomain(prefix, target.zone) },
    },
    Metadata: metadata,
  }
}

function fromDomain(prefix: string, attribute: string): CfnValue {
  return { "Fn::GetAtt": [`${prefix}Domain`, attribute] }
}
