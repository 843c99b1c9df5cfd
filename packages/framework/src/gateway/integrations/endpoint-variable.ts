/** The variable by which the AWS SDK finds a service that integrations call by its name in ARNs. */
export function endpointVariable(service: string): string {
  return `AWS_ENDPOINT_URL_${(SDK_NAMES[service] ?? service).toUpperCase()}`
}

const SDK_NAMES: Readonly<Record<string, string>> = {
  events: "eventbridge",
  secretsmanager: "secrets_manager",
  states: "sfn",
}
