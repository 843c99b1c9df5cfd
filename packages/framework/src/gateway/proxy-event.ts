/** The event of a REST API's Lambda proxy integration, field by field as AWS sends it. */
export interface ProxyEvent {
  readonly resource: string
  readonly path: string
  readonly httpMethod: string
  readonly headers: Record<string, string> | null
  readonly multiValueHeaders: Record<string, string[]> | null
  readonly queryStringParameters: Record<string, string> | null
  readonly multiValueQueryStringParameters: Record<string, string[]> | null
  readonly pathParameters: Record<string, string> | null
  readonly stageVariables: Readonly<Record<string, string>> | null
  readonly requestContext: ProxyRequestContext
  readonly body: string | null
  readonly isBase64Encoded: boolean
}

export interface ProxyRequestContext {
  readonly resourceId: string
  /** What an authorizer returned, strings but for `integrationLatency`, or `claims` of a user pool's token. */
  readonly authorizer?: Readonly<Record<string, string | number | Readonly<Record<string, string>>>>
  readonly resourcePath: string
  readonly httpMethod: string
  readonly extendedRequestId: string
  readonly requestTime: string
  readonly path: string
  readonly accountId: string
  readonly protocol: string
  readonly stage: string
  readonly domainPrefix: string
  readonly requestTimeEpoch: number
  readonly requestId: string
  readonly identity: ProxyIdentity
  readonly domainName: string
  readonly deploymentId: string
  readonly apiId: string
}

export interface ProxyIdentity {
  /** The value of the caller's API key, where the method needs one. */
  readonly apiKey?: string
  readonly apiKeyId?: string
  readonly cognitoIdentityPoolId: string | null
  readonly accountId: string | null
  readonly cognitoIdentityId: string | null
  readonly caller: string | null
  readonly sourceIp: string
  readonly principalOrgId: string | null
  readonly accessKey: string | null
  readonly cognitoAuthenticationType: string | null
  readonly cognitoAuthenticationProvider: string | null
  readonly userArn: string | null
  readonly userAgent: string | null
  readonly user: string | null
}
