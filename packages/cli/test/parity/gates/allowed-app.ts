import { gatedApp } from "./gated-app.ts"

/** Lets some addresses in. */
export const app = gatedApp("parity-allowed", {
  resourcePolicy: { allow: [{ ip: "127.0.0.1" }, { ip: "127.0.0.8/29" }], deny: [{ ip: "127.0.0.9" }] },
})
