import { gatedApp } from "./gated-app.ts"

/** Is there for a VPC only. */
export const app = gatedApp("parity-private", {
  endpoint: "private",
  vpcEndpoints: ["vpce-0123456789abcdef0"],
  resourcePolicy: { allow: [{ vpcEndpoint: "vpce-0123456789abcdef0" }] },
})
