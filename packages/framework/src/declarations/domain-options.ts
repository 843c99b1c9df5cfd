/** The API's own name. It is of the API's `endpoint`, `regional` or `edge`. */
export interface DomainOptions {
  /** `api.example.com`, in lower case. */
  readonly name: string
  /** The first part of the paths below which the API answers, such as `v1`. Default: it answers at the root. */
  readonly basePath?: string
  /**
   * Whether API Gateway has the name already, made by another stack: then only `basePath` is mapped, and nothing else may be
   * said here. Default false.
   */
  readonly existing?: boolean
  /**
   * ARN of a certificate of ACM, in `us-east-1` for `edge` and in the API's region otherwise, or the id of the hosted zone by
   * which ACM validates the one that is made. Default: one is made, validated by `hostedZone`, which must be an id then.
   */
  readonly certificate?: string | { readonly hostedZoneId: string }
  /** Where the name is put as alias records: the id (`Z…`) or the name of a hosted zone. Default: no records are made. */
  readonly hostedZone?: string
  /** The oldest TLS version that clients may use. Default `TLS_1_2`. */
  readonly securityPolicy?: "TLS_1_0" | "TLS_1_2"
  /** Lets in only clients with a certificate. For `regional` names with `TLS_1_2`. */
  readonly mutualTls?: MutualTlsOptions
}

/** Whose certificates clients may have. */
export interface MutualTlsOptions {
  /** The certificates of authorities, `s3://bucket/key.pem`. */
  readonly truststore: string
  /** The version of that object. Default: that of the time of the deployment. */
  readonly truststoreVersion?: string
  /** ARN of a public certificate of ACM that shows who owns the name, where `certificate` is imported or private. */
  readonly ownershipCertificate?: string
}
