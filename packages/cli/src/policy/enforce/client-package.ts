import { serviceData } from "../permissions/service-data.ts"

let packages: ReadonlyMap<string, string> | undefined

/** The package of an SDK client class: `DynamoDBClient` is of `@aws-sdk/client-dynamodb`; undefined when tsapi has no data of it. */
export function clientPackage(client: string): string | undefined {
  packages ??= new Map([
    ...Object.keys(serviceData().clients).map((name) => [simplified(name), name] as const),
    ["dynamodbdocument", "@aws-sdk/lib-dynamodb"],
  ])
  return packages.get(simplified(client.replace(/Client$/, "")))
}

// `@aws-sdk/client-cognito-identity-provider` and `CognitoIdentityProvider`.
function simplified(name: string): string {
  return name
    .replace(/^@aws-sdk\/client-/, "")
    .replaceAll("-", "")
    .toLowerCase()
}
