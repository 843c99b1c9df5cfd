import { describe, expect, it } from "vitest"
import { App, type AppOptions, controller, integration, mock, route } from "../../src/index.ts"
import { declarationsOf } from "../../src/internal.ts"
import { checkHttpDeclarations } from "../../src/gateway/check-http-declarations.ts"

/** The faults of an app with `GET /ping/{id}` and one more route; values may be of a type that only JavaScript lets pass. */
function messagesOf(api: object, path = "/") {
  @controller("/")
  class Items {
    @route("GET", "/ping/{id}")
    one() {}

    @route("GET", path)
    other() {}
  }
  const options = { controllers: [Items], api } as AppOptions
  return checkHttpDeclarations(declarationsOf(new App("example", options))).map(({ message }) => message)
}

const name = "api.example.com"
const certificate = "arn:aws:acm:eu-west-1:123456789012:certificate/0123-abcd"
const inVirginia = "arn:aws:acm:us-east-1:123456789012:certificate/0123-abcd"
const mutualTls = { truststore: "s3://trust/ca.pem" }

describe("the check of a domain", () => {
  it.each([
    [{ domain: { name, hostedZone: "Z0123456789ABC" } }],
    [{ domain: { name, certificate, hostedZone: "example.com", basePath: "v1", securityPolicy: "TLS_1_0" } }],
    [{ domain: { name, certificate: { hostedZoneId: "Z0123456789ABC" } } }],
    [{ domain: { name: "*.example.com", certificate } }],
    [{ domain: { name, existing: true, basePath: "v1" } }],
    [{ domain: { name, existing: true, certificate: undefined } }],
    [{ domain: { name, certificate: inVirginia }, endpoint: "edge" }],
    [{ domain: { name, certificate, mutualTls }, disableExecuteApiEndpoint: true }],
    [{ domain: { name, certificate, mutualTls }, disableExecuteApiEndpoint: false }],
    [{ type: "http", domain: { name, certificate, mutualTls, basePath: "v1" }, disableExecuteApiEndpoint: true }],
    [{ type: "http", domain: { name, existing: true } }],
  ])("takes %j", (api) => {
    expect(messagesOf(api)).toEqual([])
  })

  it.each([
    [{ domain: {} }, "api.domain has no name"],
    [{ domain: { name: "API.example.com" } }, 'api.domain.name is "API.example.com"'],
    [{ domain: { name: "localhost" } }, 'api.domain.name is "localhost"'],
    [{ domain: { name: "a.*.com" } }, 'api.domain.name is "a.*.com"'],
    [{ domain: { name, existing: true, basePath: "/v1" } }, 'api.domain.basePath is "/v1"'],
    [{ domain: { name, existing: true, basePath: "v1/a" } }, 'api.domain.basePath is "v1/a"'],
    [{ domain: { name, certificate: "arn:aws:iam::1:x" } }, 'api.domain.certificate is "arn:aws:iam::1:x"'],
    [{ domain: { name, certificate: {} } }, "api.domain.certificate has no hostedZoneId"],
    [
      { domain: { name, certificate: { hostedZoneId: "example.com" } } },
      'api.domain.certificate.hostedZoneId is "example.com"',
    ],
    [{ domain: { name, certificate, hostedZone: "Z" } }, 'api.domain.hostedZone is "Z"'],
    [{ domain: { name, certificate, securityPolicy: "TLS_1_3" } }, 'api.domain.securityPolicy is "TLS_1_3"'],
    [
      { domain: { name, certificate, mutualTls: { truststore: "https://ca.pem" } }, disableExecuteApiEndpoint: true },
      'api.domain.mutualTls.truststore is "https://ca.pem"',
    ],
    [
      { domain: { name, hostedZone: "example.com" } },
      "api.domain has no certificate, and no id of a hosted zone by which one could be validated",
    ],
    [
      { domain: { name, certificate, hostedZone: "ample.com" } },
      "api.domain.name is api.example.com, which is not in the hosted zone ample.com",
    ],
    [
      { domain: { name, existing: true, certificate } },
      "api.domain.certificate is for a name that is made, and api.domain.existing is true",
    ],
    [
      { domain: { name, certificate }, endpoint: "edge" },
      "api.domain.certificate is in eu-west-1, and api.endpoint is edge",
    ],
    [
      {
        domain: { name, certificate },
        endpoint: "private",
        resourcePolicy: { allow: [{ vpcEndpoint: "vpce-0123456789abcdef0" }] },
      },
      "api.domain is for regional and edge APIs, and api.endpoint is private",
    ],
    [
      { domain: { name, certificate, mutualTls } },
      "api.domain.mutualTls guards the domain only: anyone may call the API by its execute-api name",
    ],
    [
      { domain: { name, certificate: inVirginia, mutualTls }, endpoint: "edge", disableExecuteApiEndpoint: true },
      "api.domain.mutualTls is for regional APIs, and api.endpoint is edge",
    ],
    [
      { domain: { name, certificate, mutualTls, securityPolicy: "TLS_1_0" }, disableExecuteApiEndpoint: true },
      "api.domain.mutualTls needs TLS 1.2, and api.domain.securityPolicy is TLS_1_0",
    ],
    [
      { type: "http", domain: { name, certificate, mutualTls } },
      "api.domain.mutualTls guards the domain only: anyone may call the API by its execute-api name",
    ],
    [
      { disableExecuteApiEndpoint: true },
      "api.disableExecuteApiEndpoint is true, and api.domain gives the API no other name",
    ],
  ])("finds %j", (api, message) => {
    expect(messagesOf(api)).toEqual([message])
  })

  it("keeps API Gateway's own paths at the root of a domain free", () => {
    const message = "/ping is API Gateway's own on custom domains, for its health checks"

    expect(messagesOf({ domain: { name, certificate } }, "/ping")).toEqual([message])
    expect(messagesOf({ domain: { name, certificate, basePath: "v1" } }, "/ping")).toEqual([])
    expect(messagesOf({}, "/ping")).toEqual([])
  })

  it("keeps them free of integrations too", () => {
    const api = { domain: { name, certificate } }
    const app = new App("example", { integrations: [integration("GET", "/sping", mock())], api })

    expect(checkHttpDeclarations(declarationsOf(app))).toMatchObject([
      { message: "/sping is API Gateway's own on custom domains, for its health checks" },
    ])
  })
})
