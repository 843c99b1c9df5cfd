/** A description of a package that says which requests its functions send. */
export interface StandIn {
  /** The module in `policy/stand-ins`, without its extension. */
  readonly file: string
  /** The first and the last major version it describes. */
  readonly majors: readonly [number, number]
}

/**
 * Packages that are described rather than read, because their own code is too dynamic or too large to be followed. A
 * stand-in is a module with the package's exports, in which every method sends what the package's method sends; all
 * entry points of a package share one. See "Teach it a package" in CONTRIBUTING.md.
 */
export const standIns: Readonly<Record<string, StandIn>> = {
  "@aws-lambda-powertools/idempotency": { file: "powertools-idempotency", majors: [1, 2] },
  "@aws-lambda-powertools/parameters": { file: "powertools-parameters", majors: [1, 2] },
  "@middy/core": { file: "middy-core", majors: [2, 7] },
  "@middy/secrets-manager": { file: "middy-secrets-manager", majors: [2, 7] },
  "@middy/ssm": { file: "middy-ssm", majors: [2, 7] },
  electrodb: { file: "electrodb", majors: [2, 3] },
}
