import { App } from "@tsapi/framework"
import { CheckedController } from "./app/checked-controller.ts"
import { integrations } from "./app/integrations.ts"

/** An app whose bodies are text, which API Gateway can look into; `cases/text-cases.ts` says how it answers. */
export const app = new App("parity-text", {
  controllers: [CheckedController],
  integrations,
  binaryMediaTypes: [],
  api: {
    minimumCompressionSize: 100,
    gatewayResponses: {
      BAD_REQUEST_BODY: {
        body: '{"message":$context.error.messageString,"faults":"$context.error.validationErrorString"}',
      },
    },
  },
})
