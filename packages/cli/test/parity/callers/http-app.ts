import { App } from "@tsapi/framework"
import { AddressedController, IssuerController, PoolController, SignedController } from "./app.ts"

/** What of the other app an HTTP API can have. */
export const app = new App("callers-http", {
  controllers: [IssuerController, PoolController, SignedController, AddressedController],
  api: "http",
})
