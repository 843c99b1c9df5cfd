/** dynalite is untyped; this declares the parts that are used here: its request checks and its expression parsers. */
interface DynaliteCheck {
  readonly types: Readonly<Record<string, unknown>>
  /** Parses the request's expressions into `_condition`, `_updates`, ... and returns what is wrong with it. */
  readonly custom?: (data: object, store: object) => string | undefined
}

declare module "dynalite/validations/index.js" {
  const validations: {
    checkTypes(data: unknown, types: Readonly<Record<string, unknown>>): Record<string, unknown>
    checkValidations(
      data: object,
      types: Readonly<Record<string, unknown>>,
      custom: DynaliteCheck["custom"],
      store: object,
    ): void
    validateAttributeValue(value: object): string | undefined
    validateExpressions(data: object): string | undefined
  }
  export default validations
}

declare module "dynalite/validations/*" {
  const check: DynaliteCheck
  export default check
}

declare module "dynalite/db/index.js" {
  /** Each returns an error whose message DynamoDB would answer, or nothing. */
  const database: {
    validateKey(key: object, table: object): Error | undefined | null
    validateItem(item: object, table: object): Error | undefined | null
    validateUpdates(legacy: object | undefined, updates: object | undefined, table: object): Error | undefined | null
    validateKeyPaths(nestedPaths: object | undefined, table: object): Error | undefined | null
  }
  export default database
}
