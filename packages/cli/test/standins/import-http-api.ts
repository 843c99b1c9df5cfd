import { readFile } from "node:fs/promises"
import path from "node:path"

type Json = Readonly<Record<string, unknown>>

export interface HttpApiImport {
  readonly endpoint: string
  readonly apiId: string
  /** Where `tsapi package` wrote the template. */
  readonly packageDir: string
  /** ARNs by logical id. */
  readonly functions: Readonly<Record<string, string>>
}

/** Does what AWS does with the `Body` of an HTTP API, which ministack ignores: makes its authorizers and routes. */
export async function importHttpApi({ endpoint, apiId, packageDir, functions }: HttpApiImport): Promise<void> {
  const template = JSON.parse(await readFile(path.join(packageDir, "template.json"), "utf8"))
  const body = template.Resources.HttpApi.Properties.Body
  const create = (what: string, properties: Json) => post(`${endpoint}/v2/apis/${apiId}/${what}`, properties)
  // `Fn::Sub` with the name of the function's logical id.
  const uriOf = (uri: { "Fn::Sub": [string, { FunctionArn: { "Fn::GetAtt": [string] } }] }) => {
    const [, { FunctionArn }] = uri["Fn::Sub"]
    const arn = functions[FunctionArn["Fn::GetAtt"][0]]
    return `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${arn}/invocations`
  }
  const authorizers = new Map<string, unknown>()
  for (const [name, scheme] of Object.entries<Json>(body.components?.securitySchemes ?? {})) {
    const { authorizerUri, identitySource, ...rest } = Object(scheme["x-amazon-apigateway-authorizer"])
    const created = await create("authorizers", {
      ...rest,
      name,
      authorizerType: "REQUEST",
      authorizerUri: uriOf(authorizerUri),
      identitySource: identitySource.split(", "),
    })
    authorizers.set(name, created["authorizerId"])
  }
  for (const [route, item] of Object.entries<Json>(body.paths)) {
    for (const [key, operation] of Object.entries<Json>(item as Record<string, Json>)) {
      const { uri, type, payloadFormatVersion } = Object(operation["x-amazon-apigateway-integration"])
      const integration = await create("integrations", {
        integrationType: String(type).toUpperCase(),
        integrationUri: uriOf(uri),
        payloadFormatVersion,
      })
      const [security] = (operation["security"] ?? []) as readonly Json[]
      const [authorizer] = Object.keys(security ?? {})
      await create("routes", {
        routeKey: `${key === "x-amazon-apigateway-any-method" ? "ANY" : key.toUpperCase()} ${route}`,
        target: `integrations/${String(integration["integrationId"])}`,
        ...(authorizer !== undefined && {
          authorizationType: "CUSTOM",
          authorizerId: authorizers.get(authorizer),
        }),
      })
    }
  }
}

async function post(url: string, properties: Json): Promise<Json> {
  const authorization = "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/apigateway/aws4_request"
  const headers = { "Content-Type": "application/json", authorization }
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(properties) })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${text}`)
  return JSON.parse(text)
}
