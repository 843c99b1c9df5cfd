import type { ApiDescription, ApiDomain } from "@tsapi/framework/gateway"
import { describe, expect, it } from "vitest"
import { httpApiDomain } from "../http-api/http-api-domain.ts"
import { restApiDomain } from "../rest-api/rest-api-domain.ts"
import { checkDomainRegion } from "./check-domain-region.ts"
import { domainResources } from "./domain-resources.ts"

const plain = { routes: [], authorizers: [], binaryMediaTypes: [], gatewayResponses: {}, stageName: "api" }
const edge = { type: "EDGE", vpcEndpoints: [] } as const
const certificate = "arn:aws:acm:eu-west-1:123456789012:certificate/0123"
const made = { certificate, securityPolicy: "TLS_1_2" } as const

function fragmentOf(domain: ApiDomain, endpoint?: ApiDescription["endpoint"]) {
  return domainResources(domain, { maker: restApiDomain({ endpoint }), metadata: {} })
}

describe("a custom domain", () => {
  it("maps a path of a name that exists, and makes nothing", () => {
    const { resources, outputs } = fragmentOf({ name: "api.example.com", basePath: "v1" })

    expect(resources).toEqual({
      RestApiMapping: {
        Type: "AWS::ApiGateway::BasePathMapping",
        Properties: {
          DomainName: "api.example.com",
          BasePath: "v1",
          RestApiId: { Ref: "RestApi" },
          Stage: { Ref: "RestApiStage" },
        },
        Metadata: {},
      },
    })
    expect(outputs).toMatchObject({ DomainUrl: { Value: "https://api.example.com/v1/" } })
  })

  it("is made with a certificate that exists, and left to others' DNS", () => {
    const { resources, outputs } = fragmentOf({ name: "api.example.com", made })

    expect(Object.keys(resources)).toEqual(["RestApiMapping", "RestApiDomain"])
    expect(resources["RestApiDomain"]?.Properties).toEqual({
      DomainName: "api.example.com",
      EndpointConfiguration: { Types: ["REGIONAL"] },
      RegionalCertificateArn: certificate,
      SecurityPolicy: "TLS_1_2",
    })
    expect(outputs?.["DomainTarget"]?.Value).toEqual({ "Fn::GetAtt": ["RestApiDomain", "RegionalDomainName"] })
  })

  it("is made with a certificate of its own and with records, for CloudFront where the API is edge", () => {
    const hostedZone = "Z0123456789ABC"
    const own = { certificate: { hostedZoneId: hostedZone }, hostedZone, securityPolicy: "TLS_1_2" } as const
    const { resources } = fragmentOf({ name: "api.example.com", made: own }, edge)

    expect(resources["RestApiCertificate"]?.Properties).toEqual({
      DomainName: "api.example.com",
      ValidationMethod: "DNS",
      DomainValidationOptions: [{ DomainName: "api.example.com", HostedZoneId: hostedZone }],
    })
    expect(resources["RestApiDomain"]?.Properties).toMatchObject({
      CertificateArn: { Ref: "RestApiCertificate" },
      EndpointConfiguration: { Types: ["EDGE"] },
    })
    for (const [id, type] of [
      ["RestApiDomainRecordA", "A"],
      ["RestApiDomainRecordAaaa", "AAAA"],
    ] as const) {
      expect(resources[id]?.Properties).toEqual({
        Name: "api.example.com",
        Type: type,
        HostedZoneId: hostedZone,
        AliasTarget: {
          DNSName: { "Fn::GetAtt": ["RestApiDomain", "DistributionDomainName"] },
          HostedZoneId: { "Fn::GetAtt": ["RestApiDomain", "DistributionHostedZoneId"] },
        },
      })
    }
  })

  it("finds its zone by name, and asks clients for certificates", () => {
    const ownershipCertificate = "arn:aws:acm:eu-west-1:123456789012:certificate/own"
    const mutualTls = { truststore: "s3://trust/ca.pem", truststoreVersion: "1", ownershipCertificate }
    const { resources } = fragmentOf({
      name: "api.example.com",
      made: { ...made, hostedZone: "example.com", mutualTls },
    })

    expect(resources["RestApiDomainRecordA"]?.Properties).toMatchObject({ HostedZoneName: "example.com." })
    expect(resources["RestApiDomain"]?.Properties).toMatchObject({
      MutualTlsAuthentication: { TruststoreUri: "s3://trust/ca.pem", TruststoreVersion: "1" },
      OwnershipVerificationCertificateArn: ownershipCertificate,
    })
  })
})

describe("a custom domain of an HTTP API", () => {
  it("is a regional name with a certificate, records, and a mapping of the path", () => {
    const hostedZone = "Z0123456789ABC"
    const mutualTls = { truststore: "s3://trust/ca.pem", truststoreVersion: "1", ownershipCertificate: certificate }
    const { resources, outputs } = domainResources(
      {
        name: "api.example.com",
        basePath: "v1",
        made: { certificate: { hostedZoneId: hostedZone }, hostedZone, securityPolicy: "TLS_1_2", mutualTls },
      },
      { maker: httpApiDomain, metadata: {} },
    )

    expect(Object.keys(resources)).toEqual([
      "HttpApiMapping",
      "HttpApiCertificate",
      "HttpApiDomain",
      "HttpApiDomainRecordA",
      "HttpApiDomainRecordAaaa",
    ])
    expect(resources["HttpApiMapping"]).toEqual({
      Type: "AWS::ApiGatewayV2::ApiMapping",
      Properties: {
        DomainName: { Ref: "HttpApiDomain" },
        ApiId: { Ref: "HttpApi" },
        Stage: { Ref: "HttpApiStage" },
        ApiMappingKey: "v1",
      },
      Metadata: {},
    })
    expect(resources["HttpApiDomain"]).toEqual({
      Type: "AWS::ApiGatewayV2::DomainName",
      Properties: {
        DomainName: "api.example.com",
        DomainNameConfigurations: [
          {
            EndpointType: "REGIONAL",
            CertificateArn: { Ref: "HttpApiCertificate" },
            SecurityPolicy: "TLS_1_2",
            OwnershipVerificationCertificateArn: certificate,
          },
        ],
        MutualTlsAuthentication: { TruststoreUri: "s3://trust/ca.pem", TruststoreVersion: "1" },
      },
      Metadata: {},
    })
    expect(resources["HttpApiDomainRecordA"]?.Properties).toMatchObject({
      AliasTarget: { DNSName: { "Fn::GetAtt": ["HttpApiDomain", "RegionalDomainName"] } },
    })
    expect(outputs).toMatchObject({
      DomainUrl: { Value: "https://api.example.com/v1/" },
      DomainTarget: { Value: { "Fn::GetAtt": ["HttpApiDomain", "RegionalDomainName"] } },
    })
  })

  it("maps the root of a name that exists, and makes nothing", () => {
    const { resources } = domainResources({ name: "api.example.com" }, { maker: httpApiDomain, metadata: {} })
    expect(Object.values(resources).map(({ Properties }) => Properties)).toEqual([
      { DomainName: "api.example.com", ApiId: { Ref: "HttpApi" }, Stage: { Ref: "HttpApiStage" } },
    ])
  })
})

describe("the region of a certificate", () => {
  const location = { file: "src/app.ts", line: 3 }
  const zone = { certificate: { hostedZoneId: "Z0123456789ABC" }, securityPolicy: "TLS_1_2" } as const
  const inVirginia = { ...made, certificate: certificate.replace("eu-west-1", "us-east-1") }

  it.each([
    [made, undefined, "eu-west-1", undefined],
    [zone, undefined, "eu-west-1", undefined],
    [zone, edge, "us-east-1", undefined],
    [inVirginia, edge, "eu-west-1", undefined],
    [made, undefined, undefined, undefined],
    [made, undefined, "eu-north-1", "api.domain.certificate is in eu-west-1, and the API is in eu-north-1"],
    [
      zone,
      edge,
      "eu-west-1",
      "An edge API's certificate is in us-east-1, and the stack that would make one is in eu-west-1",
    ],
  ])("of %j with %j in %s", (own, endpoint, region, message) => {
    const api = { ...plain, endpoint, domain: { name: "api.example.com", made: own } }
    const error = checkDomainRegion(api, { region, option: "api", location })
    expect(error?.message).toBe(message)
    expect(error?.location).toBe(message && location)
  })
})
