/** A state machine in Amazon States Language. */
export interface AslDefinition extends AslScope {
  readonly Comment?: string
  readonly QueryLanguage?: "JSONata" | "JSONPath"
  readonly TimeoutSeconds?: number
  readonly Version?: string
}

/** The states of a machine, a parallel branch or a map. */
export interface AslScope {
  readonly StartAt: string
  readonly States: Readonly<Record<string, AslState>>
}

export interface AslState {
  readonly Type: string
  readonly [field: string]: unknown
}
