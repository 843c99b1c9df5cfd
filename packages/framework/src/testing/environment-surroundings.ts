import { endpointVariable } from "../gateway/integrations/endpoint-variable.ts"
import type { IntegrationSurroundings } from "../gateway/integrations/integration-surroundings.ts"

/** Services by `AWS_ENDPOINT_URL_<SERVICE>`, or `AWS_ENDPOINT_URL` for all, empty ones left out; the app's resources by their own variables. */
export const environmentSurroundings: IntegrationSurroundings = {
  endpointOf: (service) => process.env[endpointVariable(service)] || process.env["AWS_ENDPOINT_URL"] || undefined,
  valueOf: (variable) => process.env[variable],
}
