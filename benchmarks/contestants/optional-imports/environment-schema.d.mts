export const environmentSchema: {
  readonly "~standard": {
    readonly version: 1
    readonly vendor: string
    validate(value: unknown): { readonly value: { readonly REQUESTS_TABLE_NAME: string } }
  }
}
