/** What is around an API on this machine, as far as its integrations call it. */
export interface IntegrationSurroundings {
  /** `http://127.0.0.1:PORT` of a service such as `dynamodb`; undefined where there is none: what needs it answers 501. */
  endpointOf(service: string): string | undefined
  /** The name or ARN of a resource that the app declares, by the variable that carries it: `TODOS_TABLE_NAME`. */
  valueOf(variable: string): string | undefined
}
