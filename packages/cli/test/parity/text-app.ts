import { App } from "@tsapi/framework"
import { CheckedController } from "./app/checked-controller.ts"
import { integrations } from "./app/integrations.ts"

/** An app whose bodies are text, which API Gateway can look into; `cases/text-cases.ts` says how it answers. */
export const app = new App("parity-text", {
  controllers: [CheckedController],
  integrations,
  binaryMediaTypes: [],
  api: {
    domain: {
      name: "api.parity.example",
      basePath: "v1",
      certificate: "arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-3333-4444-555555555555",
    },
    stageVariables: { flavour: "plain", tier: "free" },
    canary: { percent: 100, stageVariables: { tier: "trial" } },
    minimumCompressionSize: 100,
    gatewayResponses: {
      MISSING_AUTHENTICATION_TOKEN: { headers: { "X-Tier": { from: "stageVariables.tier" } } },
      BAD_REQUEST_BODY: {
        body: '{"message":$context.error.messageString,"faults":"$context.error.validationErrorString"}',
      },
    },
  },
})
