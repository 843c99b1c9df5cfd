/** A custom domain name, as API Gateway sees it. */
export interface ApiDomain {
  readonly name: string
  /** Without slashes; absent: the root. */
  readonly basePath?: string | undefined
  /** Absent: the name exists already, made elsewhere. */
  readonly made?: ApiMadeDomain | undefined
}

export interface ApiMadeDomain {
  /** An ARN, or where ACM validates what is made. */
  readonly certificate: string | { readonly hostedZoneId: string }
  /** An id or a name. */
  readonly hostedZone?: string | undefined
  readonly securityPolicy: "TLS_1_0" | "TLS_1_2"
  readonly mutualTls?: ApiMutualTls | undefined
}

export interface ApiMutualTls {
  readonly truststore: string
  readonly truststoreVersion?: string | undefined
  readonly ownershipCertificate?: string | undefined
}
